package org.rexnet.investment.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;
import org.rexnet.core.study.iidm.IidmReader;
import org.rexnet.core.trading.BuiltInOrders;
import org.rexnet.investment.report.html.ReportFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The study that a command works on. */
final class StudyArgument {

    /** System property in which the launcher says that PowSyBl is not on the class path, and could be. */
    private static final String IIDM = "rexnet.iidm";

    private static final String ABSENT = "absent";

    @Parameters(
            index = "0",
            paramLabel = "STUDY",
            description =
                    "A folder of tables, a MATPOWER case (.m), a netCDF or Excel file of PyPSA (.nc, .xlsx), an IIDM"
                            + " file (.xiidm, .xml), or the name of a built-in study.")
    private String text = "";

    @Option(
            names = "--costs",
            paramLabel = "TABLE",
            description =
                    "What a MWh costs in an IIDM file: a CSV table with name (a generator or an energy source such as"
                            + " hydro) and marginal_cost.")
    private Optional<Path> costs = Optional.empty();

    /**
     * Returns the study. A file or folder of that name goes before a built-in study, which a note of the study then tells; but a folder
     * without {@code buses.csv} is none, and the built-in study is taken.
     *
     * <p>Throws {@link org.rexnet.core.study.StudyException} that names all that is wrong with the study, {@link BadInputException} where
     * there is none.
     */
    Study read() {
        return read(text, costs);
    }

    /** Returns the study of that name; as {@link #read()}. */
    static Study read(String text) {
        return read(text, Optional.empty());
    }

    private static Study read(String text, Optional<Path> costs) {
        Path path = path(text);
        boolean iidm = Files.isRegularFile(path) && IidmReader.reads(path);
        if (costs.isPresent() && !iidm) {
            throw new BadInputException("--costs is for IIDM files, in which nothing has a cost.");
        }
        if (iidm) {
            IidmReader.check(path);
            requireIidm();
            return IidmReader.read(path, costs);
        }
        Optional<BuiltInStudy> builtIn = BuiltInStudies.find(text);
        if (Files.exists(path) && (builtIn.isEmpty() || isTaken(path))) {
            refuseResults(text, path);
            Study study = StudyReader.read(path);
            return builtIn.isEmpty()
                    ? study
                    : noted(study, "%s is the one in this folder, not the built-in study of that name.", text);
        }
        if (builtIn.isPresent()) {
            Study study = builtIn.get().study();
            return Files.exists(path)
                    ? noted(study, "%1$s is the built-in study: ./%1$s, which is here, too, has no buses.csv.", text)
                    : study;
        }
        List<String> names = BuiltInStudies.names();
        throw new BadInputException("%s does not exist, and no built-in study has that name%s. See 'rexnet studies'."
                .formatted(text, Suggestion.maybe(text, names)));
    }

    /** Returns the orders that come with a built-in study of that name, which may be for trading only. */
    Optional<BuiltInOrders> findOrders() {
        return isTaken(path(text)) ? Optional.empty() : BuiltInOrders.find(text);
    }

    /** Returns whether it is the name of a built-in study. */
    boolean isBuiltIn() {
        return !isTaken(path(text)) && BuiltInStudies.find(text).isPresent();
    }

    /**
     * Returns whether a file or folder is taken where a built-in study has that name, too: a folder only where it may hold a study or
     * results.
     */
    private static boolean isTaken(Path path) {
        return Files.isDirectory(path)
                ? Files.exists(path.resolve("buses.csv")) || Files.exists(path.resolve(ReportFile.NAME))
                : Files.exists(path);
    }

    private static Study noted(Study study, String note, String name) {
        return study.toBuilder().note(note.formatted(name)).build();
    }

    private static void refuseResults(String text, Path path) {
        if (Files.exists(path.resolve(ReportFile.NAME)) && Files.notExists(path.resolve("buses.csv"))) {
            throw new BadInputException(
                    "%s holds results without a study, as --tables own writes them: rexnet report and compare read them."
                            .formatted(text));
        }
    }

    private static void requireIidm() {
        if (!IidmReader.isAvailable()) {
            if (ABSENT.equals(System.getProperty(IIDM))) {
                throw new LibraryAbsentException();
            }
            throw new BadInputException(
                    "IIDM files need PowSyBl, which ./rexnet fetches; from Java, put powsybl-iidm-impl"
                            + " and powsybl-iidm-serde on the class path.");
        }
    }

    /** Returns the file or folder of that name; throws {@link BadInputException} where nothing can be called so. */
    static Path path(String text) {
        try {
            return PathText.of(text);
        } catch (TypeConversionException e) {
            throw new BadInputException("STUDY " + e.getMessage() + ".", e);
        }
    }
}
