package org.rexnet.core.study;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rexnet.core.study.iidm.IidmReader;
import org.rexnet.core.study.matpower.MatpowerReader;
import org.rexnet.core.study.pypsa.PypsaReader;

/**
 * Reads a study from whatever describes it: a folder of PyPSA and RexNet tables, a MATPOWER case, a netCDF or Excel file of PyPSA's, or an
 * IIDM file.
 */
public final class StudyReader {

    private static final List<String> PYPSA_FILES = List.of(".nc", ".xlsx");

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
        if (PYPSA_FILES.stream().anyMatch(end -> file.toLowerCase(Locale.ROOT).endsWith(end))) {
            return PypsaReader.readFile(path);
        }
        if (IidmReader.reads(path)) {
            return IidmReader.read(path, Optional.empty());
        }
        throw fault(
                file,
                "a study must be a folder or a file that ends in .m (MATPOWER), .nc or .xlsx (PyPSA), .xiidm or .xml"
                        + " (IIDM)");
    }

    private static StudyException fault(String file, String message) {
        return new StudyException(List.of(Fault.of(file, message)));
    }
}
