package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mesh of pipes in which water does not flow as the market would like it to. */
class HeatMeshTest {

    @Test
    void aPipeThatTheFlowOverloadsIsNamed() {
        CommandRun run = Cases.run("clear", "heat-mesh-check", "--check-heat");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Deliverable in 0 of 1 snapshot")
                .contains("Pipe direct would carry 0.61", "its capacity is 0.200 MW");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theAnswerSaysBothThatItIsNotDeliverableAndWhatWouldFlow() {
        Map<String, Object> answer =
                Cases.run("clear", "heat-mesh-check", "--check-heat", "--json").json();
        List<Map<String, Object>> snapshots = (List<Map<String, Object>>) answer.get("heat_flow");

        assertThat(snapshots)
                .singleElement()
                .satisfies(snapshot -> assertThat(snapshot)
                        .containsEntry("status", "undeliverable")
                        .containsKeys("obstacle", "pump_mw", "fastest_m_per_s"));
    }

    @Test
    void whereNothingIsLeftToChooseThePipeThatFrictionOverfillsIsNamed() {
        CommandRun run = Cases.run("clear", "heat-mesh-check", "--heat-flow", "follow");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Infeasible", "worst first: pipe direct is full: 0.41", "(at best 0.61")
                .contains("Flows of heat follow friction here");
    }

    @Test
    void aControlLeavesTheFlowOfItsPipeFree(@TempDir Path folder) throws IOException {
        Path study = Cases.copy("heat-mesh-check", folder);
        Files.writeString(study.resolve("pipes.csv"), """
                name,bus0,bus1,q_nom,length,diameter,control
                direct,P,C,0.2,0.05,0.05,valve
                pm,P,M,1,2,0.1,
                mc,M,C,1,2,0.1,
                """);
        CommandRun run = CommandRun.of("clear", study.toString(), "--heat-flow", "follow", "--json");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.json()).containsEntry("objective", 110.0);
    }

    @Test
    void thePageSaysHowManyRoundsItTookAndWhatIsNotClaimed(@TempDir Path folder) throws IOException {
        Path study = Cases.copy("heat-mesh-check", folder);
        Files.writeString(study.resolve("pipes.csv"), """
                name,bus0,bus1,q_nom,length,diameter
                direct,P,C,0.7,0.05,0.05
                pm,P,M,1,2,0.1
                mc,M,C,1,2,0.1
                """);
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of(
                "clear", study.toString(), "--heat-flow", "follow", "--check-heat", "--out", out.toString());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Heat follows friction Found in 2 rounds", "No global optimum is claimed")
                .contains("Deliverable in 1 of 1 snapshot");
        assertThat(out.resolve("pipes-p0.csv")).content().contains(",0.61");
    }

    @Test
    void followingIsNotCombinedWithWindowsOrSeparateMarkets() {
        assertThat(Cases.run("clear", "heat-mesh-check", "--heat-flow", "follow", "--rolling", "1h")
                        .err())
                .contains("not --rolling");
        assertThat(Cases.run("clear", "heat-mesh-check", "--heat-flow", "follow", "--coupling")
                        .err())
                .contains("leave out --heat-flow follow");
    }

    @Test
    void flowsTemperaturesPressuresAndPumpsAreWritten(@TempDir Path folder) {
        Path out = folder.resolve("out");
        CommandRun run = Cases.run("clear", "heat-mesh-check", "--check-heat", "--out", out.toString());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(out.resolve("pipes-heat_flow.csv"))
                .content()
                .contains("direct,pm,mc")
                .contains(",0.61");
        for (String name : List.of("supply_temperature", "return_temperature", "supply_pressure", "return_pressure")) {
            assertThat(out.resolve("buses-" + name + ".csv")).content().contains("P,M,C");
        }
        assertThat(out.resolve("buses-pump_power.csv")).exists();
        assertThat(out.resolve("pipes-mass_flow.csv")).exists();
        assertThat(out.resolve("pipes-velocity.csv")).exists();
        assertThat(CommandRun.of("clear", out.toString(), "--json").code()).isEqualTo(ExitCode.DONE);
    }
}
