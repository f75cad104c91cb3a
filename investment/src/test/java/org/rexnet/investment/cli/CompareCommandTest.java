package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rexnet compare}: studies and folders of results side by side. */
class CompareCommandTest {

    @TempDir
    private Path folder;

    @Test
    void studiesStandSideBySideWithWhatChanges() {
        CommandRun run = CommandRun.of("compare", "two-areas", "two-areas-unlimited");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("figure +two-areas +two-areas-unlimited +change")
                .contains("Capacities that differ")
                .containsPattern("two-areas +cleared");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void aFolderOfResultsIsShownAsItWasFound() {
        String out = folder.resolve("plan").toString();
        CommandRun plan = CommandRun.of("invest", "garver", "--json", "--quiet", "--out", out);
        CommandRun run = CommandRun.of("compare", "garver-fixed", out, "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json()).containsEntry("status", "incomplete");
        assertThat(String.valueOf(run.json().get("systems"))).contains("infeasible", "status=results");
        assertThat(CommandRun.of("compare", out + "/.", "garver-fixed").out()).containsPattern("(?m)^  plan +results$");
        CommandRun twice = CommandRun.of("compare", out, out, "--json");
        assertThat(twice.code()).isZero();
        assertThat(((List<?>) twice.json().getOrDefault("capacity_changes", List.of())))
                .isEmpty();
        assertThat(figure(run, "cost, EUR", "plan"))
                .isEqualTo(((Number) Objects.requireNonNull(plan.json().get("objective"))).doubleValue());
    }

    @Test
    void tablesAreWrittenThatSayWhatJsonSays() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run =
                CommandRun.of("compare", "two-areas", "two-areas-unlimited", "--json", "--out", out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("Written: " + out);
        assertThat(Files.readAllLines(out.resolve("result-comparison.csv")))
                .anyMatch(line -> line.startsWith("\"cost, EUR\",%s,%s,"
                        .formatted(
                                figure(run, "cost, EUR", "two-areas"),
                                figure(run, "cost, EUR", "two-areas-unlimited"))));
        assertThat(Files.readAllLines(out.resolve("result-systems.csv")))
                .containsExactly("system,status", "two-areas,cleared", "two-areas-unlimited,cleared");
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("<p>Cost, EUR: two-areas 39,450, two-areas-unlimited 35,183 (-4,267).</p>")
                .contains("<p>Average price per MWh, EUR: two-areas 31.00, two-areas-unlimited 24.33 (-6.67).</p>");
        assertThat(CommandRun.of("compare", "two-areas", "two-areas", "--out", out.toString())
                        .code())
                .isZero();
        Files.writeString(out.resolve("mine.txt"), "mine");
        assertThat(CommandRun.of("compare", "two-areas", "two-areas", "--out", out.toString())
                        .code())
                .isEqualTo(2);
    }

    private static double figure(CommandRun run, String name, String system) {
        for (Object row : (List<?>) run.json().getOrDefault("comparison", List.of())) {
            Map<?, ?> figures = (Map<?, ?>) row;
            if (name.equals(figures.get("figure"))) {
                return Double.parseDouble(String.valueOf(figures.get(system)));
            }
        }
        throw new AssertionError("There is no figure " + name + " in " + run.out());
    }

    @Test
    void oneSystemIsTooFewAndAMissingOneIsNamed() throws IOException {
        CommandRun one = CommandRun.of("compare", "harbour");
        assertThat(one.code()).isEqualTo(2);
        assertThat(one.err())
                .contains("There is nothing to compare with harbour: name at least two studies or folders of results.")
                .doesNotContain("index");
        CommandRun missing = CommandRun.of("compare", "two-areas", "no-such-study");
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("no-such-study does not exist");
        Path broken = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(broken.resolve("result-figures.csv"), "figure,value\n\"cost, EUR\",many\n");
        assertThat(CommandRun.of("compare", "two-areas", broken.toString()).err())
                .contains("result-figures.csv:2, value = many: must be a number");
    }
}
