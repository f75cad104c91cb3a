package org.rexnet.core.optimization.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFileTest {
    private final LibraryFile library = LibraryFile.ofThisPlatform();

    @TempDir
    Path folder;

    @Test
    void theCopyIsWhole() throws IOException {
        Path copy = library.cachedIn(folder);

        assertThat(copy).hasSize(library.size());
        assertThat(library.cachedIn(folder)).isEqualTo(copy);
    }

    @Test
    void aHalfCopyIsReplaced() throws IOException {
        Path copy = library.cachedIn(folder);
        byte[] whole = Files.readAllBytes(copy);
        Files.write(copy, java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThat(library.cachedIn(folder)).hasBinaryContent(whole);
    }

    @Test
    void aDisturbedCopyIsReplaced() throws IOException {
        Path copy = library.cachedIn(folder);
        byte[] whole = Files.readAllBytes(copy);
        byte[] disturbed = whole.clone();
        disturbed[disturbed.length / 3] ^= 1;
        Files.write(copy, disturbed);

        assertThat(library.cachedIn(folder)).hasBinaryContent(whole);
    }

    @Test
    void manyMayCopyAtOnceAndLeaveNothingBehind() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Path>> copies = new ArrayList<>();
            for (int k = 0; k < 8; k++) {
                copies.add(threads.submit(() -> library.cachedIn(folder)));
            }
            for (Future<Path> copy : copies) {
                assertThat(copy.get()).hasSize(library.size());
            }
        }
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFolderThatOthersMayWriteToIsRefused() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path copy = library.cachedIn(folder);
        Files.setPosixFilePermissions(copy.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> library.cachedIn(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Others may write");
    }
}
