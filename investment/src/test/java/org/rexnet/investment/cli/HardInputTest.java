package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that no model can take ends in a message that names it, and much input in an answer. */
class HardInputTest {

    private static final String CASE = """
        function mpc = small
        mpc.version = '2';
        mpc.baseMVA = 100;
        mpc.bus = [
        1 3 0 0 0 0 1 1 0 110 1 1.1 0.9;
        2 1 50 10 0 0 1 1 0 110 1 1.1 0.9;
        3 1 20 10 1 0 1 1 0 110 1 1.1 0.9;
        ];
        mpc.gen = [
        1 0 0 9 -9 1 100 1 80 10;
        3 0 0 9 -9 1 100 1 60 0;
        ];
        mpc.branch = [
        1 2 0.01 0.1 0 60 0 0 0 0 1 -30 30;
        2 3 0.01 0.1 0 60 0 0 1.02 3 1 -30 30;
        1 3 0.01 0.2 0 40 0 0 0 0 1 -360 360;
        ];
        mpc.gencost = [
        2 0 0 3 0.1 20 5 0 0 0;
        1 0 0 3 0 0 20 200 60 900;
        ];
        """;

    @TempDir
    private Path folder;

    private void write(String file, String... lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }

    private void writeStudy() throws IOException {
        write("buses.csv", "name", "a", "b");
        write("generators.csv", "name,bus,p_nom,marginal_cost", "gas,a,100,50");
        write("loads.csv", "name,bus,p_set", "town,a,40");
    }

    private String refused(String command, Path study) {
        CommandRun run = CommandRun.of(command, study.toString());
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).doesNotContain("Exception");
        return run.err();
    }

    @Test
    void deepYamlIsRefusedWithItsLine() throws IOException {
        writeStudy();
        write("study.yaml", "currency: EUR", "title: " + "[".repeat(20_000) + "]".repeat(20_000));
        assertThat(refused("validate", folder)).contains("study.yaml:2: is nested deeper than 100 lists or mappings");
        write(
                "study.yaml",
                IntStream.range(0, 1_000).mapToObj(i -> " ".repeat(i) + "a:").collect(Collectors.joining("\n")));
        assertThat(refused("validate", folder)).contains("study.yaml:101: is nested deeper");
        write("study.yaml", "scenarios: " + "{a: ".repeat(3_000));
        assertThat(refused("clear", folder)).contains("study.yaml:1: is nested deeper");

        Path years = folder.resolve("path.yaml");
        Files.writeString(years, "years: " + "[".repeat(20_000));
        CommandRun run = CommandRun.of("path", "street", years.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("path.yaml:1: is nested deeper");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        loads.csv | name,bus,p_set~town,a,1e20 | loads.csv:2, p_set = 1e20: must be a number of at most 1e12 in size
        loads-p_set.csv | snapshot,town~now,1e20 | loads-p_set.csv:2, town = 1.0E20: must be a number of at most 1e12 in size
        generators.csv | name,bus,p_nom,marginal_cost~gas,a,100,1e20 | generators.csv:2, marginal_cost = 1e20: must be a number of at most 1e12
        generators.csv | name,bus,p_nom,marginal_cost_quadratic~gas,a,100,1e25 | generators.csv:2, marginal_cost_quadratic = 1e25: must be
        generators.csv | name,bus,p_nom,active~gas,a,100,maybe | generators.csv:2, active = maybe: must be True or False
        snapshots.csv | snapshot,objective~now,1e30 | snapshots.csv:2, objective = 1e30: must be
        study.yaml | lost_load: 1e25 | study.yaml:1, lost_load = 1e25: must be a number of at least 0 and at most 1e12
        carriers.csv | name,co2_emissions~gas,1e308 | carriers.csv:2, co2_emissions = 1e308: must be
        links.csv | name,bus0,bus1,p_nom,efficiency~ab,a,b,10,3e16 | links.csv:2, efficiency = 3e16: must be
        """)
    void numbersThatNoModelTakesAreNamedWhereTheyStand(String file, String lines, String message) throws IOException {
        writeStudy();
        write(file, lines.split("~"));

        assertThat(refused("clear", folder)).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        60 900 | 60 901e20 | small.m:20~must be at most 1e12 in size
        20 200 60 900 | 20 200 20.0000000001 9000000 | makes the cost rise by
        -360 360 | 360 360 | Branch 1-3: its limits of angles
        2 3 0.01 0.1 0 | 2 3 0.01 1e-300 0 | Maybe the reactance of 2-3 is too small beside the others of its loop, 2-3, 1-3, 1-2
        1 3 0.01 0.2 0 | 1 3 0.01 -0.2 0 | Maybe the negative reactance of 1-3 cancels the positive ones of its loop: 1-3, 2-3, 1-2.
        """)
    void casesThatNoModelTakesAreNamed(String written, String changed, String message) throws IOException {
        // Without its transformer's ratio, so that reactances cancel to the last digit.
        Path file = folder.resolve("small.m");
        Files.writeString(file, CASE.replace("1.02 3", "0 0").replace(written, changed));

        assertThat(refused("clear", file)).contains(message.split("~"));
    }

    @Test
    void aLoopWithoutFlowsIsNamedByValidateToo() throws IOException {
        writeStudy();
        write("lines.csv", "name,bus0,bus1,x,s_nom", "one,a,b,10,5", "other,a,b,-10,5");

        assertThat(refused("validate", folder))
                .contains("The island of bus a (2 buses)", "the negative reactance of other", "its loop: other, one");
    }

    @Test
    void aCostThatALifeOfSecondsMakesEndlessIsNamed() throws IOException {
        writeStudy();
        write(
                "generators.csv",
                "name,bus,p_nom_extendable,overnight_cost,lifetime,discount_rate",
                "gas,a,True,5,1e-300,0.05");

        assertThat(refused("invest", folder)).contains("generators.csv:2", "over a lifetime of 1.0E-300 years costs");
    }

    @Test
    void anEfficiencyThatMakesALimitWeighMoreThanAnyNumberIsNamed() throws IOException {
        writeStudy();
        write("generators.csv", "name,bus,p_nom,marginal_cost,carrier,efficiency", "gas,a,100,50,gas,1e-300");
        write("carriers.csv", "name,co2_emissions", "gas,0.2");
        write(
                "global_constraints.csv",
                "name,type,sense,constant,carrier_attribute",
                "co2,primary_energy,<=,1000,co2_emissions");

        assertThat(refused("clear", folder))
                .contains("global_constraints.csv:2", "the efficiency of generator gas", "not as small as 1.0E-300");
    }

    @Test
    void vehiclesStayForThousandsOfYears() throws IOException {
        writeStudy();
        write("snapshots.csv", "snapshot", "2030-01-01 00:00", "2030-01-01 01:00");
        write("charging_stations.csv", "name,bus,p_nom", "quay,a,1");
        write(
                "ev_sessions.csv",
                "name,station,arrival,departure,energy,rate",
                "s,quay,-12030-01-01 00:10,2030-01-01 01:50,0.02,0.05");
        assertThat(CommandRun.of("validate", folder.toString()).code()).isIn(ExitCode.DONE, ExitCode.BAD_INPUT);
    }

    /** Each with a plant and a load; what follows the solve once took time that grew with the square of their number. */
    @Test
    void twentyThousandBusesWithLoadsAreCleared() throws IOException {
        int count = 20_000;
        StringBuilder buses = new StringBuilder("name\n");
        StringBuilder plants = new StringBuilder("name,bus,p_nom,marginal_cost\n");
        StringBuilder loads = new StringBuilder("name,bus,p_set\n");
        for (int b = 0; b < count; b++) {
            buses.append("b%d%n".formatted(b));
            plants.append("g%d,b%d,10,20%n".formatted(b, b));
            loads.append("l%d,b%d,5%n".formatted(b, b));
        }
        write("buses.csv", buses.toString());
        write("generators.csv", plants.toString());
        write("loads.csv", loads.toString());

        CommandRun run = CommandRun.of("clear", folder.toString(), "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json()).containsEntry("objective", 5 * 20.0 * count);
    }
}
