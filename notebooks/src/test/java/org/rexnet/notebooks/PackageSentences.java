package org.rexnet.notebooks;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What each package may depend on, as the last sentence of its {@code package-info.java} says: every package of the project by its full
 * name without {@code org.rexnet}, and every library by the beginning of its packages' names. Java's own packages need no mention.
 */
final class PackageSentences {

    private static final String PROJECT = "org.rexnet.";
    private static final List<String> MODULES = List.of("network", "core", "investment", "notebooks");
    private static final List<String> ALWAYS = List.of("java.", "javax.", "org.jspecify.");
    private static final Pattern SENTENCE = Pattern.compile("May[\\s*]+depend[\\s*]+on([^/]*)\\*/");
    private static final Pattern NAME = Pattern.compile("\\{@code ([\\w.]+)}");

    /** Names of packages and beginnings of names of libraries, by package. */
    private final Map<String, Set<String>> allowed = new TreeMap<>();

    private PackageSentences() {}

    /** Reads the sentences of all modules, whose folders lie beside that of the tests. */
    static PackageSentences read() {
        PackageSentences sentences = new PackageSentences();
        for (String module : MODULES) {
            Path sources = Path.of("..", module, "src", "main", "java");
            try (Stream<Path> files = Files.walk(sources.resolve("org/rexnet"))) {
                files.filter(file -> file.endsWith("package-info.java")).forEach(file -> sentences.add(sources, file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sentences;
    }

    private void add(Path sources, Path file) {
        String name = sources.relativize(file.getParent())
                .toString()
                .replace(file.getFileSystem().getSeparator(), ".");
        try {
            Matcher sentence = SENTENCE.matcher(Files.readString(file, StandardCharsets.UTF_8));
            if (sentence.find()) {
                Set<String> names = new HashSet<>();
                NAME.matcher(sentence.group(1)).results().forEach(match -> names.add(match.group(1)));
                allowed.put(name, names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what contradicts the sentences, one line each: packages without one, and dependencies that none allows. */
    List<String> faults(JavaClasses classes) {
        Set<String> faults = new TreeSet<>();
        for (JavaClass type : classes) {
            Set<String> names = allowed.get(type.getPackageName());
            if (names == null) {
                faults.add("%s: its package-info.java lacks the sentence \"May depend on {@code ..}.\""
                        .formatted(type.getPackageName()));
                continue;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String met = dependency.getTargetClass().getBaseComponentType().getPackageName();
                if (!met.isEmpty() && !met.equals(type.getPackageName()) && !isAllowed(met, names)) {
                    faults.add("%s may not depend on %s, as %s does on %s"
                            .formatted(
                                    type.getPackageName(),
                                    met,
                                    type.getSimpleName(),
                                    dependency.getTargetClass().getSimpleName()));
                }
            }
        }
        return new ArrayList<>(faults);
    }

    private static boolean isAllowed(String met, Set<String> names) {
        if (ALWAYS.stream().anyMatch((met + ".")::startsWith)) {
            return true;
        }
        return met.startsWith(PROJECT)
                ? names.contains(met.substring(PROJECT.length()))
                : names.stream().anyMatch(name -> (met + ".").startsWith(name + "."));
    }
}
