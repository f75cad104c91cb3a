package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.parquet.ParquetSeries;

/** What {@code --out} writes for users of its figures: series of vehicles, loading of branches, energy of buses, and tables by subject. */
final class OwnTablesTest {

    private static final int HOURS = 24;

    @TempDir
    private static Path folder;

    private static Path own;
    private static Path byName;

    @BeforeAll
    static void clear() {
        own = folder.resolve("own");
        byName = folder.resolve("by-name");
        clear(own, "--tables", "own");
        clear(byName);
    }

    private static void clear(Path out, String... more) {
        List<String> args = new java.util.ArrayList<>(
                List.of("clear", "harbour", "--snapshots", "0:" + HOURS, "--quiet", "--out", out.toString()));
        args.addAll(List.of(more));
        CommandRun run = CommandRun.of(args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            return csv.stream().toList();
        }
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    @Test
    void eachSubjectIsOneFileWithARowForEachSnapshot() throws IOException {
        for (String subject : List.of("prices", "power", "levels", "flows", "loading")) {
            assertThat(rows(own.resolve(subject + ".csv"))).as(subject).hasSize(HOURS);
        }
        assertThat(own.resolve("lost-load.csv")).doesNotExist();
        assertThat(own.resolve("generators.csv")).doesNotExist();
        assertThat(own.resolve("page.txt")).exists();
    }

    @Test
    void figuresAreThoseUnderTheNamesOfPypsa() throws IOException {
        NamedCsvRecord power = rows(own.resolve("power.csv")).get(12);
        NamedCsvRecord p = rows(byName.resolve("generators-p.csv")).get(12);
        assertThat(power.getField("generator coal plant headland")).isEqualTo(p.getField("coal plant headland"));
        NamedCsvRecord flow = rows(own.resolve("flows.csv")).get(12);
        NamedCsvRecord loading = rows(own.resolve("loading.csv")).get(12);
        assertThat(number(flow, "line harbour-headland"))
                .isCloseTo(number(rows(byName.resolve("lines-p0.csv")).get(12), "harbour-headland"), within(1e-12));
        assertThat(number(loading, "line harbour-headland") * 2.4)
                .isCloseTo(Math.abs(number(flow, "line harbour-headland")), within(1e-9));
        assertThat(power.getField("link sea heat pump at heat plant")).isNotEmpty();
    }

    @Test
    void seriesOfVehiclesAddUpToTheirSessions() throws IOException {
        for (Path out : List.of(own, byName)) {
            Map<String, Double> last = new HashMap<>();
            double drawn = 0;
            for (NamedCsvRecord row : rows(out.resolve("result-session-power.csv"))) {
                last.put(row.getField("session"), number(row, "energy_mwh"));
                drawn += number(row, "power_mw");
            }
            List<NamedCsvRecord> sessions = rows(out.resolve("result-sessions.csv"));
            assertThat(sessions).hasSizeGreaterThan(20);
            for (NamedCsvRecord session : sessions) {
                assertThat(last.getOrDefault(session.getField("session"), 0.0))
                        .as(session.getField("session"))
                        .isCloseTo(number(session, "energy_mwh"), within(1e-9));
            }
            double stations = rows(byName.resolve("charging_stations-p.csv")).stream()
                    .mapToDouble(row -> number(row, "square") + number(row, "quay"))
                    .sum();
            assertThat(drawn).isCloseTo(stations, within(1e-6));
        }
    }

    @Test
    void whatComesToABusLeavesIt() throws IOException {
        for (NamedCsvRecord bus : rows(own.resolve("result-bus-energy.csv"))) {
            double in = number(bus, "supplied_mwh")
                    + number(bus, "from_others_mwh")
                    + number(bus, "by_branches_mwh")
                    + number(bus, "unserved_mwh");
            double out = number(bus, "used_mwh") + number(bus, "to_others_mwh") + number(bus, "stored_mwh");
            assertThat(in).as(bus.getField("bus")).isCloseTo(out, within(1e-5));
        }
    }

    @Test
    void resultsAreComparedAndReported() {
        CommandRun compared = CommandRun.of("compare", own.toString(), byName.toString());
        assertThat(compared.code()).isZero();
        assertThat(compared.out()).contains("All capacities are the same.");
        Path report = folder.resolve("report.html");
        assertThat(CommandRun.of("report", own.toString(), report.toString()).code())
                .isZero();
        assertThat(report).isNotEmptyFile();
    }

    @Test
    void resultsAloneAreNoStudy() {
        CommandRun run = CommandRun.of("clear", own.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("holds results without a study, as --tables own writes them");
    }

    @Test
    void theOptionAsksForAFolderAndHasNothingForPypsa() {
        CommandRun alone = CommandRun.of("clear", "street", "--tables", "own");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("--tables own needs --out DIR");
        CommandRun both = CommandRun.of(
                "clear",
                "street",
                "--tables",
                "own",
                "--for",
                "pypsa",
                "--out",
                folder.resolve("none").toString());
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--tables own writes no study");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void subjectsAreWrittenAsParquetToo() throws IOException {
        Path out = folder.resolve("parquet");
        clear(out, "--tables", "own", "--format", "parquet");
        ParquetSeries power = ParquetSeries.read(out.resolve("power.parquet"));
        int column = power.names().indexOf("generator coal plant headland");
        assertThat(power.values()[12][column])
                .isEqualTo(number(rows(own.resolve("power.csv")).get(12), "generator coal plant headland"));
        assertThat(Files.exists(out.resolve("power.csv"))).isFalse();
        clear(out, "--tables", "own");
        assertThat(Files.exists(out.resolve("power.parquet"))).isFalse();
    }
}
