package org.rexnet.core.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

class DataPairTest {

    private static final ComponentKey WIND = new ComponentKey(ComponentKind.GENERATOR, "wind");

    /** The wind gives 1 MW throughout; a day ahead, this much less or more was expected, alternating between the two days. */
    private static Study study(double first, double second) {
        double[] ahead = IntStream.range(0, 48)
                .mapToDouble(t -> 1 - (t < 24 ? first : second))
                .toArray();
        Study study = SmallWorlds.study();
        return study.toBuilder()
                .add(new Forecast(
                        "generators:wind",
                        Forecast.Errors.NONE,
                        Forecast.Outages.NONE,
                        Forecast.Presence.NONE,
                        Optional.of(Profile.of(ahead))))
                .build();
    }

    @Test
    void whatHappensIsTheForecastOfADayWithTheErrorOfAnotherOne() {
        Setting setting = Setting.of(study(0.2, -0.1), new StandardSolver());
        World world = World.of(setting, 1);

        assertThat(setting.study()
                        .components()
                        .find(WIND)
                        .orElseThrow()
                        .exogenous()
                        .orElseThrow()
                        .values()
                        .at(24))
                .isCloseTo(0.8, within(1e-9));
        for (int t = 0; t < 72; t++) {
            double error = world.realized(WIND, t) - world.expected(WIND, 0, t);
            assertThat(Math.min(Math.abs(error - 0.2), Math.abs(error + 0.1))).isLessThan(1e-9);
        }
        assertThat(world.expected(WIND, 30, 30) - world.expected(WIND, 0, 30))
                .isCloseTo(0.9 * (world.realized(WIND, 29) - world.expected(WIND, 0, 29)), within(1e-9));
        assertThat(setting.notes()).noneMatch(note -> note.contains("martingale"));
    }

    @Test
    void aForecastThatIsOffOnAverageIsNoMartingaleAndSaysSo() {
        Setting setting = Setting.of(study(0.2, 0.21), new StandardSolver());

        assertThat(setting.notes())
                .anyMatch(note -> note.startsWith("The forecast of generator wind is no martingale")
                        && note.contains("0.205 MW")
                        && note.contains("20.5 %"));
    }
}
