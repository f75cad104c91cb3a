package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.highs.HighsSolver;
import org.rexnet.core.optimization.ortools.OrToolsSolver;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.OwnTables;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;

/** Demand that answers in random studies, against slow references and between solvers. */
class RandomAnsweringDemandTest {

    private static final int HOURS = 8;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static Profile random(Random random, double low, double high) {
        return Profile.of(IntStream.range(0, HOURS)
                .mapToDouble(t -> low + (high - low) * random.nextDouble())
                .toArray());
    }

    /** Part of the supply of one hour that the other loads leave. */
    private record Piece(int hour, double price, double mw) {}

    /** One bus, one load: fill the cheapest pieces of supply that power and window allow. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFlexibleLoadTakesTheCheapestSupplyThereIs(int seed) {
        Random random = new Random(seed);
        double[] load = random.doubles(HOURS, 0, 60).toArray();
        double[] prices = random.doubles(4, 5, 100).sorted().toArray();
        Profile most = random(random, 5, 20);
        int window = 1 + random.nextInt(HOURS);
        double energy = 5.0 * window * random.nextDouble();
        StudyBuilder builder =
                Study.builder("seed " + seed).buses("b").hours(HOURS).load("load", "b", load);
        for (int g = 0; g < prices.length; g++) {
            builder.generator("g" + g, "b", 25, prices[g]);
        }
        FlexibleLoad flexible = new FlexibleLoad("wash", "b", most, energy, window);
        double without = clear(builder.build(), new HighsSolver()).objective();
        double with = clear(builder.add(flexible).build(), new HighsSolver()).objective();

        double expected = 0;
        for (int from = 0; from < HOURS; from += window) {
            int end = Math.min(from + window, HOURS);
            expected += cheapest(pieces(load, prices, from, end), most, energy * (end - from) / window);
        }
        assertThat(with - without).isEqualTo(expected, within(1e-6 * (1 + expected)));
    }

    private static List<Piece> pieces(double[] load, double[] prices, int from, int end) {
        List<Piece> pieces = new ArrayList<>();
        for (int t = from; t < end; t++) {
            double used = load[t];
            for (double price : prices) {
                double taken = Math.min(used, 25);
                used -= taken;
                pieces.add(new Piece(t, price, 25 - taken));
            }
        }
        pieces.sort(Comparator.comparingDouble(Piece::price));
        return pieces;
    }

    private static double cheapest(List<Piece> pieces, Profile most, double energy) {
        double[] room = IntStream.range(0, HOURS).mapToDouble(most::at).toArray();
        double left = energy;
        double cost = 0;
        for (Piece piece : pieces) {
            double mw = Math.min(left, Math.min(piece.mw(), room[piece.hour()]));
            room[piece.hour()] -= mw;
            left -= mw;
            cost += mw * piece.price();
        }
        return cost;
    }

    /** Two buses, all of it together: both solvers and all formulations find the same cost, and the accounts balance. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void solversAndFormulationsAgreeAndAccountsBalance(int seed) {
        Study study = mixed(new Random(1000 + seed));
        Clearing clearing = clear(study, new HighsSolver());
        double scale = 1 + Math.abs(clearing.objective());
        assertThat(clear(study, new OrToolsSolver()).objective()).isEqualTo(clearing.objective(), within(1e-6 * scale));
        double angles = new MarketClearing(new HighsSolver())
                .clear(study, ClearingOptions.of(study.settings()).withFormulation(FlowFormulation.ANGLES))
                .orThrow()
                .objective();
        assertThat(angles).isEqualTo(clearing.objective(), within(1e-6 * scale));
        Surpluses surpluses = clearing.surpluses();
        assertThat(surpluses.imbalance()).isEqualTo(0, within(1e-6 * (1 + surpluses.payments())));
        assertThat(surpluses.cost()).isEqualTo(clearing.objective(), within(1e-6 * scale));
    }

    /** What PyPSA is given costs the same, and so do both when the horizon has blocks and uneven durations. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theFolderForPypsaCostsTheSame(int seed, @TempDir Path temporary) throws IOException {
        Random random = new Random(1000 + seed);
        Study study = mixed(random);
        if (seed % 2 == 1) {
            study = study.toBuilder().horizon(uneven(random)).build();
        }
        StudyWriter.write(study, org.rexnet.core.study.Results.NONE, temporary.resolve("folder"));
        assertThat(OwnTables.of(StudyReader.read(temporary.resolve("folder"))))
                .containsExactlyInAnyOrderElementsOf(OwnTables.of(study));
        PypsaView.of(temporary.resolve("folder"));
        Study read = StudyReader.read(temporary.resolve("folder"));
        assertThat(OwnTables.of(read)).isEmpty();
        double objective = clear(study, new HighsSolver()).objective();
        assertThat(clear(read, new HighsSolver()).objective())
                .isEqualTo(objective, within(1e-6 * (1 + Math.abs(objective))));
    }

    private static Horizon uneven(Random random) {
        return new Horizon(IntStream.range(0, HOURS)
                .mapToObj(t -> new Horizon.Snapshot(
                        "t" + t, 1 + random.nextInt(9), 1 + random.nextInt(3), 1, t < HOURS / 2 ? "one" : "two"))
                .toList());
    }

    static Study mixed(Random random) {
        double outdoor = -10 + 15 * random.nextDouble();
        return Study.builder("mixed")
                .buses("a", "b")
                .bus("heat", "heat")
                .hours(HOURS)
                .settings(Settings.DEFAULTS.withLostLoad(2000).withSurplusCost(1))
                .line("a", "b", 0.1, 20 + 20 * random.nextDouble())
                .generator(
                        "wind",
                        "a",
                        g -> g.capacityMw(80).maxPu(random(random, 0, 1)).marginalCost(1))
                .generator("gas", "b", 60, 50 + 20 * random.nextDouble())
                .generator("boiler", "heat", 4, 40)
                .link("heat pump", "b", "heat", 3, 3)
                .add(Load.builder("town", "b").powerMw(random(random, 10, 50)).build())
                .add(new FlexibleLoad("wash", "b", random(random, 0, 8), 12 * random.nextDouble(), 3))
                .add(new BilateralContract("steel", "a", "b", random(random, 0, 10), Profile.of(30)))
                .add(new Building(
                        "school",
                        "heat",
                        5 + 5 * random.nextDouble(),
                        0.5 + random.nextDouble(),
                        random(random, 0, 0.5),
                        Profile.of(outdoor),
                        Profile.of(19),
                        Profile.of(21 + random.nextDouble()),
                        3 + 6 * random.nextDouble()))
                .build();
    }

    private static Clearing clear(Study study, org.rexnet.core.optimization.Solver solver) {
        return new MarketClearing(solver).clear(study).orThrow();
    }
}
