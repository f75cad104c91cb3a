package org.rexnet.investment.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.Plan;

/** Orders of arrival in a hamlet: their acts done once more, and what is told of them. */
class HamletGrowthTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final LongRunDynamics DYNAMICS = new LongRunDynamics(SOLVER);
    private static final Study HAMLET =
            BuiltInStudies.find("hamlet").orElseThrow().study();
    private static final long FIRST_SEED = 3;
    private static final List<GrowthHistory> HISTORIES = GrowthComparison.run(
            DYNAMICS, HAMLET, GrowthOptions.of(HAMLET), 2, FIRST_SEED, 2, LongRunDynamics.Listener.SILENT);

    @Test
    void aPlanCostsTheSameWhenItsCapacitiesAreClearedAsAYear() {
        Plan plan = new ExpansionPlanning(SOLVER).plan(HAMLET).orThrow();
        GrowthYear planned = DYNAMICS.planned(plan, GrowthOptions.of(HAMLET));

        assertThat(planned.totalCost()).isCloseTo(plan.clearing().objective(), withinPercentage(1e-4));
        assertThat(planned.capacityCost()).isCloseTo(plan.capacityCost(), withinPercentage(1e-4));
        assertThat(planned.servedShares()).hasSameSizeAs(HAMLET.loads());
        assertThat(planned.lacking()).hasSize(planned.partly() + planned.unsupplied());
    }

    @Test
    void sameSeedSameHistoryAndAnotherOrderAnother() {
        GrowthHistory again =
                DYNAMICS.run(HAMLET, GrowthOptions.of(HAMLET), FIRST_SEED, LongRunDynamics.Listener.SILENT);

        assertThat(again.fingerprint()).isEqualTo(HISTORIES.get(0).fingerprint());
        assertThat(HISTORIES.get(1).fingerprint()).isNotEqualTo(again.fingerprint());
    }

    @Test
    void everyActPaysAndMoneyIsConserved() {
        GrowthHistory history = HISTORIES.get(0);
        GrowthReplay replay = new GrowthReplay(HAMLET);
        assertThat(history.events()).isNotEmpty();
        for (GrowthEvent event : history.events()) {
            replay.take(event);
            replay.checkMoney();
        }
        assertThat(replay.capacityCost()).isCloseTo(history.last().capacityCost(), within(1e-6));
    }

    @Test
    void whereItSettlesNobodyGainsByWhatPaysAtItsPricesOrByAnySingleChange() {
        GrowthHistory history = HISTORIES.get(0);
        assertThat(history.settled()).isTrue();
        GrowthReplay replay = new GrowthReplay(HAMLET);
        history.events().forEach(replay::take);
        replay.checkEquilibrium();
    }

    @Test
    void noOrderIsCheaperThanThePlanner() {
        double planned =
                new ExpansionPlanning(SOLVER).plan(HAMLET).orThrow().clearing().objective();
        GrowthComparison comparison = new GrowthComparison(HISTORIES, Optional.empty());

        assertThat(HISTORIES).allMatch(history -> history.last().totalCost() >= planned - 1e-6 * planned);
        GrowthComparison.Estimate cost = comparison.estimate(GrowthComparison.Measure.any(GrowthYear::totalCost));
        assertThat(cost.mean()).isBetween(cost.least(), cost.most()).isBetween(cost.from(), cost.to());
        assertThat(cost.median()).isBetween(cost.lowerDecile(), cost.upperDecile());
        assertThat(comparison.settled()).isEqualTo(HISTORIES.size());
    }

    @Test
    void intervalsKeepToWhatIsPossible() {
        GrowthComparison two = new GrowthComparison(HISTORIES.subList(0, 2), Optional.empty());

        for (ToDoubleFunction<GrowthYear> cost : List.<ToDoubleFunction<GrowthYear>>of(
                GrowthYear::totalCost, GrowthYear::capacityCost, GrowthYear::operatingCost)) {
            assertThat(two.estimate(GrowthComparison.Measure.ofCost(HAMLET, cost))
                            .from())
                    .isNotNegative();
        }
        assertThat(two.estimate(GrowthComparison.Measure.ofEmissions(HAMLET)).from())
                .isNotNegative();
        assertThat(two.estimate(GrowthComparison.Measure.ofPrice(HAMLET, GrowthYear::meanPrice))
                        .from())
                .isNotNegative();
        assertThat(two.estimate(new GrowthComparison.Measure(GrowthYear::supplied, 0, 12))
                        .to())
                .isLessThanOrEqualTo(12);
    }
}
