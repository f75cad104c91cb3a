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

/** {@code rexnet clear}, from the command line to what is printed and written. */
class ClearCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aPageSaysCostPricesCongestionAndSupply() {
        CommandRun run = CommandRun.of("clear", "pjm-five-bus");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("5 buses, 6 lines, 5 generators, 3 loads")
                .contains("Total cost  17,479.90 USD")
                .containsPattern("D +AC +39\\.94")
                .containsPattern("line D-E +D +E +240\\.00")
                .contains("HiGHS");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void jsonIsOneObjectAndNothingElse() {
        CommandRun run = CommandRun.of("clear", "pjm-five-bus", "--json");

        assertThat(run.code()).isZero();
        Map<String, Object> json = run.json();
        assertThat(json)
                .containsEntry("status", "optimal")
                .containsEntry("currency", "USD")
                .containsEntry("snapshots", 1)
                .containsEntry("capacities", List.of());
        assertThat((Double) json.get("objective")).isCloseTo(17479.8969, within(1e-3));
        assertThat(json.get("seconds"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("read", "solve", "process");
    }

    @Test
    void formulationsAgree() {
        for (String formulation : List.of("sensitivities", "angles")) {
            CommandRun run = CommandRun.of("clear", "three-bus-market", "--json", "--formulation", formulation);

            assertThat((Double) run.json().get("objective")).as(formulation).isCloseTo(2835, within(1e-6));
        }
        CommandRun transport = CommandRun.of("clear", "three-bus-market", "--json", "--formulation", "transport");
        assertThat((Double) transport.json().get("objective")).isLessThan(2835);
    }

    @Test
    void pricesAreExplained() {
        CommandRun page = CommandRun.of("clear", "pjm-five-bus", "--explain", "D");
        CommandRun json = CommandRun.of("clear", "pjm-five-bus", "--explain", "D", "--json");

        assertThat(page.out()).contains("The price at D is 39.94 USD/MWh").containsPattern("congestion +D-E");
        assertThat(json.json().get("explanations")).asString().contains("bus=D", "D-E");
    }

    /** A heat pump of 2 MW and a boiler for 7 MW of heat; steel is delivered over the line that gas waits behind. */
    private void writeSectors(Path study) throws IOException {
        Files.createDirectories(study);
        Files.writeString(study.resolve("buses.csv"), "name,carrier\na,AC\nb,AC\nh,heat\n");
        Files.writeString(study.resolve("snapshots.csv"), "snapshot\n2030-01-01 00:00\n2030-01-01 01:00\n");
        Files.writeString(study.resolve("lines.csv"), "name,bus0,bus1,x,s_nom\nl,a,b,0.1,30\n");
        Files.writeString(
                study.resolve("generators.csv"),
                "name,bus,p_nom,marginal_cost\nhydro,a,60,7\ngas,b,60,55\nboiler,h,9,25\n");
        Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\ntown,b,\nhouses,h,7\n");
        Files.writeString(
                study.resolve("loads-p_set.csv"), "snapshot,town\n2030-01-01 00:00,10\n2030-01-01 01:00,40\n");
        Files.writeString(study.resolve("links.csv"), "name,bus0,bus1,p_nom,efficiency\npump,b,h,2,3\n");
        Files.writeString(
                study.resolve("bilateral_contracts.csv"), "name,seller_bus,buyer_bus,quantity,price\nsteel,a,b,8,30\n");
    }

    @Test
    void sectorsSettersContractsAndTheValueOfCouplingAreSaid() throws IOException {
        Path study = folder.resolve("study");
        writeSectors(study);
        CommandRun page = CommandRun.of("clear", study.toString(), "--setters", "--coupling", "--explain", "h");

        assertThat(page.code()).isZero();
        assertThat(page.out())
                .contains("One more MWh: generator boiler at h.")
                .containsPattern("AC +generator hydro +50\\.0 % +7\\.00")
                .containsPattern("steel +16\\.00 +480\\.00 +384\\.00")
                .containsPattern("worth at least +\\d+\\.\\d\\d");
        Map<String, Object> json = CommandRun.of("clear", study.toString(), "--setters", "--coupling", "--json")
                .json();
        assertThat(json).containsKeys("sectors", "setters", "coupling");
        assertThat(json.get("coupling")).asString().contains("coupled=", "value=");
    }

    @Test
    void snapshotsAreChosenByPositionOrLabel() {
        CommandRun byPosition = CommandRun.of("clear", "harbour", "--json", "--snapshots", "24:48");
        CommandRun byLabel = CommandRun.of("clear", "harbour", "--json", "--snapshots", "2030-02-20..2030-02-20");

        assertThat(byPosition.json()).containsEntry("snapshots", 24);
        assertThat(byPosition.json().toString())
                .contains("average_by_load", "average_by_time", "average_by_energy")
                .doesNotContain(" average=");
        assertThat(byLabel.json().get("objective")).isEqualTo(byPosition.json().get("objective"));
    }

    @Test
    void anInfeasibleStudySaysWhatStandsInTheWay() throws IOException {
        Path study = overloaded();
        Path out = folder.resolve("out");

        CommandRun page = CommandRun.of("clear", study.toString(), "--out", out.toString());
        CommandRun json = CommandRun.of("clear", study.toString(), "--json");

        assertThat(page.code()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(page.out()).contains("Infeasible").contains("south").contains("20.00");
        assertThat(out).doesNotExist();
        assertThat(json.code()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(json.json()).containsEntry("status", "infeasible").containsKey("causes");
    }

    @Test
    void aLimitOfTimeEndsTheSearch() {
        CommandRun run = CommandRun.of("clear", "harbour", "--time-limit", "0", "--json");

        assertThat(run.code()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(run.json()).containsEntry("status", "limit-reached");
    }

    @Test
    void resultsAreReadBackAndReplacedOnlyWhereTheyAreOurs() throws IOException {
        Path out = folder.resolve("out");
        String[] clear = {"clear", "harbour", "--snapshots", "0:6", "--json", "--out", out.toString()};

        CommandRun first = CommandRun.of(clear);
        CommandRun again = CommandRun.of(clear);
        CommandRun read = CommandRun.of("clear", out.toString(), "--json");

        assertThat(List.of(first.code(), again.code(), read.code())).containsOnly(ExitCode.DONE);
        assertThat(out.resolve("buses-marginal_price.csv")).isRegularFile();
        assertThat(out.resolve("generators-p.csv")).isRegularFile();
        assertThat(out.resolve("lines-p0.csv")).isRegularFile();
        assertThat((Double) read.json().get("objective"))
                .isCloseTo((Double) first.json().get("objective"), within(1e-6));
        assertThat(folder)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));

        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "mine");
        CommandRun refused = CommandRun.of("clear", "pjm-five-bus", "--out", foreign.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("--force");
        assertThat(foreign.resolve("thesis.txt")).hasContent("mine");
        assertThat(foreign.resolve("buses.csv")).doesNotExist();
    }

    @Test
    void theModelIsWrittenForOtherSolvers() {
        Path file = folder.resolve("model.lp");

        CommandRun run = CommandRun.of(
                "clear", "pjm-five-bus", "--formulation", "angles", "--write-lp", file.toString(), "--quiet");

        assertThat(run.code()).isZero();
        assertThat(file).content().startsWith("Minimize").contains("Subject To").endsWith("End\n");
    }

    /** A town of 100 MW behind a line of 80 MW. */
    private Path overloaded() throws IOException {
        Path study = Files.createDirectory(folder.resolve("overloaded"));
        Files.writeString(study.resolve("buses.csv"), "name,v_nom\nnorth,110\nsouth,110\n");
        Files.writeString(study.resolve("lines.csv"), "name,bus0,bus1,x,s_nom\nns,north,south,10,80\n");
        Files.writeString(study.resolve("generators.csv"), "name,bus,p_nom,marginal_cost\nwind,north,200,1\n");
        Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\ntown,south,100\n");
        return study;
    }
}
