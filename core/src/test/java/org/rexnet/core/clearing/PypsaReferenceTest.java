package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;

/** What PyPSA 1.4.0 with HiGHS 1.15.1 answers on PyPSA's own examples (CC BY 4.0). */
class PypsaReferenceTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    @Test
    void scigridClearsAtTheKnownCostAndPrices() throws IOException {
        Study study = StudyReader.read(ReferenceData.require("pypsa/scigrid-de"));
        Clearing clearing = MARKET.clear(study).orThrow();
        assertThat(clearing.objective()).isEqualTo(6_684_817.3236, within(6.68));
        assertPrices(clearing, ReferenceData.require("pypsa/reference/scigrid-de/prices.csv"), 0.99);
        Surpluses surpluses = clearing.surpluses();
        assertThat(surpluses.imbalance()).isEqualTo(0, within(1e-6 * surpluses.payments()));
    }

    @Test
    void modelEnergyBuildsTheKnownCapacities() throws IOException {
        Study study = StudyReader.read(ReferenceData.require("pypsa/model-energy"));
        ClearingOptions options = ClearingOptions.of(study.settings()).withExpansion(true);
        Clearing clearing = MARKET.clear(study, options).orThrow();
        assertThat(clearing.objective()).isEqualTo(8_078_135_675.45, within(8e3));
        assertThat(clearing.column(ComponentKind.GENERATOR, "p_nom_opt"))
                .containsExactly(new double[] {10901.16, 32_474.38, 26_116.80}, within(0.01));
        assertThat(clearing.column(ComponentKind.STORAGE_UNIT, "p_nom_opt"))
                .containsExactly(new double[] {14_854.33}, within(0.01));
        assertThat(clearing.column(ComponentKind.STORE, "e_nom_opt"))
                .containsExactly(new double[] {3_786_558.31}, within(1.0));
        assertThat(clearing.column(ComponentKind.LINK, "p_nom_opt"))
                .containsExactly(new double[] {3025.15, 10_073.61}, within(0.01));
        assertPrices(clearing, ReferenceData.require("pypsa/reference/model-energy/prices.csv"), 0.99);
    }

    /** Prices need not be unique; where nearly all agree to six digits, the rest may differ by choice. */
    private static void assertPrices(Clearing clearing, Path file, double share) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> buses = List.of(lines.get(0).split(",", -1));
        int agree = 0;
        int all = 0;
        for (int t = 0; t < lines.size() - 1; t++) {
            String[] cells = lines.get(t + 1).split(",", -1);
            for (int b = 1; b < cells.length; b++) {
                double expected = Double.parseDouble(cells[b]);
                double price = clearing.price(buses.get(b), t);
                agree += Math.abs(price - expected) <= 1e-4 + 1e-5 * Math.abs(expected) ? 1 : 0;
                all++;
            }
        }
        assertThat(all).isEqualTo(clearing.prices().length * clearing.prices()[0].length);
        assertThat((double) agree / all).isGreaterThan(share);
    }
}
