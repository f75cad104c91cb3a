package org.rexnet.core.clearing.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;

/** How far a capacity may rise in each step: one variable, whose cost per unit is its reduced cost at the bound. */
class CapacityStepsTest {

    private static final Offset<Double> EXACT = within(1e-9);

    private final LinearModel model = new LinearModel();
    private final CapacitySteps steps = new CapacitySteps(model);

    private Variable capacity(double lower, double upper) {
        Variable capacity = model.addVariable(lower, upper, 0);
        Constraint row = model.addConstraint(0, 1e6);
        model.addTerm(row, capacity, 1);
        steps.begin(capacity.index());
        return capacity;
    }

    /** Widens the bound where one more unit costs so much, below 0 where it pays. */
    private boolean widen(Variable capacity, double costPerUnit) {
        model.setCost(capacity, costPerUnit);
        try (SolverSession session = new StandardSolver().open(model, SolverOptions.DEFAULTS)) {
            Solution solution = ((Optimal) session.solve()).solution();
            return steps.widen(solution);
        }
    }

    @Test
    void theFirstStepIsATenthOfWhatStandsAndAtLeastOneUnit() {
        Variable standing = capacity(50, 1000);
        Variable none = capacity(0, 1000);

        assertThat(model.upper(standing)).isCloseTo(55, EXACT);
        assertThat(model.upper(none)).isCloseTo(1, EXACT);
    }

    @Test
    void aStepIsThreeTimesTheOneBeforeUntilItIsKnownHowThePriceFalls() {
        Variable capacity = capacity(10, 1000);

        assertThat(widen(capacity, -3)).isTrue();
        assertThat(model.upper(capacity)).isCloseTo(10 + 3, EXACT);
    }

    @Test
    void theSecantLeadsSomewhatBeyondWhereOneMoreNoLongerPays() {
        Variable capacity = capacity(10, 1000);

        widen(capacity, -3);
        widen(capacity, -1);

        // From a rise of 1 to one of 3 the reduced cost fell from 3 to 1 in size: 1 more until it is 0.
        assertThat(model.upper(capacity)).isCloseTo(10 + 1.05 * 3 + 1.5 * 1, EXACT);
    }

    @Test
    void theSecantNeverLeadsFartherThanThreeTimes() {
        Variable slow = capacity(10, 1000);
        widen(slow, -3);
        widen(slow, -2.9);
        assertThat(model.upper(slow)).isCloseTo(10 + 9, EXACT);

        widen(slow, -3.5); // It pays more than before: nothing tells how far.
        assertThat(model.upper(slow)).isCloseTo(10 + 27, EXACT);
    }

    @Test
    void aStepEndsAtTheMostThatMayBeBuiltAndWhereNoMorePays() {
        Variable capacity = capacity(10, 12);

        assertThat(widen(capacity, -3)).isTrue();
        assertThat(model.upper(capacity)).isCloseTo(12, EXACT);
        assertThat(widen(capacity, -3)).as("at its end").isFalse();

        Variable dear = capacity(10, 1000);
        assertThat(widen(dear, 1)).as("does not pay").isFalse();
        assertThat(model.upper(dear)).isCloseTo(11, EXACT);
        steps.end();
        assertThat(model.upper(dear)).isCloseTo(1000, EXACT);
    }
}
