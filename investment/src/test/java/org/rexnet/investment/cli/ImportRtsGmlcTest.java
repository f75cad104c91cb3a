package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RTS-GMLC by its own tables: the same costs as by the folder that a script of pandas makes of them for PyPSA. */
class ImportRtsGmlcTest {

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource({"1, false, 246057981.50902125", "2, true, 301343399.6638851"})
    void theSystemCostsWhatTheScriptsFolderDoes(int weeks, boolean storage, double cost) {
        Path data = Path.of(System.getProperty("rexnet.data", "reference-data"), "rts-gmlc");
        assumeTrue(Files.exists(data), "The reference data are not here.");
        String folder = temporary.resolve("rts").toString();
        CommandRun imported = storage
                ? CommandRun.of("import", "rts-gmlc", data.toString(), folder, "--weeks", "" + weeks, "--storage")
                : CommandRun.of("import", "rts-gmlc", data.toString(), folder, "--weeks", "" + weeks);

        assertThat(imported.code()).as(imported.err()).isZero();
        CommandRun cleared = CommandRun.of("clear", folder, "--json", "--quiet");
        assertThat((Double) cleared.json().get("objective")).isCloseTo(cost, within(1e-6 * cost));
    }

    @Test
    void forecastsOfWindAndFailuresComeAlongAndAreSimulated() throws IOException {
        Path data = Path.of(System.getProperty("rexnet.data", "reference-data"), "rts-gmlc");
        assumeTrue(Files.exists(data), "The reference data are not here.");
        String folder = temporary.resolve("uncertain").toString();
        CommandRun imported = CommandRun.of(
                "import", "rts-gmlc", data.toString(), folder, "--weeks", "2", "--forecasts", data.toString());

        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(Files.readString(temporary.resolve("uncertain/forecasts.csv")))
                .contains("101_CT_1,")
                .contains("303_WIND_1,");
        CommandRun simulated = CommandRun.of("simulate", folder, "--design", "spot", "--seeds", "2");
        assertThat(simulated.code()).as(simulated.err()).isZero();
        assertThat(simulated.out()).containsPattern("spot +3,\\d{3},\\d{3},\\d{3}");
    }

    @Test
    void pointersAreFollowedAndFaultsNamed() throws IOException {
        Path source = Files.createDirectory(temporary.resolve("SourceData"));
        Path series = Files.createDirectories(temporary.resolve("series/Load"));
        Files.writeString(series.resolve("area.csv"), "Year,Month,Day,Period,1\n2021,3,4,1,100\n2021,3,4,2,50\n");
        Files.writeString(
                source.resolve("timeseries_pointers.csv"),
                "Simulation,Category,Object,Parameter,Scaling Factor,Data File\n"
                        + "DAY_AHEAD,Area,1,MW Load,1,../series/Load/area.csv\n");
        Files.writeString(source.resolve("bus.csv"), "Bus ID,BaseKV,MW Load,Area\n1,138,30,1\n2,138,10,1\n");
        Files.writeString(
                source.resolve("branch.csv"), "UID,From Bus,To Bus,X,Cont Rating,Tr Ratio\nA,1,2,0.1,500,0\n");
        String gen =
                "GEN UID,Bus ID,Unit Type,Category,PMax MW,Fuel Price $/MMBTU,HR_avg_0,VOM,Output_pct_0,Output_pct_1,"
                        + "HR_incr_1\n";
        Files.writeString(source.resolve("gen.csv"), gen + "G,1,STEAM,Coal,200,2,10000,1,0.5,1,8000\n");
        String folder = temporary.resolve("small").toString();

        assertThat(CommandRun.of("import", "rts-gmlc", source.toString(), folder)
                        .code())
                .isZero();
        // 150 MWh that stand for 2 h at (10,000 x 0.5 + 8,000 x 0.5) x 2 / 1000 + 1 = 19.
        CommandRun cleared = CommandRun.of("clear", folder, "--json", "--quiet");
        assertThat((Double) cleared.json().get("objective")).isCloseTo(150 * 19, within(1e-6));
        CommandRun calm = CommandRun.of(
                "import", "rts-gmlc", source.toString(), folder, "--force", "--forecasts", source.toString());
        assertThat(calm.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(calm.err().replaceAll("\\s+", " "))
                .contains("do not fit")
                .contains("DAY_AHEAD_wind.csv: cannot be read: there is no such file");

        Files.writeString(source.resolve("gen.csv"), gen + "G,1,STEAM,Coal,much,2,10000,1,0.5,1,8000\n");
        Files.writeString(source.resolve("bus.csv"), "Bus ID,BaseKV,MW Load,Area\n1,138,30,9\n2,138,10,1\n");
        CommandRun refused = CommandRun.of("import", "rts-gmlc", source.toString(), folder, "--force");
        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err())
                .contains("gen.csv:2, PMax MW = much: must be a number")
                .contains("bus.csv:2, Area = 9: has no day-ahead series of MW Load");
        assertThat(CommandRun.of("import", "rts-gmlc", temporary.toString(), folder, "--force")
                        .err())
                .contains("timeseries_pointers.csv: is missing");
    }
}
