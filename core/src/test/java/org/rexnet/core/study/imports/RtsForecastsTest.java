package org.rexnet.core.study.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;

class RtsForecastsTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeTables() throws IOException {
        Files.writeString(
                folder.resolve("DAY_AHEAD_wind.csv"),
                "Year,Month,Day,Period,122_WIND_1\n2020,1,1,1,40\n2020,1,1,2,44\n");
        StringBuilder real = new StringBuilder("Year,Month,Day,Period,122_WIND_1\n");
        for (int period = 1; period <= 24; period++) {
            real.append("2020,1,1,%d,%d\n".formatted(period, period));
        }
        Files.writeString(folder.resolve("REAL_TIME_wind.csv"), real);
        Files.writeString(folder.resolve("gen.csv"), "GEN UID,MTTF Hr,MTTR Hr\n101_CT_1,450,50\n122_WIND_1,0,0\n");
    }

    private static Study study() {
        return Study.builder("rts")
                .horizon(Horizon.from(Instant.parse("2020-01-01T00:00:00Z"), Duration.ofHours(1), 2))
                .buses("a")
                .generator("101_CT_1", "a", 20, 90)
                .generator("122_WIND_1", "a", g -> g.capacityMw(50).maxPu(Profile.of(new double[] {1, 0.9})))
                .build();
    }

    @Test
    void whatHappensIsTheMeanOfRealTimeAndTheForecastThatOfTheDayAhead() {
        Study read = RtsForecasts.read(folder).addTo(study());
        Forecast wind = read.conditions(Forecast.class).get(1);

        assertThat(50 * read.generators().get(1).maxPu().at(0)).isCloseTo(6.5, within(1e-12));
        assertThat(50 * read.generators().get(1).maxPu().at(1)).isCloseTo(18.5, within(1e-12));
        assertThat(wind.dayAhead().orElseThrow().at(1)).isEqualTo(44);
        assertThat(read.conditions(Forecast.class).get(0).outages()).isEqualTo(new Forecast.Outages(450, 50));
    }

    @Test
    void aSnapshotWithoutDataIsNamed() {
        Study later = Study.builder("rts")
                .horizon(Horizon.from(Instant.parse("2021-01-01T00:00:00Z"), Duration.ofHours(1), 2))
                .buses("a")
                .generator("122_WIND_1", "a", g -> g.capacityMw(50).maxPu(Profile.of(new double[] {1, 0.9})))
                .build();

        assertThatThrownBy(() -> RtsForecasts.read(folder).addTo(later))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("2021-01-01 00:00:00: the series of 122_WIND_1 has nothing for it");
    }

    @Test
    void faultsAreNamedWithTheirLines() throws IOException {
        Files.writeString(
                folder.resolve("DAY_AHEAD_wind.csv"),
                "Year,Month,Day,Period,122_WIND_1\n2020,1,1,1,x\n2020,13,1,2,4\n");

        assertThatThrownBy(() -> RtsForecasts.read(folder))
                .isInstanceOfSatisfying(
                        StudyException.class,
                        e -> assertThat(e.faults().stream().map(Object::toString))
                                .isEqualTo(List.of(
                                        "DAY_AHEAD_wind.csv:2, 122_WIND_1 = x: must be a number",
                                        "DAY_AHEAD_wind.csv:3, Day = 1: is no date")));
    }
}
