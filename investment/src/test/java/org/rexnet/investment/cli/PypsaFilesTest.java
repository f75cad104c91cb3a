package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.Draws;

/** Networks written by PyPSA 1.4.0 as CSV, netCDF and Excel, with what it finds for them (HiGHS 1.15.1). */
final class PypsaFilesTest {

    @TempDir
    private Path folder;

    private static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(PypsaFilesTest.class.getResource("pypsa/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Periods: two with weights 8.5 and 6.25, one generator that ends, one that comes, storage that is cyclic in each. */
    @ParameterizedTest
    @CsvSource({"plain, 9400", "periods, 155820.3125"})
    void theSameNetworkHasTheSameAnswerThreeWays(String name, double cost) {
        List<Map<String, Object>> answers = List.of(name, name + ".nc", name + ".xlsx").stream()
                .map(one -> CommandRun.of("invest", file(one).toString(), "--json", "--quiet")
                        .json())
                .toList();

        for (Map<String, Object> answer : answers) {
            assertThat((Double) answer.get("objective")).isCloseTo(cost, within(1e-6 * cost));
            assertThat(answer.get("capacities")).isEqualTo(answers.get(0).get("capacities"));
            assertThat(answer.get("prices")).isEqualTo(answers.get(0).get("prices"));
        }
    }

    /**
     * Scenarios low (0.4) and high (0.6), with another price of gas, another wind and another load; PyPSA writes such networks as netCDF
     * only, and plans 31,373.33 for this one, with 52.22 MW of gas and 88.89 MW of wind.
     */
    @Test
    void scenariosOfANetcdfFileArePlannedAsByPypsaAndSurviveAFolder() {
        String copy = folder.resolve("copy").toString();
        assertThat(CommandRun.of("export", file("scenarios.nc").toString(), copy)
                        .code())
                .isZero();
        for (String study : List.of(file("scenarios.nc").toString(), copy)) {
            Map<String, Object> answer =
                    CommandRun.of("invest", study, "--json", "--quiet").json();

            assertThat((Double) answer.get("objective")).isCloseTo(31373.3333333, within(1e-6));
            assertThat(String.valueOf(answer.get("capacities")))
                    .contains("value=52.2222")
                    .contains("value=88.8888");
        }
        CommandRun cut = CommandRun.of("invest", copy, "--json", "--quiet", "--snapshots", "0:2");
        assertThat(cut.code()).as(cut.err()).isZero();
    }

    @Test
    void valuesOfScenariosThatDoNotFitAreNamed() throws IOException {
        Path copy = folder.resolve("copy");
        CommandRun.of("export", file("scenarios.nc").toString(), copy.toString());
        Path series = copy.resolve("scenario_series.csv");
        String good = Files.readString(series);
        Files.writeString(
                series,
                good.replaceFirst("high\\|generators", "hihg|generators").replaceFirst("90.0", "ninety"));

        CommandRun run = CommandRun.of("validate", copy.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("scenario_series.csv:1")
                .contains("must be called scenario|table.attribute|component")
                .contains("= ninety: must be a number");
        Files.writeString(series, good.replaceFirst("(?s)\n[^\n]*\n$", "\n"));
        assertThat(CommandRun.of("validate", copy.toString()).err()).contains("has 3 rows, but there are 4 snapshots");
    }

    @Test
    void faultsNameTheSheetRowAndColumn() throws IOException {
        Path copy = folder.resolve("periods");
        Files.createDirectory(copy);
        try (var files = Files.list(file("periods"))) {
            for (Path one : files.toList()) {
                Files.copy(one, copy.resolve(String.valueOf(one.getFileName())));
            }
        }
        Path snapshots = copy.resolve("snapshots.csv");
        Files.writeString(snapshots, Files.readString(snapshots).replaceFirst("2030,2030", "2035,2030"));

        assertThat(CommandRun.of("validate", copy.toString()).err())
                .contains("snapshots.csv:2, period = 2035: must be one of investment_periods: 2030, 2040");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.nc", "plain.xlsx"})
    void damagedFilesEndInAnAnswerOrAMessage(String name) throws IOException {
        byte[] good = Files.readAllBytes(file(name));
        Path bad = folder.resolve(name);
        for (long seed : Draws.seeds(30, 2000).toArray()) {
            Random random = new Random(seed);
            byte[] bytes = good.clone();
            for (int change = 0; change < 1 + seed % 20; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            bytes = seed % 7 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            Files.write(bad, bytes);
            CommandRun run = CommandRun.of("validate", bad.toString());
            assertThat(run.code()).as("%s, seed %d: %s", name, seed, run.err()).isIn(0, 2);
        }
    }
}
