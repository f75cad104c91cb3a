package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a page of the documentation shows is what happens: its files are written, its commands run, and what they print is compared with
 * what the page says. A block {@code csv NAME} (or yaml, m) is a file, a block {@code console} holds commands behind {@code $} with their
 * output, where a line of three dots stands for any lines.
 */
class DocumentationTest {

    private static final Path PAGES = Path.of("..", "notebooks", "src", "site", "markdown");
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+)(?: (\\S+))?\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+\\.(?:html|md|svg|png))(?:#[^)]*)?\\)");
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|\\S)+");
    private static final Set<String> TO_WRITE = Set.of("--out", "new", "export");
    private static final String ANYTHING = "...";

    @TempDir
    private Path folder;

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatAPageShowsIsWhatHappens(Path page) throws IOException {
        for (MatchResult block : BLOCK.matcher(Files.readString(page)).results().toList()) {
            String text = block.group(3);
            if (block.group(2) != null) {
                write(block.group(2), text);
            } else if (block.group(1).equals("console")) {
                run(text);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aLinkLeadsToAPage(Path page) throws IOException {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
            Path linked = PAGES.resolve(links.group(1).replaceAll("\\.html$", ".md"));
            assertThat(Files.exists(linked)
                            || Files.exists(PAGES.resolve("../resources").resolve(links.group(1))))
                    .as("%s of %s", links.group(1), page)
                    .isTrue();
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private void run(String session) {
        List<String> printed = List.of();
        List<String> shown = new ArrayList<>();
        for (String line : session.lines().toList()) {
            if (line.startsWith("$ ")) {
                compare(printed, shown);
                shown.clear();
                printed = outputOf(words(line.substring(2)));
            } else {
                shown.add(line);
            }
        }
        compare(printed, shown);
    }

    /** Returns the words of a command; quotation marks hold words together. */
    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group().replace("\"", ""))
                .toList();
    }

    /** Returns what a command prints, output before errors; names of files are those in the page's folder. */
    private List<String> outputOf(List<String> words) {
        assertThat(words.get(0)).isEqualTo("rexnet");
        List<String> arguments = new ArrayList<>();
        for (int at = 1; at < words.size(); at++) {
            String word = words.get(at);
            boolean isFile = Files.exists(folder.resolve(word)) || TO_WRITE.contains(words.get(at - 1));
            arguments.add(isFile ? folder.resolve(word).toString() : word);
        }
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        return (run.out() + run.err())
                .replace(folder + "/", "")
                .lines()
                .map(String::stripTrailing)
                .toList();
    }

    private static void compare(List<String> printed, List<String> shown) {
        List<String> part = new ArrayList<>();
        int from = 0;
        for (String line : shown) {
            if (line.equals(ANYTHING)) {
                from = after(printed, part, from);
                part.clear();
            } else {
                part.add(line.stripTrailing());
            }
        }
        after(printed, part, from);
    }

    /** Returns where a part of what is shown ends in what is printed. */
    private static int after(List<String> printed, List<String> part, int from) {
        for (int start = from; start + part.size() <= printed.size(); start++) {
            if (printed.subList(start, start + part.size()).equals(part)) {
                return start + part.size();
            }
        }
        assertThat(String.join("\n", printed.subList(from, printed.size()))).contains(String.join("\n", part));
        return from;
    }
}
