package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.study.FolderForm;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.SeriesFormat;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.study.builtin.BuiltInStudies;

/** A study is the same whether or not its folder tells PyPSA everything twice, and whether its series are text or Parquet. */
final class FolderFormTest {

    private static final FolderForm OWN = new FolderForm(true, false, SeriesFormat.CSV);
    private static final FolderForm PARQUET = new FolderForm(true, false, SeriesFormat.PARQUET);

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return Draws.seeds(15, 500);
    }

    private Study written(Study study, FolderForm form) {
        Path place = folder.resolve("study");
        StudyWriter.write(study, Results.NONE, place, form);
        return PypsaReader.read(place);
    }

    private void assertSameInEachForm(Study study) {
        Study both = written(study, new FolderForm(true, true, SeriesFormat.CSV));
        for (FolderForm form : List.of(OWN, PARQUET)) {
            Study own = written(study, form);
            assertThat(own.components()).as("%s", form).isEqualTo(both.components());
            assertThat(own.network().buses()).isEqualTo(both.network().buses());
            assertThat(own.horizon()).isEqualTo(both.horizon());
            assertThat(own.settings()).isEqualTo(both.settings());
            assertThat(own.globalConstraints()).isEqualTo(both.globalConstraints());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void randomStudiesAreTheSameInEachForm(long seed) {
        assertSameInEachForm(RandomStudies.of(seed));
    }

    @Test
    void harbourIsTheSameInEachFormAndMuchSmallerForItselfAlone() throws IOException {
        Study harbour = BuiltInStudies.find("harbour").orElseThrow().study();
        assertSameInEachForm(harbour);
        long parquet = size();
        written(harbour, OWN);
        long own = size();
        written(harbour, new FolderForm(true, true, SeriesFormat.CSV));
        assertThat(own).isLessThan(size() / 5);
        assertThat(parquet).isLessThan(own);
        assertThat(folder.resolve("study").resolve("links-p_max_pu.csv")).exists();
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("study"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @Test
    void damagedParquetAndTwoOfOneSeriesAreNamed() throws IOException {
        Study study = Study.builder("s")
                .hours(3)
                .buses("b")
                .generator("g", "b", 10, 5)
                .load("l", "b", 1, 2, 3)
                .build();
        written(study, PARQUET);
        Path series = folder.resolve("study").resolve("loads-p_set.parquet");
        Files.writeString(folder.resolve("study").resolve("loads-p_set.csv"), "snapshot,l\n0,1\n1,2\n2,3\n");
        assertThatThrownBy(() -> PypsaReader.read(folder.resolve("study")))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("loads-p_set.parquet: stands beside loads-p_set.csv");
        Files.delete(folder.resolve("study").resolve("loads-p_set.csv"));
        byte[] bytes = Files.readAllBytes(series);
        for (int at = 0; at < bytes.length; at += 7) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x55;
            Files.write(series, damaged);
            try {
                PypsaReader.read(folder.resolve("study"));
            } catch (StudyException e) {
                assertThat(e.getMessage()).contains("loads");
            }
        }
        Files.writeString(series, "PAR1 not at all PAR1");
        assertThatThrownBy(() -> PypsaReader.read(folder.resolve("study")))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("loads-p_set.parquet: cannot be read");
    }
}
