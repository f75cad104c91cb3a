package org.rexnet.investment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Link;
import org.rexnet.network.Pipe;

/**
 * District heat, charging and demand that answers for {@link RandomExpansions}, with candidates of every kind: on a meshed net of three
 * heat buses, and at two stations.
 */
final class RandomSectors {

    static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private static final List<String> HEAT = List.of("warm 0", "warm 1", "warm 2");

    private RandomSectors() {}

    static void districtHeat(StudyBuilder study, Random random, int snapshots) {
        for (String bus : HEAT) {
            study.bus(bus, "heat");
            study.load("homes " + bus, bus, random.doubles(snapshots, 2, 15).toArray());
            double cost = 40 + 50 * random.nextDouble();
            study.generator("boiler " + bus, bus, g -> g.capacityMw(10).marginalCost(cost));
            study.generator("lost heat " + bus, bus, g -> g.capacityMw(200).marginalCost(400));
        }
        study.generator(
                "new boiler",
                HEAT.get(1),
                g -> g.marginalCost(50).expansion(Expansion.of(0, 60, 100 + 700 * random.nextDouble())));
        for (int i = 0; i < HEAT.size(); i++) {
            study.add(pipe(random, "pipe " + i, HEAT.get(i), HEAT.get((i + 1) % HEAT.size())));
        }
        heatPump(study, random, snapshots);
        plants(study, random, snapshots);
        study.store(
                "tank",
                pick(random, HEAT),
                s -> s.cyclic(random.nextBoolean())
                        .standingLoss(0.01)
                        .expansion(Expansion.of(0, 300, 1 + 12 * random.nextDouble())));
    }

    private static PipeOperation pipe(Random random, String id, String from, String to) {
        double heatTransfer = random.nextBoolean() ? 0 : 0.4 * random.nextDouble();
        double capacity = 2 + 4 * random.nextDouble();
        PipeOperation.Builder builder = PipeOperation.builder(
                        new Pipe(id, from, to, 1 + random.nextDouble(), 0.2, heatTransfer, capacity))
                .lossPerMw(random.nextBoolean() ? 0 : 0.05)
                .direction(random.nextBoolean() ? Direction.BOTH : Direction.FORWARD);
        if (random.nextInt(4) > 0) {
            builder.expansion(Expansion.of(random.nextInt(2), 25, 400 * random.nextDouble()));
        }
        return builder.build();
    }

    private static void heatPump(StudyBuilder study, Random random, int snapshots) {
        Profile performance = Profile.of(random.doubles(snapshots, 2, 4).toArray());
        study.add(LinkOperation.builder(
                        Link.of("heat pump", pick(random, RandomExpansions.BUSES), pick(random, HEAT), 0),
                        List.of(performance))
                .expansion(Expansion.of(0, 20, 100 + 1500 * random.nextDouble()))
                .build());
    }

    private static void plants(StudyBuilder study, Random random, int snapshots) {
        CombinedHeatPower.Builder simple = CombinedHeatPower.backPressure(
                "back-pressure", pick(random, RandomExpansions.BUSES), pick(random, HEAT), 0.35, 0.6);
        CombinedHeatPower.Builder flexible = CombinedHeatPower.extraction(
                "extraction", pick(random, RandomExpansions.BUSES), pick(random, HEAT), 0.45, 0.5, 0.15);
        for (CombinedHeatPower.Builder plant : List.of(simple, flexible)) {
            study.add(
                    plant.fuelCost(Profile.of(random.doubles(snapshots, 10, 25).toArray()))
                            .marginalCost(2)
                            .co2PerMwhFuel(0.2)
                            .expansion(Expansion.of(random.nextInt(2), 40, 100 + 1000 * random.nextDouble()))
                            .build());
        }
    }

    static void charging(StudyBuilder study, Random random, int snapshots) {
        for (String id : List.of("square", "quay")) {
            ChargingStation station = ChargingStation.of(id, pick(random, RandomExpansions.BUSES), 0)
                    .withEfficiency(0.95)
                    .withDetourCost(2)
                    .withExpansion(Expansion.of(0, 20, 50 + 2500 * random.nextDouble()));
            study.add(random.nextBoolean() ? station : station.withPlugs(3));
        }
        for (int i = 0; i < snapshots / 2; i++) {
            study.add(session(random, "car " + i, snapshots));
        }
    }

    /** A stay of some hours that may lie across a cut of the horizon, begin before it or end after it. */
    private static EvSession session(Random random, String id, int snapshots) {
        Instant arrival = START.plus(Duration.ofMinutes(15L * (random.nextInt(4 * snapshots + 8) - 8)));
        Duration stay = Duration.ofMinutes(15L * (2 + random.nextInt(40)));
        double rate = 0.5 + 2 * random.nextDouble();
        double energy = rate * stay.toMinutes() / 60 * 0.8 * random.nextDouble();
        boolean atSquare = random.nextBoolean();
        EvSession session = EvSession.of(id, atSquare ? "square" : "quay", arrival, arrival.plus(stay), energy, rate)
                .withEfficiency(0.9 + 0.1 * random.nextDouble())
                .withValue(100 + 400 * random.nextDouble())
                .withAlternatives(atSquare ? "quay" : "square");
        return random.nextInt(3) > 0 ? session : session.feedingBack(2 * energy + 1, 0.5);
    }

    /** Shifted load whose windows fit the cuts of the horizon, and a contract. */
    static void answeringDemand(StudyBuilder study, Random random, int snapshots) {
        study.add(new FlexibleLoad("shifted", pick(random, RandomExpansions.BUSES), Profile.of(8), 24, 4));
        study.add(new BilateralContract("contract", "a", "c", Profile.of(5), Profile.of(50)));
    }

    /** A building and a pipe with delay, through which more passes than what a cut could hand over. */
    static void thermalMass(StudyBuilder study, Random random, int snapshots) {
        study.bus("hall", "heat");
        study.generator("hall's stove", "hall", g -> g.capacityMw(3).marginalCost(95));
        study.add(LinkOperation.builder(Link.of("hall's heat pump", pick(random, RandomExpansions.BUSES), "hall", 0), 3)
                .expansion(Expansion.of(0, 5, 1500 * random.nextDouble()))
                .build());
        study.add(new Building(
                "hall",
                "hall",
                8,
                0.3,
                Profile.of(0.1),
                Profile.of(random.doubles(snapshots, -8, 6).toArray()),
                Profile.of(18),
                Profile.of(23),
                6));
    }

    private static String pick(Random random, List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }
}
