package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rexnet invest}, from the command line to what is printed and written. */
class InvestCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aPageSaysWhatToBuildAndWhy() {
        CommandRun run = CommandRun.of("invest", "screening-curve");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Total cost  14,706.19")
                .contains("Recommended capacities, cost in EUR")
                .containsPattern("coal +generator +0\\.00 +\\+500\\.00 +500\\.00 +MW")
                .containsPattern("gas +generator +0\\.00 +\\+490\\.00")
                .contains("between its bounds")
                .contains("a long-run equilibrium");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void jsonListsCapacitiesUnderTheNamesOfPypsa() {
        Map<String, Object> json =
                CommandRun.of("invest", "screening-curve", "--json").json();

        assertThat(json).containsEntry("status", "optimal").containsEntry("snapshots", 1001);
        assertThat((Double) json.get("objective")).isCloseTo(14706.1938, within(1e-3));
        assertThat((List<?>) json.get("capacities"))
                .filteredOn(one -> one.toString().contains("name=coal"))
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("component", "generators")
                .containsEntry("attribute", "p_nom_opt")
                .hasEntrySatisfying("value", value -> assertThat((Double) value).isCloseTo(500, within(1e-4)));
        assertThat((List<?>) json.get("signals")).isNotEmpty();
    }

    @Test
    void thePlanIsWrittenWithItsCapacities() {
        Path out = folder.resolve("plan");

        CommandRun run = CommandRun.of("invest", "harbour", "--snapshots", "0:24", "--out", out.toString(), "--quiet");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(out.resolve("generators.csv")).content().contains("p_nom_opt");
        assertThat(out.resolve("lines.csv")).content().contains("s_nom_opt");
    }

    @Test
    void pricesFromAFileGiveTheSameSignalsAsThePlanTheyComeFrom() {
        Path out = folder.resolve("plan");
        CommandRun plan = CommandRun.of(
                "invest", "harbour", "--snapshots", "0:24", "--zero-profit", "--out", out.toString(), "--json");
        String prices = out.resolve("buses-marginal_price.csv").toString();

        CommandRun page = CommandRun.of("signals", "harbour", "--snapshots", "0:24", "--prices", prices);
        CommandRun json = CommandRun.of("signals", "harbour", "--snapshots", "0:24", "--prices", prices, "--json");

        assertThat(page.code()).as(page.err()).isZero();
        assertThat(page.out()).contains("as controllable link").contains("net present value");
        assertThat(page.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(json.json()).containsEntry("status", "valued");
        assertThat(figure(json, "signals", "new wind headland", "earns"))
                .isCloseTo(figure(plan, "zero_profit", "new wind headland", "at_prices"), within(1e-6));
        assertThat(figure(plan, "signals", "new wind headland", "earns"))
                .isEqualTo(figure(plan, "zero_profit", "new wind headland", "earns"));
        assertThat(out.resolve("result-signals.csv")).content().contains("internal_rate_of_return_percent");
        assertThat(out.resolve("result-signal-hours.csv")).content().contains("hour of day");
        assertThat(out.resolve("signals.svg")).content().startsWith("<svg");
        assertThat(CommandRun.of("validate", out.toString()).out()).doesNotContain("result-");
    }

    private static double figure(CommandRun run, String table, String name, String field) {
        for (Object one : (List<?>) run.json().getOrDefault(table, List.of())) {
            Map<?, ?> signal = (Map<?, ?>) one;
            if (name.equals(signal.get("candidate"))) {
                return Double.parseDouble(String.valueOf(signal.get(field)));
            }
        }
        throw new AssertionError("no %s of %s".formatted(table, name));
    }

    @Test
    void figuresAndAlternativesStandOnThePageInJsonAndInFiles() {
        String[] args = {
            "invest",
            "harbour",
            "--snapshots",
            "0:48",
            "--representative",
            "1d",
            "--evaluate",
            "--zero-profit",
            "--before",
            "--price-cap",
            "100",
            "--near-optimal",
            "2%",
            "--tornado",
            "10%",
            "--out",
            folder.resolve("all").toString()
        };
        String[] withJson = java.util.Arrays.copyOf(args, args.length + 1);
        withJson[args.length] = "--json";

        CommandRun page = CommandRun.of(args);
        CommandRun json = CommandRun.of(withJson);

        assertThat(page.code()).as(page.err()).isZero();
        assertThat(page.out())
                .contains(
                        "Zero profit",
                        "stand on a kink",
                        "Before and after",
                        "Missing money",
                        "cost at most 2.0 % more")
                .contains("one assumption changes by 10.0 %", "Over the whole horizon this plan costs");
        assertThat(page.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(json.json())
                .containsKeys(
                        "zero_profit",
                        "comparison",
                        "missing_money",
                        "near_optimal",
                        "tornado",
                        "representative_periods");
        assertThat(folder.resolve("all/tornado.svg")).content().startsWith("<svg");
        assertThat(folder.resolve("all/result-near-optimal.csv")).content().startsWith("what,scope,least");
    }

    @Test
    void whatPlanningForScenariosIsWorthStandsOnThePageAndInJson() throws java.io.IOException {
        Path study = java.nio.file.Files.createDirectories(folder.resolve("town"));
        java.nio.file.Files.writeString(study.resolve("buses.csv"), "name\ntown\n");
        java.nio.file.Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\ntown,town,10\n");
        java.nio.file.Files.writeString(
                study.resolve("generators.csv"),
                "name,bus,p_nom_extendable,capital_cost,marginal_cost\nplant,town,True,10,20\n");
        java.nio.file.Files.writeString(study.resolve("study.yaml"), """
            lost_load: 100
            scenarios:
              - {name: low, probability: 0.8}
              - {name: high, probability: 0.2, overrides: [{attribute: loads.p_set, factor: 3}]}
            """);

        CommandRun page = CommandRun.of("invest", study.toString(), "--value-of-scenarios");
        CommandRun json = CommandRun.of("invest", study.toString(), "--value-of-scenarios", "--json");

        // 30 MW serve all: 300 + 20 x 14; 14 MW, the average: 140 + 160 + 0.2 x 1,880; known: 0.8 x 300 + 0.2 x 900.
        assertThat(page.code()).as(page.err()).isZero();
        assertThat(page.out())
                .contains("Planning for all scenarios saves 96.00 EUR over planning for their average.")
                .contains("Knowing which one comes would save 160.00 EUR more.");
        assertThat((List<?>) json.json().get("value_of_scenarios"))
                .extracting(one -> String.valueOf(((Map<?, ?>) one).get("expected_cost")))
                .map(cost -> Math.rint(1e6 * Double.parseDouble(cost)) / 1e6)
                .containsExactly(580.0, 676.0, 420.0);
    }

    @Test
    void aCandidateThatEarnsNothingIsSaidToEarnNothing() throws java.io.IOException {
        Path study = java.nio.file.Files.createDirectories(folder.resolve("idle"));
        java.nio.file.Files.writeString(study.resolve("buses.csv"), "name\ntown\n");
        java.nio.file.Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\ntown,town,10\n");
        java.nio.file.Files.writeString(
                study.resolve("generators.csv"),
                "name,bus,p_nom,p_nom_extendable,overnight_cost,discount_rate,lifetime,marginal_cost\n"
                        + "old,town,20,False,,,inf,20\nidle,town,0,True,100,0.05,20,30\n");

        CommandRun page = CommandRun.of("invest", study.toString());

        assertThat(page.out()).containsPattern("idle .*earns nothing").doesNotContain("never");
    }

    @Test
    void candidatesThatMakeAPlanUnboundedAreNamed() throws java.io.IOException {
        Path study = java.nio.file.Files.createDirectories(folder.resolve("unbounded"));
        java.nio.file.Files.writeString(study.resolve("buses.csv"), "name\nb\n");
        java.nio.file.Files.writeString(
                study.resolve("generators.csv"),
                "name,bus,sign,p_nom,p_nom_extendable,capital_cost,marginal_cost\n"
                        + "paid,b,1,0,True,1,-5\nfair,b,1,0,True,9,5\nsink,b,-1,inf,False,0,0\n");
        java.nio.file.Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\nl,b,5\n");

        CommandRun run = CommandRun.of("invest", study.toString());

        assertThat(run.code()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(run.out())
                .contains("Unbounded")
                .contains("paid of generators")
                .doesNotContain("fair of");
    }

    @Test
    void iteratedReactanceClaimsNoBound() {
        CommandRun page = CommandRun.of("invest", "harbour", "--snapshots", "0:24", "--reactance", "iterated");
        CommandRun json =
                CommandRun.of("invest", "harbour", "--snapshots", "0:24", "--reactance", "iterated", "--json");

        assertThat(page.code()).isZero();
        assertThat(page.out()).contains("no bound is claimed");
        assertThat(json.json()).containsEntry("status", "converged");
    }

    @Test
    void aStudyWithoutCandidatesIsClearedAndSaysSo() {
        CommandRun run = CommandRun.of("invest", "pjm-five-bus");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("no candidates").contains("17,479.90");
    }
}
