package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.network.Bus;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.flow.SusceptanceConvention;

/** Costs of PGLib-OPF v23.07 (CC BY 4.0), direct-current approximation, in both conventions. */
class PglibTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    @ParameterizedTest
    @CsvSource({
        "case3_lmbd, 5695.8959, 5693.80",
        "case5_pjm, 17479.8969, 17479.8969",
        "case14_ieee, 2051.5263, 2051.5263",
        "case24_ieee_rts, 61001.2402, 61001.2402",
        "case30_as, 767.6021, 767.6021",
        "case39_epri, 136889.69, 136816.16",
        "case118_ieee, 93100.73, 93132.68",
        "case300_ieee, 517851.08, 517585.53",
        "case1354_pegase, 1218182.04, 1218096.86",
        "case2383wp_k, 1804090.39, 1796340.10",
        "case2869_pegase, 2386379.37, 2386235.33",
        "case10480_goc, 2215825.64, 2214558.10"
    })
    void theCostIsTheKnownOneInBothConventions(String name, double admittance, double reactance) {
        Study study = read(name);
        assertCost(study, SusceptanceConvention.SERIES_ADMITTANCE, admittance);
        assertCost(study, SusceptanceConvention.SERIES_REACTANCE, reactance);
    }

    private static void assertCost(Study study, SusceptanceConvention convention, double expected) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withConvention(convention);
        Clearing clearing = MARKET.clear(study, options).orThrow();
        assertThat(clearing.objective()).isEqualTo(expected, within(1e-6 * expected + 0.006));
    }

    @Test
    void thePricesOfTheFiveBusCaseAreTheKnownOnes() {
        Clearing clearing = clear("case5_pjm");
        double[] prices = {16.9774, 26.3845, 30, 39.9427, 10};
        double[] dispatch = {40, 170, 323.4948, 0, 466.5052};
        for (int i = 0; i < 5; i++) {
            assertThat(clearing.prices()[0][i]).isEqualTo(prices[i], within(5e-5));
            assertThat(clearing.series(ComponentKind.GENERATOR, "p")[0][i]).isEqualTo(dispatch[i], within(5e-5));
        }
        int line45 = 5;
        assertThat(Math.abs(clearing.flows()[0][line45])).isEqualTo(240, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"case14_ieee, 7.920951, 1e-6", "case24_ieee_rts, 49.674, 1e-3", "case30_as, 3.3905, 1e-4"})
    void aGridWithoutCongestionHasOnePrice(String name, double price, double tolerance) {
        for (double atBus : clear(name).prices()[0]) {
            assertThat(atBus).isEqualTo(price, within(tolerance));
        }
    }

    @Test
    void theQuadraticThreeBusCaseHasItsKnownPrices() {
        double[] prices = {36.8231, 30.1594, 41.4539};
        for (int i = 0; i < 3; i++) {
            assertThat(clear("case3_lmbd").prices()[0][i]).isEqualTo(prices[i], within(5e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"case118_ieee", "case300_ieee", "case24_ieee_rts"})
    void anglesGiveTheSameCostAndPrices(String name) {
        Study study = read(name);
        for (SusceptanceConvention convention : SusceptanceConvention.values()) {
            ClearingOptions options = ClearingOptions.of(study.settings()).withConvention(convention);
            Clearing lazy = MARKET.clear(study, options).orThrow();
            Clearing angles = MARKET.clear(study, options.withFormulation(FlowFormulation.ANGLES))
                    .orThrow();
            assertThat(lazy.objective()).isEqualTo(angles.objective(), within(1e-7 * angles.objective()));
            for (int bus = 0; bus < study.network().buses().size(); bus++) {
                assertThat(lazy.prices()[0][bus]).isEqualTo(angles.prices()[0][bus], within(1e-4));
            }
        }
    }

    @Test
    void flowsSurviveAnyOutageWhereSecurityAsksForIt() {
        Study case118 = read("case118_ieee");
        Study study = case118.withSettings(case118.settings().withLostLoad(10_000));
        ClearingOptions plain = ClearingOptions.of(study.settings());
        Clearing secure = MARKET.clear(study, plain.withSecurity(ClearingOptions.Security.N_MINUS_1))
                .orThrow();
        assertThat(secure.objective())
                .isGreaterThan(MARKET.clear(study, plain).orThrow().objective());
        DcFlow flow = DcFlow.of(study.network(), plain.convention());
        double[] base = secure.flows()[0];
        for (int outage = 0; outage < base.length; outage++) {
            if (flow.isBridge(outage)) {
                continue;
            }
            double[] factors = flow.outageFactors(outage);
            for (int line = 0; line < base.length; line++) {
                double after = line == outage ? 0 : base[line] + factors[line] * base[outage];
                assertThat(Math.abs(after))
                        .isLessThanOrEqualTo(flow.branches().get(line).capacityMw() + 1e-4);
            }
        }
        for (Bus bus : study.network().buses()) {
            assertThat(secure.priceComponents(bus.id(), 0).price()).isEqualTo(secure.price(bus.id()), within(1e-6));
        }
    }

    private static Clearing clear(String name) {
        Study study = read(name);
        return MARKET.clear(
                        study,
                        ClearingOptions.of(study.settings()).withConvention(SusceptanceConvention.SERIES_ADMITTANCE))
                .orThrow();
    }

    private static Study read(String name) {
        return StudyReader.read(ReferenceData.require("pglib-opf/pglib_opf_" + name + ".m"));
    }
}
