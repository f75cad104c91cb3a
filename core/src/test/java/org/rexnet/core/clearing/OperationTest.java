package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;

/** Storage, ramps, commitment, limits and lost load on one or two buses, by hand. */
class OperationTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    private static Clearing clear(StudyBuilder builder) {
        return MARKET.clear(builder.build()).orThrow();
    }

    private static StudyBuilder oneBus(int hours) {
        return Study.builder("one bus").buses("b").hours(hours);
    }

    @Test
    void storageMovesEnergyUntilPricesDifferByItsLosses() {
        Clearing clearing = clear(oneBus(2)
                .generator("cheap", "b", 100, 10)
                .generator("dear", "b", 100, 50)
                .load("load", "b", 50, 120)
                .storageUnit(
                        "battery",
                        "b",
                        s -> s.capacityMw(100).maxHours(10).efficiencyStore(0.9).efficiencyDispatch(0.8)));
        // 120 MW at hour 2: 100 cheap, 20 from 20 / 0.72 = 27.8 MW stored in hour 1.
        assertThat(clearing.objective()).isEqualTo(10 * (50 + 20 / 0.72) + 10 * 100, EXACT);
        assertThat(clearing.price("b", 0)).isEqualTo(10, EXACT);
        assertThat(clearing.price("b", 1)).isEqualTo(10 / 0.72, EXACT);
        assertThat(clearing.series(ComponentKind.STORAGE_UNIT, "state_of_charge")[0][0])
                .isEqualTo(20 / 0.8, EXACT);
        assertThat(clearing.surpluses()
                        .of(ComponentKind.STORAGE_UNIT, "battery")
                        .amount())
                .isEqualTo(0, EXACT);
    }

    @Test
    void aStoreStandsStillAtALossPerHourOfItsDuration() {
        Horizon twoHourly = new Horizon(
                java.util.List.of(new Horizon.Snapshot("a", 2, 2, 2, ""), new Horizon.Snapshot("b", 2, 2, 2, "")));
        Clearing clearing = clear(Study.builder("store")
                .buses("b")
                .horizon(twoHourly)
                .store("tank", "b", s -> s.capacityMwh(100).initialMwh(40).standingLoss(Profile.of(0.1)))
                .generator("dear", "b", 100, 50)
                .load("load", "b", 0, 20));
        // The level before the first snapshot loses nothing, then 0.9^2 per snapshot: 40 x 0.81 = 32.4 MWh for 40 MWh
        // of demand.
        assertThat(clearing.output("dear", 1)).isEqualTo((40 - 32.4) / 2, EXACT);
        assertThat(clearing.objective()).isEqualTo(50 * 7.6, EXACT);
    }

    @Test
    void cyclicStorageReturnsToItsFirstLevelInEachBlock() {
        Horizon horizon = new Horizon(java.util.stream.IntStream.range(0, 4)
                .mapToObj(t -> new Horizon.Snapshot("t" + t, 1, 1, 1, t < 2 ? "winter" : "summer"))
                .toList());
        Clearing clearing = clear(Study.builder("blocks")
                .buses("b")
                .horizon(horizon)
                .generator("gas", "b", g -> g.capacityMw(100).marginalCost(Profile.of(new double[] {10, 90, 20, 80})))
                .load("load", "b", 30, 30, 30, 30)
                .storageUnit("battery", "b", s -> s.capacityMw(10).maxHours(1).cyclic(true)));
        assertThat(clearing.output("gas", 0)).isEqualTo(40, EXACT);
        assertThat(clearing.output("gas", 1)).isEqualTo(20, EXACT);
        assertThat(clearing.output("gas", 2)).isEqualTo(40, EXACT);
        assertThat(clearing.output("gas", 3)).isEqualTo(20, EXACT);
        assertThat(clearing.statistics().windows()).isEqualTo(2);
    }

    @Test
    void inflowIsSpilledWhereNobodyNeedsIt() {
        Clearing clearing = clear(oneBus(2)
                .load("load", "b", 5, 5)
                .storageUnit("dam", "b", s -> s.capacityMw(10).maxHours(1).inflowMw(Profile.of(20.0))));
        assertThat(clearing.series(ComponentKind.STORAGE_UNIT, "spill")[0][0]
                        + clearing.series(ComponentKind.STORAGE_UNIT, "spill")[1][0]
                        + clearing.series(ComponentKind.STORAGE_UNIT, "state_of_charge")[1][0])
                .isEqualTo(30, EXACT);
    }

    @Test
    void aRampLimitHoldsAnOutputBack() {
        Clearing clearing = clear(oneBus(3)
                .generator("slow", "b", g -> g.capacityMw(100).marginalCost(10).rampLimits(RampLimits.of(0.2, 0.2)))
                .generator("fast", "b", 100, 40)
                .load("load", "b", 20, 60, 60));
        assertThat(clearing.output("slow", 1) - clearing.output("slow", 0)).isLessThanOrEqualTo(20 + 1e-6);
        assertThat(clearing.output("fast", 1)).isEqualTo(20, EXACT);
        assertThat(clearing.objective()).isEqualTo(10 * (20 + 40 + 60) + 40 * 20, EXACT);
    }

    @Test
    void anOutputBeforeTheFirstSnapshotLimitsTheFirstChange() {
        Clearing clearing = clear(oneBus(1)
                .generator(
                        "slow",
                        "b",
                        g -> g.capacityMw(100)
                                .marginalCost(10)
                                .rampLimits(new RampLimits(Profile.of(0.1), Profile.of(0.1), OptionalDouble.of(30))))
                .generator("fast", "b", 100, 40)
                .load("load", "b", 60));
        assertThat(clearing.output("slow", 0)).isEqualTo(40, EXACT);
    }

    private static Generator.Builder unit(Generator.Builder g) {
        return g.capacityMw(100)
                .minPu(Profile.of(0.5))
                .marginalCost(10)
                .commitment(Commitment.free().withCosts(600, 0).withMinTimes(2, 0));
    }

    @Test
    void aCommittedUnitStartsOnlyWhereThatPays() {
        StudyBuilder builder = oneBus(3)
                .generator(
                        "unit",
                        "b",
                        g -> unit(g).commitment(new Commitment(
                                Profile.of(600),
                                Profile.ZERO,
                                Profile.ZERO,
                                2,
                                0,
                                0,
                                1,
                                Double.POSITIVE_INFINITY,
                                Double.POSITIVE_INFINITY)))
                .generator("flexible", "b", 200, 30)
                .load("load", "b", 20, 80, 20);
        Clearing clearing = clear(builder);
        // Running both last hours: 600 + 10 x 80 + 10 x 50 is too much energy in hour 3 (load 20), so it stays off: 30
        // x 120.
        assertThat(clearing.objective()).isEqualTo(3600, EXACT);
        Clearing longer = clear(builder.build().toBuilder().load("more", "b", 0, 0, 60));
        // Now 20 x 30 + 600 + 10 x (80 + 80).
        assertThat(longer.objective()).isEqualTo(600 + 600 + 1600, EXACT);
        assertThat(longer.series(ComponentKind.GENERATOR, "status")[1][0]).isEqualTo(1, EXACT);
        assertThat(longer.series(ComponentKind.GENERATOR, "start_up")[1][0]).isEqualTo(1, EXACT);
        assertThat(longer.price("b", 1)).isEqualTo(10, EXACT);
        assertThat(longer.statistics().fixedCommitment()).isTrue();
    }

    /** The costs are those of PyPSA 1.4.0 for the same network; where a module once off must stay off, by hand. */
    @ParameterizedTest
    @CsvSource({
        "false, 0, 0, 300, 12, 9780",
        "true, 0, 0, 300, 12, 13380",
        "false, 2, 0, 300, 12, 11410",
        "true, 2, 0, 100, 12, 14410",
        "true, 0, 0, 1000, 2, 13180",
        "false, 0, 2, 300, 12, 10960",
    })
    void modulesAreCommittedOneByOne(boolean extendable, int up, int down, double start, double capital, double cost) {
        Commitment rules = new Commitment(
                        Profile.of(start),
                        Profile.of(50),
                        Profile.of(20),
                        up,
                        down,
                        1,
                        0,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY)
                .withModules(extendable ? 0 : 100);
        Study study = oneBus(4)
                .generator(
                        "unit",
                        "b",
                        g -> g.capacityMw(extendable ? 0 : 300)
                                .minPu(Profile.of(0.4))
                                .marginalCost(10)
                                .expansion(
                                        extendable
                                                ? Optional.of(new Expansion(0, 500, capital, 100))
                                                : Optional.empty())
                                .commitment(rules))
                .generator("back", "b", 1000, 50)
                .load("load", "b", 250, 50, 130, 320)
                .build();
        Clearing clearing = MARKET.clear(
                        study, ClearingOptions.of(study.settings()).withExpansion(true))
                .orThrow();

        assertThat(clearing.objective()).isEqualTo(cost, EXACT);
        assertThat(clearing.surpluses().imbalance()).isEqualTo(0, EXACT);
        assertThat(RollingClearing.faults(study, ClearingOptions.of(study.settings())))
                .isEmpty();
    }

    @Test
    void relaxedCommitmentCostsNoMoreThanWholeCommitment() {
        Study study = oneBus(2)
                .generator("unit", "b", OperationTest::unit)
                .generator("flexible", "b", 200, 30)
                .load("load", "b", 60, 40)
                .build();
        ClearingOptions options = ClearingOptions.of(study.settings());
        double whole = MARKET.clear(study, options).orThrow().objective();
        double relaxed = MARKET.clear(study, options.withCommitment(ClearingOptions.Commitments.RELAXED))
                .orThrow()
                .objective();
        assertThat(relaxed).isLessThanOrEqualTo(whole + 1e-6);
    }

    @Test
    void aCo2LimitPricesEmissions() {
        Clearing clearing = clear(oneBus(1)
                .add(Carrier.of("coal", 0.9))
                .add(Carrier.of("gas", 0.4))
                .generator("coal", "b", g -> g.carrier("coal").capacityMw(100).marginalCost(20))
                .generator("gas", "b", g -> g.carrier("gas").capacityMw(100).marginalCost(50))
                .load("load", "b", 100)
                .add(GlobalConstraint.co2Limit("cap", 60)));
        // 0.9 c + 0.4 (100 - c) = 60: coal 40; one tonne more saves (50 - 20) / 0.5 = 60; price = 50 + 0.4 x 60.
        assertThat(clearing.output("coal", 0)).isEqualTo(40, EXACT);
        assertThat(clearing.column(ComponentKind.GLOBAL_CONSTRAINT, "mu")[0]).isEqualTo(-60, EXACT);
        assertThat(clearing.price("b", 0)).isEqualTo(74, EXACT);
    }

    @Test
    void lostLoadSetsThePriceWhereCapacityIsShort() {
        Study study =
                oneBus(1).generator("g", "b", 50, 10).load("load", "b", 80).build();
        Clearing clearing = MARKET.clear(study.withSettings(study.settings().withLostLoad(3000)))
                .orThrow();
        assertThat(clearing.price("b", 0)).isEqualTo(3000, EXACT);
        assertThat(clearing.series(ComponentKind.BUS, "lost_load")[0][0]).isEqualTo(30, EXACT);
        assertThat(clearing.capacityRents(ComponentKind.GENERATOR)[0]).isEqualTo(2990, EXACT);
    }

    @Test
    void anInfeasibleStudySaysWhereAndWhenAndHowMuch() {
        Study study = Study.builder("short")
                .buses("north", "south")
                .hours(2)
                .line("north", "south", 0.1, 30)
                .generator("g", "north", 100, 10)
                .load("load", "south", 20, 45)
                .build();
        assertThat(MARKET.clear(study)).isInstanceOfSatisfying(ClearingOutcome.Infeasible.class, infeasible -> {
            ClearingOutcome.Cause worst = infeasible.causes().get(0);
            assertThat(worst.what()).contains("south");
            assertThat(worst.snapshot()).isEqualTo("1");
            assertThat(worst.amount()).isEqualTo(15, EXACT);
        });
    }

    @Test
    void aLimitThatCannotBeKeptIsNamed() {
        Study study = oneBus(1)
                .add(Carrier.of("coal", 1.0))
                .generator("coal", "b", g -> g.carrier("coal").capacityMw(100).marginalCost(20))
                .load("load", "b", 50)
                .add(GlobalConstraint.co2Limit("cap", 10))
                .build();
        assertThat(MARKET.clear(study))
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.causes()).anySatisfy(cause -> {
                            assertThat(cause.what()).containsAnyOf("cap", "bus b");
                            assertThat(cause.amount()).isEqualTo(40, EXACT);
                        }));
    }

    @Test
    void aCostWithoutBoundIsSaidToBeUnbounded() {
        Study study = oneBus(1)
                .generator(
                        "paid", "b", g -> g.capacityMw(Double.POSITIVE_INFINITY).marginalCost(-5))
                .generator(
                        "sink", "b", g -> g.capacityMw(Double.POSITIVE_INFINITY).sign(-1))
                .load("load", "b", 50)
                .build();
        assertThat(MARKET.clear(study)).isInstanceOf(ClearingOutcome.Unbounded.class);
    }

    @Test
    void aTimeLimitEndsTheSearch() {
        Study study =
                oneBus(1).generator("g", "b", 50, 10).load("load", "b", 30).build();
        ClearingOptions options = ClearingOptions.of(study.settings()).withTimeLimit(Duration.ZERO);
        assertThat(MARKET.clear(study, options)).isInstanceOf(ClearingOutcome.LimitReached.class);
    }

    @Test
    void theNumberOfThreadsDoesNotChangeTheResult() {
        double[] load = new double[60];
        for (int t = 0; t < load.length; t++) {
            load[t] = 100 + 70 * Math.sin(t);
        }
        Study study = Study.builder("threads")
                .buses("1", "2", "3")
                .hours(60)
                .line("1", "2", 0.1, 60)
                .line("2", "3", 0.1, 60)
                .line("1", "3", 0.1, 40)
                .generator("g1", "1", 300, 10)
                .generator("g2", "2", 300, 20)
                .generator("g3", "3", 300, 20)
                .load("load", "3", load)
                .build();
        ClearingOptions options = ClearingOptions.of(study.settings());
        Clearing one = MARKET.clear(study, options.withThreads(1)).orThrow();
        Clearing four = MARKET.clear(study, options.withThreads(4)).orThrow();
        assertThat(four.objective()).isEqualTo(one.objective());
        assertThat(four.prices()).isDeepEqualTo(one.prices());
        assertThat(four.flows()).isDeepEqualTo(one.flows());
    }

    @Test
    void piecewiseCostsAreFollowedToTheirBreakpoints() {
        Clearing clearing = clear(oneBus(1)
                .generator(
                        "g",
                        "b",
                        g -> g.capacityMw(100)
                                .piecewiseCost(new org.rexnet.core.study.PiecewiseCost(java.util.List.of(
                                        new org.rexnet.core.study.PiecewiseCost.Point(0, 100),
                                        new org.rexnet.core.study.PiecewiseCost.Point(40, 500),
                                        new org.rexnet.core.study.PiecewiseCost.Point(100, 2300)))))
                .generator("other", "b", 100, 20)
                .load("load", "b", 70));
        assertThat(clearing.output("g", 0)).isEqualTo(40, EXACT);
        assertThat(clearing.objective()).isEqualTo(500 + 30 * 20, EXACT);
        assertThat(clearing.price("b", 0)).isEqualTo(20, EXACT);
    }
}
