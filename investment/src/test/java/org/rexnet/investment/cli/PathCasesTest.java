package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of paths with a right answer for each year, both ways of deciding. */
class PathCasesTest {

    @ParameterizedTest
    @CsvSource({
        "path-scen, 2030, 18, 18, 13800",
        "path-scen, 2031, 12, 30, 23000",
        "path-mod2, 2030, 10, 15, 13500",
        "path-mod2, 2035, 10, 20, 14000"
    })
    void eachYearBuildsAndCostsAsMuchAsByHand(String name, int year, double built, double total, double cost) {
        String path = Cases.path(name).resolve("path.yaml").toString();

        Map<String, Object> answer = Cases.run("path", name, path, "--json").json();

        assertThat(rows(answer, "path", year)).hasSize(2).allSatisfy(row -> {
            assertThat((Double) row.get("built")).isCloseTo(built, within(1e-6));
            assertThat((Double) row.get("total")).isCloseTo(total, within(1e-6));
        });
        assertThat(rows(answer, "path_years", year))
                .hasSize(2)
                .allSatisfy(row -> assertThat((Double) row.get("cost")).isCloseTo(cost, within(1e-6 * cost)));
    }

    private static List<Map<?, ?>> rows(Map<String, Object> answer, String table, int year) {
        return ((List<?>) answer.getOrDefault(table, List.of()))
                .stream()
                        .<Map<?, ?>>map(row -> (Map<?, ?>) row)
                        .filter(row -> row.get("year") instanceof Number number && number.intValue() == year)
                        .toList();
    }
}
