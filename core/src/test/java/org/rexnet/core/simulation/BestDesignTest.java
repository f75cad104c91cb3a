package org.rexnet.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.experiment.Result;
import org.rexnet.core.simulation.experiment.Variant;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.SmallWorlds;
import org.rexnet.core.study.Study;

class BestDesignTest {

    private static final Study STUDY = SmallWorlds.study();

    private static List<String> sentences(Map<String, double[]> welfare) {
        return sentences(STUDY, welfare);
    }

    private static List<String> sentences(Study study, Map<String, double[]> welfare) {
        List<Design> designs = Designs.all().stream()
                .filter(design -> welfare.containsKey(design.name()))
                .toList();
        List<List<Result>> results = new ArrayList<>();
        for (Design design : designs) {
            double[] values = Objects.requireNonNull(welfare.get(design.name()));
            results.add(IntStream.range(0, values.length)
                    .mapToObj(seed -> new Result(
                            "",
                            design.name(),
                            seed,
                            0,
                            0,
                            0,
                            Map.of(Indicator.WELFARE, values[seed]),
                            new double[0],
                            Map.of(),
                            new double[0][],
                            List.of()))
                    .toList());
        }
        Setting setting = Setting.of(study, new StandardSolver());
        return new BestDesign(new Findings.Part(Variant.of(study), setting, designs, results), "EUR").sentences();
    }

    /** Differences 9, 10 and 11: the mean 10 with Student's 4.303 x 1 / sqrt 3 = 2.48 to each side. */
    @Test
    void theBestIsNamedWithWhatItHasMoreInTheSameWorlds() {
        assertThat(sentences(Map.of(
                        "bound", new double[] {120, 220, 320},
                        "spot", new double[] {100, 200, 300},
                        "exchange", new double[] {109, 210, 311})))
                .containsExactly(
                        "exchange has the highest welfare in these worlds, 10.00 +- 2.48 EUR more than spot.",
                        "Perfect foresight would be worth 10.00 +- 2.48 EUR more than exchange.");
    }

    /** Differences 49, 54 and 47: 50 with 4.303 x 3.606 / sqrt 3 = 8.96 to each side. */
    @Test
    void whatChanceExplainsIsNotCalledBetter() {
        assertThat(sentences(Map.of(
                        "spot", new double[] {100, 200, 300},
                        "nodal", new double[] {99, 204, 298},
                        "no-market", new double[] {50, 150, 251})))
                .containsExactly(
                        "nodal has the highest mean welfare, but 3 seeds cannot tell it from spot (0.33 +- 7.99 EUR"
                                + " more).",
                        "no-market has the lowest, 50.00 +- 8.96 EUR less than nodal.");
    }

    @Test
    void designsThatComeToTheSameAreNamedTogether() {
        assertThat(sentences(Map.of(
                        "bound", new double[] {100, 200, 300},
                        "spot", new double[] {100, 200, 300},
                        "nodal", new double[] {100, 200 + 1e-11, 300},
                        "exchange", new double[] {91, 190, 289})))
                .containsExactly(
                        "nodal and spot have the highest welfare in these worlds, 10.00 +- 2.48 EUR more than"
                                + " exchange.",
                        "Perfect foresight would be worth no more.");
        assertThat(sentences(Map.of("spot", new double[] {100, 200}, "nodal", new double[] {100, 200})))
                .containsExactly("spot and nodal have the same welfare in each of these worlds.");
    }

    /** Wind, a plant and needs alone: nothing waits, and nobody has notice. */
    @Test
    void whereAllIsBalancedTheMarketDecidesOnlyWhoPays() {
        Study study = STUDY.filter(component -> !component.canWait());
        assertThat(sentences(study, Map.of("spot", new double[] {100, 200}, "nodal", new double[] {100, 200})))
                .contains("Nothing can wait and nobody must decide before delivery, so that the market decides only who"
                        + " pays whom.");
    }

    @Test
    void oneDesignAloneIsNotTheBest() {
        assertThat(sentences(Map.of("bound", new double[] {1, 2}, "spot", new double[] {1, 2})))
                .isEmpty();
    }
}
