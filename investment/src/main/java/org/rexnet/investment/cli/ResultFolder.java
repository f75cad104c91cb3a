package org.rexnet.investment.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Folder that results are written to when they are complete: beside it first, then in its place.
 *
 * <p>A list of the files written stays in the folder. What others put there stays, too.
 *
 * @param path the folder, absolute
 */
record ResultFolder(Path path) {

    /** File that lists what RexNet wrote. */
    static final String LIST = ".rexnet";

    /** Writes the files of a folder. */
    interface Content {

        /** Writes into an empty folder. */
        void writeTo(Path folder) throws IOException;
    }

    /** Returns the folder; throws {@link BadInputException} where something stands there that RexNet did not write. */
    static ResultFolder at(Path path, boolean force) {
        Path absolute = path.toAbsolutePath().normalize();
        if (absolute.getFileName() == null) {
            throw new BadInputException("%s cannot be a folder of results.".formatted(path));
        }
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new BadInputException("%s is a file; results need a folder.".formatted(path));
        }
        try {
            boolean known = names(absolute).isEmpty() || Files.exists(absolute.resolve(LIST));
            if (!known && !force) {
                throw new BadInputException(
                        "%s was not written by rexnet: choose another folder, or write into this one with --force."
                                .formatted(path));
            }
        } catch (IOException e) {
            throw new BadInputException("Cannot look into %s: %s.".formatted(path, Reason.of(e)), e);
        }
        return new ResultFolder(absolute);
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Writes the content, and puts it in place when it is complete; throws {@link BadInputException} where that fails. */
    void write(Content content) {
        Path part = path.resolveSibling(".%s.part-%d"
                .formatted(path.getFileName(), ProcessHandle.current().pid()));
        Thread cleaner = new Thread(() -> delete(part));
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            Files.createDirectories(part);
            content.writeTo(part);
            Files.write(part.resolve(LIST), names(part));
            putInPlace(part);
        } catch (IOException e) {
            throw new BadInputException("Cannot write %s: %s.".formatted(path, Reason.of(e)), e);
        } finally {
            delete(part);
            forget(cleaner);
        }
    }

    private void putInPlace(Path part) throws IOException {
        List<String> written = names(part);
        if (names(path).isEmpty()) {
            Files.deleteIfExists(path);
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        List<String> stale = new ArrayList<>();
        if (Files.exists(path.resolve(LIST))) {
            stale.addAll(Files.readAllLines(path.resolve(LIST)));
        }
        TreeSet<String> either = new TreeSet<>(stale);
        either.addAll(written);
        Files.write(path.resolve(LIST), either);
        for (String name : written) {
            if (!name.equals(LIST)) {
                Files.move(part.resolve(name), path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        stale.removeAll(written);
        for (String name : stale) {
            if (Path.of(name).getNameCount() == 1 && Files.isRegularFile(path.resolve(name))) {
                Files.delete(path.resolve(name));
            }
        }
        Files.move(part.resolve(LIST), path.resolve(LIST), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path part) {
        try {
            for (String name : names(part)) {
                Files.deleteIfExists(part.resolve(name));
            }
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // What is left of an unfinished folder is hidden and harmless.
            part.toFile().deleteOnExit();
        }
    }

    private static void forget(Thread cleaner) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException shuttingDown) {
            // The hook does what remains to be done.
            return;
        }
    }
}
