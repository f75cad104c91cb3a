package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.FolderForm;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.SeriesFormat;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.study.pypsa.write.FolderSwap;

/** Where folders are written nothing of the user's is lost: behind links, over edits, beside what ended processes left. */
class WrittenPlacesTest {

    private static final Study STUDY =
            Study.builder("small").buses("a").generator("g", "a", 1, 1).build();

    /** A number that no process has: the largest of Linux is 2^22. */
    private static final long ENDED = 999_999_999;

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void write() {
        folder = temporary.resolve("results");
        write(folder, false);
    }

    private static void write(Path where, boolean overwrite) {
        PypsaWriter.tryOut(where, overwrite);
        PypsaWriter.write(STUDY, Results.NONE, where, new FolderForm(overwrite, true, SeriesFormat.CSV));
    }

    @Test
    void behindALinkTheFolderIsWrittenAndTheLinkStays() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
        Files.delete(folder.resolve("buses.csv"));
        write(link, false);

        assertThat(Files.readSymbolicLink(link)).isEqualTo(folder);
        assertThat(folder.resolve("buses.csv")).exists();
        assertThat(names(temporary)).containsExactly("link", "results");

        Path dangling = Files.createSymbolicLink(temporary.resolve("dangling"), temporary.resolve("nowhere"));
        assertThatThrownBy(() -> PypsaWriter.tryOut(dangling, true))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("a link that leads nowhere");
    }

    @Test
    void whatTheUserEditedIsReplacedOnlyWhereThatIsAskedFor() throws IOException {
        Path table = folder.resolve("generators.csv");
        String edited = Files.readString(table).replace("g,", "mine,");
        Files.writeString(table, edited);

        assertThatThrownBy(() -> PypsaWriter.tryOut(folder, false))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("generators.csv was changed after it was written here; --force replaces it");
        assertThatThrownBy(() -> PypsaWriter.write(STUDY, Results.NONE, folder, FolderForm.FOR_BOTH))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(table).hasContent(edited);
        write(folder, true);
        assertThat(Files.readString(table)).isNotEqualTo(edited);
    }

    @Test
    void whatAProcessThatWasEndedLeftIsPutRight() throws IOException {
        Path old = Files.createDirectory(temporary.resolve(".rexnet-old-%d-0".formatted(ENDED)));
        Files.writeString(old.resolve("name"), "results");
        Files.writeString(folder.resolve("mine.txt"), "not to be lost");
        Files.move(folder, old.resolve("folder"));
        Path half = Files.createDirectory(temporary.resolve(".rexnet-new-%d-0".formatted(ENDED)));
        Files.writeString(half.resolve("buses.csv"), "na");
        Files.setLastModifiedTime(half, FileTime.from(Instant.EPOCH));
        Path others = Files.createDirectory(temporary.resolve(".rexnet-new-1-0")); // Of a process that runs.

        assertThatThrownBy(() -> PypsaWriter.tryOut(folder, false)).hasMessageContaining("mine.txt");

        assertThat(folder.resolve("mine.txt")).hasContent("not to be lost");
        assertThat(names(temporary)).containsExactly(String.valueOf(others.getFileName()), "results");
    }

    @Test
    void aFileOfAFolderIsReplacedWithItsPlaceInTheList() throws IOException {
        Path table = folder.resolve("generators.csv");
        Path half = Files.createDirectory(folder.resolve(".rexnet-new-%d-0".formatted(ENDED)));
        Files.setLastModifiedTime(half, FileTime.from(Instant.EPOCH));
        List<String> before = Files.readAllLines(folder.resolve(".rexnet"));
        Path link = Files.createSymbolicLink(temporary.resolve("link.csv"), table);

        StudyWriter.writeFile(link, "name,bus\nnew,a\n");

        assertThat(table).hasContent("name,bus\nnew,a");
        assertThat(link).isSymbolicLink();
        assertThat(half).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve(".rexnet")))
                .hasSameSizeAs(before)
                .filteredOn(line -> !before.contains(line))
                .singleElement()
                .asString()
                .startsWith("generators.csv\t");
        assertThatNoException().isThrownBy(() -> PypsaWriter.tryOut(folder, false));
        StudyWriter.writeFile(temporary.resolve("page.html"), "new");
        assertThat(names(temporary)).containsExactly("link.csv", "page.html", "results");
    }

    @Test
    void onAFullDiskAFileAndItsPlaceInTheListStayAsTheyWere() throws IOException {
        Path table = folder.resolve("generators.csv");
        String before = Files.readString(table);
        List<String> all = names(folder);

        assertThatThrownBy(() -> FolderSwap.replaceFile(table, fresh -> {
                    Files.writeString(fresh, "name,b");
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");

        assertThat(table).hasContent(before);
        assertThat(names(folder)).isEqualTo(all);
        assertThatNoException().isThrownBy(() -> PypsaWriter.tryOut(folder, false));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }
}
