package org.rexnet.core.study.pypsa.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a finished folder in place of another, by two renames: the old one aside, the new one in its place. A kill in between leaves both,
 * and the next write puts things right. Where a folder can only be filled where it is, as a mount point, its files are moved one by one.
 */
public final class FolderSwap {

    /** File that lists what was written, so that it may be replaced. */
    public static final String MARKER = ".rexnet";

    private static final int TRIAL_BYTES = 1 << 16;

    private FolderSwap() {}

    /** Fills a fresh folder, or writes a fresh file. */
    public interface Filling {
        void fill(Path fresh) throws IOException;
    }

    /**
     * Fills a folder beside the wanted one, or within it where there is no room beside, and moves it there.
     *
     * @param overwrite whether files that were not written here may be replaced
     */
    public static void replace(Path folder, boolean overwrite, Filling filling) {
        Path target = target(folder);
        try {
            Stages.recover(target);
            requireReplaceable(target, overwrite);
            Path fresh = createStage(target);
            try {
                filling.fill(fresh);
                Files.write(
                        fresh.resolve(MARKER),
                        WrittenFiles.of(fresh, names(fresh)).lines());
                swap(fresh, target);
            } finally {
                Stages.delete(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be written: %s".formatted(folder, reason(e)), e);
        }
    }

    /**
     * Writes a file beside the wanted one and moves it into its place: on a full disk the old one stays as it was. Where the file is one of
     * those that were written into its folder, their list follows, which is written before either moves.
     */
    public static void replaceFile(Path file, Filling writing) throws IOException {
        Path target =
                Files.exists(file) ? file.toRealPath() : file.toAbsolutePath().normalize();
        Path folder = parent(target);
        String name = String.valueOf(target.getFileName());
        Stages.clear(folder);
        Path stage = Stages.create(folder, Stages.NEW);
        try {
            Path fresh = stage.resolve(name);
            writing.fill(fresh);
            Path list = folder.resolve(MARKER);
            Optional<WrittenFiles> renewed = WrittenFiles.read(list).renewed(name, fresh);
            if (renewed.isPresent()) {
                Files.write(stage.resolve(MARKER), renewed.get().lines());
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            if (renewed.isPresent()) {
                Files.move(stage.resolve(MARKER), list, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Stages.delete(stage);
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException refused && refused.getReason() != null
                ? refused.getReason()
                : String.valueOf(e.getMessage());
    }

    /**
     * Tries whether a folder could be replaced now: makes what {@link #replace} makes, and takes it away again.
     *
     * @throws UncheckedIOException that says why not
     */
    public static void tryOut(Path folder, boolean overwrite) {
        Path target = target(folder);
        try {
            Stages.recover(target);
            requireReplaceable(target, overwrite);
            Path parent = parent(target);
            Path existing = target;
            while (!Files.exists(existing)) {
                existing = parent(existing);
            }
            if (!Files.isDirectory(existing)) {
                throw new FileSystemException(
                        existing.toString(), null, "it is a file, below which there is no folder");
            }
            try {
                Path stage = createStage(target);
                Files.write(stage.resolve(MARKER), new byte[TRIAL_BYTES]);
                Stages.delete(stage);
                if (Files.exists(target)) {
                    // A disk of its own may be read-only, whatever may be written beside it.
                    Stages.delete(Stages.create(target, Stages.NEW));
                } else {
                    Files.createDirectory(target);
                    Files.delete(target);
                }
            } finally {
                for (Path made = parent; !made.equals(existing) && made.startsWith(existing); made = parent(made)) {
                    Files.deleteIfExists(made);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the folder itself, behind links that lead to it. */
    private static Path target(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        try {
            target = Files.exists(target) ? target.toRealPath() : target;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder %s cannot be written: %s".formatted(folder, reason(e)), e);
        }
        if (target.getParent() == null) {
            throw new UncheckedIOException(
                    new FileSystemException(target.toString(), null, "it is the root of the file system"));
        }
        if (Files.isSymbolicLink(target)) {
            throw new UncheckedIOException(
                    new FileSystemException(target.toString(), null, "it is a link that leads nowhere"));
        }
        return target;
    }

    /** Returns the folder that holds another; the root is in none. */
    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    /** Creates a fresh folder where moving it into place takes no time: beside the target, or within it where nothing can be beside. */
    private static Path createStage(Path target) throws IOException {
        Path parent = parent(target);
        Files.createDirectories(parent);
        return Files.isDirectory(target) && !Files.isWritable(parent)
                ? Stages.create(target, Stages.NEW)
                : Stages.create(parent, Stages.NEW);
    }

    private static void requireReplaceable(Path target, boolean overwrite) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a file");
        }
        List<String> found = names(target);
        if (overwrite) {
            for (String name : found) {
                if (Files.isDirectory(target.resolve(name))) {
                    throw new FileSystemException(target.toString(), null, "it holds folders, such as " + name);
                }
            }
            return;
        }
        WrittenFiles own = WrittenFiles.read(target.resolve(MARKER));
        for (String name : found) {
            if (!name.equals(MARKER) && !own.names().contains(name)) {
                throw new FileSystemException(target.toString(), null, "it holds other files, such as " + name);
            }
        }
        List<String> changed = own.changed(target);
        if (!changed.isEmpty()) {
            throw new FileSystemException(
                    target.toString(),
                    null,
                    "%s was changed after it was written here; --force replaces it".formatted(changed.get(0)));
        }
    }

    private static void swap(Path fresh, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target);
        } else if (fresh.startsWith(target) || !setAside(fresh, target)) {
            fill(target, fresh);
        }
    }

    /**
     * Puts a folder in place of another at once; returns false, with nothing changed, where the other cannot be moved, as a disk cannot.
     */
    private static boolean setAside(Path fresh, Path target) throws IOException {
        Path old = Stages.create(parent(target), Stages.OLD);
        Path aside = Stages.aside(old, target);
        try {
            Files.move(target, aside);
        } catch (FileSystemException e) {
            Stages.delete(old);
            return false;
        }
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            Files.move(aside, target);
            Stages.delete(old);
            throw e;
        }
        Stages.delete(old);
        return true;
    }

    /** Replaces the files of a folder one by one; the marker comes last. */
    private static void fill(Path target, Path fresh) throws IOException {
        for (String name : names(target)) {
            if (!target.resolve(name).equals(fresh)) {
                Files.delete(target.resolve(name));
            }
        }
        for (String name : names(fresh)) {
            if (!name.equals(MARKER)) {
                Files.move(fresh.resolve(name), target.resolve(name));
            }
        }
        Files.move(fresh.resolve(MARKER), target.resolve(MARKER));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
