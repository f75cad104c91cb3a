package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
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
        Path file = Path.of(System.getProperty("rexnet.data", "nowhere"), "pglib-opf", "pglib_opf_" + name + ".m");
        assumeTrue(Files.exists(file), "reference data are not here");
        Study study = StudyReader.read(file);
        assertCost(study, SusceptanceConvention.SERIES_ADMITTANCE, admittance);
        assertCost(study, SusceptanceConvention.SERIES_REACTANCE, reactance);
    }

    private static void assertCost(Study study, SusceptanceConvention convention, double expected) {
        long start = System.nanoTime();
        ClearingOptions options = ClearingOptions.of(study.settings()).withConvention(convention);
        Clearing clearing = MARKET.clear(study, options).orThrow();
        System.out.println(study.name() + " " + convention + " " + clearing.objective() + " " + expected + " "
                + (System.nanoTime() - start) / 1000000 + " ms " + clearing.statistics());
        assertThat(clearing.objective()).isEqualTo(expected, within(1e-6 * expected + 0.006));
    }
}
