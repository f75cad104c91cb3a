package org.rexnet.investment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.Transformer;

/**
 * Small studies with something to build, drawn by a seed; each draws some of the features below, so that a new kind of candidate is one
 * more entry of the list; those of heat and charging are in {@link RandomSectors}.
 *
 * <p>Four buses in a ring with a diagonal, and a bus of hydrogen:
 *
 * <pre>
 * a --- b        h (hydrogen)
 * |   / |
 * d --- c
 * </pre>
 */
public final class RandomExpansions {

    /** Adds one kind of thing to a study. */
    @FunctionalInterface
    interface Feature {
        void addTo(StudyBuilder study, Random random, int snapshots);
    }

    static final List<String> BUSES = List.of("a", "b", "c", "d");

    static final List<Feature> FEATURES = List.of(
            RandomExpansions::renewables,
            RandomExpansions::thermalCandidates,
            RandomExpansions::storageUnits,
            RandomExpansions::stores,
            RandomExpansions::lines,
            RandomExpansions::transformer,
            RandomExpansions::links,
            RandomExpansions::ramps,
            RandomExpansions::emissionLimit,
            RandomExpansions::capacityLimit,
            RandomExpansions::energyLimit,
            RandomSectors::districtHeat,
            RandomSectors::charging,
            RandomSectors::answeringDemand);

    private RandomExpansions() {}

    /** Draws a study. */
    public static Study of(long seed) {
        Random random = new Random(seed);
        int snapshots = 24 + 8 * random.nextInt(4);
        StudyBuilder study = Study.builder("random " + seed).horizon(horizon(random, snapshots));
        study.add(Carrier.of("coal", 0.3)).add(Carrier.of("gas", 0.2)).add(Carrier.of("wind"));
        study.buses("a", "b", "c", "d");
        study.generator("coal", "a", g -> g.capacityMw(60).marginalCost(20).carrier("coal"));
        study.generator("lost", pick(random), g -> g.capacityMw(500).marginalCost(900));
        for (String bus : BUSES) {
            study.load("load " + bus, bus, series(random, snapshots, 10, 60));
        }
        boolean isFirst = true;
        for (Feature feature : FEATURES) {
            if (isFirst || random.nextInt(3) > 0) {
                feature.addTo(study, random, snapshots);
            }
            isFirst = false;
        }
        if (random.nextInt(5) == 0) {
            RandomSectors.thermalMass(study, random, snapshots);
        }
        addGrid(study, random);
        return study.build();
    }

    private static Horizon horizon(Random random, int snapshots) {
        int block = random.nextBoolean() ? snapshots : 12;
        double weight = 1 + random.nextInt(3);
        List<Horizon.Snapshot> all = new ArrayList<>();
        for (int t = 0; t < snapshots; t++) {
            double objective = weight * (1 + 0.5 * random.nextInt(2));
            String label = Instants.format(RandomSectors.START.plus(Duration.ofHours(t)));
            all.add(new Horizon.Snapshot(label, objective, 1, objective, "block " + t / block));
        }
        return new Horizon(all);
    }

    private static double[] series(Random random, int count, double least, double most) {
        return random.doubles(count, least, most).toArray();
    }

    private static String pick(Random random) {
        return BUSES.get(random.nextInt(BUSES.size()));
    }

    private static void addGrid(StudyBuilder study, Random random) {
        study.line("a", "b", 0.1, 80).line("b", "c", 0.2, 60).line("c", "d", 0.1 + 0.1 * random.nextDouble(), 70);
        study.line("d", "a", 0.3, 50).line("b", "d", 0.2, 40);
    }

    private static void renewables(StudyBuilder study, Random random, int snapshots) {
        for (int i = 0; i < 2; i++) {
            Profile available = Profile.of(series(random, snapshots, 0, 1));
            double cost = 300 + 1500 * random.nextDouble();
            study.generator(
                    "wind " + i,
                    pick(random),
                    g -> g.maxPu(available).carrier("wind").expansion(Expansion.of(0, 150, cost)));
        }
    }

    private static void thermalCandidates(StudyBuilder study, Random random, int snapshots) {
        double cost = 200 + 800 * random.nextDouble();
        double marginal = 30 + 50 * random.nextDouble();
        study.generator(
                "gas",
                pick(random),
                g -> g.marginalCost(marginal).carrier("gas").efficiency(0.5).expansion(Expansion.of(cost)));
    }

    private static void storageUnits(StudyBuilder study, Random random, int snapshots) {
        boolean cyclic = random.nextBoolean();
        double initial = random.nextInt(2) * 5;
        Profile inflow = Profile.of(series(random, snapshots, 0, 4));
        study.storageUnit(
                "battery",
                pick(random),
                s -> s.maxHours(4)
                        .efficiencyStore(0.9)
                        .efficiencyDispatch(0.95)
                        .standingLoss(0.01)
                        .cyclic(cyclic)
                        .initialMwh(initial)
                        .minPu(-1)
                        .expansion(Expansion.of(0, 80, 150 + 4000 * random.nextDouble())));
        study.storageUnit(
                "reservoir",
                pick(random),
                s -> s.capacityMw(15).maxHours(10).minPu(0).inflowMw(inflow).initialMwh(40));
    }

    private static void stores(StudyBuilder study, Random random, int snapshots) {
        study.bus("h", "hydrogen");
        study.store(
                "hydrogen",
                "h",
                s -> s.cyclic(random.nextBoolean()).expansion(Expansion.of(10, 2000, 2 + 8 * random.nextDouble())));
        study.add(LinkOperation.builder(Link.of("electrolysis", pick(random), "h", 0), 0.7)
                .expansion(Expansion.of(100 + 200 * random.nextDouble()))
                .build());
        study.add(LinkOperation.builder(Link.of("turbine", "h", pick(random), 0), 0.5)
                .expansion(Expansion.of(100 + 200 * random.nextDouble()))
                .build());
    }

    private static void lines(StudyBuilder study, Random random, int snapshots) {
        study.add(LineOperation.builder(Line.of("new a-c", "a", "c", 0.2, 20))
                .lengthKm(50)
                .expansion(Expansion.of(20, 200, 100 * random.nextDouble()))
                .build());
        study.add(LineOperation.builder(Line.of("new b-d", "b", "d", 0.15, 10))
                .lengthKm(30)
                .maxPu(0.9)
                .expansion(Expansion.of(10, 300, 150 * random.nextDouble()))
                .build());
    }

    private static void transformer(StudyBuilder study, Random random, int snapshots) {
        study.add(LineOperation.builder(Transformer.of("transformer", "a", "c", 0.25, 15))
                .expansion(Expansion.of(15, 90, 120 * random.nextDouble()))
                .build());
    }

    private static void links(StudyBuilder study, Random random, int snapshots) {
        study.add(LinkOperation.builder(Link.of("cable", "c", "a", 10), 0.97)
                .minPu(-1)
                .expansion(Expansion.of(0, 100, 150 * random.nextDouble()))
                .build());
    }

    private static void ramps(StudyBuilder study, Random random, int snapshots) {
        study.generator(
                "slow",
                pick(random),
                g -> g.marginalCost(25)
                        .carrier("coal")
                        .minPu(0.2 * random.nextDouble())
                        .rampLimits(RampLimits.of(0.2, 0.3))
                        .expansion(Expansion.of(5, 80, 400)));
    }

    private static void emissionLimit(StudyBuilder study, Random random, int snapshots) {
        study.add(GlobalConstraint.co2Limit("co2", 10.0 * snapshots * (1 + random.nextDouble())));
    }

    private static void capacityLimit(StudyBuilder study, Random random, int snapshots) {
        study.add(new GlobalConstraint(
                "wind at most",
                GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                "wind",
                "",
                GlobalConstraint.Sense.AT_MOST,
                120));
    }

    private static void energyLimit(StudyBuilder study, Random random, int snapshots) {
        study.generator(
                "biomass", pick(random), g -> g.capacityMw(30).marginalCost(10).maxEnergyMwh(6.0 * snapshots));
    }
}
