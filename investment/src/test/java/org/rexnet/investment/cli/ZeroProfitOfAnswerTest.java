package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rexnet.investment.ZeroProfitOfAnswer;

/** The check that benchmarks make of plans, of answers of the command and of ones that are wrong. */
class ZeroProfitOfAnswerTest {

    private static final double PERMITTED = 1e-3;

    private static String answer(String row) {
        return "{\"status\":\"optimal\",\"prices\":[{\"signals\":1}],\"signals\":[" + row
                + "],\"seconds\":{\"read\":1}}";
    }

    private static String row(String standing, String earns, String lastSaves) {
        return "{\"candidate\":\"wind\",\"capacity_is\":\"%s\",\"earns\":%s,\"last_saves\":%s,\"costs\":100.0}"
                .formatted(standing, earns, lastSaves);
    }

    @Test
    void aCapacityOnAKinkMakesNoProfit() {
        ZeroProfitOfAnswer found = ZeroProfitOfAnswer.of(answer(row("between", "90.0", "130.0")));

        assertThat(found).isEqualTo(new ZeroProfitOfAnswer(1, "wind", 0));
    }

    @Test
    void aNextUnitThatEarnsMoreOrALastOneThatSavesLessThanOneCostsIsFound() {
        String even = row("between", "100.0", "100.0");
        ZeroProfitOfAnswer tooFew = ZeroProfitOfAnswer.of(answer(even + "," + row("between", "101.0", "130.0")));
        ZeroProfitOfAnswer tooMany = ZeroProfitOfAnswer.of(answer(row("between", "80.0", "98.0") + "," + even));
        ZeroProfitOfAnswer unasked = ZeroProfitOfAnswer.of(answer(row("between", "102.0", "null")));

        assertThat(tooFew).isEqualTo(new ZeroProfitOfAnswer(2, "wind", 0.01));
        assertThat(tooMany).isEqualTo(new ZeroProfitOfAnswer(2, "wind", 0.02));
        assertThat(unasked).isEqualTo(new ZeroProfitOfAnswer(1, "wind", 0.02));
    }

    @Test
    void whatABoundHoldsMayEarnAnything() {
        String held = row("at minimum", "10.0", "20.0") + "," + row("at maximum", "200.0", "300.0");

        assertThat(ZeroProfitOfAnswer.of(answer(held))).isEqualTo(new ZeroProfitOfAnswer(0, "", 0));
        assertThatThrownBy(() -> ZeroProfitOfAnswer.of("{\"status\":\"infeasible\"}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlanByEquilibriumPasses() {
        CommandRun run = CommandRun.of(
                "invest",
                "harbour",
                "--snapshots",
                "0:48",
                "--method",
                "equilibrium",
                "--part",
                "24",
                "--json",
                "--quiet");

        ZeroProfitOfAnswer found = ZeroProfitOfAnswer.of(run.out());

        assertThat(found.candidates()).isPositive();
        assertThat(found.profit()).as(found.worst()).isLessThan(PERMITTED);
    }
}
