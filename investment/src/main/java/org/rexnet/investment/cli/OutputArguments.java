package org.rexnet.investment.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rexnet.core.clearing.ClearingSubjects;
import org.rexnet.core.clearing.answer.OutcomeSections;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.clearing.answer.UseSections;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.FolderForm;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.investment.SystemComparison;
import org.rexnet.investment.report.JsonText;
import org.rexnet.investment.report.SectionFiles;
import org.rexnet.investment.report.TextPage;
import org.rexnet.investment.report.figure.MapDrawing;
import org.rexnet.investment.report.figure.NetworkGeoJson;
import org.rexnet.investment.report.html.HtmlReport;
import org.rexnet.investment.report.html.Report;
import org.rexnet.investment.report.html.ReportFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Outputs of a command: page or JSON, and the result folder. */
final class OutputArguments {

    private static final int MOST_NOTES = 12;

    @Option(names = "--out", paramLabel = "DIR", description = "Also write study and results as a folder of tables.")
    private Optional<Path> folder = Optional.empty();

    /** What tables of a result folder are about. */
    enum Tables {
        /** Study and results, by PyPSA's names. */
        PYPSA,
        /** Results alone, one file for each subject. */
        OWN
    }

    @Option(
            names = "--tables",
            paramLabel = "pypsa|own",
            description = "What --out writes: study and results under PyPSA's names, a folder that is a study, too"
                    + " (pypsa, the default); or results alone, one small file for each subject (own).")
    private Tables tables = Tables.PYPSA;

    @Mixin
    private FormArguments form = new FormArguments();

    @Option(names = "--json", description = "Print the answer as one JSON object; everything else goes to stderr.")
    private boolean json;

    @Option(names = "--quiet", description = "No progress, no notes.")
    private boolean quiet;

    @Mixin
    private PictureOption pictures = new PictureOption();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private boolean failed;

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    /** Returns the folder to write, where one was asked for; throws {@link BadInputException} where it must not be written. */
    Optional<ResultFolder> folder() {
        pictures.tryOut();
        FolderForm wanted = form.form();
        if (tables == Tables.OWN && folder.isEmpty()) {
            throw new BadInputException("--tables own needs --out DIR, the folder to write.");
        }
        if (tables == Tables.OWN && wanted.forPypsa()) {
            throw new BadInputException("--tables own writes no study, so there is nothing in it --for pypsa.");
        }
        return folder.map(path -> ResultFolder.at(path, wanted));
    }

    /** Writes into a folder, and returns remarks. */
    interface Writing {
        List<String> into(ResultFolder place);
    }

    /** Writes where a folder was asked for, or elsewhere should that fail: what was found is not lost. */
    void write(Terminal terminal, Optional<ResultFolder> wanted, Writing writing) {
        wanted.ifPresent(place -> {
            try {
                write(terminal, place, writing);
            } catch (BadInputException e) {
                failed = true;
                terminal.err().println(terminal.errInk().alarm(String.valueOf(e.getMessage())));
                writeElsewhere(terminal, place, writing);
            }
        });
    }

    private void writeElsewhere(Terminal terminal, ResultFolder place, Writing writing) {
        try {
            write(terminal, place.elsewhere(), writing);
        } catch (IOException | BadInputException e) {
            terminal.err().println(terminal.errInk().alarm("Nor can they be written elsewhere: " + e.getMessage()));
        }
    }

    private void write(Terminal terminal, ResultFolder place, Writing writing) {
        for (String remark : writing.into(place)) {
            if (!quiet) {
                terminal.note("Note: ", remark);
            }
        }
        if (!quiet || failed) {
            terminal.err().println("Written: " + place.path());
        }
    }

    /** Returns whether nothing went wrong with the folder asked for. */
    boolean isWritten() {
        return !failed;
    }

    /** Returns the exit code of an answer: that of a fault of the machine where the folder asked for could not be written. */
    int code(int answered) {
        return failed ? ExitCode.INTERNAL : answered;
    }

    /** Writes an answer that has no dispatch with its results where a folder was asked for, and prints it. */
    void answer(
            Terminal terminal, Optional<ResultFolder> wanted, Study study, Results results, List<Section> sections) {
        answer(terminal, wanted, study, () -> results, sections, Optional.empty());
    }

    /**
     * Writes an answer with its results and its report where a folder was asked for, and prints it.
     *
     * @param results made only where they are written
     */
    void answer(
            Terminal terminal,
            Optional<ResultFolder> wanted,
            Study study,
            Supplier<Results> results,
            List<Section> sections,
            Optional<Clearing> clearing) {
        Optional<Report> report = wanted.isPresent() || pictures.isWanted()
                ? made(
                        terminal,
                        "report",
                        () -> AnswerReport.of(command.root().commandLine().getParseResult(), study, sections, clearing))
                : Optional.empty();
        if (wanted.isPresent()) {
            write(terminal, wanted, study, results.get(), sections, clearing, report);
        }
        print(terminal, study, sections);
        report.ifPresent(made -> {
            try {
                pictures.write(terminal, made, quiet);
            } catch (BadInputException e) {
                failed = true;
                terminal.err().println(terminal.errInk().alarm(String.valueOf(e.getMessage())));
            }
        });
    }

    private void write(
            Terminal terminal,
            Optional<ResultFolder> wanted,
            Study study,
            Results results,
            List<Section> sections,
            Optional<Clearing> clearing,
            Optional<Report> report) {
        Map<String, String> files = new LinkedHashMap<>(results.files());
        files.putAll(SectionFiles.of(sections));
        clearing.ifPresent(found -> addLongTables(found, files));
        files.put(TextPage.NAME, TextPage.of(sections));
        addReport(terminal, report, files);
        addMap(terminal, report, clearing, files);
        write(terminal, wanted, place -> switch (tables) {
            case PYPSA -> place.write(study, results.withFiles(files));
            case OWN ->
                place.writeSubjects(
                        study,
                        clearing.map(found -> ClearingSubjects.of(found, results))
                                .orElse(List.of()),
                        files);
        });
    }

    /** Adds what is too long for a page or a report. */
    private void addLongTables(Clearing found, Map<String, String> files) {
        files.putAll(SectionFiles.of(UseSections.sessions(found)));
        if (tables == Tables.OWN) {
            files.putAll(SectionFiles.of(List.of(SystemComparison.capacitiesOf(found))));
        }
    }

    private static void addReport(Terminal terminal, Optional<Report> report, Map<String, String> files) {
        report.flatMap(all -> made(terminal, "report", () -> HtmlReport.of(all)))
                .ifPresent(html -> files.put("report.html", html));
        report.flatMap(all -> made(terminal, "report", () -> ReportFile.text(all)))
                .ifPresent(text -> files.put(ReportFile.NAME, text));
    }

    private static void addMap(
            Terminal terminal, Optional<Report> report, Optional<Clearing> clearing, Map<String, String> files) {
        clearing.flatMap(found -> made(
                                terminal,
                                NetworkGeoJson.NAME,
                                () -> NetworkGeoJson.of(
                                        report.flatMap(Report::map).orElseGet(() -> MapDrawing.of(found)), found))
                        .flatMap(Function.identity()))
                .ifPresent(text -> files.put(NetworkGeoJson.NAME, text));
    }

    /** Returns a companion of an answer, or the reason why it cannot be made: the answer is not lost with it. */
    private static <T> Optional<T> made(Terminal terminal, String name, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (IllegalArgumentException | IllegalStateException e) {
            terminal.note("Note: ", "The " + name + " cannot be made: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Prints an answer: as a page, or as one JSON object. */
    void print(Terminal terminal, Study study, List<Section> sections) {
        if (!quiet) {
            printNotes(terminal, study.notes());
        }
        if (json) {
            JsonText.print(terminal.out(), sections);
        } else {
            terminal.page().print(sections);
        }
    }

    private static void printNotes(Terminal terminal, List<String> notes) {
        for (String note : notes.subList(0, Math.min(notes.size(), MOST_NOTES))) {
            terminal.note("  Note: ", note);
        }
        if (notes.size() > MOST_NOTES) {
            terminal.err().println("  and %d more notes: see rexnet validate".formatted(notes.size() - MOST_NOTES));
        }
    }

    /** Prints why there is no dispatch or plan. */
    void notCleared(Terminal terminal, ClearingOutcome outcome, Study study, boolean planning, Seconds seconds) {
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts(OutcomeSections.status(outcome), study));
        sections.add(seconds.section("").only(Output.JSON));
        sections.add(StudySections.head(study));
        sections.addAll(OutcomeSections.of(outcome, study, planning));
        print(terminal, study, sections);
    }
}
