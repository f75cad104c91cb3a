package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.PathReader;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.investment.path.PathComparison;
import org.rexnet.investment.path.PathOutcome;
import org.rexnet.investment.path.PathPlanning;
import org.rexnet.investment.path.PathSections;
import org.rexnet.investment.path.YearPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Plans several years, year by year and with foresight. */
@Command(
        name = "path",
        description =
                "Plans several years: capacities to build in each, decided year by year and with foresight over all,"
                        + " and the value of foresight.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet path my-study path.yaml",
            "  rexnet path my-study path.yaml --out plans --json"
        })
final class PathCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private CandidateStudy candidates = new CandidateStudy();

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "YAML with discount_rate and years, each with year and perhaps co2_price and overrides as"
                    + " scenarios have.")
    private Path file = Path.of("");

    @Mixin
    private ClearingArguments clearing = new ClearingArguments();

    @Mixin
    private OutputArguments output = new OutputArguments();

    PathCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<ResultFolder> folder = output.folder();
        Solver solver = SolverStart.solver();
        CandidateStudy.Read read = candidates.read();
        boolean laid = candidates.scenarios().areLaid(read.asRead());
        Study study = laid ? read.asRead() : read.study();
        UnaryOperator<Study> horizon = laid ? candidates::overPeriods : UnaryOperator.identity();
        ClearingOptions options = clearing.options(study.settings());
        PlanningPath path = path(study);
        long start = System.nanoTime();
        PathComparison comparison =
                compare(terminal, study, new PathPlanning(study, path, horizon, options, solver), output.quiet());
        Seconds seconds = new Seconds(read.seconds(), Seconds.since(start), Seconds.ofProcess());
        boolean planned = comparison.valueOfForesight().isPresent();
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts(PathSections.status(comparison), study));
        sections.add(StudySections.head(study));
        sections.addAll(PathSections.of(path, comparison));
        sections.add(seconds.section(""));
        output.answer(terminal, folder.filter(place -> planned), study, Results.NONE, sections);
        return output.code(planned ? ExitCode.DONE : ExitCode.NO_ANSWER);
    }

    private PlanningPath path(Study study) {
        try {
            return PathReader.read(file, study);
        } catch (StudyException e) {
            throw new BadInputException("The path in %s cannot be planned.".formatted(file), e);
        }
    }

    private static PathComparison compare(Terminal terminal, Study study, PathPlanning planning, boolean quiet) {
        PathPlanning.Listener listener =
                quiet ? PathPlanning.Listener.SILENT : year -> say(terminal, "year by year", year);
        PathOutcome yearByYear = planning.yearByYear(listener);
        if (!quiet) {
            terminal.err().println("all years at once …");
        }
        PathOutcome foresight = planning.withForesight(
                quiet ? PathPlanning.Listener.SILENT : year -> say(terminal, "with foresight", year));
        return new PathComparison(study, yearByYear, foresight);
    }

    private static void say(Terminal terminal, String how, YearPlan year) {
        terminal.err().println("%d decided %s: cost %s".formatted(year.year(), how, Figures.amount(year.cost())));
    }
}
