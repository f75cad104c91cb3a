package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of capacities that nothing is left of at less: each form of the answer has them, whatever figures beside them can be made. */
class FoundPlansTest {

    @ParameterizedTest
    @CsvSource({
        "depot-from-nothing, joint, 104, 2",
        "depot-from-nothing, equilibrium, 104, 2",
        "prescribed-generator, joint, 372, 30",
        "prescribed-generator, equilibrium, 372, 30",
        "storage-initial, joint, 410, 10",
        "storage-initial, equilibrium, 410, 10"
    })
    void everyFormOfTheAnswerHasThePlan(String name, String method, double cost, double capacity, @TempDir Path folder)
            throws IOException {
        Path out = folder.resolve("plan");
        CommandRun page = Cases.run("invest", name, "--method", method, "--zero-profit", "--out", out.toString());
        CommandRun json = Cases.run("invest", name, "--method", method, "--zero-profit", "--json");

        assertThat(page.code()).as(page.err()).isZero();
        assertThat(page.out()).contains("Total cost  %s.00 EUR".formatted(Math.round(cost)));
        assertThat(json.code()).as(json.err()).isZero();
        Map<String, Object> answer = json.json();
        assertThat((Double) answer.get("objective")).isCloseTo(cost, within(1e-4 * cost));
        assertThat(answer.get("capacities"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Object.class))
                .singleElement()
                .satisfies(one ->
                        assertThat((Double) ((Map<?, ?>) one).get("value")).isCloseTo(capacity, within(1e-2)));
        List<String> files;
        try (var all = Files.list(out)) {
            files = all.map(file -> file.getFileName().toString()).toList();
        }
        assertThat(files).contains("network.csv", "result-zero-profit.csv");
    }
}
