package org.rexnet.investment.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyWriter;

/**
 * Folder that a study and its results are written to, complete or not at all.
 *
 * @param path the folder
 * @param force whether files that RexNet did not write may be replaced
 */
record ResultFolder(Path path, boolean force) {

    /** File by which a folder is known that RexNet wrote. */
    private static final String MARK = ".rexnet";

    /**
     * Returns the folder, after a trial that leaves nothing behind; throws {@link BadInputException} where something stands there that
     * RexNet did not write, or where it could not be written now.
     */
    static ResultFolder at(Path path, boolean force) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new BadInputException("%s is a file; results need a folder.".formatted(path));
        }
        if (!force && Files.isDirectory(path) && !Files.exists(path.resolve(MARK)) && !isEmpty(path)) {
            throw new BadInputException(
                    "%s was not written by rexnet: choose another folder, or replace its files with --force."
                            .formatted(path));
        }
        ResultFolder place = new ResultFolder(path, force);
        try {
            StudyWriter.tryOut(path, force);
        } catch (UncheckedIOException e) {
            throw new BadInputException(
                    "%s cannot be written: %s.".formatted(path, Reason.of(Objects.requireNonNull(e.getCause()))), e);
        }
        return place;
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new BadInputException("Cannot look into %s: %s.".formatted(folder, Reason.of(e)), e);
        }
    }

    /** Returns a new folder for what could not be written here, among those for temporary files. */
    ResultFolder elsewhere() throws IOException {
        Path name = Objects.requireNonNull(path.toAbsolutePath().normalize().getFileName());
        return new ResultFolder(Files.createTempDirectory("rexnet-").resolve(name), false);
    }

    /** Writes the tables of an answer that is about no one study. */
    void write(Map<String, String> files) {
        try {
            StudyWriter.writeFiles(files, path, force);
        } catch (UncheckedIOException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes study and results, and returns remarks on what the folder does not say as the study did. */
    List<String> write(Study study, Results results) {
        try {
            return force ? StudyWriter.overwrite(study, results, path) : StudyWriter.write(study, results, path);
        } catch (UncheckedIOException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
