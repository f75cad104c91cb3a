package org.rexnet.investment.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rexnet.core.clearing.answer.ClearingSections;
import org.rexnet.core.clearing.answer.OutcomeSections;
import org.rexnet.core.clearing.answer.SectorSections;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.investment.SystemComparison;
import org.rexnet.investment.report.html.HtmlReport;
import org.rexnet.investment.report.html.Report;
import org.rexnet.investment.report.html.ReportFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a report of results, or of a study. */
@Command(
        name = "report",
        description = "Makes one HTML file with the answer, a map, charts and tables, which opens anywhere without a"
                + " network: of a folder written by --out, or of a study, which is cleared first; week by week"
                + " where it is too large for one model.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet report harbour",
            "  rexnet report plan plan-for-the-board.html",
            "  rexnet report my-study --snapshots 0:168",
            "  rexnet report my-large-study --rolling 168h --look-ahead 48h"
        })
final class ReportCommand implements Callable<Integer> {

    /** For so many prices what sets them is found out, too. */
    static final long MOST_EXPLAINED = 50_000;

    private static final int HEAD = 4096;

    private final Terminal terminal;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "RESULTS|STUDY",
            description = "A folder written by --out; or a study, as for other commands.")
    private String text = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The file to write; NAME-report.html in this folder.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private SnapshotsOption snapshots = new SnapshotsOption();

    @Mixin
    private ClearingArguments clearing = new ClearingArguments();

    @Mixin
    private RollingArguments rolling = new RollingArguments();

    @Mixin
    private PictureOption pictures = new PictureOption();

    @Option(names = "--force", description = "Replace FILE even where rexnet did not write it.")
    private boolean force;

    @Option(names = "--quiet", description = "No progress.")
    private boolean quiet;

    ReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path target = target();
        pictures.tryOut();
        Optional<Path> results = results();
        Optional<Report> report = results.isPresent() ? Optional.of(read(results.get(), target)) : cleared();
        if (report.isEmpty()) {
            return ExitCode.NO_ANSWER;
        }
        try {
            StudyWriter.writeFile(target, HtmlReport.of(report.get()));
        } catch (IOException e) {
            throw new BadInputException("%s cannot be written: %s.".formatted(target, Reason.of(e)), e);
        }
        pictures.write(terminal, report.get(), quiet);
        if (!quiet) {
            terminal.err().println("Written: " + target);
        }
        return ExitCode.DONE;
    }

    private Path target() {
        String trimmed = text.replaceAll("[/\\\\]+$", "");
        String name = trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1)
                .replaceFirst("\\.m$", "");
        Path target = file.orElseGet(() -> Path.of((name.isEmpty() ? "study" : name) + "-report.html"));
        if (Files.isDirectory(target)) {
            throw new BadInputException("%s is a folder; the report needs a file.".formatted(target));
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new BadInputException("%s is a pipe or device; the report needs a file.".formatted(target));
        }
        if (!force && Files.exists(target) && !isOurs(target)) {
            throw new BadInputException(
                    "%s was not written by rexnet: choose another file, or replace it with --force.".formatted(target));
        }
        Path parent = target.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new BadInputException(
                    "%s cannot be written: there is no such folder, or no right to write there.".formatted(target));
        }
        return target;
    }

    private static boolean isOurs(Path target) {
        try (var in = Files.newInputStream(target)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8).contains(HtmlReport.GENERATOR);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the folder of results, where it is one. */
    private Optional<Path> results() {
        Path folder = StudyArgument.path(text);
        try {
            boolean written = Files.isDirectory(folder)
                    && (Files.exists(folder.resolve(ReportFile.NAME))
                            || StudyWriter.wrote(folder, ReportFile.NAME)
                            || Files.exists(folder.resolve(SystemComparison.FIGURES_FILE)));
            return written ? Optional.of(folder) : Optional.empty();
        } catch (IOException e) {
            throw new BadInputException("%s cannot be read: %s.".formatted(text, Reason.of(e)), e);
        }
    }

    private static Report read(Path folder, Path target) {
        try {
            Report report = ReportFile.read(folder);
            List<String> changes = StudyWriter.changes(folder, target);
            if (!changes.isEmpty()) {
                throw new BadInputException(
                        "%s\nIts figures no longer belong together; write the folder again, by the same command with --out."
                                .formatted(String.join("\n", changes)));
            }
            return report;
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new BadInputException("%s cannot be read: %s.".formatted(folder, Reason.of(e)), e);
        }
    }

    private Optional<Report> cleared() {
        Solver solver = SolverStart.solver();
        long start = System.nanoTime();
        Study study = snapshots.cut(StudyArgument.read(text));
        double read = Seconds.since(start);
        ClearingOptions options = clearing.options(study.settings());
        long prices = (long) study.network().buses().size() * study.horizon().size();
        if (prices <= MOST_EXPLAINED) {
            options = options.withExplanation(ClearingOptions.Explanation.SETTERS);
        }
        rolling.cutTooLarge(study, options, RollingArguments.MOST_AT_ONCE);
        start = System.nanoTime();
        ClearingOutcome outcome;
        try (Progress progress = Progress.of(terminal, quiet, "clear", study)) {
            outcome = rolling.clear(study, options, solver, progress);
        }
        Seconds seconds = new Seconds(read, Seconds.since(start), Seconds.ofProcess());
        if (outcome instanceof ClearingOutcome.Cleared found) {
            Clearing result = found.clearing();
            return Optional.of(AnswerReport.of(
                    command.root().commandLine().getParseResult(),
                    study,
                    sections(result, seconds),
                    Optional.of(result)));
        }
        terminal.page().print(OutcomeSections.of(outcome, study, false));
        return Optional.empty();
    }

    private List<Section> sections(Clearing result, Seconds seconds) {
        ClearingSections cleared = ClearingSections.of(result);
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts("optimal", result.study()));
        sections.add(StudySections.head(result.study()));
        sections.add(cleared.facts());
        SectionBuilder<Clearing> cost = cleared.costAndWarnings();
        rolling.note().ifPresent(cost::note);
        sections.add(cost.build());
        sections.addAll(cleared.prices());
        sections.addAll(SectorSections.of(result, result.options().explainsAll()));
        sections.add(cleared.congestion());
        sections.add(cleared.supply());
        sections.add(SystemComparison.figuresOf(result));
        sections.add(seconds.section(cleared.work()));
        return sections;
    }
}
