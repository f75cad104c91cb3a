package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthCommandTest {

    @Test
    void growthSaysWhoIsSuppliedAtWhatCost() {
        CommandRun run = Cases.run("grow", "grow-portion", "--orders", "2", "--quiet");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("first of 2 orders of arrival")
                .containsPattern("loads supplied +1.00 +1.00 +1.00")
                .containsPattern("total cost, EUR .*")
                .containsPattern("costs [0-9.]+ % more a year than the planner's optimum")
                .contains("2 of 2 orders settled");
    }

    @Test
    void sellersBuildUpToWhereTheirPriceWouldFall() {
        // Up to 2.4 MW the price stays at 100: each MW earns 90 - 5. More of it would sell at its own cost.
        Map<String, Object> json = grown("grow-portion");
        assertThat(capacity(json)).isBetween(2300.0, 2400.0);
    }

    @Test
    void demandBehindALinkCountsByItsEfficiency() {
        Map<String, Object> json = grown("grow-conv");
        assertThat(capacity(json)).isBetween(39_960.0, 40_000.0);
        assertThat(measure(json, "loads supplied")).isEqualTo(1);
    }

    @Test
    void bidsAreDemand() {
        Map<String, Object> json = grown("grow-bid");
        assertThat(capacity(json)).isBetween(9_990.0, 10_000.0);
        assertThat(number(json, "objective")).isCloseTo(-850, within(1.0));
        assertThat(Cases.run("grow", "grow-bid", "--orders", "1", "--quiet").out())
                .doesNotContain("more a year than the planner's");
    }

    @Test
    void thePlannerKeepsWhatExists() {
        assertThat(number(grown("grow-sunk2"), "planner")).isCloseTo(575, within(1e-3));
        assertThat(Cases.objective("invest", "grow-sunk2")).isCloseTo(550, within(1e-3));
        assertThat(Cases.run("grow", "grow-sunk2", "--orders", "1", "--quiet").out())
                .containsPattern("planner's optimum of the same\\s+candidates,\\s+who\\s+keeps what exists");
    }

    private static Map<String, Object> grown(String name) {
        CommandRun run = Cases.run("grow", name, "--orders", "1", "--quiet", "--json");
        assertThat(run.code()).isZero();
        return run.json();
    }

    private static double capacity(Map<String, Object> json) {
        return measure(json, "generators, kW");
    }

    private static double measure(Map<String, Object> json, String name) {
        for (Object row : (List<?>) Objects.requireNonNull(json.get("growth"))) {
            Map<?, ?> fields = (Map<?, ?>) row;
            if (name.equals(fields.get("measure"))) {
                return ((Number) Objects.requireNonNull(fields.get("mean"))).doubleValue();
            }
        }
        throw new AssertionError("There is no measure " + name + ".");
    }

    private static double number(Map<String, Object> json, String name) {
        return ((Number) Objects.requireNonNull(json.get(name))).doubleValue();
    }

    @Test
    void investPlansAStudyWhoseQuestionIsGrowthAndNamesTheOtherCommand() {
        assertThat(CommandRun.of("grow", "hamlet", "--orders", "1", "--years", "1", "--quiet")
                        .out())
                .contains("0 of 1 orders settled")
                .containsPattern("solar, kW +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+");
        CommandRun plan = CommandRun.of("invest", "hamlet");
        assertThat(plan.err()).contains("rexnet grow answers that");
        assertThat(plan.out())
                .contains("Recommended capacities")
                .containsPattern("solar 9 +generator +0.00 +\\+0\\.[0-9]+ +0\\.[0-9]*[1-9][0-9]* +kW")
                .doesNotContain("settled");
    }

    @Test
    void jsonHasYearsAndEventsOfEveryOrder() {
        Map<String, Object> json = grown("grow-conv");

        assertThat(json).containsEntry("status", "settled").containsEntry("orders", 1);
        assertThat(number(json, "objective")).isGreaterThan(number(json, "planner") - 1e-6);
        assertThat((List<?>) json.get("growth_years"))
                .hasSizeGreaterThan(2)
                .extracting(row -> ((Map<?, ?>) row).get("year"))
                .hasOnlyElementsOfType(Integer.class)
                .first()
                .isEqualTo(0);
        assertThat((List<?>) json.get("growth_events"))
                .isNotEmpty()
                .extracting(row -> ((Map<?, ?>) row).get("year"))
                .hasOnlyElementsOfType(Integer.class);
        assertThat((List<?>) json.get("growth_events"))
                .extracting(row -> String.valueOf(((Map<?, ?>) row).get("event")))
                .anyMatch(event -> event.matches("builds [^()]+ \\([\\d.,]+ kWh?\\).* and gains [\\d.,]+ a year"))
                .noneMatch(event -> event.contains("e-0"));
    }

    @Test
    void whatDoesNotSettleInTimeIsSaid() {
        CommandRun run = CommandRun.of("grow", "hamlet", "--orders", "1", "--years", "1", "--quiet");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("0 of 1 orders settled")
                .containsPattern("1 order did not settle: in a year of the last 1, on average,\\s+something is built")
                .containsPattern("The shortest life ends\\s+after\\s+4\\s+years");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        invest hamlet --from-nothing --orders 2 | rexnet grow STUDY
        invest hamlet --orders=2                | rexnet grow STUDY --orders N
        invest harbour --path path.yaml         | rexnet path STUDY FILE
        invest harbour --prices prices.csv      | rexnet signals STUDY --prices FILE
        """)
    void oldSpellingsNameTheNewCommand(String command, String named) {
        CommandRun run = CommandRun.of(command.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("belongs to a command of its own: " + named);
    }

    @Test
    void aStudyWithoutAValueOfLostLoadIsRefused() {
        CommandRun run = CommandRun.of("grow", "garver");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("needs a value of lost load");
        assertThat(CommandRun.of("grow", "hamlet", "--orders", "0").err())
                .contains("--orders must be at least 1 but is 0");
        assertThat(CommandRun.of("grow", "hamlet", "--least-gain", "-1").err())
                .contains("--least-gain must be at least 0 but is -1.0");
    }
}
