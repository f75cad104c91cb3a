package org.rexnet.core.study.matpower;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;

/** Writes small cases of two buses, 1 and 2, a generator at 1 and a load of 50 MW at 2, and reads them. */
final class CaseFile {

    static final String HEAD = "function mpc = small\nmpc.version = '2';\nmpc.baseMVA = 100;\n";
    static final String BUS = "mpc.bus = [\n1 3 0 0 0 0 1 1 0 110 1 1.1 0.9;\n2 1 50 0 0 0 1 1 0 110 1 1.1 0.9;\n];\n";
    static final String GEN = "mpc.gen = [\n1 0 0 0 0 1 100 1 80 10;\n];\n";
    static final String BRANCH = "mpc.branch = [\n1 2 0.01 0.1 0 60 0 0 0 0 1 -30 30;\n];\n";
    static final String COST = "mpc.gencost = [\n2 0 0 3 0.1 20 5;\n];\n";

    private CaseFile() {}

    static Study read(Path folder, String... parts) {
        return MatpowerReader.read(write(folder, String.join("", parts)));
    }

    /** Returns the faults of a case that cannot be read. */
    static List<String> faults(Path folder, String... parts) {
        try {
            read(folder, parts);
        } catch (StudyException e) {
            return e.faults().stream().map(Fault::toString).toList();
        }
        throw new AssertionError("The case was read.");
    }

    private static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("small.m"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
