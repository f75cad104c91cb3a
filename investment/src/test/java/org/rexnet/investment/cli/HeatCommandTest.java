package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of heat from the command line. */
class HeatCommandTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write("buses.csv", "name,carrier", "grid,AC", "plant,heat", "town,heat");
        write("generators.csv", "name,bus,p_nom,marginal_cost", "import,grid,100,60", "boiler,town,100,90");
        write("loads.csv", "name,bus,p_set", "lights,grid,20", "homes,town,9");
        write(
                "pipes.csv",
                "name,bus0,bus1,length,diameter,u_value,q_nom_extendable,q_nom_max,capital_cost",
                "street,plant,town,1,0.2,0.2,True,20,5");
        write(
                "chp.csv",
                "name,type,bus_power,bus_heat,fuel_cost,p_nom_extendable,p_nom_max,capital_cost,efficiency,c_b,c_v",
                "works,extraction,grid,plant,25,True,8,3,0.45,0.7,0.15");
    }

    private void write(String file, String... lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPlanBuildsPipesAndPlantsThatEarnWhatTheyCost() {
        CommandRun run = CommandRun.of("invest", folder.toString(), "--json");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        List<Map<String, Object>> capacities =
                (List<Map<String, Object>>) run.json().get("capacities");
        assertThat(capacities)
                .extracting(c -> c.get("component") + " " + c.get("name") + " " + c.get("attribute"))
                .contains("pipes street q_nom_opt", "chp works p_nom_opt");
        assertThat(capacities)
                .allSatisfy(c -> assertThat((Double) c.get("value")).isPositive());
    }

    @Test
    void theDispatchIsPutThroughTheFlowOfWater() {
        CommandRun run = CommandRun.of("clear", folder.toString(), "--check-heat");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(run.out()).contains("Heat flow", "Deliverable in 1 of 1 snapshot", "power of the pumps");
        assertThat(CommandRun.of("clear", folder.toString(), "--check-heat", "--json")
                        .json())
                .containsKey("heat_flow");
    }

    @Test
    void whatIsExportedIsTheSameStudy(@TempDir Path other) {
        Path copy = other.resolve("copy");
        assertThat(CommandRun.of("export", folder.toString(), copy.toString()).code())
                .isEqualTo(ExitCode.DONE);

        Object cost = CommandRun.of("clear", folder.toString(), "--json").json().get("objective");
        assertThat(CommandRun.of("clear", copy.toString(), "--json").json().get("objective"))
                .isEqualTo(cost);
        assertThat(copy.resolve("pipes.csv")).exists();
        assertThat(copy.resolve("links.csv")).doesNotExist();
        assertThat(CommandRun.of("export", folder.toString(), copy.toString(), "--for", "pypsa")
                        .code())
                .isEqualTo(ExitCode.DONE);
        assertThat(copy.resolve("links.csv")).content().contains("stands_for");
    }
}
