package org.rexnet.investment.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.answer.OutcomeSections;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Study;
import org.rexnet.investment.SystemComparison;
import org.rexnet.investment.report.JsonText;
import org.rexnet.investment.report.SectionFiles;
import org.rexnet.investment.report.TextPage;
import org.rexnet.investment.report.html.HtmlReport;
import org.rexnet.investment.report.html.Report;
import org.rexnet.investment.report.html.ReportFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows several systems side by side. */
@Command(
        name = "compare",
        description =
                "Shows costs, prices, emissions and lost load of several systems side by side, and the capacities that"
                        + " differ. A study is cleared with what exists; a folder written by --out is shown as it was"
                        + " found.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet compare two-areas two-areas-unlimited",
            "  rexnet compare my-study plan plan-with-cap --json",
            "  rexnet compare my-study plan --out differences"
        })
final class CompareCommand implements Callable<Integer> {

    private static final String FROM_RESULTS = "results";

    private final Terminal terminal;

    @Parameters(
            arity = "0..*",
            paramLabel = "STUDY|RESULTS",
            description = "Studies, as for other commands, and folders written by --out.")
    private List<String> texts = List.of();

    @Mixin
    private SnapshotsOption snapshots = new SnapshotsOption();

    @Mixin
    private ClearingArguments clearing = new ClearingArguments();

    @Option(names = "--json", description = "Print the answer as one JSON object; everything else goes to stderr.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write the tables as CSV, and a report, into a folder.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--force", description = "Replace the files of DIR even where rexnet did not write them.")
    private boolean force;

    @Spec
    private CommandSpec command = CommandSpec.create();

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** One of the systems, as it was named and found. */
    private record Found(String name, String status, Optional<SystemComparison.Entry> entry) {}

    @Override
    public Integer call() {
        if (texts.size() < 2) {
            throw new BadInputException(
                    "There is nothing to compare%s: name at least two studies or folders of results."
                            .formatted(texts.isEmpty() ? "" : " with " + texts.getFirst()));
        }
        Optional<ResultFolder> place = folder.map(path -> ResultFolder.at(path, force));
        Solver solver = SolverStart.solver();
        List<String> names = names();
        List<Found> all = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            all.add(find(texts.get(i), names.get(i), solver));
        }
        boolean complete = all.stream().allMatch(found -> found.entry().isPresent());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.facts("", "", complete)
                .add(Column.words("status", one -> one ? "compared" : "incomplete"))
                .only(Output.JSON)
                .build());
        sections.addAll(new SystemComparison(
                        all.stream().flatMap(found -> found.entry().stream()).toList())
                .sections());
        sections.add(systems(all));
        if (json) {
            JsonText.print(terminal.out(), sections);
        } else {
            terminal.page().print(sections);
        }
        return isWritten(place, sections) ? complete ? ExitCode.DONE : ExitCode.NO_ANSWER : ExitCode.INTERNAL;
    }

    /** Writes the tables where a folder was asked for; the answer is printed whether that works or not. */
    private boolean isWritten(Optional<ResultFolder> place, List<Section> sections) {
        try {
            place.ifPresent(wanted -> {
                Report report = AnswerReport.of(
                        command.root().commandLine().getParseResult(), String.join(", ", names()), sections);
                Map<String, String> files = new LinkedHashMap<>(SectionFiles.of(sections));
                files.put(TextPage.NAME, TextPage.of(sections));
                files.put("report.html", HtmlReport.of(report));
                files.put(ReportFile.NAME, ReportFile.text(report));
                wanted.write(files);
                terminal.err().println("Written: " + wanted.path());
            });
            return true;
        } catch (BadInputException e) {
            terminal.err().println(terminal.errInk().alarm(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private static Section systems(List<Found> all) {
        return Section.table("systems", "Systems", all)
                .add(Column.words("system", Found::name))
                .add(Column.words("status", Found::status))
                .build();
    }

    private Found find(String text, String name, Solver solver) {
        Optional<Path> results = results(text);
        if (results.isPresent()) {
            try {
                return new Found(name, FROM_RESULTS, Optional.of(SystemComparison.Entry.read(name, results.get())));
            } catch (IOException e) {
                throw new BadInputException("%s cannot be read: %s.".formatted(text, Reason.of(e)), e);
            } catch (IllegalArgumentException | CsvParseException e) {
                throw new BadInputException(String.valueOf(e.getMessage()), e);
            }
        }
        Study study = snapshots.cut(StudyArgument.read(text));
        ClearingOutcome outcome = new MarketClearing(solver).clear(study, clearing.options(study.settings()));
        Optional<SystemComparison.Entry> entry = outcome instanceof ClearingOutcome.Cleared cleared
                ? Optional.of(SystemComparison.Entry.of(name, cleared.clearing()))
                : Optional.empty();
        return new Found(name, entry.isPresent() ? "cleared" : OutcomeSections.status(outcome), entry);
    }

    /** Returns the folder, where it holds results. */
    private static Optional<Path> results(String text) {
        Path folder = StudyArgument.path(text);
        return Files.isRegularFile(folder.resolve(SystemComparison.FIGURES_FILE))
                ? Optional.of(folder)
                : Optional.empty();
    }

    /** Returns the last part of each name, or all of it where two would be the same. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (String text : texts) {
            String trimmed = place(text);
            String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
            long same = texts.stream()
                    .map(CompareCommand::place)
                    .filter(other -> other.equals(last) || other.endsWith("/" + last))
                    .count();
            String name = same > 1 || last.isEmpty() ? text : last;
            names.add(names.contains(name) ? "%s (%d)".formatted(name, names.size() + 1) : name);
        }
        return names;
    }

    /** Returns a name without a slash at its end; of a folder named as where one stands, the folder's own path. */
    private static String place(String text) {
        String trimmed = text.replaceAll("/+$", "");
        return trimmed.matches("(.*/)?\\.\\.?")
                ? String.valueOf(Path.of(trimmed).toAbsolutePath().normalize())
                : trimmed;
    }
}
