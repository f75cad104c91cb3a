package org.rexnet.investment.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Small studies with known right answers, each standing for a kind: the folders of the resource {@code cases}. */
final class Cases {

    private Cases() {}

    /** Returns where a case lies: a folder, or a file as in {@code matpower/not_convex.m}. Not to be written to. */
    static Path path(String name) {
        URL url = Cases.class.getResource("cases/" + name);
        if (url == null) {
            throw new IllegalArgumentException("There is no case " + name + ".");
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url.toString(), e);
        }
    }

    /** Copies a case into a folder and returns the copy. */
    static Path copy(String name, Path folder) {
        Path from = path(name);
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(copy);
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** Runs {@code rexnet COMMAND CASE OPTIONS...}. */
    static CommandRun run(String command, String name, String... options) {
        String[] args = Stream.concat(Stream.of(command, path(name).toString()), Stream.of(options))
                .toArray(String[]::new);
        return CommandRun.of(args);
    }

    /** Runs {@code rexnet COMMAND CASE OPTIONS... --json} and returns the field {@code objective}; fails where there is none. */
    static double objective(String command, String name, String... options) {
        CommandRun run = run(
                command,
                name,
                Stream.concat(Stream.of(options), Stream.of("--json")).toArray(String[]::new));
        Map<String, Object> answer = run.json();
        if (run.code() != 0 || !(answer.get("objective") instanceof Number objective)) {
            throw new AssertionError("Exit code " + run.code() + ": " + run.out() + run.err());
        }
        return objective.doubleValue();
    }
}
