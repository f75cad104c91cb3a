package org.rexnet.core.study.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.StudyException;

class DeclaredSessionsTest {

    private static final String HEADER =
            "station,arrival_utc,departure_utc,energy_delivered_kwh,energy_requested_kwh,requested_departure_utc\n";

    @TempDir
    private Path folder = Path.of("");

    private DeclaredSessions read(String rows) throws IOException {
        return DeclaredSessions.read(Files.writeString(folder.resolve("sessions.csv"), HEADER + rows));
    }

    @Test
    void whatWasDeclaredStandsBesideWhatHappened() throws IOException {
        DeclaredSessions read = read("""
                08,2020-02-10T20:00:00Z,2020-02-11T04:00:00Z,26,52,2020-02-11T05:00:00Z
                02,2020-02-11T15:00:00Z,2020-02-11T20:00:00Z,4,,
                04,2020-02-11T18:00:00Z,2020-02-12T01:00:00Z,10,10,2020-02-11T22:00:00Z
                """);

        assertThat(read.sessions()).hasSize(3);
        assertThat(read.declared()).isEqualTo(2);
        assertThat(read.laterHours().mean()).isCloseTo(1, within(1e-12));
        assertThat(read.laterHours().deviation()).isCloseTo(Math.sqrt(8), within(1e-12));
        assertThat(read.energyShare().mean()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void faultsAreNamedWithTheirLines() {
        assertThatThrownBy(() -> read("08,then,2020-02-11T04:00:00Z,26,52,2020-02-11T05:00:00Z\n"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("sessions.csv:2: must have two points in time and an energy of at least 0");
    }
}
