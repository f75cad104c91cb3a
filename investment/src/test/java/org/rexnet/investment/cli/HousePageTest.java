package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages about a house of 5 kW are in kW and kWh, its data in MW and MWh. */
class HousePageTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aHouseOfTwoHours() throws IOException {
        write("buses.csv", "name", "house");
        write("snapshots.csv", "snapshot", "2030-01-01 00:00", "2030-01-01 01:00");
        write("generators.csv", "name,bus,p_nom,marginal_cost,carrier", "mains,house,0.011,300,grid");
        write("loads.csv", "name,bus,p_set", "home,house,0");
        write("loads-p_set.csv", "snapshot,home", "2030-01-01 00:00,0.005", "2030-01-01 01:00,0.0012345");
    }

    private void write(String file, String... lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }

    @Test
    void itsPeakAndSeriesAreInKilowatts() {
        String page = CommandRun.of("validate", folder.toString()).out();

        assertThat(page)
                .contains("peak kW", "available kW", "spare kW")
                .doesNotContain("MW ")
                .containsPattern("AC +5\\.00 +2030-01-01 00:00 +11\\.00 +6\\.00")
                .containsPattern("loads\\.p_set +kW +1 +1\\.23 +3\\.12 +5\\.00");
    }

    @Test
    void itsSupplyIsInKilowattHoursAndTheJsonInMegawattHours() {
        String page = CommandRun.of("clear", folder.toString(), "--quiet").out();
        CommandRun json = CommandRun.of("clear", folder.toString(), "--json");

        assertThat(page).contains("energy kWh").containsPattern("11\\.00 +kW +6\\.23");
        assertThat(json.out()).contains("0.0062345").doesNotContain("kWh");
    }

    /** A sensor of 12.345678 W beside a lamp: two decimals of a kW would say 0.01 of both. */
    @Test
    void whatIsSmallHasFourSignificantDigits() throws IOException {
        write("loads-p_set.csv", "snapshot,home", "2030-01-01 00:00,0.000012345678", "2030-01-01 01:00,0.00002");

        assertThat(CommandRun.of("validate", folder.toString()).out())
                .containsPattern("loads\\.p_set +kW +1 +0\\.01235 +0\\.01617 +0\\.02\\b");
        assertThat(CommandRun.of("clear", folder.toString(), "--quiet").out()).containsPattern("kW +0\\.03235\\b");
    }
}
