package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.investment.signal.ListedPrices;
import org.rexnet.investment.signal.SignalSections;
import org.rexnet.investment.signal.SignalTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Values candidates at given prices, without a plan. */
@Command(
        name = "signals",
        description = "Values candidates at given prices: revenue and cost of 1 MW, return, payback, and the hours that"
                + " earn.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet signals my-study --prices buses-marginal_price.csv",
            "  rexnet signals my-study --prices plan/buses-marginal_price.csv --out signals --json"
        })
final class SignalsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private CandidateStudy candidates = new CandidateStudy();

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            required = true,
            description = "CSV file with a row per snapshot and a column per bus, as the buses-marginal_price.csv of"
                    + " results.")
    private Path file = Path.of("");

    @Mixin
    private OutputArguments output = new OutputArguments();

    SignalsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<ResultFolder> folder = output.folder();
        Solver solver = SolverStart.solver();
        CandidateStudy.Read read = candidates.read();
        Study study = read.study();
        long start = System.nanoTime();
        SignalTable signals = signals(study, solver);
        Seconds seconds = new Seconds(read.seconds(), Seconds.since(start), Seconds.ofProcess());
        if (!signals.notOperable().isEmpty() && !output.quiet()) {
            terminal.note(
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
        try {
            return SignalTable.of(study, ListedPrices.read(file, study), solver);
        } catch (StudyException e) {
            throw new BadInputException("The prices in %s do not fit the study.".formatted(file), e);
        }
    }
}
