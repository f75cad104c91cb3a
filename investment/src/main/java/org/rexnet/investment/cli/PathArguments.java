package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import picocli.CommandLine.Option;

/** A path over several years, decided year by year and with foresight. */
final class PathArguments {

    @Option(
            names = "--path",
            paramLabel = "FILE",
            description =
                    "Plan several years: what is built in which, decided year by year and with foresight over all, and"
                            + " what foresight is worth. The YAML file has discount_rate and years, each with year and"
                            + " perhaps co2_price and overrides as scenarios have.")
    private Optional<Path> file = Optional.empty();

    boolean given() {
        return file.isPresent();
    }

    /** Throws {@link BadInputException} where something was asked for that only the plan of one year has. */
    void check(Map<String, Boolean> others) {
        List<String> given = others.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        if (file.isPresent() && !given.isEmpty()) {
            throw new BadInputException("--path plans several years; leave out %s, which belong to the plan of one."
                    .formatted(String.join(", ", given)));
        }
    }

    /**
     * Plans the path both ways, and says what came of it.
     *
     * @param horizon what is planned of the study of a year: its scenarios side by side, or some periods of it
     */
    int answer(
            Terminal terminal,
            Study study,
            UnaryOperator<Study> horizon,
            Solver solver,
            ClearingOptions options,
            OutputArguments output,
            Optional<ResultFolder> folder,
            double readSeconds) {
        PlanningPath path = read(study);
        long start = System.nanoTime();
        PathPlanning planning = planning(study, path, horizon, options, solver);
        PathComparison comparison = compare(terminal, study, planning, output.quiet());
        Seconds seconds = new Seconds(readSeconds, Seconds.since(start), Seconds.ofProcess());
        boolean planned = comparison.valueOfForesight().isPresent();
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts(PathSections.status(comparison), study));
        sections.add(StudySections.head(study));
        sections.addAll(PathSections.of(path, comparison));
        sections.add(seconds.section(""));
        output.answer(terminal, folder.filter(place -> planned), study, Results.NONE, sections);
        return output.code(planned ? ExitCode.DONE : ExitCode.NO_ANSWER);
    }

    private PlanningPath read(Study study) {
        Path path = file.orElseThrow();
        try {
            return PathReader.read(path, study);
        } catch (StudyException e) {
            throw new BadInputException("The path in %s cannot be planned.".formatted(path), e);
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

    private static PathPlanning planning(
            Study study, PlanningPath path, UnaryOperator<Study> horizon, ClearingOptions options, Solver solver) {
        try {
            return new PathPlanning(study, path, horizon, options, solver);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void say(Terminal terminal, String how, YearPlan year) {
        terminal.err().println("%d decided %s: cost %s".formatted(year.year(), how, Figures.amount(year.cost())));
    }
}
