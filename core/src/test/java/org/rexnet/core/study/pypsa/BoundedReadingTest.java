package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.SettingsReader;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.pypsa.read.CsvTable;
import org.rexnet.core.study.pypsa.read.NumberTable;

/** What is read takes memory and time in proportion to the file, and files have an end. */
class BoundedReadingTest {

    /** With a number for each cell that the header promises, 20,000 x 20,000 would be 3.2 GB. */
    private static final int WIDE = 20_000;

    @TempDir
    private Path temporary;

    @Test
    void aWideHeaderOverShortRowsTakesMemoryForTheCellsThatAreThere() {
        String header = IntStream.range(0, WIDE).mapToObj(i -> "n" + i).collect(Collectors.joining(","));
        String[] snapshots = IntStream.range(0, WIDE + 1)
                .mapToObj(t -> t == 0 ? "snapshot" : "t" + t)
                .toArray(String[]::new);
        String[] series = IntStream.range(0, WIDE + 1)
                .mapToObj(t -> t == 0 ? "snapshot,town," + header : "t" + t + "," + t)
                .toArray(String[]::new);
        String[] loads = IntStream.range(0, WIDE + 1)
                .mapToObj(t -> t == 0 ? "name,bus," + header : "l" + t + ",north")
                .toArray(String[]::new);
        loads[1] = "town,north";

        Study study = CsvFolder.in(temporary)
                .with("snapshots.csv", snapshots)
                .with("loads.csv", loads)
                .with("loads-p_set.csv", series)
                .read();

        assertThat(study.loads()).hasSize(WIDE);
        assertThat(study.loads().get(0).powerMw().at(WIDE - 1)).isEqualTo(WIDE);
    }

    @Test
    void aSeriesWithGapsKeepsEachNumberInItsRow() {
        Study study = CsvFolder.in(temporary)
                .with("snapshots.csv", "snapshot", "a", "b", "c", "d")
                .with("generators-p_set.csv", "snapshot,coal", "a,", "b,7", "c", "d,9")
                .read();

        var setPoint = study.generators().get(0).setPointMw().orElseThrow();
        assertThat(IntStream.range(0, 4).mapToObj(setPoint::at)).containsExactly(Double.NaN, 7.0, Double.NaN, 9.0);
    }

    @Test
    void tablesHaveAtMostTwoMillionRows() {
        byte[] text = ("name\n" + "x\n".repeat(2_000_001)).getBytes(StandardCharsets.US_ASCII);
        Faults faults = new Faults();
        CsvTable.read("loads.csv", new ByteArrayInputStream(text), faults);

        assertThat(faults.toList()).singleElement().hasToString("loads.csv:2000002: has more than 2000000 rows");
    }

    @Test
    void emissionsThatNoModelTakesAreFaults() {
        assertThat(CsvFolder.in(temporary)
                        .with("carriers.csv", "name,co2_emissions", "wind,1e308", "coal,inf")
                        .faults())
                .containsExactly(
                        "carriers.csv:2, co2_emissions = 1e308: must be a number of at most 1e12 in size",
                        "carriers.csv:3, co2_emissions = inf: must be a number of at most 1e12 in size");
    }

    @Test
    void settingsOfTenMegabytesAreRefusedUnread() throws IOException {
        Path file = temporary.resolve("study.yaml");
        Files.writeString(file, "# " + "x".repeat(10_000_000) + "\ntitle: x\n");
        Faults faults = new Faults();
        SettingsReader.readAll(file, faults);

        assertThat(faults.toList())
                .singleElement()
                .hasToString("study.yaml: cannot be read: it has 10000012 bytes, and may have 1 MiB");
    }

    @Test
    void devicesWithoutEndAreRefused() {
        Faults faults = new Faults();
        Path zero = Path.of("/dev/zero");
        SettingsReader.readAll(zero, faults);
        NumberTable.read(zero, faults);

        assertThat(faults.toList())
                .extracting(Object::toString)
                .containsExactly(
                        "zero: cannot be read: it is a pipe or device", "zero: cannot be read: it is a pipe or device");
    }

    /** Nobody writes into the pipe, so that reading it would not end. */
    @Test
    @Timeout(20)
    void pipesAreRefused() throws IOException, InterruptedException {
        Path pipe = temporary.resolve("case.m");
        try {
            assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        } catch (IOException e) {
            assumeTrue(false, "this system has no mkfifo");
        }

        assertThatThrownBy(() -> StudyReader.read(pipe)).hasMessageContaining("case.m");
    }
}
