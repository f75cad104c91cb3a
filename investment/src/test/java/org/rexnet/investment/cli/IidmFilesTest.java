package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IIDM files given to the command: limits in amperes, costs from a table, and files that are none. */
final class IidmFilesTest {

    /** Two buses, B1 with cheap hydro, B2 with a load of 150 MW and a dear unit; 577.35 A at 100 kV are 100 MW between them. */
    static final String TWO_BUSES = """
        <?xml version="1.0" encoding="UTF-8"?>
        <iidm:network xmlns:iidm="http://www.powsybl.org/schema/iidm/1_5" id="two" caseDate="2030-01-01T00:00:00.000Z"
            forecastDistance="0" sourceFormat="test">
          <iidm:substation id="S1">
            <iidm:voltageLevel id="V1" nominalV="100.0" topologyKind="BUS_BREAKER">
              <iidm:busBreakerTopology><iidm:bus id="B1"/></iidm:busBreakerTopology>
              <iidm:generator id="river" energySource="HYDRO" minP="0" maxP="300" voltageRegulatorOn="false" targetP="100"
                  targetQ="0" bus="B1" connectableBus="B1"/>
            </iidm:voltageLevel>
          </iidm:substation>
          <iidm:substation id="S2">
            <iidm:voltageLevel id="V2" nominalV="100.0" topologyKind="BUS_BREAKER">
              <iidm:busBreakerTopology><iidm:bus id="B2"/></iidm:busBreakerTopology>
              <iidm:generator id="coal" energySource="THERMAL" minP="0" maxP="300" voltageRegulatorOn="false" targetP="50"
                  targetQ="0" bus="B2" connectableBus="B2"/>
              <iidm:load id="town" loadType="UNDEFINED" p0="150" q0="0" bus="B2" connectableBus="B2"/>
            </iidm:voltageLevel>
          </iidm:substation>
          <iidm:line id="L" r="1" x="10" g1="0" b1="0" g2="0" b2="0" bus1="B1" connectableBus1="B1" voltageLevelId1="V1"
              bus2="B2" connectableBus2="B2" voltageLevelId2="V2">
            <iidm:currentLimits1 permanentLimit="577.3502691896258"/>
          </iidm:line>
        </iidm:network>
        """;

    @TempDir
    private Path folder;

    private Path network;

    @BeforeEach
    void write() throws IOException {
        network = Files.writeString(folder.resolve("two.xiidm"), TWO_BUSES);
    }

    private Path table(String rows) throws IOException {
        return Files.writeString(folder.resolve("costs.csv"), "name,marginal_cost\n" + rows);
    }

    @Test
    void amperesLimitAndTheTableCosts() throws IOException {
        CommandRun run = CommandRun.of(
                "clear",
                network.toString(),
                "--json",
                "--costs",
                table("hydro,10\ncoal,50\n").toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"objective\":3500");
    }

    @Test
    void withoutATableNothingHasACostAndANoteSaysSo() {
        CommandRun run = CommandRun.of("clear", network.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("Without a cost in the table of --costs").contains("river, coal");
    }

    @Test
    void isExportedAsAFolderWithItsCosts() throws IOException {
        Path out = folder.resolve("out");
        Path costs = table("hydro,10\nthermal,50\n");
        assertThat(CommandRun.of("export", network.toString(), out.toString(), "--costs", costs.toString())
                        .code())
                .isZero();
        assertThat(CommandRun.of("clear", out.toString(), "--json").out()).contains("\"objective\":3500");
    }

    @Test
    void faultsOfTheTableAreNamed() throws IOException {
        CommandRun run = CommandRun.of(
                "clear",
                network.toString(),
                "--costs",
                table("hydro,ten\nhydro,10\n").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("costs.csv:2, marginal_cost = ten: must be a number")
                .contains("stands there twice");
    }

    @Test
    void costsAreForIidmOnly() throws IOException {
        CommandRun run =
                CommandRun.of("clear", "harbour", "--costs", table("hydro,10\n").toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--costs is for IIDM files");
    }

    @Test
    void otherXmlIsRefused() throws IOException {
        assertRefused("<a/>", "is XML, but not IIDM: it begins with a");
        assertRefused("no XML", "is not XML");
        assertRefused(
                "<!DOCTYPE a [<!ENTITY b \"" + "c".repeat(100) + "\">]><a>&b;</a>", "must not declare a document type");
        assertRefused(TWO_BUSES.substring(0, 900), "is not IIDM as PowSyBl reads it");
        assertRefused(TWO_BUSES.replace("x=\"10\"", "x=\"ten\""), "is not IIDM as PowSyBl reads it");
        assertRefused(TWO_BUSES.replace("generator", "load"), "two.xiidm");
    }

    /** Each attribute of each element is left out or made too large, one at a time. */
    @Test
    void filesWithWrongAttributesEndInAnAnswerOrAMessage() throws IOException {
        Matcher attribute = Pattern.compile(" ([a-zA-Z0-9]+)=\"[^\"]*\"").matcher(TWO_BUSES);
        List<String> internal = new ArrayList<>();
        int tried = 0;
        for (int from = TWO_BUSES.indexOf("<iidm:network") + 1; attribute.find(from); from = attribute.end()) {
            for (String changed : List.of("", " %s=\"1e999\"", " %s=\"-1e30\"")) {
                String text = TWO_BUSES.substring(0, attribute.start())
                        + changed.formatted(attribute.group(1))
                        + TWO_BUSES.substring(attribute.end());
                Files.writeString(network, text);
                CommandRun run = CommandRun.of("clear", network.toString(), "--quiet", "--json");
                if (run.code() > ExitCode.BAD_INPUT) {
                    internal.add(attribute.group() + " ->" + changed + ": " + run.err());
                }
                tried++;
            }
        }
        assertThat(internal).isEmpty();
        assertThat(tried).isGreaterThan(150);
    }

    private void assertRefused(String text, String message) throws IOException {
        Files.writeString(network, text);
        CommandRun run = CommandRun.of("clear", network.toString());
        assertThat(run.code()).as(message).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }
}
