package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An electrolyser of 10 MW through the command: hydrogen is worth 50 a MWh, power costs 20, 40 and 20; it earns 14.2 a MW and costs 13. In
 * the second hour it stands by.
 */
class ElectrolyserCaseTest {

    private static final String STUDY = Cases.path("electrolyser").toString();

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void aPageAJsonObjectAndTablesSayTheSame() throws IOException {
        Path out = temporary.resolve("out");
        CommandRun page = CommandRun.of("clear", STUDY, "--quiet", "--out", out.toString());
        CommandRun json = CommandRun.of("clear", STUDY, "--quiet", "--json");

        assertThat(page.out()).contains("electrolysers  PEM         10.00  MW       12.00  67.3 %");
        assertThat(json.out()).contains("\"energy_mwh\":12.0");
        assertThat(Files.readString(out.resolve("result-supply.csv")))
                .contains("electrolysers")
                .contains(",12.0,");
        assertThat(Files.readAllLines(out.resolve("electrolysers-p.csv")))
                .containsExactly(
                        "snapshot,stack", "2030-01-01 00:00,10.0", "2030-01-01 01:00,0.2", "2030-01-01 02:00,10.0");
        assertThat(Files.readAllLines(out.resolve("electrolysers-p_standby.csv")))
                .containsExactly(
                        "snapshot,stack", "2030-01-01 00:00,0.0", "2030-01-01 01:00,10.0", "2030-01-01 02:00,0.0");
        assertThat(CommandRun.of("clear", out.toString(), "--quiet").out()).contains("Total cost  -142.00");
    }

    @Test
    void thePriceOfHydrogenIsTracedToPower() throws IOException {
        Path study = copy();
        Files.writeString(study.resolve("bids.csv"), "name,bus,side,quantity,price\nbuyer,gas,buy,3,90\n");

        assertThat(CommandRun.of("clear", study.toString(), "--quiet", "--explain", "gas@2030-01-01 00:00")
                        .out())
                .contains("electrolyser stack")
                .contains("generator grid");
    }

    @Test
    void oneMoreMegawattIsValuedWithItsStatesAtGivenPrices() throws IOException {
        Path prices = Files.writeString(temporary.resolve("prices.csv"), """
            snapshot,power,gas
            2030-01-01 00:00,20,50
            2030-01-01 01:00,40,50
            2030-01-01 02:00,20,50
            """);

        assertThat(CommandRun.of("signals", STUDY, "--prices", prices.toString(), "--quiet")
                        .out())
                .containsPattern("stack +electrolyser +14\\.20 +13\\.00 +1\\.20");
    }

    @Test
    void aPlanByEquilibriumNamesItAsOnOrOff() {
        CommandRun refused = CommandRun.of("invest", STUDY, "--method", "equilibrium");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("Units are on or off (stack)").contains("--relaxed-commitment");
    }

    @Test
    void pypsaIsToldOfALinkAndANoteSaysWhatIsLost() throws IOException {
        Path out = temporary.resolve("out");
        CommandRun exported = CommandRun.of("export", STUDY, out.toString(), "--for", "pypsa");

        assertThat(exported.out() + exported.err())
                .containsIgnoringWhitespaces(
                        "Electrolyser stack: PyPSA has it as a link with the efficiency at its largest"
                                + " load that is on or off, without standby and without costs of starts");
        assertThat(Files.readString(out.resolve("links.csv")))
                .contains("electrolyser stack,power,gas,PEM,0.6,10.0")
                .contains("electrolysers");
    }

    @Test
    void whatIsWrongInAFileIsNamedWithItsCell() throws IOException {
        Path study = copy();
        Files.writeString(study.resolve("electrolysers.csv"), """
            name,bus0,bus1,p_nom,efficiency,standby
            falling,power,gas,10,0.5:0.6|0.2:0.6,0
            single,power,gas,10,0.5:0.6,0
            thirsty,power,gas,10,0.6,1.5
            everything,power,gas,10,1.2,0
            ring,power,power,10,0.6,0
            """);
        CommandRun refused = CommandRun.of("validate", study.toString());

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out() + refused.err())
                .contains("electrolysers.csv:2, efficiency = 0.5:0.6|0.2:0.6: must be a number above 0 and at most 1")
                .contains("0.2:0.6 is none")
                .contains("electrolysers.csv:3, efficiency = 0.5:0.6: must have at least two points")
                .contains("electrolysers.csv:4, standby = 1.5: must be")
                .contains("electrolysers.csv:5, efficiency = 1.2")
                .contains("electrolysers.csv:6, bus1 = power: must be another bus than bus0");
    }

    private Path copy() {
        return Cases.copy("electrolyser", temporary);
    }
}
