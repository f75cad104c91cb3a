package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that the command exports say each thing once, and for PyPSA alone a second time in the words of its tables. */
final class ExportedFoldersTest {

    /** Two weeks of a town with 350 charging sessions. */
    private static final String STUDY = "harbour";

    @TempDir
    private static Path folder;

    private static Path own;
    private static Path pypsa;

    @BeforeAll
    static void export() {
        own = exported(STUDY, "own");
        pypsa = exported(STUDY, "pypsa", "--for", "pypsa");
    }

    private static Path exported(String study, String name, String... more) {
        Path out = folder.resolve(name);
        List<String> args = new ArrayList<>(List.of("export", study, out.toString()));
        args.addAll(List.of(more));
        CommandRun run = CommandRun.of(args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return out;
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static List<String> linesWith(Path folder, String word) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.contains(word))
                        .map(line -> file.getFileName() + ": " + line)
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    @Test
    void whatIsExportedAgainAndAgainDoesNotGrow() throws IOException {
        Path again = exported(own.toString(), "again");
        Path fromPypsa = exported(pypsa.toString(), "from-pypsa");

        assertThat(bytes(again)).isEqualTo(bytes(own));
        assertThat(bytes(fromPypsa)).isEqualTo(bytes(own));
        assertThat(bytes(exported(pypsa.toString(), "pypsa-again", "--for", "pypsa")))
                .isEqualTo(bytes(pypsa));
    }

    @Test
    void eachSessionIsWrittenOnceAndForPypsaInItsTablesToo() throws IOException {
        List<String> sessions = Files.readAllLines(own.resolve("ev_sessions.csv"));
        String session = sessions.getLast().split(",", 2)[0];

        assertThat(sessions).hasSizeGreaterThan(300);
        assertThat(linesWith(own, session)).singleElement().asString().startsWith("ev_sessions.csv: ");
        assertThat(linesWith(pypsa, session)).hasSizeGreaterThan(2);
    }

    @Test
    void whatIsSaidTwiceIsMostOfAFolderForPypsaAndTheStudyIsTheSame() throws IOException {
        assertThat(bytes(pypsa)).isGreaterThan(5 * bytes(own));

        CommandRun plan = CommandRun.of("clear", own.toString(), "--snapshots", "0:24", "--json", "--quiet");
        CommandRun same = CommandRun.of("clear", pypsa.toString(), "--snapshots", "0:24", "--json", "--quiet");
        assertThat(plan.code()).as(plan.err()).isZero();
        assertThat(same.json().get("objective")).isEqualTo(plan.json().get("objective"));
    }
}
