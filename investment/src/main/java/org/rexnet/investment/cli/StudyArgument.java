package org.rexnet.investment.cli;

import java.nio.file.Path;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import picocli.CommandLine.Parameters;

/** The study that a command works on. */
final class StudyArgument {

    @Parameters(
            index = "0",
            paramLabel = "STUDY",
            description = "A folder of tables, a MATPOWER case (.m), or the name of a built-in study.")
    private String text = "";

    /** Returns the study; throws {@link org.rexnet.core.study.StudyException} that names all that is wrong with it. */
    Study read() {
        return StudyReader.read(Path.of(text));
    }
}
