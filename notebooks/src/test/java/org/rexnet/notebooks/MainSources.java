package org.rexnet.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The main sources of all modules by their path within the module; read once. */
final class MainSources {

    private static final List<String> MODULES = List.of("network", "core", "investment", "notebooks");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Map<String, String> ALL = read();

    private MainSources() {}

    static Map<String, String> withComments() {
        return ALL;
    }

    static Map<String, String> withoutComments() {
        Map<String, String> bare = new TreeMap<>();
        ALL.forEach((file, source) -> bare.put(file, COMMENT.matcher(source).replaceAll("")));
        return bare;
    }

    private static Map<String, String> read() {
        Map<String, String> sources = new TreeMap<>();
        for (String module : MODULES) {
            Path root = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }
}
