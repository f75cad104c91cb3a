package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases with a right answer for what one more of a candidate would earn, in every output. */
class SignalCasesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"joint", "equilibrium"})
    void whatIsNotBuiltEarnsNothingWhereBothHoursCostTheSame(String method) throws IOException {
        Path out = folder.resolve("out");
        CommandRun json =
                Cases.run("invest", "rent2", "--method", method, "--zero-profit", "--json", "--out", out.toString());
        CommandRun page = Cases.run("invest", "rent2", "--method", method);

        assertThat((Double) json.json().get("objective")).isCloseTo(140, within(1e-6 * 140));
        for (String table : List.of("signals", "zero_profit")) {
            List<?> rows = (List<?>) json.json().getOrDefault(table, List.of());
            assertThat(rows).hasSize(2).allSatisfy(row -> {
                assertThat((Double) ((Map<?, ?>) row).get("earns")).isCloseTo(0, within(1e-9));
                assertThat(((Map<?, ?>) row).get("last_saves")).isEqualTo("null");
            });
        }
        assertThat(page.out()).containsPattern("bat +storage unit +0.00 +50.00 +-50.00 +at minimum");
        assertThat(Files.readAllLines(out.resolve("result-signals.csv")))
                .anyMatch(line -> line.startsWith("bat,storage_units,MW,0.0,at minimum,0.0,,50.0,-50.0,"));
    }

    @Test
    void signalsHaveTheSameWordsAndOrderInEveryForm() throws IOException {
        Path out = folder.resolve("out");
        CommandRun json = CommandRun.of("invest", "screening-curve", "--json", "--out", out.toString());

        List<String> lines = Files.readAllLines(out.resolve("result-signals.csv"));
        List<?> rows = (List<?>) json.json().getOrDefault("signals", List.of());
        assertThat(rows).isNotEmpty().hasSize(lines.size() - 1);
        for (int i = 0; i < rows.size(); i++) {
            Map<?, ?> row = (Map<?, ?>) rows.get(i);
            assertThat(row.keySet().stream().map(String::valueOf))
                    .containsExactly(lines.get(0).split(",", -1));
            assertThat(lines.get(i + 1)).startsWith(row.get("candidate") + ",");
        }
    }
}
