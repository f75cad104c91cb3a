package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.FolderForm;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkDelay;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.pypsa.PypsaReader;
import org.rexnet.core.study.pypsa.PypsaWriter;
import org.rexnet.network.Link;

/** Links whose energy arrives later than it is drawn. */
class DelayedLinksTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    private static Study study(double[] weights, LinkDelay delay) {
        List<Horizon.Snapshot> snapshots = new ArrayList<>();
        for (int t = 0; t < weights.length; t++) {
            snapshots.add(new Horizon.Snapshot("" + t, 1, 1, weights[t], ""));
        }
        return Study.builder("delayed")
                .horizon(new Horizon(snapshots))
                .buses("a", "b")
                .generator(
                        "ga", "a", g -> g.capacityMw(100).marginalCost(Profile.of(new double[] {10, 20, 30, 40, 15})))
                .generator("gb", "b", 100, 100)
                .load("lb", "b", 10, 20, 30, 5, 8)
                .add(LinkOperation.builder(Link.of("l", "a", "b", 30), 0.9)
                        .maxPu(Profile.of(new double[] {1, 1, 0.5, 1, 1}))
                        .delays(List.of(delay))
                        .build())
                .build();
    }

    /** The costs are those of PyPSA 1.4.0 for the same network. */
    @ParameterizedTest
    @CsvSource({
        "1 1 1 1 1, 2, true, 1755.5555555555554",
        "1 1 1 1 1, 2, false, 3977.777777777778",
        "2 1 3 1 1, 3, true, 1900",
        "2 1 3 1 1, 3, false, 4066.6666666666665",
        "2 1 3 1 1, 9, true, 1811.111111111111",
        "1 2 1 2 1, 1, true, 1811.111111111111",
    })
    void costAsMuchAsByPypsa(String weights, int units, boolean cyclic, double cost) {
        double[] numbers = List.of(weights.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        Study study = study(numbers, new LinkDelay(units, cyclic));
        for (FlowFormulation formulation : FlowFormulation.values()) {
            Clearing clearing = MARKET.clear(
                            study, ClearingOptions.of(study.settings()).withFormulation(formulation))
                    .orThrow();
            assertThat(clearing.objective()).isEqualTo(cost, within(1e-6));
            assertThat(clearing.surpluses().imbalance()).isEqualTo(0, within(1e-6));
        }
    }

    @Test
    void whatArrivesWasDrawnBefore() {
        Study study = study(new double[] {1, 1, 1, 1, 1}, new LinkDelay(2, true));
        Clearing clearing =
                MARKET.clear(study, ClearingOptions.of(study.settings())).orThrow();
        double[][] drawn = clearing.series(ComponentKind.LINK, "p0");
        double[][] withdrawn = clearing.series(ComponentKind.LINK, "p1");

        for (int t = 0; t < 5; t++) {
            assertThat(withdrawn[t][0]).isEqualTo(-0.9 * drawn[(t + 3) % 5][0], within(1e-9));
        }
    }

    /** Weights of a scenario are shares of hours, whose sums are rounded. */
    @Test
    void whatTakesWholeRoundsOfABlockArrivesWhenItIsDrawnHoweverProbable() {
        for (int percent = 1; percent < 100; percent++) {
            double likely = percent / 100.0;
            Study certain = study(new double[] {1, 1, 1, 1, 1}, LinkDelay.NONE);
            Study study = SideBySide.of(certain.withSettings(certain.settings()
                    .withScenarios(List.of(
                            new Scenario("likely", likely, List.of()), new Scenario("other", 1 - likely, List.of())))));
            for (int rounds = 1; rounds < 5; rounds++) {
                LinkDelay delay = new LinkDelay(5 * rounds, true);
                for (Horizon.Block block : study.horizon().blocks()) {
                    for (int t = block.first(); t < block.end(); t++) {
                        assertThat(delay.source(study.horizon(), block, t))
                                .as("%d %%, %d rounds", percent, rounds)
                                .hasValue(t);
                    }
                }
            }
        }
    }

    /** What is drawn at 20 in the first hours has to arrive in the ones after them, whoever looks ahead for no longer than the delay. */
    @Test
    void windowsHandOverWhatIsUnderWay() {
        Study study = study(new double[] {1, 1, 1, 1, 1}, new LinkDelay(1, false));
        ClearingOptions options = ClearingOptions.of(study.settings());
        double once = MARKET.clear(study, options).orThrow().objective();

        Clearing rolled = new RollingClearing(new StandardSolver(), Duration.ofHours(1), Duration.ofHours(1))
                .clear(study, options, ClearingProgress.SILENT)
                .orThrow();

        assertThat(rolled.objective()).isCloseTo(once, within(1e-6));
        double[][] drawn = rolled.series(ComponentKind.LINK, "p0");
        double[][] withdrawn = rolled.series(ComponentKind.LINK, "p1");
        assertThat(withdrawn[0][0]).isZero();
        for (int t = 1; t < 5; t++) {
            assertThat(withdrawn[t][0]).isCloseTo(-0.9 * drawn[t - 1][0], within(1e-9));
        }
    }

    @Test
    void aDelayIsWrittenAndReadBack(@TempDir Path folder) {
        Study study = study(new double[] {1, 1, 1, 1, 1}, new LinkDelay(2, false));
        PypsaWriter.write(study, Results.NONE, folder.resolve("out"), FolderForm.FOR_BOTH);

        assertThat(PypsaReader.read(folder.resolve("out")).links().getFirst().delays())
                .containsExactly(new LinkDelay(2, false));
    }
}
