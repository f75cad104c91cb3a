package org.rexnet.investment.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.rexnet.core.study.FolderForm;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.SeriesFormat;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.study.SubjectTable;

/**
 * Folder that a study and its results are written to, complete or not at all.
 *
 * @param path the folder
 * @param form what may be replaced, and how the folder is written
 */
record ResultFolder(Path path, FolderForm form) {

    /** File by which a folder is known that RexNet wrote. */
    private static final String MARK = ".rexnet";

    /**
     * Returns the folder, after a trial that leaves nothing behind; throws {@link BadInputException} where something stands there that
     * RexNet did not write, or where it could not be written now.
     */
    static ResultFolder at(Path path, boolean force) {
        return at(path, new FolderForm(force, false, SeriesFormat.CSV));
    }

    /** As {@link #at(Path, boolean)}, to be written in a form. */
    static ResultFolder at(Path path, FolderForm form) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new BadInputException("%s is a file; results need a folder.".formatted(path));
        }
        if (!form.overwrite() && Files.isDirectory(path) && !Files.exists(path.resolve(MARK)) && !isEmpty(path)) {
            throw new BadInputException(
                    "%s was not written by rexnet: choose another folder, or replace its files with --force."
                            .formatted(path));
        }
        ResultFolder place = new ResultFolder(path, form);
        try {
            StudyWriter.tryOut(path, form.overwrite());
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
        return new ResultFolder(
                Files.createTempDirectory("rexnet-").resolve(name),
                new FolderForm(false, form.forPypsa(), form.series()));
    }

    /** Writes the tables of an answer that is about no one study. */
    void write(Map<String, String> files) {
        try {
            StudyWriter.writeFiles(files, path, form.overwrite());
        } catch (UncheckedIOException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes results alone, one file for each subject, and returns remarks: none. */
    List<String> writeSubjects(Study study, List<SubjectTable> subjects, Map<String, String> files) {
        try {
            StudyWriter.writeSubjects(study.horizon(), subjects, files, path, form);
            return List.of();
        } catch (UncheckedIOException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Writes study and results, and returns remarks on what the folder does not say as the study did. */
    List<String> write(Study study, Results results) {
        try {
            return StudyWriter.write(study, results, path, form);
        } catch (UncheckedIOException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
