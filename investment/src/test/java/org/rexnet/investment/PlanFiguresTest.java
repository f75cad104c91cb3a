package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.Supply;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.section.Field;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.investment.alternative.Overlooked;
import org.rexnet.investment.alternative.Tornado;
import org.rexnet.investment.report.SectionPicture;
import org.rexnet.network.Carrier;
import org.rexnet.network.Link;

/** Figures beside a plan: what else to look at, what is spent up front, whose running cost matters. */
class PlanFiguresTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final Offset<Double> EXACT = within(1e-6);

    /** Cheap power behind a line of 50 MW that nobody proposes to extend; dear power and a candidate in town. */
    private static StudyBuilder town() {
        return Study.builder("town")
                .buses("hill", "town")
                .hours(1)
                .line("hill", "town", 0.1, 50)
                .generator("water", "hill", 200, 5)
                .generator("gas", "town", 20, 60)
                .generator(
                        "new",
                        "town",
                        g -> g.marginalCost(20)
                                .expansion(Expansion.of(0, 100, new CapitalCost.Overnight(1000, 0, 10, 0, 0.1))))
                .load("mill", "town", 90);
    }

    private static Plan plan(Study study) {
        return new ExpansionPlanning(SOLVER)
                .plan(study, ClearingOptions.of(study.settings()), ClearingProgress.SILENT)
                .orThrow();
    }

    @Test
    void aLineThatBindsAndIsNoCandidateIsWorthALook() {
        // A candidate's MW costs 1000 / 10 x 0.1 = 10 and its MWh 20, so that power in town costs 30 with it.
        assertThat(Overlooked.of(plan(town().build()))).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(ComponentKind.LINE);
            assertThat(line.name()).isEqualTo("hill-town");
            assertThat(line.saves()).isEqualTo(30 - 5, EXACT);
            assertThat(line.more()).isTrue();
        });
    }

    /** 90 MW for one hour; gas for 60 emits half a tonne a MWh, wind costs 100 a MW. */
    private static StudyBuilder windOrGas() {
        return Study.builder("wind or gas")
                .buses("town")
                .add(Carrier.of("gas", 0.5))
                .add(Carrier.of("wind"))
                .hours(1)
                .generator(
                        "gas", "town", g -> g.capacityMw(100).marginalCost(60).carrier("gas"))
                .generator("wind", "town", g -> g.carrier("wind").expansion(Expansion.of(0, 200, 100)))
                .load("town", "town", 90);
    }

    @Test
    void aLimitOnEmissionsThatBindsIsWorthALookWithWhatOneMoreTonneSaves() {
        Plan plan = plan(windOrGas().add(GlobalConstraint.co2Limit("cap", 10)).build());
        Plan relieved =
                plan(windOrGas().add(GlobalConstraint.co2Limit("cap", 11)).build());

        List<Overlooked> found = Overlooked.of(plan);

        assertThat(found).singleElement().satisfies(limit -> {
            assertThat(limit.kind()).isEqualTo(ComponentKind.GLOBAL_CONSTRAINT);
            assertThat(limit.saves())
                    .isEqualTo(plan.clearing().objective() - relieved.clearing().objective(), EXACT);
        });
        assertThat(Overlooked.section(found, "EUR").notes().getFirst().text())
                .isEqualTo("Worth a look: global constraint cap, one more t CO2 saves 80.00 EUR over the horizon.");
    }

    @Test
    void ofWhatMustBeAtLeastOneLessSaves() {
        Plan plan = plan(windOrGas()
                .add(new GlobalConstraint(
                        "windy",
                        GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                        "wind",
                        "",
                        GlobalConstraint.Sense.AT_LEAST,
                        50))
                .build());

        assertThat(Overlooked.of(plan)).singleElement().satisfies(limit -> {
            assertThat(limit.more()).isFalse();
            assertThat(limit.saves()).isEqualTo(100 - 60, EXACT);
        });
    }

    /** 10 MW for one hour and 20 for another: a new MW earns 40 in each that it serves, and costs 50, so that there are 10. */
    @Test
    void whoStandsWherePricesJumpIsNotSaidToBreakEven() {
        Plan plan = plan(Study.builder("kink")
                .buses("town")
                .hours(2)
                .generator("gas", "town", 100, 60)
                .generator("new", "town", g -> g.marginalCost(20).expansion(Expansion.of(0, 100, 50)))
                .load("town", "town", 10, 20)
                .build());

        assertThat(plan.signals())
                .singleElement()
                .satisfies(signal -> assertThat(signal.netValue()).isEqualTo(-10, EXACT));
        assertThat(PlanSections.of(plan).equilibrium())
                .contains("one more would earn no more", "a long-run equilibrium")
                .doesNotContain("breaks even");
    }

    /** Gas gets dearer by 2 for each MW more, so that the price follows the new capacity until it earns just its cost. */
    @Test
    void whoEarnsJustWhatItCostsBreaksEven() {
        Plan plan = plan(Study.builder("smooth")
                .buses("town")
                .hours(1)
                .generator(
                        "gas", "town", g -> g.capacityMw(100).marginalCost(10).quadraticCost(1))
                .generator("new", "town", g -> g.marginalCost(20).expansion(Expansion.of(0, 100, 30)))
                .load("town", "town", 90)
                .build());

        assertThat(plan.addition("new").optimal()).isEqualTo(70, EXACT);
        assertThat(PlanSections.of(plan).equilibrium()).contains("just breaks even");
    }

    @Test
    void thePictureOfSignalsSaysAYearWhereThePageDoes() {
        Horizon year = new Horizon(List.of(new Horizon.Snapshot("0", 8760, 8760, 8760, "")));
        Section ofYear = PlanSections.of(plan(town().horizon(year).build())).signals();
        Section ofHour = PlanSections.of(plan(town().build())).signals();

        assertThat(ofYear.title()).endsWith("a year");
        assertThat(SectionPicture.find(ofYear).orElseThrow().unit()).contains("a year");
        assertThat(ofHour.title()).endsWith("over the horizon");
        assertThat(SectionPicture.find(ofHour).orElseThrow().unit()).contains("over the horizon");
    }

    @Test
    void whatCapacitiesCostIsCalledAnnualNowhereAsTheHorizonNeedNotBeAYear() {
        assertThat(PlanSections.of(plan(town().build())).additions().fields())
                .extracting(Field::key)
                .contains("cost_of_total")
                .doesNotContain("annual_cost");
    }

    @Test
    void whatIsAddedCostsItsOvernightCostUpFront() {
        CapacityAddition added = plan(town().build()).addition("new");
        assertThat(added.optimal()).isEqualTo(40, EXACT);
        assertThat(added.upFront().orElseThrow()).isEqualTo(40 * 1000, EXACT);
    }

    @Test
    void theTornadoVariesWhatEveryTechnologyCostsToRun() {
        Study study = town().bus("homes", "heat")
                .add(LinkOperation.builder(Link.of("pump", "town", "homes", 10), 3)
                        .marginalCost(1)
                        .build())
                .add(CombinedHeatPower.backPressure("plant", "town", "homes", 0.4, 1)
                        .capacityMw(1)
                        .fuelCost(10)
                        .build())
                .storageUnit("battery", "town", s -> s.capacityMw(1).marginalCost(2))
                .store("tank", "homes", s -> s.capacityMwh(1).marginalCost(3))
                .load("rooms", "homes", 5)
                .build();
        assertThat(Tornado.of(plan(study), ClearingOptions.of(study.settings()), 0.1, SOLVER))
                .extracting(Tornado::assumption)
                .contains("running pump", "running plant", "running battery", "running tank", "running water");
    }

    @Test
    void beforeAndAfterSayWhichPartOfTheCostIsCapacity() {
        Study study = Study.builder("old")
                .buses("b")
                .generator("g", "b", g -> g.capacityMw(10).marginalCost(5).expansion(Expansion.of(7)))
                .load("l", "b", 8)
                .build();
        Clearing clearing = new MarketClearing(SOLVER).clear(study).orThrow();
        SystemFigures before = SystemFigures.of(clearing);
        assertThat(before.cost()).isEqualTo(8 * 5 + 10 * 7, EXACT);
        assertThat(before.capacityCost()).isEqualTo(70, EXACT);
        assertThat(before.cost() - before.capacityCost()).isEqualTo(clearing.objective(), EXACT);
        assertThat(SystemFigures.of(plan(study).clearing()).capacityCost()).isEqualTo(8 * 7, EXACT);
    }

    @Test
    void theShareOfACapacityThatMayBeExceededIsAtMostAll() {
        Study study = Study.builder("overload")
                .buses("b")
                .generator("g", "b", g -> g.capacityMw(10).maxPu(1.2))
                .load("l", "b", 12)
                .build();
        assertThat(Supply.of(new MarketClearing(SOLVER).clear(study).orThrow()))
                .singleElement()
                .satisfies(supply -> assertThat(supply.capacityFactor()).isEqualTo(1, EXACT));
    }
}
