package org.rexnet.investment.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** Returns the folder; throws {@link BadInputException} where something stands there that RexNet did not write. */
    static ResultFolder at(Path path, boolean force) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new BadInputException("%s is a file; results need a folder.".formatted(path));
        }
        if (!force && Files.isDirectory(path) && !Files.exists(path.resolve(MARK)) && !isEmpty(path)) {
            throw new BadInputException(
                    "%s was not written by rexnet: choose another folder, or replace its files with --force."
                            .formatted(path));
        }
        return new ResultFolder(path, force);
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new BadInputException("Cannot look into %s: %s.".formatted(folder, Reason.of(e)), e);
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
