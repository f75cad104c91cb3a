package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.study.builtin.BuiltInStudies;

class ParticipantRowsTest {

    @TempDir
    Path temporary;

    @Test
    void participantsOwnWhatTheyNameAndAreWrittenBack() {
        Study study = CsvFolder.in(temporary)
                .with("loads.csv", "name,bus,p_set", "coal,north,1")
                .with(
                        "participants.csv",
                        "name,components",
                        "miner,generators:coal",
                        "town, loads:coal | generators:coal")
                .read();

        assertThat(study.conditions(Participant.class))
                .containsExactly(
                        new Participant("miner", List.of("generators:coal")),
                        new Participant("town", List.of("loads:coal", "generators:coal")));
        Ownership ownership = Ownership.of(study);
        assertThat(ownership.owners(new ComponentKey(ComponentKind.GENERATOR, "coal")))
                .containsExactly("miner", "town");
        assertThat(ownership.owners(new ComponentKey(ComponentKind.LOAD, "coal")))
                .containsExactly("town");
        assertThat(ownership.owners(new ComponentKey(ComponentKind.STORE, "coal")))
                .isEmpty();

        Path written = temporary.resolve("written");
        StudyWriter.write(study, Results.NONE, written);
        assertThat(PypsaReader.read(written).conditions(Participant.class))
                .isEqualTo(study.conditions(Participant.class));
    }

    @Test
    void aVillageThatIsWrittenIsReadAgain() {
        Study village = BuiltInStudies.find("hamlet").orElseThrow().study();
        Path written = temporary.resolve("hamlet");
        StudyWriter.write(village, Results.NONE, written);
        Study read = PypsaReader.read(written);
        assertThat(Ownership.of(read).owners(new ComponentKey(ComponentKind.LINK, "grid")))
                .containsExactly("utility");
        assertThat(Ownership.of(read).owners(new ComponentKey(ComponentKind.LOAD, "devices 3")))
                .containsExactly("household 3");
    }

    @Test
    void namesThatStandForNothingOrForSeveralAreNamedAllAtOnce() {
        assertThat(CsvFolder.in(temporary)
                        .with("loads.csv", "name,bus,p_set", "coal,north,1")
                        .with("participants.csv", "name,components", "a,coal|goal", "b,generators:coal")
                        .faults())
                .containsExactly(
                        "participants.csv:2, components = coal: is in several tables; write one of generators:coal,"
                                + " loads:coal",
                        "participants.csv:2, components = goal: is no component of the study; maybe coal");
        assertThat(CsvFolder.in(temporary)
                        .with("participants.csv", "name,components,colour", "a,coal,red")
                        .faults())
                .anyMatch(fault -> fault.startsWith("participants.csv:1, colour"));
    }
}
