package org.rexnet.core.study.pypsa;

import java.nio.file.Path;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Study;

/** Reads a folder of CSV tables as PyPSA exports it. */
public final class PypsaReader {

    private PypsaReader() {}

    /** Returns the study in a folder; throws {@link org.rexnet.core.study.StudyException} that names all faults. */
    public static Study read(Path folder) {
        Faults faults = new Faults();
        faults.add(folder.getFileName().toString(), "folders are not supported yet");
        faults.throwIfAny();
        throw new AssertionError();
    }
}
