package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkDelay;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PiecewiseCost;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Pipe;
import org.rexnet.network.Transformer;

/** A candidate of each kind with every attribute set: both methods find the same cost. */
class EveryAttributeTest {

    private static final double GAP = 1e-4;
    private static final double NONE = Double.NaN;
    private static final Expansion SOME = Expansion.of(1, 60, 40);

    /** What no candidate of this test has: identity, decisions that are on or off, and other ways to say what cost is. */
    private static final Set<String> LEFT_OUT =
            Set.of("id", "bus", "link", "branch", "pipe", "commitment", "piecewiseCost", "circuits", "efficiencies");

    /** A kind of candidate beside the same without attributes. */
    private record Kind(String name, Record full, Record bare, Consumer<StudyBuilder> addition) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                generator(), stepwise(), link(), unit(), store(), line(), transformer(), pipe(), plant(), station());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bothMethodsAgree(Kind kind) throws ReflectiveOperationException {
        assertEveryAttributeIsSet(kind);
        StudyBuilder builder = RandomStudy.exactly(3, 6, Set.of(RandomStudy.Feature.LINES)).toBuilder();
        kind.addition().accept(builder);
        Study study = builder.build();

        double best = new ExpansionPlanning(new StandardSolver())
                .plan(study)
                .orThrow()
                .clearing()
                .objective();
        Plan plan = new EquilibriumPlanning(new StandardSolver())
                .plan(
                        study,
                        ClearingOptions.of(study.settings()),
                        EquilibriumOptions.DEFAULTS.withPartSnapshots(3).withGap(GAP))
                .orThrow();

        assertThat(plan.clearing().objective()).isBetween(best - 1e-6 * best, best + GAP * best);
        assertThat(plan.convergence().orElseThrow().lower()).isLessThanOrEqualTo(best + 1e-6 * best);
    }

    private static void assertEveryAttributeIsSet(Kind kind) throws ReflectiveOperationException {
        for (RecordComponent component : kind.full().getClass().getRecordComponents()) {
            if (!LEFT_OUT.contains(component.getName())) {
                component.getAccessor().setAccessible(true);
                assertThat(component.getAccessor().invoke(kind.full()))
                        .as("%s of %s", component.getName(), kind)
                        .isNotEqualTo(component.getAccessor().invoke(kind.bare()));
            }
        }
    }

    private static Profile series(double... values) {
        return Profile.of(values);
    }

    private static Kind generator() {
        Generator full = Generator.builder("full", "a")
                .carrier("gas")
                .sign(-1)
                .capacityMw(20)
                .minPu(series(0.1, 0.1, 0, 0.1, 0.1, 0))
                .maxPu(series(0.9, 0.8, 1, 0.7, 0.9, 1))
                .marginalCost(series(-60, -50, -70, -80, -60, -50))
                .quadraticCost(0.2)
                .fixedCostPerHour(3)
                .efficiency(0.5)
                .rampLimits(new RampLimits(Profile.of(0.6), Profile.of(0.7), OptionalDouble.of(5)))
                .setPointMw(series(NONE, NONE, 12, NONE, 8, NONE))
                .minEnergyMwh(20)
                .maxEnergyMwh(300)
                .expansion(SOME)
                .build();
        return new Kind("generator", full, Generator.builder("full", "a").build(), study -> study.add(full));
    }

    private static Kind stepwise() {
        var points = List.of(
                new PiecewiseCost.Point(0, 0), new PiecewiseCost.Point(10, 100), new PiecewiseCost.Point(60, 3000));
        Generator full = (Generator) generator().full();
        Generator stepwise = full.toBuilder()
                .sign(1)
                .quadraticCost(0)
                .marginalCost(0)
                .piecewiseCost(new PiecewiseCost(points))
                .build();
        return new Kind(
                "generator of piecewise cost",
                full,
                Generator.builder("full", "a").build(),
                study -> study.add(stepwise));
    }

    private static Kind link() {
        Link ends = new Link("full", "a", List.of("warm", "h"), 8);
        LinkOperation.Builder bare = LinkOperation.builder(ends, List.of(Profile.ONE, Profile.ONE));
        LinkOperation full = LinkOperation.builder(ends, List.of(series(2, 3, 2, 3, 2, 3), Profile.of(0.1)))
                .carrier("gas")
                .lengthKm(7)
                .minPu(0.1)
                .maxPu(series(0.9, 0.8, 1, 0.7, 0.9, 1))
                .marginalCost(2)
                .quadraticCost(0.1)
                .rampLimits(new RampLimits(Profile.of(0.6), Profile.of(0.7), OptionalDouble.of(2)))
                .setPointMw(series(NONE, NONE, 6, NONE, 4, NONE))
                .delays(List.of(LinkDelay.NONE, new LinkDelay(1, true)))
                .expansion(SOME)
                .build();
        return new Kind("link", full, bare.build(), study -> study.add(full));
    }

    private static Kind unit() {
        StorageUnit full = StorageUnit.builder("full", "a")
                .carrier("water")
                .sign(-1)
                .capacityMw(5)
                .maxHours(5)
                .minPu(series(-1, -0.9, -1, -0.8, -1, -1))
                .maxPu(series(0.9, 0.8, 1, 0.7, 0.9, 1))
                .efficiencyStore(0.9)
                .efficiencyDispatch(0.8)
                .standingLoss(0.01)
                .inflowMw(series(3, 1, 0, 2, 1, 0))
                .initialMwh(9)
                .cyclic(true)
                .levelSetMwh(series(NONE, NONE, 11, NONE, NONE, NONE))
                .setPointMw(series(NONE, 1, NONE, NONE, NONE, NONE))
                .dispatchSetMw(series(NONE, NONE, NONE, 2, NONE, NONE))
                .storeSetMw(series(1, NONE, NONE, NONE, NONE, NONE))
                .marginalCost(1)
                .quadraticCost(0.1)
                .storageCost(0.2)
                .spillCost(0.3)
                .expansion(SOME)
                .build();
        return new Kind("storage unit", full, StorageUnit.builder("full", "a").build(), study -> study.add(full));
    }

    private static Kind store() {
        Store full = Store.builder("full", "warm")
                .carrier("water")
                .sign(-1)
                .capacityMwh(5)
                .minPu(0.1)
                .maxPu(series(0.9, 0.8, 1, 0.7, 0.9, 1))
                .standingLoss(0.01)
                .initialMwh(9)
                .cyclic(true)
                .levelSetMwh(series(NONE, NONE, 11, NONE, NONE, NONE))
                .setPointMw(series(NONE, 1, NONE, NONE, NONE, NONE))
                .marginalCost(1)
                .quadraticCost(0.1)
                .storageCost(0.2)
                .expansion(SOME)
                .build();
        return new Kind("store", full, Store.builder("full", "warm").build(), study -> study.add(full));
    }

    private static Kind line() {
        Line branch = new Line("full", "a", "c", 0.02, 0.2, 10, new AngleLimits(-20, 20));
        return branch("line", LineOperation.builder(branch));
    }

    private static Kind transformer() {
        AngleLimits angles = new AngleLimits(-20, 20);
        return branch(
                "transformer",
                LineOperation.builder(new Transformer("full", "a", "c", 0.02, 0.2, 1.05, 0.1, 10, angles)));
    }

    private static Kind branch(String name, LineOperation.Builder builder) {
        LineOperation bare = builder.build();
        LineOperation full = builder.carrier("AC")
                .lengthKm(12)
                .maxPu(series(0.9, 0.8, 1, 0.7, 0.9, 1))
                .expansion(SOME)
                .build();
        return new Kind(name, full, bare, study -> study.add(full));
    }

    private static Kind pipe() {
        PipeOperation.Builder builder = PipeOperation.builder(new Pipe("full", "warm", "hot", 2, 0.2, 0.4, 3));
        PipeOperation bare = builder.build();
        PipeOperation full = builder.designCapacityMw(4)
                .maxPu(series(0.9, 0.8, 1, 0.7, 0.9, 1))
                .lossPerMw(0.02)
                .direction(PipeOperation.Direction.FORWARD)
                .delaySnapshots(1)
                .control(PipeOperation.Control.VALVE)
                .expansion(SOME)
                .build();
        return new Kind(
                "pipe",
                full,
                bare,
                study -> study.add(full).add(new HeatSchedule("warm", Profile.of(80), Profile.of(45), Profile.of(8))));
    }

    private static Kind plant() {
        CombinedHeatPower full = CombinedHeatPower.extraction("full", "a", "warm", 0.45, 0.6, 0.15)
                .fuelBus("h")
                .fuelCost(series(5, 6, 7, 8, 9, 10))
                .carrier("gas")
                .capacityMw(5)
                .maxHeatMw(9)
                .minPowerMw(2)
                .marginalCost(1)
                .co2PerMwhFuel(0.2)
                .expansion(SOME)
                .build();
        CombinedHeatPower bare =
                CombinedHeatPower.backPressure("bare", "b", "hot", 0.4, 0.7).build();
        return new Kind("chp", full, bare, study -> study.add(full));
    }

    private static Kind station() {
        ChargingStation full = ChargingStation.of("full", "a", 1)
                .withExpansion(Expansion.of(0, 10, 7))
                .withPlugs(2)
                .withEfficiency(0.9)
                .withDetourCost(2);
        Instant start = RandomStudy.START;
        return new Kind(
                "charging station",
                full,
                ChargingStation.of("full", "a", 0),
                study -> study.add(full)
                        .add(ChargingStation.of("other", "b", 5))
                        .add(EvSession.of("car", "full", start, start.plusSeconds(18_000), 3, 2)
                                .withAlternatives("other")
                                .withEfficiency(0.9)
                                .withValue(400))
                        .add(EvSession.of("bus", "full", start.plusSeconds(7_200), start.plusSeconds(28_800), 2, 2)
                                .feedingBack(5, 1)));
    }
}
