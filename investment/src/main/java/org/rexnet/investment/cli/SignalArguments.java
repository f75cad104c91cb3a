package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.investment.ListedPrices;
import org.rexnet.investment.SignalSections;
import org.rexnet.investment.SignalTable;
import org.rexnet.investment.report.Wrapped;
import picocli.CommandLine.Option;

/** Signals from a file of prices alone, without a plan. */
final class SignalArguments {

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "No plan, only signals: what candidates would earn at the prices of this CSV file, which has a"
                            + " row per snapshot and a column per bus, as buses-marginal_price.csv.")
    private Optional<Path> file = Optional.empty();

    /** Returns whether there is a file of prices. */
    boolean given() {
        return file.isPresent();
    }

    /** Returns the file of prices, where there is one. */
    Optional<Path> file() {
        return file;
    }

    /** Values the candidates at the prices of the file, and says so. */
    int answer(
            Terminal terminal,
            Study study,
            Solver solver,
            OutputArguments output,
            Optional<ResultFolder> folder,
            double readSeconds) {
        long start = System.nanoTime();
        SignalTable signals = signals(study, solver);
        Seconds seconds = new Seconds(readSeconds, Seconds.since(start), Seconds.ofProcess());
        if (!signals.notOperable().isEmpty() && !output.quiet()) {
            Wrapped.print(
                    terminal.err(),
                    "Note: ",
                    "Left out, because set points and limits leave no operation alone: "
                            + String.join(", ", signals.notOperable()) + ".");
        }
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts("valued", study));
        sections.add(Section.facts("", "", signals)
                .add(Column.words("prices", SignalTable::origin))
                .only(Output.JSON)
                .build());
        sections.add(StudySections.head(study));
        if (signals.signals().isEmpty()) {
            sections.add(Section.text("Nothing may be built: the study has no candidates."));
        }
        sections.addAll(SignalSections.of(signals));
        sections.add(seconds.section(""));
        output.answer(terminal, folder, study, Results.NONE, sections);
        return output.code(ExitCode.DONE);
    }

    private SignalTable signals(Study study, Solver solver) {
        Path path = file.orElseThrow();
        try {
            return SignalTable.of(study, ListedPrices.read(path, study), solver);
        } catch (StudyException e) {
            throw new BadInputException("The prices in %s do not fit the study.".formatted(path), e);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
