package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.SeriesTable;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyWriter;

class FolderReplacementTest {

    @TempDir
    Path temporary;

    private Path folder() {
        return temporary.resolve("study");
    }

    private static StudyBuilder small() {
        return Study.builder("small").hours(2).buses("north", "south").generator("coal", "north", 10, 20);
    }

    @Test
    void aFolderIsReplacedOnlyWhereNothingElseIsInIt() throws IOException {
        StudyWriter.write(small().build(), Results.NONE, folder());
        StudyWriter.write(small().load("town", "north", 5).build(), Results.NONE, folder());
        assertThat(folder().resolve("loads.csv")).exists();
        Files.writeString(folder().resolve("mine.txt"), "precious");

        assertThatThrownBy(() -> StudyWriter.write(small().build(), Results.NONE, folder()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("holds other files, such as mine.txt");
        assertThat(folder().resolve("loads.csv")).exists();

        StudyWriter.overwrite(small().build(), Results.NONE, folder());
        assertThat(folder().resolve("loads.csv")).doesNotExist();
        assertThat(folder().resolve("mine.txt")).doesNotExist();
        try (Stream<Path> beside = Files.list(temporary)) {
            assertThat(beside).containsExactly(folder());
        }
    }

    @Test
    void aFolderOfFoldersIsNeverReplaced() throws IOException {
        Files.createDirectories(folder().resolve("photos"));

        assertThatThrownBy(() -> StudyWriter.overwrite(small().build(), Results.NONE, folder()))
                .hasMessageContaining("holds folders, such as photos");
    }

    @Test
    void nothingIsLeftWhereWritingFails() throws IOException {
        Results wrong = Results.of(List.of(new SeriesTable("../x", "p", List.of(), new double[2][0])), List.of());

        assertThatThrownBy(() -> StudyWriter.write(small().build(), wrong, folder()))
                .isInstanceOf(IllegalArgumentException.class);
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }
}
