package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.ClearingSubjects;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.answer.UseSections;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.section.Field;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.pypsa.PypsaReader;
import org.rexnet.investment.SystemComparison;

/**
 * The page of tables and columns says what readers go by. Where it is behind, {@code mvn test -Dtest=TablesPageTest -Drexnet.write=true}
 * writes it anew.
 */
class TablesPageTest {

    private static final Path PAGE = Path.of("..", "notebooks", "src", "site", "markdown", "tables.md");

    @Test
    void thePageSaysWhatReadersGoBy() throws IOException {
        String page = PypsaReader.reference().toMarkdown() + subjects() + longTables();
        if (Boolean.getBoolean("rexnet.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String subjects() {
        StringBuilder page = new StringBuilder("""

            ## Results by subject

            What `--out DIR --tables own` writes in place of the tables above, with a row for each snapshot; `--format parquet` writes them as
            `.parquet`. Columns are named as `generator coal` or `link pump at town`. There is no file of what does not occur.

            | file | holds |
            |---|---|
            """);
        for (ClearingSubjects.Subject subject : ClearingSubjects.Subject.values()) {
            page.append("| `%s.csv` | %s |\n".formatted(subject.stem(), subject.content()));
        }
        page.append("""

            With `--check-heat` also `pipes-heat-flow.csv` (MW), `pipes-mass-flow.csv` (kg/s) and `pipes-velocity.csv` (m/s) of each pipe,
            `buses-supply-temperature.csv` and `buses-return-temperature.csv` (C), `buses-supply-pressure.csv` and
            `buses-return-pressure.csv` (bar) and `buses-pump-power.csv` (MW) of each bus of heat; without `--tables own` the same files with
            `_` within names, such as `pipes-heat_flow.csv`.
            """);
        return page.toString();
    }

    /** The columns of the long tables, as a clearing with vehicles has them. */
    private static String longTables() {
        Clearing clearing = new MarketClearing(new StandardSolver())
                .clear(BuiltInStudies.find("street").orElseThrow().study())
                .orThrow();
        StringBuilder page = new StringBuilder("""

            ## Branches, buses and vehicles

            Further files of `--out`, whatever `--tables` says; the first two are in `--json`, too (`loading`, `bus_energy`). Energy is over
            the weighted hours of the horizon. At a bus supplied + converted from + by branches + unserved = used + converted to + stored;
            bilateral contracts count as used, below 0 where they are sold. Shares of the capacity are 1 where it is full.

            | file | column | unit | holds |
            |---|---|---|---|
            """);
        List<Section> all = new ArrayList<>(UseSections.of(clearing));
        all.addAll(UseSections.sessions(clearing));
        all.add(SystemComparison.capacitiesOf(clearing));
        for (Section section : all) {
            for (Field field : section.fields()) {
                page.append("| `result-%s.csv` | %s | %s | %s |\n"
                        .formatted(section.key().replace('_', '-'), field.key(), unit(field), field.title()));
            }
        }
        return page.toString();
    }

    private static String unit(Field field) {
        return field.unit().equals("EUR") ? "money" : field.unit();
    }
}
