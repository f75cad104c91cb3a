package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Costs and profiles of demand out of other people's tables. */
class ImportTablesTest {

    @TempDir
    Path folder;

    private Path write(String file, String... lines) throws IOException {
        return Files.writeString(folder.resolve(file), String.join("\n", lines) + "\n");
    }

    @Test
    void costsPerKilowattBecomeColumnsOfAStudy() throws IOException {
        Path costs = write(
                "costs.csv",
                "technology,parameter,value,unit,source,further description",
                "works,investment,748.05,EUR/kW,\"a source",
                "over two lines\",x",
                "works,FOM,3.2,%/year,,",
                "works,VOM,5.6,EUR/MWh,,",
                "works,c_b,1,50oC/100oC,,",
                "works,lifetime,25,years,,",
                "tank,investment,3.8,EUR/kWhCapacity,,",
                "tank,standing losses,.8,%/hour,,",
                "car,investment,30000,EUR/vehicle,,");

        CommandRun run = CommandRun.of(
                "import", "costs", costs.toString(), folder.resolve("out.csv").toString());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("out.csv")).hasContent("""
            name,overnight_cost,fom_cost,lifetime,marginal_cost,c_b,standing_loss,unit
            works,748050.0,23937.6,25.0,5.6,1.0,,EUR/MW
            tank,3800.0,,,,,0.008,EUR/MWhCapacity
            """);
        assertThat(CommandRun.of(
                                "import",
                                "costs",
                                costs.toString(),
                                folder.resolve("out.csv").toString())
                        .err())
                .contains("exists already");
        assertThat(CommandRun.of("import", "costs", costs.toString(), "x.csv", "--technology", "work")
                        .err())
                .contains("There is no technology work; maybe works");
    }

    @Test
    void faultsOfCostsAreNamedWithTheirLine() throws IOException {
        Path costs = write("costs.csv", "technology,parameter,value,unit", "a,FOM,much,%/year", "b,VOM,,EUR/MWh");

        CommandRun run = CommandRun.of("import", "costs", costs.toString(), "x.csv");

        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err())
                .contains("costs.csv:2, value = much: must be a number", "costs.csv:3, value: must be a number");
    }

    @Test
    void costsThatNoTechnologyHasAreNamed() throws IOException {
        Path costs = write(
                "costs.csv",
                "technology,parameter,value,unit",
                "a,investment,-5,EUR/kW",
                "a,lifetime,0,years",
                "a,standing losses,101,%/hour",
                "a,efficiency,0,per unit",
                "a,VOM,-3,EUR/MWh",
                "a,fuel,1e400,EUR/MWh");

        assertThat(imported(costs))
                .contains(
                        "costs.csv:2, value = -5: must be a number of at least 0 for investment",
                        "costs.csv:3, value = 0: must be a number above 0 for lifetime",
                        "costs.csv:4, value = 101: must be a number from 0 to 100 for standing losses",
                        "costs.csv:5, value = 0: must be a number above 0 for efficiency",
                        "costs.csv:7, value = 1e400: must be a number")
                .doesNotContain("costs.csv:6");
    }

    @Test
    void aTableWithoutFiguresIsRefused() throws IOException {
        assertThat(imported(write("costs.csv", "technology,parameter,value,unit")))
                .contains("costs.csv: has no rows below its header: there is nothing to import");
        assertThat(imported(write("costs.csv", "technology,parameter,value,unit", "car,investment,3,EUR/vehicle")))
                .contains("costs.csv: has no figure that a study has a column for");
        assertThat(folder.resolve("out.csv")).doesNotExist();
    }

    private String imported(Path costs) {
        CommandRun run = CommandRun.of(
                "import", "costs", costs.toString(), folder.resolve("out.csv").toString());
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        return run.err();
    }

    /** Two classes of temperature, the colder one with all demand at noon; a linear daily demand of 2 - T / 10 up to 20 C. */
    @Test
    void heatDemandFollowsTheTemperatureOfTheDay() throws IOException {
        write(
                "daily_demand.csv",
                "building_type;SFH;SFH",
                "windiness;normal;windy",
                "A;0,0;9",
                "B;-37,0;9",
                "C;5,0;9",
                "D;0,0;9",
                "m_s;-0,1;9",
                "b_s;2,0;9",
                "m_w;0;9",
                "b_w;0;9");
        List<String> factors = new ArrayList<>(List.of(";0;30"));
        List<String> weather = new ArrayList<>(List.of("snapshot,out"));
        for (int hour = 0; hour < 24; hour++) {
            factors.add("%02d:00;%s;0,0416666667".formatted(hour, hour == 12 ? "1,0" : "0,0"));
        }
        for (int hour = 0; hour < 48; hour++) {
            weather.add("2030-01-%02d %02d:00,%s".formatted(1 + hour / 24, hour % 24, hour < 24 ? "-10" : "20"));
        }
        write("hourly_factors_SFH.csv", factors.toArray(String[]::new));
        Path temperatures = write("weather.csv", weather.toArray(String[]::new));
        Path out = folder.resolve("loads-p_set.csv");

        CommandRun run = CommandRun.of(
                "import", "heat-demand", folder.toString(), temperatures.toString(), out.toString(), "--energy", "40");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.getFirst()).isEqualTo("snapshot,heat");
        double[] power = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                .toArray();
        // Reference temperatures: -10, and (20 - 10 / 2) / 1.5 = 10; demands 3 and 1, together 40 MWh.
        assertThat(power[12]).isEqualTo(30, within(1e-6));
        assertThat(power[11]).isZero();
        assertThat(power[24]).isEqualTo(10.0 / 24, within(1e-6));
    }
}
