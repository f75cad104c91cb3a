package org.rexnet.core.study.pypsa.write;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Hidden folders beside those that are written: new ones that are being filled, and old ones that make way. Their names tell the process
 * that made them, so that what one that was ended left behind is put right by the next one.
 */
final class Stages {

    static final String NEW = "new";
    static final String OLD = "old";

    private static final String PREFIX = ".rexnet-";
    private static final String FOLDER = "folder";
    private static final String NAME = "name";
    private static final int MOST_ATTEMPTS = 1000;

    /** A folder that was touched since may be that of a process of another machine. */
    private static final Duration LEFT = Duration.ofMinutes(1);

    private Stages() {}

    /** Creates a folder with the permissions that folders usually get; its name is short, whatever that of the target is. */
    static Path create(Path parent, String purpose) throws IOException {
        long process = ProcessHandle.current().pid();
        for (int attempt = 0; ; attempt++) {
            try {
                return Files.createDirectory(parent.resolve("%s%s-%d-%d".formatted(PREFIX, purpose, process, attempt)));
            } catch (FileAlreadyExistsException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns where in an old stage a target goes, having noted there whose place it left. */
    static Path aside(Path old, Path target) throws IOException {
        Files.writeString(old.resolve(NAME), String.valueOf(target.getFileName()));
        return old.resolve(FOLDER);
    }

    /** Puts a target back that made way in a process that was ended, and deletes what such processes left half filled. */
    static void recover(Path target) throws IOException {
        Path parent = Objects.requireNonNull(target.getParent());
        if (!Files.isDirectory(parent)) {
            return;
        }
        for (Path stage : left(parent)) {
            Path aside = stage.resolve(FOLDER);
            boolean isOld = isOf(stage, OLD);
            if (isOld && Files.isDirectory(aside) && isNamed(stage, target) && !Files.exists(target)) {
                Files.move(aside, target);
            }
            if (isOld ? !Files.exists(aside) : isOld(stage)) {
                delete(stage);
            }
        }
        clear(target);
    }

    /** Deletes what processes that were ended left half filled in a folder. */
    static void clear(Path folder) throws IOException {
        for (Path stage : Files.isDirectory(folder) ? left(folder) : List.<Path>of()) {
            if (isOf(stage, NEW) && isOld(stage)) {
                delete(stage);
            }
        }
    }

    private static List<Path> left(Path parent) throws IOException {
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(path -> (isOf(path, NEW) || isOf(path, OLD)) && isAbandoned(path))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOf(Path path, String purpose) {
        return String.valueOf(path.getFileName()).matches("\\.rexnet-" + purpose + "-\\d{1,18}-\\d+");
    }

    private static boolean isAbandoned(Path path) {
        long process = Long.parseLong(String.valueOf(path.getFileName()).split("-", -1)[2]);
        return process != ProcessHandle.current().pid()
                && ProcessHandle.of(process).isEmpty();
    }

    private static boolean isOld(Path stage) throws IOException {
        Instant touched = Files.getLastModifiedTime(stage).toInstant();
        Path marker = Files.createTempFile(stage, "age", "");
        Instant now = Files.getLastModifiedTime(marker).toInstant();
        Files.delete(marker);
        return touched.plus(LEFT).isBefore(now);
    }

    private static boolean isNamed(Path stage, Path target) throws IOException {
        Path name = stage.resolve(NAME);
        return Files.isRegularFile(name) && Files.readString(name).equals(String.valueOf(target.getFileName()));
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
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
