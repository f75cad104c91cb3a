package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Results over time, by subject and under PyPSA's names, of a day with heat, a battery and too little power in its second hour: a plant of
 * heat and power feeds the town by a pipe, and the grid imports at most 22 MW of the 60 that are drawn then.
 */
final class ScarceDayTest {

    @TempDir
    private static Path folder;

    private static Path own;
    private static Path byName;

    @BeforeAll
    static void clear() throws IOException {
        write("buses.csv", "name,carrier", "grid,AC", "plant,heat", "town,heat");
        write("snapshots.csv", "snapshot", "2030-01-01 00:00", "2030-01-01 01:00");
        write("generators.csv", "name,bus,p_nom,marginal_cost", "import,grid,22,60", "boiler,town,4,90");
        write("loads.csv", "name,bus,p_set", "lights,grid,20", "homes,town,9");
        write("loads-p_set.csv", "snapshot,lights", "2030-01-01 00:00,20", "2030-01-01 01:00,60");
        write("pipes.csv", "name,bus0,bus1,length,diameter,u_value,q_nom", "street,plant,town,1,0.2,0.2,20");
        write(
                "chp.csv",
                "name,type,bus_power,bus_heat,fuel_cost,p_nom,efficiency,c_b,c_v",
                "works,extraction,grid,plant,25,8,0.45,0.7,0.15");
        write("storage_units.csv", "name,bus,p_nom,max_hours,state_of_charge_initial", "battery,grid,1,2,0");
        write("study.yaml", "lost_load: 3000");
        own = cleared("own");
        byName = cleared("pypsa");
    }

    private static void write(String file, String... lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }

    private static Path cleared(String tables) {
        Path out = folder.resolve("results").resolve(tables);
        CommandRun run = CommandRun.of(
                "clear",
                folder.toString(),
                "--check-heat",
                "--quiet",
                "--json",
                "--tables",
                tables,
                "--out",
                out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return out;
    }

    /** Returns a number of the second hour. */
    private static double late(Path file, String column) throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            List<NamedCsvRecord> rows = csv.stream().toList();
            assertThat(rows).hasSize(2);
            return Double.parseDouble(rows.get(1).getField(column));
        }
    }

    @Test
    void lostLoadIsWrittenOfTheBusThatLacksPower() throws IOException {
        // 60 MW less 22 of the import, 1 of the battery and what the plant gives beside the heat that the boiler does
        // not.
        double lost = late(own.resolve("lost-load.csv"), "grid");

        assertThat(lost)
                .isCloseTo(60 - 22 - 1 - late(byName.resolve("chp-p.csv"), "works"), within(1e-9))
                .isGreaterThan(28);
        assertThat(late(byName.resolve("buses-lost_load.csv"), "grid")).isEqualTo(lost);
        assertThat(Files.readString(own.resolve("lost-load.csv")).lines().findFirst())
                .hasValue("snapshot,grid");
        assertThat(Files.readString(own.resolve("result-bus-energy.csv"))).contains("," + lost);
        assertThat(late(own.resolve("prices.csv"), "grid")).isEqualTo(3000);
    }

    @Test
    void heatIsWrittenOfEachPipeAndBus() throws IOException {
        double entered = late(own.resolve("flows.csv"), "pipe street");
        assertThat(entered).isEqualTo(late(byName.resolve("pipes-p0.csv"), "street"));
        assertThat(-late(byName.resolve("pipes-p1.csv"), "street"))
                .isCloseTo(entered - late(byName.resolve("pipes-loss.csv"), "street"), within(1e-9));
        assertThat(late(own.resolve("loading.csv"), "pipe street")).isCloseTo(entered / 20, within(1e-12));

        // Of water of 4.19 kJ/(kg K) the mass flow carries the heat between the temperatures of supply and return.
        for (String of : List.of("pipes-heat_flow street", "pipes-mass_flow street", "pipes-velocity street")) {
            assertWrittenAlike(of);
        }
        for (String attribute : List.of("supply_temperature", "return_temperature", "supply_pressure", "pump_power")) {
            assertWrittenAlike("buses-" + attribute + " plant");
        }
        double kelvin = late(own.resolve("buses-supply-temperature.csv"), "plant")
                - late(own.resolve("buses-return-temperature.csv"), "plant");
        assertThat(late(own.resolve("pipes-mass-flow.csv"), "street") * kelvin * 4.19 / 1000)
                .isCloseTo(late(own.resolve("pipes-heat-flow.csv"), "street"), within(0.05));
    }

    private static void assertWrittenAlike(String fileAndColumn) throws IOException {
        String[] names = fileAndColumn.split(" ");
        assertThat(late(own.resolve(names[0].replace('_', '-') + ".csv"), names[1]))
                .as(fileAndColumn)
                .isEqualTo(late(byName.resolve(names[0] + ".csv"), names[1]))
                .isNotZero();
    }

    @Test
    void batteriesAreWrittenWithTheirPowerAndLevel() throws IOException {
        assertThat(late(own.resolve("power.csv"), "storage unit battery"))
                .isEqualTo(late(byName.resolve("storage_units-p.csv"), "battery"))
                .isCloseTo(1, within(1e-9));
        assertThat(late(own.resolve("levels.csv"), "storage unit battery"))
                .isEqualTo(late(byName.resolve("storage_units-state_of_charge.csv"), "battery"))
                .isCloseTo(0, within(1e-9));
    }
}
