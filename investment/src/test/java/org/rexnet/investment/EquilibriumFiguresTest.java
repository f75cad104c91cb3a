package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.alternative.MissingMoney;
import org.rexnet.investment.alternative.ZeroProfit;
import org.rexnet.network.Carrier;

/** Zero profit, figures before and after, and missing money, on studies that are computed by hand. */
class EquilibriumFiguresTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final Offset<Double> EXACT = within(1e-6);

    private static Plan screeningCurve() {
        Study study = BuiltInStudies.find("screening-curve").orElseThrow().study();
        return new ExpansionPlanning(SOLVER).plan(study).orThrow();
    }

    @Test
    void everyTechnologyOfTheScreeningCurveEarnsWhatItCosts() {
        for (ZeroProfit one : ZeroProfit.of(screeningCurve(), SOLVER)) {
            assertThat(one.signal().equilibriumGap()).isLessThan(1e-9);
            assertThat(one.valueAtPrices().orElseThrow())
                    .isEqualTo(one.signal().supportingRentPerUnit(), EXACT)
                    .isBetween(
                            one.signal().rentPerUnit() - 1e-6,
                            one.signal().lastRentPerUnit().orElseThrow() + 1e-6);
            assertThat(one.limitCost()).isZero();
        }
    }

    /**
     * At 100 instead of 1012 money is missing in the eleven steps above 990 MW, which stand for 10 of 1001 hours: what shedding costs, and
     * the rent of 500 MW of coal and 490 MW of gas in the ten steps that are shed in.
     */
    @Test
    void aCapMissesTheScarcityRent() {
        Plan plan = screeningCurve();
        Study study = plan.study();
        double scarce = 0;
        double shedCost = 0;
        double shed = 0;
        double[][] prices = plan.clearing().prices();
        for (int t = 0; t < prices.length; t++) {
            if (prices[t][0] > 100) {
                double hours = study.horizon().at(t).objectiveWeight();
                double load = study.loads().get(0).powerMw().at(t);
                scarce += hours;
                shed += hours * (load - 990);
                shedCost += hours * (load - 990) * 1012;
            }
        }
        assertThat(scarce).isGreaterThan(0);

        List<MissingMoney> all = MissingMoney.of(plan, 100);

        double missing = all.stream().mapToDouble(MissingMoney::missing).sum();
        assertThat(missing).isEqualTo(scarce * 912 * 990 + shedCost - shed * 100, within(1e-3));
        assertThat(all.stream().mapToDouble(MissingMoney::profit)).allMatch(profit -> Math.abs(profit) < 1e-3);
        assertThat(MissingMoney.of(plan, 5000)).allMatch(one -> one.missing() < 1e-3);
    }

    @Test
    void beforeAndAfterAreTheFiguresOfTheTwoClearings() {
        Study study = Study.builder("grow")
                .hours(2)
                .settings(Settings.DEFAULTS.withLostLoad(500))
                .add(Carrier.of("gas", 0.2))
                .buses("b")
                .generator(
                        "old",
                        "b",
                        g -> g.carrier("gas").capacityMw(60).marginalCost(80).efficiency(0.4))
                .generator("new", "b", g -> g.marginalCost(10).expansion(Expansion.of(0, 30, 50)))
                .load("load", "b", 50, 100)
                .build();
        SystemFigures before =
                SystemFigures.of(new MarketClearing(SOLVER).clear(study).orThrow());
        SystemFigures after = SystemFigures.of(
                new ExpansionPlanning(SOLVER).plan(study).orThrow().clearing());

        assertThat(before.unservedMwh()).isEqualTo(40, EXACT);
        assertThat(before.emissionsTonnes()).isEqualTo(110 / 0.4 * 0.2, EXACT);
        assertThat(before.cost()).isEqualTo(110 * 80 + 40 * 500, EXACT);
        assertThat(before.averagePrice()).isEqualTo((50 * 80 + 100 * 500) / 150.0, EXACT);
        assertThat(after.unservedMwh()).isEqualTo(10, EXACT);
        assertThat(after.emissionsTonnes()).isEqualTo(80 / 0.4 * 0.2, EXACT);
        assertThat(after.cost()).isEqualTo(30 * 50 + 60 * 10 + 80 * 80 + 10 * 500, EXACT);
        assertThat(after.costPerMwh()).isEqualTo(after.cost() / 150, EXACT);
        assertThat(SystemFigures.compare("EUR", List.of(before, after))).hasSize(7);
    }

    @Test
    void whatALimitCostsIsShownApart() {
        Study study = Study.builder("limit")
                .buses("b")
                .generator("wind", "b", g -> g.carrier("wind").expansion(Expansion.of(5)))
                .generator("gas", "b", g -> g.capacityMw(100).marginalCost(30))
                .load("load", "b", 50)
                .add(new GlobalConstraint(
                        "site",
                        GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                        "wind",
                        "",
                        GlobalConstraint.Sense.AT_MOST,
                        20))
                .build();

        ZeroProfit wind = ZeroProfit.of(
                        new ExpansionPlanning(SOLVER).plan(study).orThrow(), SOLVER)
                .get(0);

        assertThat(wind.ownCost()).isEqualTo(5, EXACT);
        assertThat(wind.limitCost()).isEqualTo(25, EXACT);
        assertThat(wind.valueAtPrices().orElseThrow()).isEqualTo(30, EXACT);
    }
}
