package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages that README and documentation show are what the commands print. */
class ReadmePagesTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path COMMANDS = Path.of("..", "notebooks", "src", "site", "markdown", "commands.md");

    /**
     * One more MW of a battery at the harbour earns 54,233 EUR: HiGHS, given the model that {@code --write-lp} writes, finds 4,177,328.6706
     * EUR without it and 4,177,329.2613 with 0.0001 MW, each of which costs 60,140.12 a year. With 0.1 MW the mean is 52,075.
     */
    @Test
    void thePlanOfTheFirstMinuteIsAsShown() throws IOException {
        String page = CommandRun.of("invest", "harbour", "--quiet").out();

        assertThat(page.lines().map(String::strip)).containsSubsequence(shown(README, "harbour: A port town of 10 MW"));
        assertThat(page).containsPattern("new battery harbour +storage unit +54,233 +60,140 +-5,907 +at minimum");
    }

    @Test
    void theExplanationOfAPriceIsAsShown() throws IOException {
        String page = CommandRun.of("clear", "pjm-five-bus", "--explain", "D", "--quiet")
                .out();

        assertThat(page.lines().map(String::strip)).containsSubsequence(shown(COMMANDS, "The price at D is"));
    }

    /** Returns the lines of a file from one to the end of its block, without those that leave something out, and empty ones. */
    private static List<String> shown(Path file, String first) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!lines.isEmpty() && line.startsWith("```")) {
                return lines;
            }
            boolean begins = line.startsWith(first);
            if ((begins || !lines.isEmpty()) && !line.isBlank() && !line.strip().equals("…")) {
                lines.add(line.strip());
            }
        }
        throw new AssertionError("%s has no block with: %s".formatted(file, first));
    }
}
