package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.rexnet.core.Draws;
import org.rexnet.investment.Shared;

@Order(Shared.LONG)
@ResourceLock(Shared.SPARK)
@ResourceLock(value = Shared.JAVA_PROCESSES, mode = ResourceAccessMode.READ)
final class EquilibriumCommandTest {

    private static final List<String> COMMAND = List.of("invest", "harbour", "--method", "equilibrium");

    private static CommandRun run(String... more) {
        return CommandRun.of(with(COMMAND, more));
    }

    private static String[] with(List<String> args, String... more) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void showsBothBoundsWhileItRunsAndThePageAfterwards(@TempDir Path folder) throws IOException {
        CommandRun run = run(
                "--snapshots",
                "0:168",
                "--part",
                "84",
                "--gap",
                "1e-3",
                "--out",
                folder.resolve("plan").toString());

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("at least", "at most", "gap");
        assertThat(run.out())
                .contains("Recommended capacities", "How the plan was found", "the gap is")
                .contains("a long-run equilibrium");
        List<String> table = Files.readAllLines(folder.resolve("plan/result-convergence.csv"));
        assertThat(table.get(0)).startsWith("iteration,lower,upper,cost,gap").contains("generator new wind headland");
        assertThat(table).hasSizeGreaterThan(5);
    }

    @Test
    void theJsonAnswerStatesTheBounds() {
        boolean byDefault = Draws.areFull();
        double gap = byDefault ? 1e-4 : 1e-3;
        CommandRun run = byDefault ? run("--json", "--quiet") : run("--json", "--quiet", "--gap", "1e-3");
        Map<String, Object> answer = run.json();

        Map<?, ?> convergence = (Map<?, ?>) Objects.requireNonNull(answer.get("convergence"));
        assertThat(answer).containsEntry("status", "optimal");
        assertThat((Double) Objects.requireNonNull(convergence.get("gap"))).isBetween(0.0, gap);
        assertThat((Double) Objects.requireNonNull(convergence.get("lower")))
                .isBetween(4_177_328.67 * (1 - gap), 4_177_328.68);
    }

    @Test
    void pricesAreExplainedOverTheWholeHorizonAsOneModel() {
        CommandRun page = run("--snapshots", "0:48", "--part", "24", "--price-intervals", "--explain", "mill");
        Map<String, Object> answer = run(
                        "--snapshots", "0:48", "--part", "24", "--price-intervals", "--json", "--quiet")
                .json();
        Map<String, Object> joint = CommandRun.of(
                        "invest", "harbour", "--snapshots", "0:48", "--price-intervals", "--json", "--quiet")
                .json();

        assertThat(page.code()).as(page.err()).isZero();
        assertThat(page.out())
                .contains("Valid prices", "One more MWh", "the whole horizon was then cleared as one model");
        assertThat(answer.get("price_intervals")).isEqualTo(joint.get("price_intervals"));
        Map<?, ?> convergence = (Map<?, ?>) Objects.requireNonNull(answer.get("convergence"));
        assertThat(convergence.get("plan_of")).isEqualTo("whole horizon");
    }

    @Test
    void aProcessThatIsKilledResumesToTheSamePlan(@TempDir Path folder) throws Exception {
        Path state = folder.resolve("state");
        List<String> child = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Rexnet.class.getName()));
        child.addAll(COMMAND);
        List<String> exactly =
                List.of("--checkpoint", state.toString(), "--gap", "1e-5", "--snapshots", "0:168", "--part", "24");
        child.addAll(exactly);
        Process process = new ProcessBuilder(child)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            while (process.isAlive() && !Files.exists(state)) {
                Thread.sleep(2);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(state).as(Files.readString(folder.resolve("log"))).exists();

        List<String> again = new ArrayList<>(exactly);
        again.addAll(List.of("--json", "--quiet"));
        Map<String, Object> whole =
                run(again.subList(2, again.size()).toArray(String[]::new)).json();
        again.add("--resume");
        Map<String, Object> resumed = run(again.toArray(String[]::new)).json();

        assertThat(resumed.get("objective")).isEqualTo(whole.get("objective"));
        assertThat(resumed.get("capacities")).isEqualTo(whole.get("capacities"));
        assertThat(resumed.get("signals")).isEqualTo(whole.get("signals"));
        assertThat(resumed.get("convergence")).isEqualTo(whole.get("convergence"));
    }

    @Test
    void whatIsFoundWithinALimitOfTimeIsKeptBesideTheFolderUntilThatIsWritten(@TempDir Path folder) {
        String out = folder.resolve("plan").toString();
        Path state = folder.resolve("plan.checkpoint");

        CommandRun stopped =
                run("--out", out, "--gap", "1e-6", "--time-limit", "0s", "--snapshots", "0:168", "--part", "84");

        assertThat(stopped.code()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(stopped.err().replaceAll("\\s+", " ")).contains("go on with --resume");
        assertThat(state).exists();
        assertThat(folder.resolve("plan")).doesNotExist();

        CommandRun resumed = run("--out", out, "--gap", "1e-2", "--resume", "--snapshots", "0:168", "--part", "84");

        assertThat(resumed.code()).isZero();
        assertThat(resumed.err()).doesNotContain("       1             -");
        assertThat(folder.resolve("plan/result-convergence.csv")).exists();
        assertThat(state).doesNotExist();
    }

    @Test
    void threadsOfSparkFindThePlanOfThreadsWithoutIt() {
        List<String> week = List.of("--snapshots", "0:168", "--part", "24", "--gap", "0.2", "--json", "--quiet");
        Map<String, Object> answer = run(with(week, "--engine", "local[2]")).json();
        Map<String, Object> expected = run(with(week, "--engine", "local")).json();

        answer.remove("seconds");
        expected.remove("seconds");
        Map<?, ?> convergence = (Map<?, ?>) Objects.requireNonNull(answer.get("convergence"));
        Map<?, ?> without = (Map<?, ?>) Objects.requireNonNull(expected.get("convergence"));
        for (String travelled : List.of("study_bytes", "sent_bytes_per_iteration", "received_bytes_per_iteration")) {
            Number bytes = (Number) Objects.requireNonNull(convergence.remove(travelled));
            assertThat(bytes.doubleValue()).as(travelled).isPositive();
            assertThat(without.containsKey(travelled)).as(travelled).isFalse();
        }
        assertThat(answer).isEqualTo(expected);
    }

    @Test
    void withoutSparkItIsSaidWhatIsMissing(@TempDir Path folder) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("spark-core"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> child = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                Rexnet.class.getName()));
        child.addAll(COMMAND);
        child.addAll(List.of("--engine", "spark://127.0.0.1:7077"));
        Path log = folder.resolve("log");

        int code = new ProcessBuilder(child)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        assertThat(Files.readString(log))
                .contains("Apache Spark is not on the class path", "org.apache.spark:spark-core_2.13");
        assertThat(code).isEqualTo(ExitCode.NO_ANSWER);
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedByName(@TempDir Path folder) {
        assertThat(CommandRun.of("invest", "harbour", "--gap", "0.1").err()).contains("--method equilibrium");
        assertThat(run("--gap", "2").err()).contains("above 0 and below 1 but is 2.0");
        assertThat(run("--part", "0").err()).contains("at least one snapshot");
        assertThat(run("--resume").err()).contains("--checkpoint", "--out");
        assertThat(run("--resume", "--checkpoint", folder.resolve("none").toString())
                        .err())
                .contains("There is no checkpoint");
        assertThat(CommandRun.of("invest", "harbour", "--engine", "local[2]").err())
                .contains("--method equilibrium");
        assertThat(run("--engine", "sprak://host:7077").err())
                .contains("'sprak://host:7077' is no Spark master", "spark://HOST:PORT");
        assertThat(run("--engine", "local-cluster[2,1,512]").err()).contains("at least 1024 MB");
        assertThat(run("--gap", "2").code()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aSearchDoesNotOverwriteWhatAnotherLeft(@TempDir Path folder) throws IOException {
        Path left = Files.writeString(folder.resolve("plan.checkpoint"), "mine");
        CommandRun run = CommandRun.of(
                "invest",
                "screening-curve",
                "--method",
                "equilibrium",
                "--out",
                folder.resolve("plan").toString(),
                "--quiet");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("plan.checkpoint is there", "--resume");
        assertThat(left).hasContent("mine");
        assertThat(folder.resolve("plan")).doesNotExist();
    }

    @Test
    void anInfeasibleStudyEndsAsInfeasible() {
        CommandRun run = Cases.run("invest", "infeasible-loop-flow", "--method", "equilibrium", "--json");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(run.json()).containsEntry("status", "infeasible");
    }

    @Test
    void unitsThatAreOnOrOffAreRefusedByNameUnlessRelaxed() {
        CommandRun refused = Cases.run("invest", "kink-commitment", "--method", "equilibrium");
        CommandRun relaxed =
                Cases.run("invest", "kink-commitment", "--method", "equilibrium", "--relaxed-commitment", "--json");

        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("coal", "not convex", "--relaxed-commitment");
        assertThat(relaxed.code()).as(relaxed.err()).isZero();
    }
}
