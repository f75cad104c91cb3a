package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that write over what is there: behind a link, beside what an ended process left, over edits, and files of others. */
final class UnharmedFoldersTest {

    /** A number that no process has: the largest of Linux is 2^22. */
    private static final long ENDED = 999_999_999;

    @TempDir
    private Path temporary;

    private Path results;

    @BeforeEach
    void clear() {
        results = temporary.resolve("results");
        assertThat(clear(results).code()).isZero();
    }

    private static CommandRun clear(Path out, String... more) {
        return CommandRun.of(Stream.concat(
                        Stream.of("clear", "three-bus-market", "--json", "--quiet", "--out", out.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }

    @Test
    void aLinkStaysAndWhatItLeadsToIsWritten() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), results);
        Files.delete(results.resolve("lines.csv"));

        assertThat(clear(link).code()).isZero();

        assertThat(Files.readSymbolicLink(link)).isEqualTo(results);
        assertThat(results.resolve("lines.csv")).exists();
        assertThat(names()).containsExactly("link", "results");
    }

    @Test
    void editsAreReplacedOnlyByForce() throws IOException {
        Path table = results.resolve("generators.csv");
        String edited = Files.readString(table).replace("0,", "1,");
        Files.writeString(table, edited);

        CommandRun refused = clear(results);

        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("generators.csv was changed after it was written here; --force replaces it");
        assertThat(table).hasContent(edited);
        CommandRun export = CommandRun.of("export", "three-bus-market", results.toString());
        assertThat(export.code()).as(export.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(table).hasContent(edited);
        assertThat(clear(results, "--force").code()).isZero();
        assertThat(Files.readString(table)).isNotEqualTo(edited);
    }

    @Test
    void filesOfOthersStay() throws IOException {
        Path mine = Files.writeString(results.resolve("mine.txt"), "not to be lost");

        CommandRun refused = clear(results);

        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("mine.txt");
        assertThat(mine).hasContent("not to be lost");
    }

    @Test
    void afterARunThatWasEndedBetweenTwoMovesTheOldFolderIsBackAndReplaced() throws IOException {
        Path old = Files.createDirectory(temporary.resolve(".rexnet-old-%d-0".formatted(ENDED)));
        Files.writeString(old.resolve("name"), "results");
        Files.move(results, old.resolve("folder"));
        Path half = Files.createDirectory(temporary.resolve(".rexnet-new-%d-0".formatted(ENDED)));
        Files.writeString(half.resolve("buses.csv"), "na");
        Files.setLastModifiedTime(half, FileTime.from(Instant.EPOCH));

        assertThat(clear(results).code()).isZero();

        assertThat(names()).containsExactly("results");
        assertThat(results.resolve("buses.csv")).isNotEmptyFile();
    }

    /** Options that name a single file: only what they themselves write is written over, and what is refused is refused before a solve. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        invest screening-curve --method equilibrium --gap 1e-2 --checkpoint | was not written by rexnet
        clear three-bus-market --write-lp                                   | is no LP file
        report three-bus-market                                             | was not written by rexnet
        import costs costs.csv                                              | exists already
        """)
    void filesOfOthersAreNoPlaceForAnAnswer(String command, String reason) throws IOException {
        Path mine = Files.writeString(temporary.resolve("mine.csv"), "name,p_nom\nwind,5\n");
        Path costs = Files.writeString(
                temporary.resolve("costs.csv"),
                "technology,parameter,value,unit\nsolar,investment,500,EUR/kW\nsolar,lifetime,30,years\n");

        CommandRun refused = CommandRun.of((command.replace("costs.csv", costs.toString()) + " " + mine).split(" "));

        assertThat(refused.code()).as(refused.err()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.err()).contains("mine.csv", reason);
        assertThat(mine).hasContent("name,p_nom\nwind,5\n");
    }

    @ParameterizedTest
    @CsvSource({
        "invest screening-curve --method equilibrium --gap 1e-2 --quiet --checkpoint",
        "clear three-bus-market --quiet --write-lp",
        "report three-bus-market"
    })
    void whatACommandWroteItWritesAgain(String command) throws IOException {
        Path file = temporary.resolve("again");
        String[] args = (command + " " + file).split(" ");

        assertThat(CommandRun.of(args).code()).isZero();
        byte[] first = Files.readAllBytes(file);
        assertThat(CommandRun.of(args).code()).isZero();

        assertThat(first).isNotEmpty();
        assertThat(Files.size(file)).isPositive();
    }

    /** As root it would be replaced by a file. */
    @Test
    void aDeviceIsNoCheckpoint() {
        assumeTrue(Files.exists(Path.of("/dev/null")), "There is no /dev/null here.");

        CommandRun refused = CommandRun.of(
                "invest", "screening-curve", "--method", "equilibrium", "--gap", "1e-2", "--checkpoint", "/dev/null");

        assertThat(refused.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }
}
