package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;

class PypsaReaderTest {

    @TempDir
    Path temporary;

    @Test
    void whatIsNotGivenHasPypsasDefault() {
        Study study = CsvFolder.in(temporary)
                .with("generators.csv", "name,bus", "g,north")
                .with("loads.csv", "name,bus", "l,north")
                .with("storage_units.csv", "name,bus", "u,south")
                .with("stores.csv", "name,bus", "s,south")
                .read();

        assertThat(study.generators())
                .containsExactly(Generator.builder("g", "north").build());
        assertThat(study.loads()).containsExactly(Load.builder("l", "north").build());
        assertThat(study.storageUnits())
                .containsExactly(StorageUnit.builder("u", "south").build());
        assertThat(study.stores())
                .containsExactly(Store.builder("s", "south").carrier("AC").build());
        assertThat(study.network().bus("north")).isEqualTo(new Bus("north", "AC", 380, 0, 0));
        assertThat(study.notes()).isEmpty();
    }

    @Test
    void anEmptyCellIsTheDefaultWhateverStandsBesideIt() {
        Study study = CsvFolder.in(temporary)
                .with("buses.csv", "name,carrier", "north,", "south,heat")
                .with("generators.csv", "name,bus,p_nom,p_max_pu,active", "a,north,5,0.5,True", "b,north,,,")
                .read();

        assertThat(study.network().bus("north").carrier()).isEqualTo("AC");
        assertThat(study.generators())
                .containsExactly(
                        Generator.builder("a", "north").capacityMw(5).maxPu(0.5).build(),
                        Generator.builder("b", "north").build());
        assertThat(study.notes())
                .containsExactlyInAnyOrder(
                        "buses.csv: an empty cell of carrier means AC here, but PyPSA 1.4.0 takes it for no text.",
                        "generators.csv: an empty cell of active means True here, but PyPSA 1.4.0 takes it for False.");
    }

    @Test
    void aSeriesGoesBeforeTheStaticValueOfItsComponentsAlone() {
        Study study = CsvFolder.in(temporary)
                .with("generators.csv", "name,bus,p_max_pu", "sun,north,0.3", "coal,north,0.8")
                .with("generators-p_max_pu.csv", ",sun", "0,0.1", "1,0.2")
                .read();

        assertThat(study.generators().get(0).maxPu()).isEqualTo(Profile.of(new double[] {0.1, 0.2}));
        assertThat(study.generators().get(1).maxPu()).isEqualTo(Profile.of(0.8));
    }

    @Test
    void whatIsUnknownOrWithoutInfluenceIsKept() {
        Study study = CsvFolder.in(temporary)
                .with(
                        "generators.csv",
                        "name,bus,owner,control,p_nom_extended,capital_cost,type",
                        "a,north,me,PV,True,5,",
                        "b,north,,PQ,,,")
                .with("generators-q_set.csv", "snapshot,a", "a,1", "b,2")
                .with("generators-p.csv", "snapshot,a", "a,1", "b,2")
                .with("notes.csv", "whatever")
                .read();

        assertThat(study.keptColumns())
                .containsExactlyInAnyOrder(
                        kept("generators", "owner", "a", "me"),
                        kept("generators", "control", "a", "PV"),
                        kept("generators", "p_nom_extended", "a", "True"),
                        kept("generators", "capital_cost", "a", "5"),
                        new KeptColumn("generators-q_set", "a", java.util.Map.of("0", "1.0", "1", "2.0")));
        assertThat(study.notes())
                .containsExactlyInAnyOrder(
                        "generators.csv: unknown columns, ignored: owner,"
                                + " p_nom_extended (maybe p_nom_extendable).",
                        "Results in the folder are not read.",
                        "notes.csv: there is no table of that name; the file is not read.");
    }

    private static KeptColumn kept(String table, String column, String name, String value) {
        return new KeptColumn(table, column, java.util.Map.of(name, value));
    }

    @Test
    void inactiveComponentsAreLeftOutAndKept() {
        Study study = CsvFolder.in(temporary)
                .with("generators.csv", "name,bus,p_nom,active", "on,north,1,True", "off,nowhere,-5,False")
                .read();

        assertThat(study.generators()).extracting(Generator::id).containsExactly("on");
        assertThat(study.notes()).containsExactly("generators.csv: left out, because active is False: off.");
        assertThat(study.keptColumns()).extracting(KeptColumn::column).containsExactly("bus", "p_nom", "active");
    }

    @Test
    void namesStayText() {
        Study study = CsvFolder.in(temporary)
                .with("buses.csv", ",v_nom", "001,1", "1.50,1", "NA,1")
                .with("generators.csv", "whatever,bus", "7,001", "a b,1.50", "\"x,y\",NA")
                .with("loads.csv", "name,bus")
                .read();

        assertThat(study.network().buses()).extracting(Bus::id).containsExactly("001", "1.50", "NA");
        assertThat(study.generators()).extracting(Generator::id).containsExactly("7", "a b", "x,y");
    }

    @Test
    void blankLinesAreNoRows() {
        Study study = CsvFolder.in(temporary)
                .with("generators.csv", "", "name,bus", "", "g,north", "")
                .with("generators-p_max_pu.csv", "snapshot,g", "", "a,0.1", "", "b,0.2", "")
                .read();

        assertThat(study.generators().getFirst().maxPu()).isEqualTo(Profile.of(new double[] {0.1, 0.2}));
        assertThat(CsvFolder.in(temporary)
                        .with("generators.csv", "name,bus", "", "", "g,nowhere")
                        .faults()
                        .getFirst())
                .startsWith("generators.csv:4, bus = nowhere");
    }

    @Test
    void theNameIsThatOfTheNetworkOrOfTheFolder() {
        CsvFolder folder = CsvFolder.in(temporary);

        assertThat(folder.read().name()).isEqualTo(temporary.getFileName().toString());
        assertThat(folder.with("network.csv", "name,srid", "Island,4326").read().name())
                .isEqualTo("Island");
    }

    @Test
    void settingsComeFromStudyYaml() {
        Study study = CsvFolder.in(temporary)
                .with("study.yaml", "currency: CHF", "lost_load: 3000")
                .with("loads.csv", "name,bus,p_set", "alone,south,5")
                .read();

        assertThat(study.settings().currency()).isEqualTo("CHF");
        assertThat(study.settings().lostLoad()).hasValue(3000);
    }

    @Test
    void shuntImpedancesHaveNoInfluence() {
        Study study = CsvFolder.in(temporary)
                .with("shunt_impedances.csv", "name,bus,g", "s,north,0.5")
                .read();

        assertThat(study.loads()).hasSize(1);
        assertThat(study.notes())
                .containsExactly(
                        "shunt_impedances.csv: shunt impedances have no influence on the market, as in PyPSA.");
        assertThat(study.keptColumns())
                .containsExactly(
                        kept("shunt_impedances", "bus", "s", "north"), kept("shunt_impedances", "g", "s", "0.5"));
    }
}
