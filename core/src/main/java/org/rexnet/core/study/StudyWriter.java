package org.rexnet.core.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rexnet.core.study.pypsa.PypsaWriter;
import org.rexnet.core.study.pypsa.write.FolderSwap;
import org.rexnet.core.study.pypsa.write.SeriesWriter;
import org.rexnet.core.study.pypsa.write.WrittenFiles;

/** Writes a study, and results if there are any, as a folder that RexNet and PyPSA read. */
public final class StudyWriter {

    private StudyWriter() {}

    /**
     * Writes a folder that appears complete or not at all.
     *
     * <p>A folder that exists is replaced only where it is empty or was written by this method and holds nothing else.
     *
     * @return remarks on what the folder does not say as the study did, one sentence each
     * @throws java.io.UncheckedIOException where the folder cannot be written
     */
    public static List<String> write(Study study, Results results, Path folder) {
        return write(study, results, folder, FolderForm.FOR_BOTH);
    }

    /** As {@link #write(Study, Results, Path)}, but replaces any folder that holds files only. */
    public static List<String> overwrite(Study study, Results results, Path folder) {
        return write(study, results, folder, new FolderForm(true, true, SeriesFormat.CSV));
    }

    /** As {@link #write(Study, Results, Path)}, in the form that is asked for. */
    public static List<String> write(Study study, Results results, Path folder, FolderForm form) {
        return PypsaWriter.write(study, results, folder, form);
    }

    /**
     * Writes texts by file name as a folder that appears complete or not at all, under the rules of {@link #write} and {@link #overwrite}.
     *
     * @param overwrite whether the folder may hold files that were not written here
     * @throws java.io.UncheckedIOException where the folder cannot be written
     */
    public static void writeFiles(Map<String, String> files, Path folder, boolean overwrite) {
        FolderSwap.replace(folder, overwrite, fresh -> {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(fresh.resolve(file.getKey()), file.getValue());
            }
        });
    }

    /**
     * Writes what came out of a study, without the study, as a folder that appears complete or not at all: one file for each subject.
     *
     * @param horizon whose snapshots the rows of the subjects are
     * @param files further text files by name
     * @throws java.io.UncheckedIOException where the folder cannot be written
     */
    public static void writeSubjects(
            Horizon horizon, List<SubjectTable> subjects, Map<String, String> files, Path folder, FolderForm form) {
        FolderSwap.replace(folder, form.overwrite(), fresh -> {
            SeriesWriter series = new SeriesWriter(fresh, horizon, form.series());
            for (SubjectTable subject : subjects) {
                series.write(subject.subject(), subject.names(), subject.values());
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(fresh.resolve(file.getKey()), file.getValue());
            }
        });
    }

    /**
     * Tries whether a folder could be written now, and leaves all as it was.
     *
     * @param overwrite whether it may hold files that were not written here
     * @throws java.io.UncheckedIOException that says why not
     */
    public static void tryOut(Path folder, boolean overwrite) {
        PypsaWriter.tryOut(folder, overwrite);
    }

    /** Returns whether a folder was written by {@link #write} with a file of that name, which need not be there any more. */
    public static boolean wrote(Path folder, String file) throws IOException {
        return WrittenFiles.read(folder.resolve(FolderSwap.MARKER)).checksums().containsKey(file);
    }

    /**
     * Returns what of a folder that was written by {@link #write} is missing or was changed since, one sentence each.
     *
     * @param renewed file that is about to be replaced, in this folder or elsewhere; nothing is said of it
     */
    public static List<String> changes(Path folder, Path renewed) throws IOException {
        Map<String, String> checksums = new LinkedHashMap<>(
                WrittenFiles.read(folder.resolve(FolderSwap.MARKER)).checksums());
        if (isIn(folder, renewed)) {
            checksums.remove(String.valueOf(renewed.getFileName()));
        }
        return new WrittenFiles(checksums).faults(folder);
    }

    /**
     * Writes a text file, all of it or nothing; where it is one of those that {@link #write} put into its folder, the folder counts as
     * written with it.
     *
     * @throws IOException if the file or the folder's list of files cannot be written
     */
    public static void writeFile(Path file, String text) throws IOException {
        FolderSwap.replaceFile(file, fresh -> Files.writeString(fresh, text));
    }

    private static boolean isIn(Path folder, Path file) throws IOException {
        Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent());
        return Files.isDirectory(parent) && Files.isSameFile(parent, folder);
    }
}
