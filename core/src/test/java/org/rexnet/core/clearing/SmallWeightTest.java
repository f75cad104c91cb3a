package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.optimization.Certificate;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Point;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** A snapshot that hardly counts in the cost is cleared as well as any other. */
class SmallWeightTest {

    private static final Horizon HORIZON = new Horizon(
            List.of(new Horizon.Snapshot("whole", 1, 1, 1, ""), new Horizon.Snapshot("tiny", 1e-8, 1, 1, "")));

    private static Study study() {
        return Study.builder("town")
                .horizon(HORIZON)
                .buses("town")
                .generator("cheap", "town", 100, 20)
                .generator("dear", "town", 100, 30)
                .load("town", "town", 60)
                .store("tank", "town", s -> s.capacityMwh(1).initialMwh(0))
                .build();
    }

    @Test
    void theRightUnitRunsAtTheRightPrice() {
        Clearing clearing =
                new MarketClearing(new StandardSolver()).clear(study()).orThrow();

        assertThat(clearing.series(ComponentKind.GENERATOR, "p")[1])
                .containsExactly(new double[] {60, 0}, within(1e-6));
        assertThat(clearing.prices()[1][0]).isCloseTo(20, within(1e-3));
    }

    /** The dear unit instead of the cheap one, which in this snapshot costs a ten-millionth of money more. */
    @Test
    void theWrongUnitIsNoOptimum() {
        Study study = study();
        ClearingOptions options = ClearingOptions.of(study.settings());
        ClearingProblem problem = new ClearingProblem(
                study, DcFlow.of(study.network(), options.convention()), options, 0, 2, Optional.empty());
        LinearModel model = problem.model();
        double[] value = new double[model.variableCount()];
        double[] reducedCost = new double[value.length];
        for (int j = 0; j < value.length; j++) {
            String name = model.name(new Variable(j));
            value[j] = name.equals("generator cheap whole") || name.equals("generator dear tiny") ? 60 : 0;
            double price = name.endsWith("tiny") ? 30e-8 : 20;
            reducedCost[j] = name.startsWith("generator")
                    ? model.cost(new Variable(j)) - price
                    : name.startsWith("level") ? name.endsWith("tiny") ? price : price - 30e-8 : 0;
        }
        double[] activity = new double[model.constraintCount()];
        double[] dual = new double[activity.length];
        for (int i = 0; i < activity.length; i++) {
            String name = model.name(new Constraint(i));
            activity[i] = name.startsWith("balance") ? 60 : 0;
            double price = name.endsWith("tiny") ? 30e-8 : 20;
            dual[i] = name.startsWith("balance") ? price : -price; // The other rows are those of the tank's energy.
        }

        Certificate certificate = Certificate.of(model, new Point(value, reducedCost, activity, dual));

        assertThat(certificate.complementarity().where()).isEqualTo("variable generator cheap tiny");
        assertThat(certificate.holds()).isFalse();
    }
}
