package org.rexnet.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of the house names what is there: every class, and every package of its first table. */
class RoomsPageTest {

    private static final Path PAGE = Path.of("src", "site", "markdown", "rooms.md");
    private static final String ROOT = "org/rexnet/";
    private static final Pattern WORD = Pattern.compile("`([\\w.]+)`");

    private static final Set<String> CLASSES = MainSources.withComments().keySet().stream()
            .filter(file -> file.startsWith(ROOT))
            .map(file -> file.substring(ROOT.length(), file.length() - ".java".length())
                    .replace('/', '.'))
            .collect(Collectors.toCollection(TreeSet::new));

    private static boolean isPackage(String name) {
        return CLASSES.contains(name + ".package-info");
    }

    /** A class by its package and name, or by its name alone. */
    private static boolean isClass(String name) {
        return CLASSES.contains(name) || CLASSES.stream().anyMatch(known -> known.endsWith("." + name));
    }

    private static List<String> rows(String head) throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(head);
        assertThat(begin).isNotNegative();
        return page.substring(begin)
                .lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    @Test
    void everyRuleStandsInAClassOrARoomThatIsThere() throws IOException {
        List<String> rows = rows("| rule | file |");
        assertThat(rows).hasSizeGreaterThan(40);
        for (String row : rows) {
            Matcher words = WORD.matcher(row.substring(row.indexOf('|', 1)));
            while (words.find()) {
                String name = words.group(1);
                boolean isData = name.endsWith(".csv");
                boolean isMethod = name.equals("Component.conversion");
                assertThat(isData || isMethod || isPackage(name) || isClass(name))
                        .as("%s in %s", name, row)
                        .isTrue();
            }
        }
    }

    @Test
    void everyPackageOfTheHouseIsInTheTable() throws IOException {
        String table = String.join("\n", rows("| package | lives here |"));
        Set<String> missing = CLASSES.stream()
                .filter(name -> name.endsWith(".package-info"))
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .filter(name -> !table.contains("`" + name + "`")
                        && !table.contains(name.substring(name.lastIndexOf('.') + 1) + "`"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }
}
