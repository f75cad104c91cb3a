package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fleets of vehicles cost what link, store and load cost in PyPSA 1.4.0 on the same series (HiGHS 1.15.1). */
class EvFleetsTest {

    private static final double[] PLUGGED_IN = {.9, .8, .3, .2, .5, .9};
    private static final double[] CONSUMPTION = {0, .001, .004, .003, .004, .001};
    private static final double[] LEAST = {.2, .6, .3, .2, .2, .2};
    private static final double[] TOWN = {1, 1, 2.5, 3, 3.5, 2};

    @TempDir
    private Path folder;

    @BeforeEach
    void aTownOfSixHours() throws IOException {
        write("buses.csv", "name\na\n");
        StringBuilder snapshots = new StringBuilder("snapshot\n");
        for (int t = 0; t < TOWN.length; t++) {
            snapshots.append(t).append('\n');
        }
        write("snapshots.csv", snapshots.toString());
        write("generators.csv", "name,bus,p_nom,marginal_cost\ncheap,a,3,20\ndear,a,50,90\n");
        write("loads.csv", "name,bus\ntown,a\n");
        series("loads-p_set", "town", TOWN);
        series("ev_fleets-plugged_in", "cars", PLUGGED_IN);
        series("ev_fleets-consumption", "cars", CONSUMPTION);
        series("ev_fleets-minimum_level", "cars", LEAST);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private void series(String stem, String name, double[] values) throws IOException {
        StringBuilder text = new StringBuilder("snapshot," + name + "\n");
        for (int t = 0; t < values.length; t++) {
            text.append(String.format(Locale.ROOT, "%d,%s%n", t, values[t]));
        }
        write(stem + ".csv", text.toString());
    }

    private void fleet(String v2g) throws IOException {
        write(
                "ev_fleets.csv",
                "name,bus,vehicles,battery,rate,efficiency,v2g\ncars,a,200,0.02,0.011,0.9," + v2g + "\n");
    }

    @ParameterizedTest
    @CsvSource({"True, 320.12345679012344", "False, 352.77777777777777"})
    void aFleetCostsWhatItsPartsCostInPypsa(String v2g, double cost) throws IOException {
        fleet(v2g);
        CommandRun run = CommandRun.of("clear", folder.toString(), "--json", "--quiet");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat((Double) run.json().get("objective")).isCloseTo(cost, within(1e-6));

        Path written = folder.resolveSibling(folder.getFileName() + "-written");
        assertThat(CommandRun.of("export", folder.toString(), written.toString())
                        .code())
                .isZero();
        assertThat((Double) CommandRun.of("clear", written.toString(), "--json", "--quiet")
                        .json()
                        .get("objective"))
                .isCloseTo(cost, within(1e-6));
    }

    @Test
    void thePageSaysThatItIsAnApproximation() throws IOException {
        fleet("False");

        assertThat(CommandRun.of("validate", folder.toString()).out().replaceAll("\\s+", " "))
                .contains(
                        "each fleet counts as one battery, as if energy passed between its vehicles: an approximation");
        write("ev_fleets.csv", "name,bus,vehicles,battery,rate,efficiency\ncars,b,-1,0.02,0.011,1.9\n");
        assertThat(CommandRun.of("validate", folder.toString()).err())
                .contains(
                        "ev_fleets.csv:2, vehicles = -1: must be at least 0 and finite",
                        "ev_fleets.csv:2, bus = b: is not a bus of buses.csv",
                        "ev_fleets.csv:2, efficiency = 1.9: must be");
    }
}
