package org.rexnet.investment.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.claim.Trial;
import org.rexnet.core.simulation.claim.Verdict;
import org.rexnet.core.simulation.experiment.Experiment;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;

final class PricesToPlansTest {

    private static final StandardSolver SOLVER = new StandardSolver();

    /**
     * Homes need 4 MW. Coal costs 100 a MW over the two days and 50 a MWh, which is the least; gas is dear to run, peat and tide dear to
     * build.
     */
    private static Study nothing() {
        return Study.builder("nothing")
                .hours(48)
                .settings(Settings.DEFAULTS
                        .withLostLoad(3000)
                        .withSimulation(Settings.DEFAULTS.simulation().withDays(1, 1)))
                .buses("hill", "town")
                .line("hill", "town", 0.1, 20)
                .generator("coal", "hill", g -> g.marginalCost(50).expansion(Expansion.of(0, 8, 100)))
                .generator("gas", "town", g -> g.marginalCost(90).expansion(Expansion.of(0, 8, 90)))
                .generator("peat", "town", g -> g.marginalCost(40).expansion(Expansion.of(0, 8, 200_000)))
                .generator("tide", "hill", g -> g.marginalCost(0).expansion(Expansion.of(0, 8, 150_000)))
                .load("homes", "town", 4)
                .build();
    }

    private static Trial trial(Study study) {
        return new Trial(
                study,
                Designs.of(List.of("nodal", "exchange")),
                Experiment.Plan.of(SOLVER, 2),
                whole -> InvestmentClaims.planned(whole, SOLVER));
    }

    /** Peak 4, a step of 1: coal and gas grow while 3,000 is paid and stop at most a step and a half from the 4 MW needed. */
    @Test
    void capacitiesFollowFromPricesAndStopWhereThesePayNoMore() {
        Map<String, Double> capacities = new PricedCapacities(trial(nothing()), SOLVER).of(5);

        assertThat(capacities.getOrDefault("coal", 0.0) + capacities.getOrDefault("gas", 0.0))
                .isBetween(2.5, 5.5);
        assertThat(capacities).containsEntry("peat", 0.0).containsEntry("tide", 0.0);
    }

    @Test
    void thePlanThatFollowsIsComparedWithTheJointPlanAndWithThatOfNodalPrices() {
        Verdict verdict = new PricesToPlans(SOLVER).test(trial(nothing()));

        assertThat(verdict.estimates().stream().map(Verdict.Estimate::what))
                .containsExactly(
                        "agreement with the joint plan, exchange",
                        "agreement with the joint plan, nodal",
                        "rank correlation of net values, exchange and nodal",
                        "capacity error, exchange",
                        "capacity error, nodal",
                        "welfare of the exchange's plan, less the joint plan's",
                        "welfare of the exchange's plan, less the nodal plan's");
        assertThat(verdict.interval("welfare of the exchange's plan, less the joint plan's")
                        .estimate())
                .isLessThanOrEqualTo(1e-6);
        assertThat(verdict.reading()).anyMatch(text -> text.contains("6 rounds"));
    }

    /** The plan spends 4 MW x 100; 1 MW less of coal and 2 MW of gas more differ by 100 + 180. */
    @Test
    void theErrorOfCapacitiesIsMoneyByWhatThePlanSpends() {
        var plan = InvestmentClaims.plan(nothing(), SOLVER).orElseThrow();

        assertThat(PricesToPlans.error(plan, InvestmentClaims.capacities(plan))).contains(0.0);
        assertThat(PricesToPlans.error(plan, Map.of("coal", 3.0, "gas", 2.0)).orElseThrow())
                .isCloseTo((100 + 180) / 400.0, within(1e-6));
    }

    @Test
    void ranksAreComparedAndNotValues() {
        assertThat(PricesToPlans.rankCorrelation(
                        List.of(new double[] {1, 10}, new double[] {2, 200}, new double[] {9, 201})))
                .isCloseTo(1, within(1e-12));
        assertThat(PricesToPlans.rankCorrelation(
                        List.of(new double[] {1, 3}, new double[] {2, 2}, new double[] {3, -5})))
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void aCoinIsNotBeaten() {
        assertThat(PricesToPlans.judge(new Interval(0.8, 0.6, 0.9))).isEqualTo(Verdict.Outcome.HOLDS);
        assertThat(PricesToPlans.judge(new Interval(0.5, 0.3, 0.7))).isEqualTo(Verdict.Outcome.UNDECIDED);
        assertThat(PricesToPlans.judge(new Interval(0.2, 0.1, 0.4))).isEqualTo(Verdict.Outcome.FAILS);
    }
}
