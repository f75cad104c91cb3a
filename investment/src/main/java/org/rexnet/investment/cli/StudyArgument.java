package org.rexnet.investment.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;
import org.rexnet.core.trading.BuiltInOrders;
import picocli.CommandLine.Parameters;

/** The study that a command works on. */
final class StudyArgument {

    @Parameters(
            index = "0",
            paramLabel = "STUDY",
            description =
                    "A folder of tables, a MATPOWER case (.m), a netCDF or Excel file of PyPSA (.nc, .xlsx), or the"
                            + " name of a built-in study.")
    private String text = "";

    /**
     * Returns the study; a file or folder of that name goes before a built-in study.
     *
     * <p>Throws {@link org.rexnet.core.study.StudyException} that names all that is wrong with the study, {@link BadInputException} where
     * there is none.
     */
    Study read() {
        return read(text);
    }

    /** Returns the study of that name; as {@link #read()}. */
    static Study read(String text) {
        Path path = path(text);
        if (Files.exists(path)) {
            return StudyReader.read(path);
        }
        Optional<BuiltInStudy> builtIn = BuiltInStudies.find(text);
        if (builtIn.isPresent()) {
            return builtIn.get().study();
        }
        List<String> names = BuiltInStudies.names();
        throw new BadInputException("%s does not exist, and no built-in study has that name%s. See 'rexnet studies'."
                .formatted(text, Suggestion.maybe(text, names)));
    }

    /** Returns the orders that come with a built-in study of that name, which may be for trading only. */
    Optional<BuiltInOrders> findOrders() {
        return Files.exists(path(text)) ? Optional.empty() : BuiltInOrders.find(text);
    }

    /** Returns whether it is the name of a built-in study. */
    boolean isBuiltIn() {
        return !Files.exists(path(text)) && BuiltInStudies.find(text).isPresent();
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadInputException("STUDY cannot be the name of a file: " + e.getReason() + ".", e);
        }
    }
}
