package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.ClearingExport;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.pypsa.read.Attribute;
import org.rexnet.core.study.pypsa.read.AttributeReference;

/** What is written of an answer is described on the page of tables. */
class DescribedResultsTest {

    private final AttributeReference reference = PypsaReader.reference();
    private final Set<String> missing = new TreeSet<>();
    private int found;

    @Test
    void everyResultThatIsWrittenHasItsMeaning() {
        MarketClearing market = new MarketClearing(new StandardSolver());
        Draws.seeds(12, 100).forEach(seed -> {
            if (market.clear(RandomStudies.of(seed)) instanceof ClearingOutcome.Cleared cleared) {
                look(ClearingExport.of(cleared.clearing()));
            }
        });
        look(ClearingExport.of(
                market.clear(BuiltInStudies.find("street").orElseThrow().study())
                        .orThrow()));

        assertThat(missing).isEmpty();
        assertThat(found).isGreaterThan(20);
    }

    private void look(Results results) {
        results.series().forEach(series -> look(series.table(), series.attribute()));
        results.columns().forEach(column -> look(column.table(), column.attribute()));
    }

    private void look(String table, String name) {
        found++;
        boolean described = reference
                .find(table, name)
                .filter(one ->
                        one.use() == Attribute.Use.RESULT && !one.meaning().isEmpty())
                .isPresent();
        if (!described) {
            missing.add(table + "." + name);
        }
    }
}
