package org.rexnet.core.study.pypsa.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Which files were written into a folder, and what they held then.
 *
 * @param checksums by name, in hexadecimal digits; empty where an older version kept none
 */
public record WrittenFiles(Map<String, String> checksums) {

    private static final String BETWEEN = "\t";

    public WrittenFiles {
        checksums = Collections.unmodifiableMap(new LinkedHashMap<>(checksums));
    }

    /** Returns what files of a folder hold now. */
    static WrittenFiles of(Path folder, List<String> names) throws IOException {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (String name : names) {
            checksums.put(name, checksum(folder.resolve(name)));
        }
        return new WrittenFiles(checksums);
    }

    /** Returns the list for a file that holds from now on what {@code content} does; nothing where the file is not in the list. */
    Optional<WrittenFiles> renewed(String name, Path content) throws IOException {
        if (!checksums.containsKey(name)) {
            return Optional.empty();
        }
        Map<String, String> renewed = new LinkedHashMap<>(checksums);
        renewed.put(name, checksum(content));
        return Optional.of(new WrittenFiles(renewed));
    }

    /** Reads the list that was kept in a file; there are none where there is no such file. */
    public static WrittenFiles read(Path list) throws IOException {
        Map<String, String> checksums = new LinkedHashMap<>();
        for (String line : Files.isRegularFile(list) ? Files.readAllLines(list) : List.<String>of()) {
            String[] cells = line.split(BETWEEN, 2);
            checksums.put(cells[0], cells.length == 2 ? cells[1] : "");
        }
        return new WrittenFiles(checksums);
    }

    Set<String> names() {
        return checksums.keySet();
    }

    /** Returns the list as lines of a file. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        checksums.forEach((name, checksum) -> lines.add(name + BETWEEN + checksum));
        return lines;
    }

    /** Returns the names of the files that hold something else than was written. */
    List<String> changed(Path folder) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> file : checksums.entrySet()) {
            Path path = folder.resolve(file.getKey());
            boolean isKept = Files.isRegularFile(path) && !file.getValue().isEmpty();
            if (isKept && !file.getValue().equals(checksum(path))) {
                changed.add(file.getKey());
            }
        }
        return changed;
    }

    /** Returns what is no longer as it was written, one sentence each. */
    public List<String> faults(Path folder) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, String> file : checksums.entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.isRegularFile(path)) {
                faults.add("%s is missing.".formatted(path));
            } else if (!file.getValue().isEmpty() && !file.getValue().equals(checksum(path))) {
                faults.add("%s was changed after it was written.".formatted(path));
            }
        }
        return faults;
    }

    private static String checksum(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return Long.toHexString(crc.getValue());
    }
}
