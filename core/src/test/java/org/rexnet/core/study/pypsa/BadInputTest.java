package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault is named with its place, and all at once. */
class BadInputTest {

    @TempDir
    Path temporary;

    @Test
    void allFaultsOfAStudyAreNamedTogether() {
        List<String> faults = CsvFolder.in(temporary)
                .with("buses.csv", "name,v_nom", "north,380", "south,0")
                .with("lines.csv", "name,bus0,bus1,x,s_nom", "l,north,suoth,1,-5", "l,north,south,1,5")
                .with(
                        "generators.csv",
                        "name,bus,p_nom,p_nom_extendable,p_nom_min,p_nom_max,p_min_pu,p_max_pu",
                        "a,north,many,,,,,",
                        "b,,1,yes,,,,",
                        "c,north,1,True,5,4,,",
                        "d,north,1,,,,0.5,0.2")
                .with("loads-p_set.csv", "snapshot,town", "a,1", "b,x")
                .faults();

        assertThat(faults)
                .containsExactly(
                        "buses.csv:3, v_nom = 0: must be above 0 and finite",
                        "generators.csv:2, p_nom = many: must be a number",
                        "generators.csv:3, bus: must name a bus",
                        "generators.csv:3, p_nom_extendable = yes: must be True or False",
                        "generators.csv:4, p_nom_max = 4.0: must be at least p_nom_min = 5.0",
                        "generators.csv:5, p_max_pu = 0.2: must be at least p_min_pu = 0.5",
                        "loads-p_set.csv:3, town = x: must be a number",
                        "lines.csv:2, bus1 = suoth: is not a bus of buses.csv; maybe south",
                        "lines.csv:2, s_nom = -5: must be at least 0",
                        "lines.csv:3, name = l: is a name that line 2 has already");
    }

    @Test
    void filesAndColumnsThatAreMissingAreNamed() {
        assertThat(CsvFolder.empty(temporary).faults())
                .containsExactly("buses.csv: is missing; a study needs at least one bus");
        assertThat(CsvFolder.in(temporary)
                        .with("generators.csv", "name,buss,p_nom", "a,north,1", "b,north,1")
                        .with("lines.csv", "name,bus0,x", "l,north,1")
                        .with("bids.csv", "name,bus,side,price,colour", "b,north,by,5,red")
                        .faults())
                .containsExactly(
                        "generators.csv:1, bus: this column is missing; maybe buss",
                        "bids.csv:1, quantity: this column is missing",
                        "bids.csv:1, colour: is not a column of this table; it has bus, side, quantity, price",
                        "bids.csv:2, side = by: must be one of buy, sell; maybe buy",
                        "lines.csv:1, bus1: this column is missing; maybe bus0");
    }

    @Test
    void seriesMustFitTheSnapshotsAndHaveNoGaps() {
        assertThat(CsvFolder.in(temporary)
                        .with("generators-p_max_pu.csv", "snapshot,coal", "a,1")
                        .with("generators-marginal_cost.csv", "snapshot,coal", "a,1", "b,1", "c,1")
                        .with("generators-p_min_pu.csv", "snapshot,coal", "a,0", "b,")
                        .with("generators-efficiency.csv", "snapshot,coal", "a,0", "b,1,7")
                        .with("loads-p_set.csv", "snapshot,town", "a,inf", "b")
                        .faults())
                .containsExactly(
                        "generators-efficiency.csv:3, 7: is a cell too many; the header has 2",
                        "generators-marginal_cost.csv:4: has 3 rows, but there are 2 snapshots",
                        "generators-p_max_pu.csv: has 1 rows, but there are 2 snapshots",
                        "generators-p_min_pu.csv:3, coal: must be given in every snapshot",
                        "loads-p_set.csv:2, town = inf: must be a finite number",
                        "loads-p_set.csv:3, town: must be given in every snapshot");
    }

    @Test
    void limitsThatCrossInOneSnapshotAreNamedThere() {
        assertThat(CsvFolder.in(temporary)
                        .with("generators.csv", "name,bus,p_min_pu", "coal,north,0.3")
                        .with("generators-p_max_pu.csv", "snapshot,coal", "a,1", "b,0.2")
                        .faults())
                .containsExactly("generators-p_max_pu.csv:3, coal = 0.2: must be at least p_min_pu = 0.3");
    }

    @Test
    void seriesOfUnknownComponentsAreKeptWithANote() {
        assertThat(CsvFolder.in(temporary)
                        .with("loads-p_set.csv", "snapshot,village", "a,1", "b,2")
                        .read()
                        .notes())
                .containsExactly("loads-p_set.csv: loads.csv has no village; ignored.");
    }

    @Test
    void whatWouldChangeTheAnswerButIsNotSupportedIsNamed() {
        assertThat(CsvFolder.in(temporary)
                        .with("network.csv", "name,_multi_invest", "n,1")
                        .with("generators.csv", "name,bus,maintainable", "a,north,True", "b,north,False")
                        .with("processes.csv", "name,bus0,bus1,rate0", "p,north,south,-2")
                        .with("generators-marginal_cost-pw.csv", "name,a", "attribute,p_pu", "0,1")
                        .with("investment_periods.csv", "period,objective,years", "2030,1,10")
                        .with(
                                "global_constraints.csv",
                                "name,type,sense,carrier_attribute,investment_period",
                                "g,CO2Limit,<,,2030")
                        .faults())
                .containsExactly(
                        "snapshots.csv:1, period: this column is missing, although there are investment periods",
                        "network.csv:2, _multi_invest = 1: is not supported yet; leave the column out or write False",
                        "generators-marginal_cost-pw.csv: piecewise attributes are not supported yet",
                        "generators.csv:2, maintainable = True: is not supported yet; leave the column out or write"
                                + " False",
                        "processes.csv:2, rate0 = -2: must be -1; other rates of the first bus are not supported yet",
                        "global_constraints.csv:2, investment_period = 2030: is not supported yet; leave the column"
                                + " out",
                        "global_constraints.csv:2, type = CO2Limit: must be one of primary_energy, operational_limit,"
                                + " transmission_volume_expansion_limit, transmission_expansion_cost_limit,"
                                + " tech_capacity_expansion_limit",
                        "global_constraints.csv:2, sense = <: must be one of <=, >=, ==; maybe <=");
    }

    @Test
    void costsThatDoNotAddUpAreNamed() {
        assertThat(CsvFolder.in(temporary)
                        .with(
                                "generators.csv",
                                "name,bus,p_nom_extendable,p_nom_set,overnight_cost,discount_rate,lifetime,p_nom_max",
                                "a,north,True,,100,,,",
                                "b,north,True,,100,-0.1,,",
                                "c,north,True,,100,0.1,0,",
                                "d,north,False,5,,,,",
                                "e,north,True,5,,,,4")
                        .faults())
                .containsExactly(
                        "generators.csv:2, discount_rate: must be given where overnight_cost is",
                        "generators.csv:3, discount_rate = -0.1: must be at least 0 and finite",
                        "generators.csv:4, lifetime = 0: must be above 0",
                        "generators.csv:5, p_nom_set = 5: needs p_nom_extendable = True",
                        "generators.csv:6, p_nom_max = 4.0: must be at least p_nom_set = 5.0");
    }

    @Test
    void aLimitOfTransmissionCostDoesNotGoWithFixedCosts() {
        assertThat(CsvFolder.in(temporary)
                        .with("lines.csv", "name,bus0,bus1,x,s_nom_extendable,fom_cost", "l,north,south,1,True,3")
                        .with(
                                "global_constraints.csv",
                                "name,type,carrier_attribute,sense,constant",
                                "g,transmission_expansion_cost_limit,AC,<=,5")
                        .faults())
                .containsExactly(
                        "global_constraints.csv:2, type = transmission_expansion_cost_limit: is not supported yet"
                                + " beside fom_cost of lines.csv; leave that column out");
    }

    @Test
    void aLoadThatNothingCanSupplyIsUnconnected() {
        CsvFolder folder = CsvFolder.in(temporary)
                .with("loads.csv", "name,bus,p_set", "near,north,1", "far,south,1", "idle,south,0");

        assertThat(folder.faults())
                .containsExactly(
                        "loads.csv:3, bus = south: an unconnected load: no generator, storage or branch can supply"
                                + " this bus");
        assertThat(folder.with("lines.csv", "name,bus0,bus1,x", "l,south,north,1")
                        .faults())
                .isEmpty();
    }

    @Test
    void aZipFileInPlaceOfATableIsRecognized() {
        assertThat(CsvFolder.in(temporary)
                        .with("buses.csv", new byte[] {'P', 'K', 3, 4, 0, 0})
                        .with("loads.csv", new byte[] {0x1f, (byte) 0x8b, 8, 0})
                        .with("loads-p_set.csv", new byte[] {0x7f, 'E', 'L', 'F', 0, 1})
                        .with("lines.csv", "name,bus0\nä".getBytes(StandardCharsets.ISO_8859_1))
                        .with("links.csv", "\ufeffname".getBytes(StandardCharsets.UTF_16LE))
                        .with("carriers.csv", new byte[0])
                        .faults())
                .contains(
                        "buses.csv: is a zip archive, not a CSV table; unpack it first",
                        "loads.csv: is compressed by gzip, not a CSV table; unpack it first",
                        "loads-p_set.csv:1: is a binary file, not a CSV table",
                        "lines.csv:2: is not text in UTF-8",
                        "links.csv: is text in UTF-16; it must be in UTF-8",
                        "carriers.csv: is empty; it needs a header line");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() {
        assertThat(CsvFolder.in(temporary)
                        .with("snapshots.csv", "\ufeffsnapshot,objective\na,1\nb,1\n".getBytes(StandardCharsets.UTF_8))
                        .read()
                        .horizon()
                        .labels())
                .containsExactly("a", "b");
    }

    @Test
    void aQuoteThatIsNotClosedIsNamedWithItsLine() {
        assertThat(CsvFolder.in(temporary)
                        .with("generators.csv", "name,bus", "a,north", "\"b,north", "c,north")
                        .faults())
                .singleElement()
                .asString()
                .startsWith("generators.csv:3: ");
    }

    @Test
    void endlessLinesAreRefusedBeforeTheyFillMemory() throws IOException {
        CsvFolder folder = CsvFolder.in(temporary);
        endless("generators.csv", "x".repeat(1000), 100_000);
        endless("loads.csv", "x,".repeat(500), 100_000);
        endless("loads-p_set.csv", "1,".repeat(500), 100_000);

        assertThat(folder.faults())
                .containsExactly(
                        "loads-p_set.csv:1: is too long: a line may have 16777216 characters in 200000 cells",
                        "generators.csv:1: has a cell of more than 4194304 characters; perhaps a quote is not closed",
                        "loads.csv:1: is too long: a line may have 16777216 characters in 200000 cells");
    }

    private void endless(String file, String part, int times) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(temporary.resolve(file))) {
            for (int i = 0; i < times; i++) {
                out.write(part);
            }
        }
    }

    @Test
    void aHeaderThatPromisesMuchCostsLittle() {
        String[] names = new String[150_000];
        Arrays.setAll(names, i -> "n" + i);
        String[] snapshots = new String[100_001];
        Arrays.setAll(snapshots, i -> i == 0 ? "name" : "t" + i);

        assertThat(CsvFolder.in(temporary)
                        .with("snapshots.csv", snapshots)
                        .with("loads-p_set.csv", "snapshot," + String.join(",", names), "t1,1")
                        .faults())
                .containsExactly("loads-p_set.csv: has 1 rows, but there are 100000 snapshots");
    }

    @Test
    void nothingOutsideTheFolderIsRead() throws IOException {
        Path study = Files.createDirectory(temporary.resolve("study"));
        Files.writeString(temporary.resolve("secret.csv"), "name,bus\nsecret,north\n");
        CsvFolder folder = CsvFolder.in(study);
        Files.delete(study.resolve("generators.csv"));
        Files.createSymbolicLink(study.resolve("generators.csv"), Path.of("../secret.csv"));
        Files.createSymbolicLink(study.resolve("lines.csv"), Path.of("nowhere.csv"));
        Files.createDirectory(study.resolve("links.csv"));

        assertThat(folder.faults())
                .containsExactly(
                        "generators.csv: leads out of the study's folder",
                        "lines.csv: cannot be read: it leads nowhere",
                        "links.csv: is a folder; it must be a file");
    }

    @Test
    void aUnitThatIsOnOrOffHasASize() {
        assertThat(CsvFolder.in(temporary)
                        .with("generators.csv", "name,bus,p_nom,committable", "coal,north,inf,True")
                        .faults())
                .containsExactly("generators.csv:2, p_nom = inf: must be finite where committable: a unit that is on"
                        + " gives shares of it");
    }

    @Test
    void whatHasNoEndIsNotUsedInPart() {
        assertThat(CsvFolder.in(temporary)
                        .with("generators.csv", "name,bus,p_nom,p_min_pu", "coal,north,inf,0.3", "gas,north,inf,-1")
                        .with("stores.csv", "name,bus,e_nom,e_min_pu", "tank,north,inf,0.1")
                        .faults())
                .containsExactly(
                        "generators.csv:2, p_nom = inf: must be finite where p_min_pu is above 0 or p_max_pu below 0",
                        "stores.csv:2, e_nom = inf: must be finite where e_min_pu is above 0 or e_max_pu below 0");
    }

    @Test
    void namesThatLookLikePathsAreOnlyNames() {
        assertThat(CsvFolder.in(temporary)
                        .with("generators.csv", "name,bus", "../../etc/passwd,north")
                        .faults())
                .isEmpty();
    }

    @Test
    void manyFaultsOfOneFileAreCounted() {
        String[] lines = new String[251];
        Arrays.setAll(lines, i -> i == 0 ? "name,bus" : "g" + i + ",nowhere" + i);

        List<String> faults =
                CsvFolder.in(temporary).with("generators.csv", lines).faults();

        assertThat(faults).hasSize(101).last().isEqualTo("generators.csv: has 150 more faults");
    }
}
