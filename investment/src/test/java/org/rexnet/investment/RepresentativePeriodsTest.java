package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.ContractValue;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;

class RepresentativePeriodsTest {

    private static final Solver SOLVER = new StandardSolver();

    private static Study harbourYear() {
        return BuiltInStudies.find("harbour-year").orElseThrow().study();
    }

    @Test
    void allPeriodsCostExactlyWhatTheYearCosts() {
        Study month = Excerpt.of(harbourYear(), 0, 24 * 9 + 5);
        RepresentativePeriods all = RepresentativePeriods.of(month, 24, 9);
        ExpansionPlanning planning = new ExpansionPlanning(SOLVER);

        assertThat(all.study().horizon().size()).isEqualTo(24 * 9 + 5);
        assertThat(all.study().horizon().blocks()).hasSize(1);
        assertThat(all.durationError()).isZero();
        double expected = planning.plan(month).orThrow().clearing().objective();
        assertThat(planning.plan(all.study()).orThrow().clearing().objective())
                .isEqualTo(expected, within(1e-9 * expected));
    }

    @Test
    void errorsFallWithTheNumberOfWeeksAndWeightsAddUpToTheYear() {
        Study year = harbourYear();
        double before = Double.POSITIVE_INFINITY;
        for (int count : new int[] {3, 8, 20, 52}) {
            RepresentativePeriods weeks = RepresentativePeriods.of(year, 168, count);
            double hours = weeks.study().horizon().snapshots().stream()
                    .mapToDouble(Horizon.Snapshot::objectiveWeight)
                    .sum();
            assertThat(hours).isEqualTo(8760, within(1e-9));
            assertThat(weeks.chosen().values().stream().mapToInt(n -> n).sum()).isEqualTo(53);
            assertThat(weeks.durationError()).as("%d weeks", count).isLessThan(before);
            before = weeks.durationError();
        }
        assertThat(before).isZero();
    }

    @Test
    void theSameStudyGivesTheSameDays() {
        RepresentativePeriods one = RepresentativePeriods.of(harbourYear(), 24, 12);
        RepresentativePeriods other = RepresentativePeriods.of(harbourYear(), 24, 12);

        assertThat(one.chosen()).isEqualTo(other.chosen()).hasSize(12);
        assertThat(one.study().horizon()).isEqualTo(other.study().horizon());
    }

    @Test
    void thePeakAndTheLullAreKeptAndStandForThemselves() {
        Random random = new Random(3);
        double[] load = random.doubles(240, 50, 60).toArray();
        double[] wind = random.doubles(240, 0.4, 0.6).toArray();
        load[77] = 95;
        for (int t = 192; t < 216; t++) {
            wind[t] = 0.01;
        }
        Study study = study(load, wind);

        RepresentativePeriods days = RepresentativePeriods.of(study, 24, 4);

        assertThat(days.chosen()).containsEntry("72", 1).containsEntry("192", 1);
        assertThat(days.study().loads().get(0).powerMw().max()).isEqualTo(95);
    }

    @Test
    void daysThatAreAlikeAreOneAndLoseNothing() {
        double[][] kinds = {
            new Random(1).doubles(24, 10, 60).toArray(),
            new Random(2).doubles(24, 30, 90).toArray()
        };
        int[] order = {0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0};
        List<Double> load = new ArrayList<>();
        for (int kind : order) {
            IntStream.range(0, 24).forEach(h -> load.add(kinds[kind][h]));
        }
        Study study = study(
                load.stream().mapToDouble(Double::doubleValue).toArray(),
                IntStream.range(0, load.size())
                        .mapToDouble(t -> 0.1 + 0.03 * (t % 24))
                        .toArray());
        ExpansionPlanning planning = new ExpansionPlanning(SOLVER);

        RepresentativePeriods days = RepresentativePeriods.of(study, 24, 4);

        assertThat(days.durationError()).isLessThan(1e-12);
        double expected = planning.plan(study).orThrow().clearing().objective();
        Plan plan = planning.plan(days.study()).orThrow();
        assertThat(plan.clearing().objective()).isEqualTo(expected, within(1e-9 * expected));
        PlanOutcome whole = RepresentativeCost.over(
                study, plan, ClearingOptions.of(study.settings()), SOLVER, ClearingProgress.SILENT);
        assertThat(whole.orThrow().clearing().objective()).isEqualTo(expected, within(1e-9 * expected));
    }

    /** Four equal days, in each of which a unit starts for 100 and an electrolyser of 10 MW for 50. */
    @Test
    void unitsStartInEachPeriodThatIsStoodFor() {
        Study day = Study.builder("day")
                .hours(2)
                .buses("a")
                .bus("gas", "hydrogen")
                .generator(
                        "unit",
                        "a",
                        g -> g.capacityMw(10)
                                .minPu(Profile.of(0.5))
                                .marginalCost(1)
                                .commitment(Commitment.free().withCosts(100, 0)))
                .generator("spare", "a", 100, 500)
                .add(Electrolyser.builder("e", "a", "gas", 0.5)
                        .capacityMw(10)
                        .startCostPerMw(5)
                        .build())
                .load("town", "a", 0, 10)
                .load("works", "gas", 0, 4)
                .build();
        Study days = Excerpt.of(
                day, Horizon.hourly(8), IntStream.range(0, 8).map(t -> t % 2).toArray());
        RepresentativePeriods one = RepresentativePeriods.of(days, 2, 1);

        // Each day: 10 MWh from the unit, 8 from the spare one, a start of either.
        assertThat(new ExpansionPlanning(SOLVER)
                        .plan(one.study())
                        .orThrow()
                        .clearing()
                        .objective())
                .isCloseTo(4 * (10 + 8 * 500 + 100 + 10 * 5), within(1e-6));
    }

    /** 20 MWh are there once, not once for each period that is stood for. */
    @Test
    void whatAStoreHoldsAtFirstIsThereOnceThoughOnePeriodStandsForAll() {
        Study days = Study.builder("days")
                .hours(8)
                .buses("a")
                .add(Store.builder("lake", "a").capacityMwh(20).initialMwh(20).build())
                .generator("gas", "a", 10, 50)
                .load("town", "a", 5)
                .build();
        RepresentativePeriods one = RepresentativePeriods.of(days, 2, 1);

        assertThat(new ExpansionPlanning(SOLVER)
                        .plan(one.study())
                        .orThrow()
                        .clearing()
                        .objective())
                .isCloseTo((40 - 20) * 50, within(1e-6));
    }

    /** 12 days of two kinds, of which 4 are kept: what a contract delivers and pays counts each as often as it stands. */
    @Test
    void contractsDeliverAndPayOverChosenPeriodsWhatTheyDoOverTheWhole() {
        double[] quantity = IntStream.range(0, 12 * 24)
                .mapToDouble(t -> t / 24 % 3 == 0 ? 2 : 5)
                .toArray();
        double[] load = IntStream.range(0, quantity.length)
                .mapToDouble(t -> t / 24 % 3 == 0 ? 40 + t % 24 : 90 - t % 24)
                .toArray();
        double[] wind = IntStream.range(0, quantity.length)
                .mapToDouble(t -> 0.1 + 0.03 * (t % 24))
                .toArray();
        Study whole = study(load, wind).toBuilder()
                .add(new BilateralContract("mill", "b", "b", Profile.of(quantity), Profile.of(30)))
                .build();
        ExpansionPlanning planning = new ExpansionPlanning(SOLVER);

        Study days = RepresentativePeriods.of(whole, 24, 4).study();
        ContractValue value =
                ContractValue.of(planning.plan(days).orThrow().clearing()).getFirst();

        assertThat(days.horizon().size()).isLessThan(whole.horizon().size());
        assertThat(value.energyMwh()).isEqualTo(4 * 24 * 2 + 8 * 24 * 5, within(1e-6));
        assertThat(value.payment()).isEqualTo(30 * (4 * 24 * 2 + 8 * 24 * 5), within(1e-4));
    }

    /** Two kinds of days; the river may give so much energy in all, and the mill must burn so much. */
    @Test
    void anEnergyLimitOfTheWholeStaysOneRowInWhichPeriodsCountAsOftenAsTheyStand() {
        double[] load = IntStream.range(0, 12 * 24)
                .mapToDouble(t -> t / 24 % 3 == 0 ? 40 + t % 24 : 90 - t % 24)
                .toArray();
        double[] wind = IntStream.range(0, load.length)
                .mapToDouble(t -> 0.1 + 0.03 * (t % 24))
                .toArray();
        Study whole = study(load, wind).toBuilder()
                .generator("river", "b", g -> g.capacityMw(50).marginalCost(1).maxEnergyMwh(3000))
                .generator("mill", "b", g -> g.capacityMw(20).marginalCost(200).minEnergyMwh(800))
                .build();
        ExpansionPlanning planning = new ExpansionPlanning(SOLVER);

        RepresentativePeriods days = RepresentativePeriods.of(whole, 24, 4);
        Plan plan = planning.plan(days.study()).orThrow();

        assertThat(days.study().horizon().size()).isLessThan(whole.horizon().size());
        double expected = planning.plan(whole).orThrow().clearing().objective();
        assertThat(plan.clearing().objective()).isEqualTo(expected, within(1e-9 * expected));
        assertThat(energy(plan, "river")).isEqualTo(3000, within(1e-6));
        assertThat(energy(plan, "mill")).isEqualTo(800, within(1e-6));
    }

    private static double energy(Plan plan, String generator) {
        Study study = plan.study();
        List<String> ids = study.generators().stream().map(Generator::id).toList();
        double[][] power = plan.clearing().series(ComponentKind.GENERATOR, "p");
        return IntStream.range(0, power.length)
                .mapToDouble(t -> study.horizon().at(t).generatorWeight() * power[t][ids.indexOf(generator)])
                .sum();
    }

    @Test
    void whatStartsFreeInEachPeriodIsNamed() {
        Study whole =
                study(
                                new Random(5).doubles(96, 10, 60).toArray(),
                                new Random(6).doubles(96).toArray())
                        .toBuilder()
                        .generator("slow", "b", g -> g.capacityMw(5).rampLimits(RampLimits.of(0.1, 0.1)))
                        .build();

        assertThat(RepresentativePeriods.of(whole, 24, 2).study().notes())
                .anyMatch(note -> note.contains("start free") && note.contains("slow"));
    }

    private static Study study(double[] load, double[] wind) {
        return Study.builder("days")
                .hours(load.length)
                .settings(Settings.DEFAULTS.withLostLoad(1000))
                .buses("b")
                .generator("wind", "b", g -> g.maxPu(Profile.of(wind)).expansion(Expansion.of(900)))
                .generator("gas", "b", g -> g.marginalCost(60).expansion(Expansion.of(400)))
                .load("town", "b", load)
                .build();
    }

    @Test
    void aPlanForAFewWeeksCostsMoreOverTheYearThanItSays() {
        int count = Draws.count(4, 8);
        Study part = Excerpt.of(harbourYear(), 0, 168 * count);
        RepresentativePeriods weeks = RepresentativePeriods.of(part, 168, count / 4 + 1);
        ExpansionPlanning planning = new ExpansionPlanning(SOLVER);
        Plan plan = planning.plan(weeks.study()).orThrow();
        double best = planning.plan(part).orThrow().clearing().objective();
        double evaluated = RepresentativeCost.over(
                        part, plan, ClearingOptions.of(part.settings()), SOLVER, ClearingProgress.SILENT)
                .orThrow()
                .clearing()
                .objective();

        assertThat(evaluated).isGreaterThanOrEqualTo(best * (1 - 1e-9)).isLessThan(1.2 * best);
    }

    @Test
    void whatCannotBeChosenIsSaid() {
        assertThatThrownBy(() -> RepresentativePeriods.of(harbourYear(), 168, 53))
                .hasMessageContaining("from 1 to 52");
        assertThatThrownBy(() -> RepresentativePeriods.of(harbourYear(), 0.5, 3))
                .hasMessageContaining("last");
    }
}
