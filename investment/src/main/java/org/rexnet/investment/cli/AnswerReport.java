package org.rexnet.investment.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Study;
import org.rexnet.investment.report.figure.ClearingFigures;
import org.rexnet.investment.report.figure.MapDrawing;
import org.rexnet.investment.report.figure.NetworkMap;
import org.rexnet.investment.report.html.Provenance;
import org.rexnet.investment.report.html.Report;
import picocli.CommandLine.ParseResult;

/** Makes the report of an answer: sections as they are, what happened over time, the map, and where all that comes from. */
final class AnswerReport {

    private static final int DIGEST_DIGITS = 16;
    private static final List<String> TABLES = List.of(".csv", ".yaml", ".m");

    private AnswerReport() {}

    /** Returns the report of an answer about a study, cleared or not. */
    static Report of(ParseResult command, Study study, List<Section> sections, Optional<Clearing> clearing) {
        String title = study.settings().title();
        NetworkMap map = clearing.map(MapDrawing::of).orElseGet(() -> MapDrawing.of(study, sections));
        return new Report(
                title.isEmpty() || title.equals(study.name()) ? study.name() : study.name() + ": " + title,
                sections,
                clearing.map(ClearingFigures::of).orElse(List.of()),
                map.places().size() > 1 ? Optional.of(map) : Optional.empty(),
                provenance(command, study, clearing));
    }

    /** Returns the report of an answer about several studies. */
    static Report of(ParseResult command, String title, List<Section> sections) {
        return new Report(title, sections, List.of(), Optional.empty(), provenance(command, List.of()));
    }

    private static Provenance provenance(ParseResult command, Study study, Optional<Clearing> clearing) {
        List<Provenance.Fact> facts = new ArrayList<>();
        ParseResult last = command;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        String name = last.matchedPositionals().isEmpty()
                ? study.name()
                : last.matchedPositionals().get(0).originalStringValues().get(0);
        facts.add(new Provenance.Fact("Study", name + ", " + digest(name)));
        facts.add(new Provenance.Fact("Seed", Long.toString(study.settings().seed())));
        clearing.ifPresent(found -> {
            facts.add(new Provenance.Fact("Solver", found.statistics().solver()));
            facts.add(new Provenance.Fact(
                    "Flows",
                    found.options().formulation().name().toLowerCase(Locale.ROOT) + ", "
                            + found.options()
                                    .convention()
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' ')));
            facts.add(new Provenance.Fact(
                    "Certificate",
                    "Every solution was checked for feasibility and optimality by its primal and dual values, apart"
                            + " from the solver, before a number was used."));
        });
        return provenance(command, facts);
    }

    private static Provenance provenance(ParseResult command, List<Provenance.Fact> facts) {
        return new Provenance(
                new Version().getVersion()[0],
                "rexnet "
                        + String.join(
                                " ",
                                command.originalArgs().stream()
                                        .map(AnswerReport::quoted)
                                        .toList()),
                ZonedDateTime.now(ZoneId.systemDefault())
                        .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ROOT)),
                facts);
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w./:=%,@+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** Returns the first digits of a SHA-256 over the files of a study, by name. */
    private static String digest(String name) {
        try {
            Path path = Path.of(name);
            if (!Files.exists(path)) {
                return "built in";
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(path)) {
                digest.update(String.valueOf(file.getFileName()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return "SHA-256 " + HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_DIGITS);
        } catch (IOException | InvalidPathException e) {
            return "its files could not be read again";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> TABLES.stream()
                            .anyMatch(
                                    ending -> String.valueOf(file.getFileName()).endsWith(ending)))
                    .sorted()
                    .toList();
        }
    }
}
