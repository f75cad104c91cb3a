package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthCommandTest {

    @Test
    void growthSaysWhoIsSuppliedAtWhatCost() {
        CommandRun run = CommandRun.of("invest", "hamlet", "--from-nothing", "--orders", "2", "--quiet");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("first of 2 orders of arrival")
                .containsPattern("loads supplied +\\d")
                .containsPattern("total cost, USD .*")
                .containsPattern("costs [0-9.]+ % more a year than the planner's optimum")
                .contains("2 of 2 orders settled");
    }

    @Test
    void aStudyWhoseQuestionIsGrowthIsPlannedOnlyIfAsked() {
        assertThat(CommandRun.of("invest", "hamlet", "--orders", "1", "--quiet").out())
                .contains("1 of 1 orders settled")
                .containsPattern("solar, kW +[0-9.]+ +[0-9.]+ +[0-9.]+ +[0-9.]+");
        assertThat(CommandRun.of("invest", "hamlet", "--method", "joint", "--quiet")
                        .out())
                .contains("Recommended capacities")
                .containsPattern("solar 9 +generator +0.00 +\\+0\\.[0-9]+ +0\\.[0-9]*[1-9][0-9]* +kW")
                .doesNotContain("settled");
    }

    @Test
    void jsonHasYearsAndEventsOfEveryOrder() {
        Map<String, Object> json = CommandRun.of(
                        "invest", "hamlet", "--from-nothing", "--orders", "1", "--seed", "5", "--quiet", "--json")
                .json();

        assertThat(json).containsEntry("status", "settled").containsEntry("orders", 1);
        assertThat((Double) json.get("objective")).isGreaterThan((Double) json.get("planner"));
        assertThat((List<?>) json.get("growth_years")).hasSizeGreaterThan(2);
        assertThat((List<?>) json.get("growth_events")).isNotEmpty();
    }

    @Test
    void whatDoesNotSettleInTimeIsSaid() {
        CommandRun run =
                CommandRun.of("invest", "hamlet", "--from-nothing", "--orders", "1", "--years", "1", "--quiet");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("0 of 1 orders settled");
    }

    @Test
    void aStudyWithoutAValueOfLostLoadIsRefused() {
        CommandRun run = CommandRun.of("invest", "garver", "--from-nothing");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("needs a value of lost load");
        assertThat(CommandRun.of("invest", "hamlet", "--from-nothing", "--orders", "0")
                        .err())
                .contains("number of orders must be at least 1");
    }
}
