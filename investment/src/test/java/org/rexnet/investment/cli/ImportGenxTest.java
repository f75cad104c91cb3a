package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cases in GenX' format with answers by hand.
 *
 * <p>Two zones, demand 100 and 50 MW, two periods of two steps that stand for 2,190 h each. Gas in z1 costs 2 + 7 x 4 = 30 per MWh; the
 * line loses 10 % of its flow, half at each end.
 */
final class ImportGenxTest {

    private static final Pattern OBJECTIVE = Pattern.compile("\"objective\":([0-9.Ee+-]+)");
    private static final double HOURS = 8760;

    @TempDir
    private Path folder;

    private Path source;

    @BeforeEach
    void writeCase() throws IOException {
        source = folder.resolve("case");
        table("system/Demand_data.csv", """
            Voll,Demand_Segment,Cost_of_Demand_Curtailment_per_MW,Max_Demand_Curtailment,Rep_Periods,Timesteps_per_Rep_Period,Sub_Weights,Time_Index,Demand_MW_z1,Demand_MW_z2
            5000,1,1,1,2,2,4380,1,100,50
            ,2,0.5,0.1,,,4380,2,100,50
            ,,,,,,,3,100,50
            ,,,,,,,4,100,50
            """);
        table("system/Network.csv", """
            ,Network_zones,Network_Lines,Start_Zone,End_Zone,Line_Max_Flow_MW,Line_Loss_Percentage,Line_Max_Reinforcement_MW,Line_Reinforcement_Cost_per_MWyr
            A,z1,1,1,2,100,0.1,0,12060
            B,z2,,,,,,,
            """);
        table("system/Fuels_data.csv", "Time_Index,gas,None\n0,0.05,0\n1,4,0\n2,4,0\n3,4,0\n4,4,0\n");
        table("system/Generators_variability.csv", "Time_Index,A_gas,B_wind\n1,1,1\n2,1,1\n3,1,1\n4,1,1\n");
        table("resources/Thermal.csv", """
            Resource,Zone,Model,New_Build,Can_Retire,Existing_Cap_MW,Max_Cap_MW,Min_Cap_MW,Inv_Cost_per_MWyr,Fixed_OM_Cost_per_MWyr,Var_OM_Cost_per_MWh,Heat_Rate_MMBTU_per_MWh,Fuel,Cap_Size,Start_Cost_per_MW,Start_Fuel_MMBTU_per_MW,Up_Time,Down_Time,Ramp_Up_Percentage,Ramp_Dn_Percentage,Min_Power
            A_gas,1,1,0,0,200,-1,0,0,10,2,7,gas,100,91,2,6,6,0.64,0.64,0.4
            """);
        table(
                "settings/genx_settings.yml",
                "Trans_Loss_Segments: 1 # linear\nUCommit: 2\nNetworkExpansion: 1\nCO2Cap: 0\n");
    }

    private void table(String name, String text) throws IOException {
        Path file = source.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void addWind() throws IOException {
        table("resources/Vre.csv", """
            Resource,Zone,Num_VRE_Bins,New_Build,Can_Retire,Existing_Cap_MW,Max_Cap_MW,Min_Cap_MW,Inv_Cost_per_MWyr,Investment_Tax_Credit_fraction,Fixed_OM_Cost_per_MWyr,Var_OM_Cost_per_MWh
            B_wind,2,1,1,0,0,-1,0,100000,0.5,0,0
            """);
    }

    private double cost(String command, String... options) {
        Path study = folder.resolve("study");
        String[] words = new String[options.length + 5];
        System.arraycopy(options, 0, words, 5, options.length);
        words[0] = "import";
        words[1] = "genx";
        words[2] = source.toString();
        words[3] = study.toString();
        words[4] = "--force";
        CommandRun made = CommandRun.of(words);
        assertThat(made.code()).as(made.err()).isZero();
        CommandRun run = CommandRun.of(command, study.toString(), "--json", "--quiet", "--relaxed-commitment");
        assertThat(run.code()).as(run.err()).isZero();
        Matcher objective = OBJECTIVE.matcher(run.out());
        assertThat(objective.find()).isTrue();
        return Double.parseDouble(objective.group(1));
    }

    @Test
    void theLineLosesHalfAtEachEnd() {
        double flow = 50 / (1 - 0.05);
        assertThat(cost("clear")).isCloseTo((100 + flow * 1.05) * 30 * HOURS + 10 * 200, within(1.0));
    }

    @Test
    void windIsBuiltUpToWhatTheLineCarriesBack() throws IOException {
        addWind();
        // 50 MW for z2 and 105 MW for a flow of 100 MW, of which 95 arrive; gas gives 5.
        assertThat(cost("invest")).isCloseTo(155 * 50_000 + 5 * 30 * HOURS + 10 * 200, within(1.0));
    }

    @Test
    void theSecondSegmentOfDemandIsGivenUpAtItsPrice() throws IOException {
        table("system/Network.csv", "Network_Lines,z1,z2,Line_Max_Flow_MW\n1,1,-1,45\n");
        table("settings/genx_settings.yml", "Trans_Loss_Segments: 0\n");
        assertThat(cost("clear")).isCloseTo((145 * 30 + 5 * 2500) * HOURS + 10 * 200, within(1.0));
    }

    @Test
    void storageHasPowerAndEnergyOfItsOwn() throws IOException {
        addWind();
        table("resources/Thermal.csv", "Resource,Zone,Existing_Cap_MW\n");
        table("system/Network.csv", "Network_Lines,Start_Zone,End_Zone,Line_Max_Flow_MW\n");
        table("system/Generators_variability.csv", "Time_Index,B_wind\n1,1\n2,0\n3,1\n4,0\n");
        table("system/Demand_data.csv", """
            Voll,Demand_Segment,Cost_of_Demand_Curtailment_per_MW,Max_Demand_Curtailment,Rep_Periods,Timesteps_per_Rep_Period,Sub_Weights,Time_Index,Demand_MW_z1,Demand_MW_z2
            5000,1,1,1,2,2,4380,1,0,10
            ,,,,,,4380,2,0,10
            ,,,,,,,3,0,10
            ,,,,,,,4,0,10
            """);
        table("resources/Storage.csv", """
            Resource,Zone,Model,New_Build,Can_Retire,Existing_Cap_MW,Existing_Cap_MWh,Max_Cap_MW,Max_Cap_MWh,Min_Cap_MW,Min_Cap_MWh,Inv_Cost_per_MWyr,Inv_Cost_per_MWhyr,Fixed_OM_Cost_per_MWyr,Fixed_OM_Cost_per_MWhyr,Self_Disch,Eff_Up,Eff_Down,Min_Duration,Max_Duration
            B_battery,2,1,1,0,0,0,-1,-1,0,0,1000,500,100,50,0,0.8,1,1,10
            """);
        // Charging takes 12.5 MW at the zone, so that power is 12.5 MW; 10 MWh are kept.
        assertThat(cost("invest")).isCloseTo(22.5 * 50_000 + 12.5 * 1100 + 10 * 550, within(1.0));
    }

    @Test
    void reservoirsAndCapsAreTaken() throws IOException {
        table("resources/Hydro.csv", """
            Resource,Zone,Existing_Cap_MW,Hydro_Energy_to_Power_Ratio,Eff_Up,Eff_Down
            B_hydro,2,50,10,0,1
            """);
        table("system/Generators_variability.csv", "Time_Index,B_hydro\n1,0.5\n2,0.5\n3,0.5\n4,0.5\n");
        table("settings/genx_settings.yml", "Trans_Loss_Segments: 0\nCO2Cap: 1\n");
        table("policies/CO2_cap.csv", "Network_zones,CO_2_Cap_Zone_1,CO_2_Max_Mtons_1\nz1,1,0.3\nz2,1,0.2\n");
        assertThat(cost("clear")).isCloseTo(125 * 30 * HOURS + 10 * 200, within(1.0));
        // 0.05 t per MMBTU x 7 make 0.35 t per MWh, so that 0.35 Mt are 1 TWh; the rest is not served.
        table("policies/CO2_cap.csv", "Network_zones,CO_2_Cap_Zone_1,CO_2_Max_Mtons_1\nz1,1,0.2\nz2,1,0.15\n");
        double short1 = 125 * HOURS - 1e6;
        double cheap = Math.min(short1, 15 * HOURS);
        assertThat(cost("clear"))
                .isCloseTo(1e6 * 30 + cheap * 2500 + (short1 - cheap) * 5000 + 10 * 200, within(100.0));
    }

    @Test
    void unitsStartAndStopWhereAsked() {
        assertThat(cost("clear", "--commitment")).isGreaterThan(0);
    }

    @Test
    void faultsAreNamedTogether() throws IOException {
        table("resources/Thermal.csv", """
            Resource,Zone,Existing_Cap_MW,Fuel,Heat_Rate_MMBTU_per_MWh
            A_gas,3,200,oil,7
            """);
        table("system/Network.csv", "Network_Lines,Start_Zone,End_Zone,Line_Max_Flow_MW\n1,1,1,-5\n");
        CommandRun run = CommandRun.of(
                "import", "genx", source.toString(), folder.resolve("out").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("Thermal.csv:2, Zone = 3: must be the number of a zone, 1 to 2")
                .contains("Fuel = oil: is not a fuel of Fuels_data.csv")
                .contains("Network.csv:2, Line_Max_Flow_MW = -5: must be at least 0, between two zones");
    }
}
