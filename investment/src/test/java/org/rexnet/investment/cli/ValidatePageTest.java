package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What validate says of mistakes that people make, and the figures that it shows. */
class ValidatePageTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aStudyOfTwoHours() throws IOException {
        write("buses.csv", "name", "a", "b");
        write("snapshots.csv", "snapshot", "2030-01-01 00:00", "2030-01-01 01:00");
        write("generators.csv", "name,bus,p_nom,marginal_cost,carrier", "sun,a,60,0,solar", "gas,a,100,50,gas");
        write("generators-p_max_pu.csv", "snapshot,sun", "2030-01-01 00:00,0", "2030-01-01 01:00,0.5");
        write("loads.csv", "name,bus,p_set", "b03,a,50");
        write("loads-p_set.csv", "snapshot,b03", "2030-01-01 00:00,120", "2030-01-01 01:00,80");
    }

    private void write(String file, String... lines) throws IOException {
        Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }

    private String faults() {
        CommandRun run = CommandRun.of("validate", folder.toString());
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        return run.err();
    }

    private String page() {
        CommandRun run = CommandRun.of("validate", folder.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return run.out().replaceAll("[ \n]+", " ");
    }

    @Test
    void thePageShowsThePeakOfEachCarrierAndTheRangeOfEachSeries() {
        assertThat(page())
                .contains("AC 120.00 2030-01-01 00:00 100.00 -20.00 30.00")
                .contains("loads.p_set MW 1 80.00 100.00 120.00")
                .contains("generators.p_max_pu per unit 1 0.00 0.25 0.50")
                .endsWith("Valid. ");
        assertThat(CommandRun.of("validate", folder.toString(), "--json").json())
                .containsEntry("status", "valid")
                .containsKeys("peaks", "ranges", "warnings");
    }

    @Test
    void namesThatAlmostMatchAreErrorsBecauseTheyWouldBeIgnored() throws IOException {
        write("generators.csv", "name,bus,p_nom,p_nom_extendible", "gas,a,100,True");
        write("loads-p_set.csv", "snapshot,load B03,B03", "0,1,2", "1,1,2");
        write("stores-e_max_p.csv", "snapshot,x", "0,1", "1,1");
        write("storage_unit.csv", "name,bus", "x,a");

        assertThat(faults())
                .contains("generators.csv:1, p_nom_extendible: is unknown and would be ignored; is p_nom_extendable"
                        + " meant?")
                .contains("loads-p_set.csv:1, B03: is no row of loads.csv and would be ignored; is b03 meant?")
                .contains("stores-e_max_p.csv: its attribute e_max_p is unknown and would be ignored; is"
                        + " stores-e_max_pu.csv meant?")
                .contains("storage_unit.csv: is no table and would be ignored; is storage_units.csv meant?");
    }

    @Test
    void separatorsAndDecimalCommasAreNamedOnce() throws IOException {
        write("loads.csv", "name,bus,p_set", "b03,a,\"50,5\"", "b04,a,\"3,5\"", "b05,a,\"3,6\"");
        assertThat(faults())
                .contains("The study has 1 error.", "loads.csv:3, p_set = 3,5: must be a number with a decimal point");
        write("buses.csv", "name;v_nom", "a;380", "b;380");
        assertThat(faults())
                .contains("The study has 1 error.", "buses.csv:1: has cells separated by semicolons")
                .doesNotContain("is not a bus");
        write("loads-p_set.csv", "snapshot;b03", "0;1", "1;1");
        assertThat(faults()).contains("loads-p_set.csv:1: has cells separated by semicolons");
    }

    @Test
    void rowsOfAnotherYearAreNoted() throws IOException {
        write("loads-p_set.csv", "snapshot,b03", "2031-01-01 00:00,120", "2031-01-01 01:00,80");
        assertThat(page())
                .contains("loads-p_set.csv: its first row is 2031-01-01 00:00, but the snapshot is 2030-01-01 00:00");
        write("loads-p_set.csv", "snapshot,b03", "0,120", "1,80");
        assertThat(page()).doesNotContain("first row");
    }

    @Test
    void figuresInOtherUnitsAreAskedAbout() throws IOException {
        write(
                "generators.csv",
                "name,bus,p_nom,marginal_cost,efficiency,p_nom_extendable,capital_cost",
                "gas,a,100,50,92,False,",
                "new,a,0,50,0.5,True,90");
        write(
                "ev_sessions.csv",
                "name,station,arrival,departure,energy,rate",
                "x,s,2030-01-01 00:00,2030-01-01 01:00,16.3,20");
        write("charging_stations.csv", "name,bus,p_nom", "s,a,50");
        assertThat(page())
                .contains("generator gas: an unusual efficiency; is 92 meant as 0.92?")
                .contains("EV session x: more energy than the batteries of vehicles hold; is it in kWh?")
                .contains("The snapshots stand for 2 h, less than a year, and capital_cost counts in full");
        write(
                "snapshots.csv",
                "snapshot,objective,generators",
                "2030-01-01 00:00,4380,4380",
                "2030-01-01 01:00,4380,4380");
        assertThat(page())
                .contains("generator new: an unusual cost of capacity, 90 per MW and year of 8,760 h; is it per kW")
                .doesNotContain("less than a year");
        write("generators.csv", "name,bus,p_nom,marginal_cost", "gas,a,100,50");
        write("loads-p_set.csv", "snapshot,b03", "0,90000", "1,80");
        assertThat(page())
                .contains("load b03: more than 20 times what all plants of the study can give together; are loads in"
                        + " kW?");
    }
}
