package org.rexnet.core.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.rexnet.core.study.matpower.MatpowerReader;
import org.rexnet.core.study.pypsa.PypsaReader;

/** Reads a study from whatever describes it: a folder of PyPSA and RexNet tables, or a MATPOWER case. */
public final class StudyReader {

    private StudyReader() {}

    /** Returns the study at a path; throws {@link StudyException} that names everything wrong with it. */
    public static Study read(Path path) {
        String file = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        if (Files.isDirectory(path)) {
            return PypsaReader.read(path);
        }
        if (!Files.exists(path)) {
            throw fault(file, "does not exist");
        }
        if (file.toLowerCase(Locale.ROOT).endsWith(".m")) {
            return MatpowerReader.read(path);
        }
        throw fault(file, "a study must be a folder or a MATPOWER case that ends in .m");
    }

    private static StudyException fault(String file, String message) {
        return new StudyException(java.util.List.of(Fault.of(file, message)));
    }
}
