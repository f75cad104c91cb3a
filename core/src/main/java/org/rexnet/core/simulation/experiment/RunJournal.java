package org.rexnet.core.simulation.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Folder of the journal of one run, which appears when the run is done. Where one is there already, the run must come to the same journal
 * byte for byte: that of another study is never overwritten.
 *
 * @param folder of the run
 */
record RunJournal(Path folder) {

    RunJournal(Path journals, String variant, String design, long seed) {
        this(journals.resolve(variant.isEmpty() ? "as-it-is" : variant.replaceAll("[^\\w.=-]+", "_"))
                .resolve(design)
                .resolve(Long.toString(seed)));
    }

    /**
     * Runs with a journal and keeps it.
     *
     * @param run writes its journal, if any, to the folder that it is given
     * @throws OtherExperimentException where the folder has another journal
     */
    <R> R keep(Function<Path, R> run) {
        Path part = folder.resolveSibling(folder.getFileName() + ".part");
        try {
            delete(part);
            Files.createDirectories(folder.getParent());
            R result = run.apply(part);
            if (Files.isDirectory(part)) {
                settle(part);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void settle(Path part) throws IOException {
        if (!Files.exists(folder)) {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        boolean isSame = isSame(part);
        delete(part);
        if (!isSame) {
            throw new OtherExperimentException(
                    "%s has the journal of another study, or of this one with other rules or limits; choose another folder, or remove it."
                            .formatted(folder));
        }
    }

    private boolean isSame(Path part) throws IOException {
        List<Path> own = files(part);
        List<Path> kept = files(folder);
        if (own.size() != kept.size()) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            if (!own.get(i).getFileName().equals(kept.get(i).getFileName())
                    || Files.mismatch(own.get(i), kept.get(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            for (Path file : files(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }
}
