package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.network.Line;
import org.rexnet.network.Transformer;

/** Folders that PyPSA exported. */
class RealFoldersTest {

    @TempDir
    Path temporary;

    private Study read(String name) {
        Path folder = Path.of(System.getProperty("rexnet.data", "data"), "pypsa", name);
        assumeThat(Files.isDirectory(folder)).as("folder " + name).isTrue();
        return StudyReader.read(folder);
    }

    @Test
    void scigridIsReadWhole() {
        Study study = read("scigrid-de");

        assertThat(study.network().buses()).hasSize(585);
        assertThat(study.network().branches(Line.class)).hasSize(852);
        assertThat(study.network().branches(Transformer.class)).hasSize(96);
        assertThat(study.generators()).hasSize(1423);
        assertThat(study.storageUnits()).hasSize(38);
        assertThat(study.loads()).hasSize(489);
        assertThat(study.horizon().labels()).hasSize(24).startsWith("2011-01-01 00:00:00");
    }

    @Test
    void modelEnergyIsReadWhole() {
        Study study = read("model-energy");

        assertThat(study.horizon().size()).isEqualTo(2920);
        assertThat(study.horizon().at(0).objectiveWeight()).isEqualTo(3);
        assertThat(study.hasCandidates()).isTrue();
        assertThat(study.generators().stream()
                        .filter(generator -> generator.id().equals("wind")))
                .singleElement()
                .satisfies(wind -> assertThat(wind.maxPu().length()).isEqualTo(2920));
    }

    @Test
    void whatIsWrittenOfThemIsReadAsItWas() {
        for (String name : new String[] {"scigrid-de", "model-energy"}) {
            Study study = read(name);
            StudyWriter.write(study, Results.NONE, temporary.resolve(name));
            Study read = StudyReader.read(temporary.resolve(name));

            assertThat(read.generators()).isEqualTo(study.generators());
            assertThat(read.loads()).isEqualTo(study.loads());
            assertThat(read.storageUnits()).isEqualTo(study.storageUnits());
            assertThat(read.stores()).isEqualTo(study.stores());
            assertThat(read.lines()).isEqualTo(study.lines());
            assertThat(read.links()).isEqualTo(study.links());
            assertThat(read.horizon()).isEqualTo(study.horizon());
            assertThat(read.keptColumns()).containsExactlyInAnyOrderElementsOf(study.keptColumns());
        }
    }
}
