package org.rexnet.investment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.rexnet.investment.report.Ink;

/** Runs typical commands without showing anything, so that the launcher can keep what a Java machine learns from them. */
public final class Rehearsal {

    private Rehearsal() {}

    /** Runs the commands. */
    public static void main(String[] args) throws IOException {
        Terminal nowhere = new Terminal(silent(), silent(), Ink.PLAIN, Ink.PLAIN);
        Path folder = Files.createTempDirectory("rexnet-rehearsal");
        try {
            String study = folder.resolve("study").toString();
            Rexnet.execute(nowhere, "export", "harbour", study);
            Rexnet.execute(nowhere, "invest", study, "--snapshots", "0:48");
            Rexnet.execute(nowhere, "invest", study, "--snapshots", "0:24", "--json", "--out", study + "-plan");
            Rexnet.execute(nowhere, "clear", "pjm-five-bus");
            Rexnet.execute(nowhere, "validate", "missing");
            Rexnet.execute(nowhere, "--help");
        } finally {
            delete(folder);
        }
    }

    private static PrintWriter silent() {
        return new PrintWriter(Writer.nullWriter());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
