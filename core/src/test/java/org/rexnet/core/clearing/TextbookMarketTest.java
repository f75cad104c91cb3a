package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOptions.Explanation;
import org.rexnet.core.clearing.result.PriceSetter;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Bid.Side;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;

/** Markets whose answers textbooks give, in the convention of series reactance. */
class TextbookMarketTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    private static Clearing clear(Study study, UnaryOperator<ClearingOptions> options) {
        return MARKET.clear(study, options.apply(ClearingOptions.of(study.settings())))
                .orThrow();
    }

    private static Clearing clear(Study study) {
        return clear(study, UnaryOperator.identity());
    }

    private static void assertAccountsBalance(Clearing clearing) {
        Surpluses surpluses = clearing.surpluses();
        assertThat(surpluses.imbalance()).isEqualTo(0, within(1e-6 * Math.max(1, surpluses.payments())));
        assertThat(surpluses.cost()).isEqualTo(clearing.objective(), within(1e-6 * Math.abs(clearing.objective())));
    }

    /**
     * After a PyPSA teaching case: equal lines, 1-3 limited to 10 MW.
     *
     * <pre>
     *   1 (10) --100-- 2 (20)
     *     \            |
     *      10         100
     *        \         |
     *         3 (100), load 100
     * </pre>
     */
    private static Study threeBuses() {
        return Study.builder("three buses")
                .buses("1", "2", "3")
                .line("1", "2", 0.1, 100)
                .line("2", "3", 0.1, 100)
                .line("1", "3", 0.1, 10)
                .generator("g1", "1", 1000, 10)
                .generator("g2", "2", 1000, 20)
                .generator("g3", "3", 1000, 100)
                .load("load", "3", 100)
                .build();
    }

    @Test
    void settersAreSoughtAtTheBusesAlone() {
        Clearing all = clear(threeBuses(), o -> o.withExplanation(Explanation.SETTERS));
        Clearing one =
                clear(threeBuses(), o -> o.withExplanation(Explanation.SETTERS).withExplainedBuses(Set.of("3")));

        assertThat(one.nextMwh("3", 0)).isEqualTo(all.nextMwh("3", 0));
        assertThat(one.priceInterval("2", 0)).isEqualTo(all.priceInterval("2", 0));
        assertThatThrownBy(() -> one.nextMwh("2", 0)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = FlowFormulation.class,
            names = {"SENSITIVITIES", "ANGLES"})
    void aPriceIsNegativeWhereDemandRelievesALimit(FlowFormulation formulation) {
        Clearing clearing = clear(threeBuses(), o -> o.withFormulation(formulation));
        assertThat(clearing.objective()).isEqualTo(7600, EXACT);
        assertThat(clearing.price("1")).isEqualTo(-60, EXACT);
        assertThat(clearing.price("2")).isEqualTo(20, EXACT);
        assertThat(clearing.price("3")).isEqualTo(100, EXACT);
        assertThat(clearing.output("g1", 0)).isEqualTo(0, EXACT);
        assertThat(clearing.output("g2", 0)).isEqualTo(30, EXACT);
        assertThat(clearing.output("g3", 0)).isEqualTo(70, EXACT);
        assertAccountsBalance(clearing);
    }

    @ParameterizedTest
    @EnumSource(
            value = FlowFormulation.class,
            names = {"SENSITIVITIES", "ANGLES"})
    void aPriceIsTheCostOfWhatChangesWithDemand(FlowFormulation formulation) {
        Clearing clearing =
                clear(threeBuses(), o -> o.withFormulation(formulation).withExplanation(Explanation.SETTERS));
        for (String bus : new String[] {"1", "2", "3"}) {
            double explained = clearing.priceSetters(bus, 0).stream()
                    .mapToDouble(PriceSetter::contribution)
                    .sum();
            assertThat(explained).isEqualTo(clearing.price(bus), EXACT);
            assertThat(clearing.priceComponents(bus, 0).price()).isEqualTo(clearing.price(bus), EXACT);
        }
        // One more MW at bus 1 lets bus 2 send 2 MW more and bus 3 save 1 MW: 2 x 20 - 1 x 100 = -60.
        assertThat(clearing.priceSetters("1", 0))
                .anySatisfy(setter -> {
                    assertThat(setter.name()).startsWith("generator g2");
                    assertThat(setter.amount()).isEqualTo(2, EXACT);
                })
                .anySatisfy(setter -> {
                    assertThat(setter.name()).startsWith("generator g3");
                    assertThat(setter.amount()).isEqualTo(-1, EXACT);
                });
    }

    @Test
    void pricesSplitAlikeByTheFlowOfTheClearingAndByAnother() {
        Clearing clearing = clear(threeBuses(), o -> o);
        Clearing other = new Clearing(
                clearing.study(),
                clearing.options(),
                clearing.objective(),
                clearing.results(),
                clearing.statistics(),
                ClearingKind::operationsOfAll);
        for (String bus : new String[] {"1", "2", "3"}) {
            assertThat(other.priceComponents(bus, 0)).isEqualTo(clearing.priceComponents(bus, 0));
        }
        assertThat(clearing.priceComponents("1", 0).congestion()).isNotEmpty();
        assertThat(other.injections()).hasSameSizeAs(clearing.injections());
    }

    private static final double[][] SUPPLY = {{120, 0}, {100, 15}, {50, 20}, {60, 36}, {70, 60}, {60, 150}, {50, 200}};
    private static final double[][] DEMAND = {{250, 200}, {80, 90}, {20, 75}, {40, 65}, {60, 24}};
    private static final double[][] SUPPLY_2 = {{100, 15}, {70, 60}, {50, 200}};
    private static final double[][] DEMAND_2 = {{250, 200}, {40, 65}, {60, 24}};
    private static final double[][] SUPPLY_1 = {{120, 0}, {50, 20}, {60, 36}, {60, 150}};
    private static final double[][] DEMAND_1 = {{80, 90}, {20, 75}};

    private static void addBids(StudyBuilder builder, String bus, Side side, double[][] steps) {
        for (int i = 0; i < steps.length; i++) {
            builder.add(Bid.of("%s %s %d".formatted(bus, side, i), bus, side, steps[i][0], steps[i][1]));
        }
    }

    @Test
    void aStepBidAuctionHasOnePriceAndTheLargestWelfare() {
        StudyBuilder builder = Study.builder("auction").buses("1");
        addBids(builder, "1", Side.SELL, SUPPLY);
        addBids(builder, "1", Side.BUY, DEMAND);
        Clearing clearing = clear(builder.build());
        assertThat(clearing.price("1")).isEqualTo(60, EXACT);
        assertThat(clearing.objective()).isEqualTo(-53_040, EXACT);
        assertAccountsBalance(clearing);
    }

    private static StudyBuilder twoZones() {
        StudyBuilder builder = Study.builder("zones").buses("1", "2");
        addBids(builder, "1", Side.SELL, SUPPLY_1);
        addBids(builder, "1", Side.BUY, DEMAND_1);
        addBids(builder, "2", Side.SELL, SUPPLY_2);
        addBids(builder, "2", Side.BUY, DEMAND_2);
        return builder;
    }

    @Test
    void twoZonesWithoutALinkHavePricesOfTheirOwn() {
        Study study = twoZones().build();
        Clearing clearing = clear(study, o -> o.withExplanation(Explanation.INTERVALS));
        assertThat(clearing.objective()).isEqualTo(-37_000, EXACT);
        assertThat(clearing.priceInterval("1", 0).low()).isLessThanOrEqualTo(0 + 1e-6);
        assertThat(clearing.priceInterval("1", 0).high()).isGreaterThanOrEqualTo(0 - 1e-6);
        assertThat(clearing.priceInterval("2", 0).low()).isLessThanOrEqualTo(200 + 1e-6);
        assertThat(clearing.priceInterval("2", 0).high()).isGreaterThanOrEqualTo(200 - 1e-6);
    }

    @Test
    void aLinkBringsThePricesOfTwoZonesTogether() {
        Clearing clearing = clear(twoZones()
                .add(org.rexnet.core.study.LinkOperation.builder(org.rexnet.network.Link.of("link", "1", "2", 100), 1)
                        .minPu(-1)
                        .build())
                .build());
        assertThat(clearing.objective()).isEqualTo(-52_220, EXACT);
        assertThat(clearing.price("1")).isEqualTo(36, EXACT);
        assertThat(clearing.price("2")).isEqualTo(65, EXACT);
        assertThat(clearing.surpluses().of(ComponentKind.LINK, "link").amount()).isEqualTo(2900, EXACT);
        assertAccountsBalance(clearing);
    }

    /** After Kirschen and Strbac: marginal costs 10 + 0.01 P and 13 + 0.02 P, loads 500 and 1500. */
    private static Study twoAreas(double capacityMw) {
        return Study.builder("two areas")
                .buses("A", "B")
                .line("A", "B", 0.1, capacityMw)
                .generator("a", "A", g -> g.capacityMw(5000).marginalCost(10).quadraticCost(0.005))
                .generator("b", "B", g -> g.capacityMw(5000).marginalCost(13).quadraticCost(0.01))
                .load("load A", "A", 500)
                .load("load B", "B", 1500)
                .build();
    }

    @Test
    void twoAreasWithQuadraticCostsShareWhatTheLineCarries() {
        Clearing clearing = clear(twoAreas(400), o -> o.withExplanation(Explanation.SETTERS));
        assertThat(clearing.output("a", 0)).isEqualTo(900, EXACT);
        assertThat(clearing.output("b", 0)).isEqualTo(1100, EXACT);
        assertThat(clearing.price("A")).isEqualTo(19, EXACT);
        assertThat(clearing.price("B")).isEqualTo(35, EXACT);
        assertThat(clearing.surpluses().of(ComponentKind.LINE, "A-B").amount()).isEqualTo(6400, within(1e-3));
        assertThat(clearing.priceSetters("B", 0))
                .singleElement()
                .satisfies(setter -> assertThat(setter.contribution()).isEqualTo(35, EXACT));
        assertAccountsBalance(clearing);
    }

    @Test
    void twoAreasWithoutALimitHaveOnePrice() {
        Clearing clearing = clear(twoAreas(Double.POSITIVE_INFINITY), o -> o.withExplanation(Explanation.SETTERS));
        assertThat(clearing.price("A")).isEqualTo(24 + 1.0 / 3, EXACT);
        assertThat(clearing.price("B")).isEqualTo(24 + 1.0 / 3, EXACT);
        // Two thirds of one more MWh come from the flatter cost.
        assertThat(clearing.priceSetters("A", 0).stream().mapToDouble(PriceSetter::amount))
                .satisfiesExactlyInAnyOrder(
                        amount -> assertThat(amount).isEqualTo(2.0 / 3, EXACT),
                        amount -> assertThat(amount).isEqualTo(1.0 / 3, EXACT));
    }

    /** After Kirschen and Strbac: A 140@7.5 and B 285@6 at bus 1, C 90@14 at bus 2, D 85@10 at bus 3. */
    private static Study threeBusTextbook(double limit12, double limit13, double limit23) {
        return Study.builder("three bus textbook")
                .buses("1", "2", "3")
                .line("1", "2", 0.2, limit12)
                .line("1", "3", 0.2, limit13)
                .line("2", "3", 0.1, limit23)
                .generator("A", "1", 140, 7.5)
                .generator("B", "1", 285, 6)
                .generator("C", "2", 90, 14)
                .generator("D", "3", 85, 10)
                .load("load 1", "1", 50)
                .load("load 2", "2", 60)
                .load("load 3", "3", 300)
                .build();
    }

    @ParameterizedTest
    @EnumSource(
            value = FlowFormulation.class,
            names = {"SENSITIVITIES", "ANGLES"})
    void theThreeBusTextbookCaseHoldsWithLimits(FlowFormulation formulation) {
        Clearing clearing = clear(threeBusTextbook(126, 250, 130), o -> o.withFormulation(formulation));
        assertThat(clearing.objective()).isEqualTo(2835, EXACT);
        assertThat(clearing.price("1")).isEqualTo(7.5, EXACT);
        assertThat(clearing.price("2")).isEqualTo(11.25, EXACT);
        assertThat(clearing.price("3")).isEqualTo(10, EXACT);
        assertThat(clearing.output("A", 0)).isEqualTo(50, EXACT);
        assertThat(clearing.output("B", 0)).isEqualTo(285, EXACT);
        assertThat(clearing.output("D", 0)).isEqualTo(75, EXACT);
        assertThat(clearing.flow(Line.class, "1-2", 0)).isEqualTo(126, EXACT);
        assertThat(clearing.flow(Line.class, "1-3", 0)).isEqualTo(159, EXACT);
        assertThat(clearing.flow(Line.class, "2-3", 0)).isEqualTo(66, EXACT);
        assertAccountsBalance(clearing);
    }

    @Test
    void theThreeBusTextbookCaseHoldsWithoutLimits() {
        assertThat(clear(threeBusTextbook(1e4, 1e4, 1e4)).objective()).isEqualTo(2647.5, EXACT);
    }

    /** Three nodes, equal lines of x 0.01 and 5000 MW; ten offers of 1000 MW per node at 5..14, 15..24, 25..34. */
    private static Study stepOffers(double demand1, double demand2, double demand3) {
        StudyBuilder builder = Study.builder("step offers")
                .buses("1", "2", "3")
                .line("1", "2", 0.01, 5000)
                .line("1", "3", 0.01, 5000)
                .line("2", "3", 0.01, 5000)
                .load("d1", "1", demand1)
                .load("d2", "2", demand2)
                .load("d3", "3", demand3);
        for (int node = 1; node <= 3; node++) {
            for (int step = 0; step < 10; step++) {
                builder.generator("n%d-%d".formatted(node, step), "" + node, 1000, 10 * node - 5 + step);
            }
        }
        return builder.build();
    }

    @Test
    void stepOffersGiveUniquePricesInsideTheirSteps() {
        Clearing clearing = clear(stepOffers(2400, 2400, 17400), o -> o.withExplanation(Explanation.INTERVALS));
        assertThat(clearing.objective()).isEqualTo(404_400, EXACT);
        double[] prices = {12, 22, 32};
        for (int bus = 0; bus < 3; bus++) {
            String name = "" + (bus + 1);
            assertThat(clearing.price(name)).isEqualTo(prices[bus], EXACT);
            assertThat(clearing.priceInterval(name, 0).isUnique(1e-6)).isTrue();
        }
        assertThat(clearing.flow(Line.class, "1-2", 0)).isEqualTo(200, EXACT);
        assertThat(clearing.flow(Line.class, "1-3", 0)).isEqualTo(5000, EXACT);
        assertThat(clearing.flow(Line.class, "2-3", 0)).isEqualTo(4800, EXACT);
    }

    @ParameterizedTest
    @EnumSource(
            value = FlowFormulation.class,
            names = {"SENSITIVITIES", "ANGLES"})
    void pricesBetweenTwoStepsAreAnInterval(FlowFormulation formulation) {
        Clearing clearing = clear(
                stepOffers(4400, 4400, 14400),
                o -> o.withFormulation(formulation).withExplanation(Explanation.INTERVALS));
        assertThat(clearing.objective()).isEqualTo(382_600, EXACT);
        assertThat(clearing.price("2")).isEqualTo(23, EXACT);
        assertThat(clearing.price("1")).isBetween(16 - 1e-6, 17 + 1e-6);
        assertThat(clearing.price("1") + clearing.price("3")).isEqualTo(46, EXACT);
        assertInterval(clearing, "1", 16, 17);
        assertInterval(clearing, "2", 23, 23);
        assertInterval(clearing, "3", 29, 30);
    }

    private static void assertInterval(Clearing clearing, String bus, double low, double high) {
        assertThat(clearing.priceInterval(bus, 0).low()).isEqualTo(low, EXACT);
        assertThat(clearing.priceInterval(bus, 0).high()).isEqualTo(high, EXACT);
    }
}
