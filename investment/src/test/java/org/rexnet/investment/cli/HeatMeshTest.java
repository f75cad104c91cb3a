package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
