package org.rexnet.core.study.pypsa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts a folder in place of another at once, so that nobody ever sees half of it. */
final class FolderSwap {

    /** File that lists what was written, so that it may be replaced. */
    static final String MARKER = ".rexnet";

    private static final int MOST_ATTEMPTS = 1000;

    private FolderSwap() {}

    /** Fills a fresh folder. */
    interface Filling {
        void fill(Path fresh) throws IOException;
    }

    /**
     * Fills a folder beside the wanted one and moves it there.
     *
     * @param overwrite whether files that were not written here may be replaced
     */
    static void replace(Path folder, boolean overwrite, Filling filling) {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new UncheckedIOException(new FileAlreadyExistsException(target + " cannot be replaced"));
        }
        try {
            requireReplaceable(target, overwrite);
            Files.createDirectories(parent);
            Path fresh = createBeside(target, "new");
            try {
                filling.fill(fresh);
                Files.write(fresh.resolve(MARKER), names(fresh));
                swap(fresh, target);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be written: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static void requireReplaceable(Path target, boolean overwrite) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new FileAlreadyExistsException(target + " is a file");
        }
        List<String> found = names(target);
        if (overwrite) {
            for (String name : found) {
                if (Files.isDirectory(target.resolve(name))) {
                    throw new FileAlreadyExistsException(target + " holds folders, such as " + name);
                }
            }
            return;
        }
        Path marker = target.resolve(MARKER);
        List<String> own = Files.isRegularFile(marker) ? Files.readAllLines(marker) : List.of();
        for (String name : found) {
            if (!name.equals(MARKER) && !own.contains(name)) {
                throw new FileAlreadyExistsException(target + " holds other files, such as " + name);
            }
        }
    }

    private static void swap(Path fresh, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target);
            return;
        }
        Path old = createBeside(target, "old");
        Path aside = old.resolve("folder");
        try {
            Files.move(target, aside);
            try {
                Files.move(fresh, target);
            } catch (IOException e) {
                Files.move(aside, target);
                throw e;
            }
        } finally {
            delete(old);
        }
    }

    /** Creates a hidden folder on the same disk, with the permissions that folders usually get. */
    private static Path createBeside(Path target, String purpose) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                return Files.createDirectory(
                        target.resolveSibling(".%s-%s-%d".formatted(target.getFileName(), purpose, attempt)));
            } catch (FileAlreadyExistsException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
