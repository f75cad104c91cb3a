package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.Congestion;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Pipe;

/** Pipes as they join buses of heat: what they carry, lose and earn, and when it arrives. */
class HeatPipesTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);

    private static Clearing clear(StudyBuilder study) {
        Clearing clearing = MARKET.clear(study.build()).orThrow();
        Surpluses surpluses = clearing.surpluses();
        assertThat(surpluses.imbalance()).isEqualTo(0, within(1e-6 * Math.max(1, surpluses.payments())));
        assertThat(surpluses.cost()).isEqualTo(clearing.objective(), within(1e-6 * Math.max(1, clearing.objective())));
        return clearing;
    }

    private static Pipe pipe(String id, String from, String to, double capacityMw) {
        return new Pipe(id, from, to, 1, 0.3, 0, capacityMw);
    }

    private static PipeOperation lossy(String id, String from, String to, double capacityMw, double loss) {
        return PipeOperation.builder(pipe(id, from, to, capacityMw))
                .lossPerMw(loss)
                .build();
    }

    /**
     * <pre>
     *   plant (10) --4 %-- bridge --2.5 %-- end, 20 MW
     * </pre>
     */
    @Test
    void lossesAddUpAlongAChainOfPipes() {
        Clearing clearing = clear(Study.builder("chain")
                .bus("plant", "heat")
                .bus("bridge", "heat")
                .bus("end", "heat")
                .generator("boiler", "plant", 100, 10)
                .load("homes", "end", 20)
                .add(lossy("first", "plant", "bridge", 50, 0.04))
                .add(lossy("second", "end", "bridge", 50, 0.025)));

        assertThat(clearing.price("bridge")).isEqualTo(10 / 0.96, EXACT);
        assertThat(clearing.price("end")).isEqualTo(10 / 0.96 / 0.975, EXACT);
        double sent = 20 / 0.975;
        assertThat(clearing.series(ComponentKind.PIPE, "p0")[0])
                .containsExactly(new double[] {sent / 0.96, -20}, EXACT);
        assertThat(clearing.series(ComponentKind.PIPE, "p1")[0]).containsExactly(new double[] {-sent, sent}, EXACT);
        assertThat(clearing.series(ComponentKind.PIPE, "loss")[0])
                .containsExactly(new double[] {0.04 * sent / 0.96, 0.025 * sent}, EXACT);
    }

    /**
     * <pre>
     *   plant (10) --1 %-- north, 20 MW
     *       \              /
     *       3 %         1 %
     *         \         /
     *          south, 30 MW
     * </pre>
     */
    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, 40})
    void heatTakesTheWayThatLosesLeastThroughAMesh(double limit) {
        Clearing clearing = clear(Study.builder("mesh")
                .bus("plant", "heat")
                .bus("north", "heat")
                .bus("south", "heat")
                .generator("boiler", "plant", 100, 10)
                .load("homes", "north", 20)
                .load("flats", "south", 30)
                .add(lossy("to north", "plant", "north", limit, 0.01))
                .add(lossy("to south", "plant", "south", 100, 0.03))
                .add(lossy("across", "north", "south", 100, 0.01)));

        boolean binds = limit < 100;
        double atNorth = binds ? 10 / 0.97 * 0.99 : 10 / 0.99;
        assertThat(clearing.price("north")).isEqualTo(atNorth, EXACT);
        assertThat(clearing.price("south")).isEqualTo(atNorth / 0.99, EXACT);
        double rent = clearing.capacityRents(ComponentKind.PIPE)[0];
        assertThat(rent).isEqualTo(0.99 * atNorth - 10, EXACT);
        assertThat(clearing.surpluses().of(ComponentKind.PIPE, "to north").receipts())
                .isEqualTo(binds ? 40 * rent : 0, EXACT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFullPipeEarnsThePriceDifferenceInEitherDirection(boolean turned) {
        String from = turned ? "plant" : "town";
        String to = turned ? "town" : "plant";
        StudyBuilder study = Study.builder("limit")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .generator("boiler", "town", 100, 45)
                .load("homes", "town", 20)
                .add(PipeOperation.builder(pipe("pipe", from, to, 12)).build());
        Clearing clearing = clear(study);

        assertThat(clearing.price("town") - clearing.price("plant")).isEqualTo(40, EXACT);
        assertThat(clearing.capacityRents(ComponentKind.PIPE)[0]).isEqualTo(40, EXACT);
        assertThat(clearing.surpluses().of(ComponentKind.PIPE, "pipe").amount()).isEqualTo(12 * 40, EXACT);
        assertThat(clearing.series(ComponentKind.PIPE, "shadow_price")[0][0]).isEqualTo(turned ? -40 : 40, EXACT);
        assertThat(Congestion.of(clearing)).singleElement().satisfies(congestion -> {
            assertThat(congestion.kind()).isEqualTo(ComponentKind.PIPE);
            assertThat(congestion.rent()).isEqualTo(12 * 40, EXACT);
        });
    }

    @Test
    void heatDoesNotFlowBackThroughAPipeThatOnlyGoesForward() {
        Clearing clearing = clear(Study.builder("one way")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .generator("boiler", "town", 100, 45)
                .load("homes", "town", 20)
                .add(PipeOperation.builder(pipe("pipe", "town", "plant", 12))
                        .direction(Direction.FORWARD)
                        .build()));

        assertThat(clearing.price("town")).isEqualTo(45, EXACT);
        assertThat(clearing.series(ComponentKind.PIPE, "p0")[0][0]).isEqualTo(0, EXACT);
    }

    /** U L ((80 - 5) + (50 - 5)) at one end and U L ((70 - 10) + (40 - 10)) at the other, half of each. */
    @Test
    void aPipeInServiceLosesHeatWhateverFlows() {
        Pipe pipe = new Pipe("pipe", "plant", "town", 2, 0.3, 0.4, 12);
        Clearing clearing = clear(Study.builder("losses")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .generator("boiler", "town", 100, 45)
                .load("homes", "town", 20)
                .add(HeatSchedule.of("plant", 80, 50, 5))
                .add(PipeOperation.builder(pipe).build()));

        double atPlant = 0.4 * 2 * (75 + 45) / 1000 / 2;
        double atTown = 0.4 * 2 * (60 + 30) / 1000 / 2;
        assertThat(clearing.series(ComponentKind.PIPE, "loss")[0][0]).isEqualTo(atPlant + atTown, EXACT);
        assertThat(clearing.output("waste", 0)).isEqualTo(12 + atPlant, EXACT);
        assertThat(clearing.output("boiler", 0)).isEqualTo(8 + atTown, EXACT);
        double boughtLosses = 5 * atPlant + 45 * atTown;
        assertThat(clearing.surpluses().of(ComponentKind.PIPE, "pipe").receipts())
                .isEqualTo(12 * clearing.capacityRents(ComponentKind.PIPE)[0] - boughtLosses, EXACT);
    }

    @Test
    void capacityFollowsTheTemperaturesOfTheSeason() {
        Clearing clearing = clear(Study.builder("seasons")
                .hours(2)
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .generator("boiler", "town", 100, 45)
                .load("homes", "town", 20)
                .add(PipeOperation.builder(pipe("pipe", "plant", "town", 12))
                        .maxPu(Profile.of(new double[] {1, 0.5}))
                        .build()));

        assertThat(clearing.output("waste", 0)).isEqualTo(12, EXACT);
        assertThat(clearing.output("waste", 1)).isEqualTo(6, EXACT);
        assertThat(clearing.capacityRents(ComponentKind.PIPE)[0]).isEqualTo(40 + 0.5 * 40, EXACT);
    }

    /** Two blocks of three hours; what is fed in during an hour reaches town in the next, and its block's first after its last. */
    @Test
    void heatArrivesLateWithinItsBlock() {
        List<Horizon.Snapshot> snapshots = java.util.stream.IntStream.range(0, 6)
                .mapToObj(t -> new Horizon.Snapshot("t" + t, 1, 1, 1, t < 3 ? "winter" : "summer"))
                .toList();
        Clearing clearing = clear(Study.builder("late")
                .horizon(new Horizon(snapshots))
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator(
                        "plant",
                        "plant",
                        g -> g.capacityMw(100).marginalCost(Profile.of(new double[] {10, 20, 30, 40, 50, 60})))
                .load("homes", "town", 1, 2, 3, 4, 5, 6)
                .add(PipeOperation.builder(pipe("pipe", "plant", "town", 50))
                        .lossPerMw(0.1)
                        .direction(Direction.FORWARD)
                        .delaySnapshots(1)
                        .build()));

        double[][] output = clearing.series(ComponentKind.GENERATOR, "p");
        double[] expected = {2, 3, 1, 5, 6, 4};
        double[] prices = {30, 10, 20, 60, 40, 50};
        for (int t = 0; t < 6; t++) {
            assertThat(output[t][0]).as("snapshot %d", t).isEqualTo(expected[t] / 0.9, EXACT);
            assertThat(clearing.price("town", t)).as("snapshot %d", t).isEqualTo(prices[t] / 0.9, EXACT);
        }
    }

    @Test
    void aPipeThatIsTooSmallIsNamed() {
        Study study = Study.builder("too small")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("waste", "plant", 100, 5)
                .load("homes", "town", 20)
                .add(lossy("narrow", "plant", "town", 12, 0))
                .build();

        assertThat(MARKET.clear(study))
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.causes())
                                .singleElement()
                                .satisfies(cause -> {
                                    assertThat(cause.what()).isEqualTo("pipe narrow is full");
                                    assertThat(cause.amount()).isEqualTo(8, EXACT);
                                }));
    }
}
