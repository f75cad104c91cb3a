package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/** Random studies that use every attribute that PyPSA has a word for; one history for one seed. */
final class RandomStudies {

    private static final double NONE = Double.POSITIVE_INFINITY;

    private final Random random;
    private final int snapshots;

    private RandomStudies(long seed) {
        random = new Random(seed);
        snapshots = 1 + random.nextInt(5);
    }

    static Study of(long seed) {
        return new RandomStudies(seed).study();
    }

    private Study study() {
        StudyBuilder study = Study.builder("random, \"quoted\"").horizon(horizon());
        study.add(new Carrier("coal", Map.of("co2_emissions", number(), "dust", number())));
        study.add(Carrier.of("wind"));
        int buses = 2 + random.nextInt(4);
        for (int i = 0; i < buses; i++) {
            study.add(new Bus("bus " + i, "AC", 1 + 400 * random.nextDouble(), number(), -number()));
        }
        study.add(Bus.of("heat", "heat"));
        for (int i = 0; i < 3; i++) {
            study.add(generator("g" + i, "bus " + random.nextInt(buses)));
            study.add(unit("u" + i, "bus " + random.nextInt(buses)));
            study.add(store("s" + i, "bus " + random.nextInt(buses)));
            study.add(Load.builder("l" + i, "bus " + random.nextInt(buses))
                    .carrier(chance() ? "people" : "")
                    .sign(chance() ? -1 : 1)
                    .powerMw(profile(0, 50))
                    .build());
        }
        study.generator("always", "bus 0", 1, 1);
        for (int i = 1; i < buses; i++) {
            study.add(line("line, " + i, "bus " + (i - 1), "bus " + i));
        }
        for (int i = 1; i < buses; i++) {
            study.add(transformer("trafo " + i, "bus " + (i - 1), "bus " + i));
        }
        study.add(link("wire", List.of("bus 1")));
        study.add(link("pump", List.of("heat", "bus 1", "heat")));
        study.add(GlobalConstraint.co2Limit("co2", number()));
        study.add(new GlobalConstraint(
                "dust", GlobalConstraint.Type.PRIMARY_ENERGY, "dust", "", GlobalConstraint.Sense.AT_LEAST, number()));
        study.add(new GlobalConstraint(
                "wind",
                GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                "wind",
                chance() ? "bus 1" : "",
                GlobalConstraint.Sense.EQUAL,
                number()));
        study.add(new KeptColumn("network", "pypsa_version", Map.of("random, \"quoted\"", "1.4.0")));
        study.add(new KeptColumn("buses", "region", Map.of("bus 0", "a, b", "heat", "\"c\"")));
        study.add(new KeptColumn("snapshots", "season", Map.of("hour 0", "winter")));
        study.add(new KeptColumn("loads-q_set", "l1", Map.of("0", "1.5")));
        return study.build();
    }

    private Horizon horizon() {
        List<Horizon.Snapshot> list = new ArrayList<>();
        for (int t = 0; t < snapshots; t++) {
            list.add(new Horizon.Snapshot("hour " + t, number(), number(), number(), t < 2 ? "first" : "then"));
        }
        return new Horizon(list);
    }

    private Generator generator(String id, String bus) {
        RampLimits ramps = ramps();
        Optional<Commitment> commitment = commitment(ramps);
        boolean endless = chance() && commitment.isEmpty();
        return Generator.builder(id, bus)
                .carrier(chance() ? "coal" : "wind")
                .sign(chance() ? 1 : -1)
                .capacityMw(endless ? NONE : number())
                .expansion(expansion())
                .minPu(endless ? Profile.ZERO : profile(0, 0.4))
                .maxPu(profile(0.5, 1))
                .marginalCost(profile(-10, 90))
                .quadraticCost(profile(0, 1))
                .efficiency(profile(0.2, 1))
                .rampLimits(ramps)
                .commitment(commitment)
                .setPointMw(open())
                .minEnergyMwh(chance() ? Double.NEGATIVE_INFINITY : -number())
                .maxEnergyMwh(chance() ? NONE : number())
                .build();
    }

    private StorageUnit unit(String id, String bus) {
        return StorageUnit.builder(id, bus)
                .carrier(chance() ? "battery" : "")
                .sign(chance() ? 1 : -1)
                .capacityMw(number())
                .expansion(expansion())
                .maxHours(number())
                .minPu(profile(-1, 0))
                .maxPu(profile(0, 1))
                .efficiencyStore(profile(0.5, 1))
                .efficiencyDispatch(profile(0.5, 1))
                .standingLoss(profile(0, 0.1))
                .inflowMw(profile(0, 3))
                .initialMwh(number())
                .cyclic(chance())
                .levelSetMwh(open())
                .setPointMw(open())
                .dispatchSetMw(open())
                .storeSetMw(open())
                .marginalCost(profile(0, 3))
                .quadraticCost(profile(0, 1))
                .storageCost(profile(0, 1))
                .spillCost(profile(0, 1))
                .build();
    }

    private Store store(String id, String bus) {
        return Store.builder(id, bus)
                .carrier("H2")
                .sign(chance() ? 1 : -1)
                .capacityMwh(number())
                .expansion(expansion())
                .minPu(profile(0, 0.2))
                .maxPu(profile(0.3, 1))
                .standingLoss(profile(0, 0.1))
                .initialMwh(number())
                .cyclic(chance())
                .levelSetMwh(open())
                .setPointMw(open())
                .marginalCost(profile(0, 3))
                .quadraticCost(profile(0, 1))
                .storageCost(profile(0, 1))
                .build();
    }

    private LineOperation line(String id, String from, String to) {
        double x = chance() ? number() : -number();
        return LineOperation.builder(new Line(
                        id, from, to, number(), x, chance() ? NONE : number(), x > 0 ? angles() : AngleLimits.NONE))
                .carrier("AC")
                .lengthKm(number())
                .maxPu(profile(0, 1))
                .expansion(expansion())
                .build();
    }

    private LineOperation transformer(String id, String from, String to) {
        return LineOperation.builder(new Transformer(
                        id,
                        from,
                        to,
                        number(),
                        number(),
                        0.9 + 0.2 * random.nextDouble(),
                        number() / 100,
                        number(),
                        angles()))
                .maxPu(profile(0, 1))
                .expansion(expansion())
                .build();
    }

    private LinkOperation link(String id, List<String> to) {
        List<Profile> efficiencies = new ArrayList<>();
        to.forEach(bus -> efficiencies.add(profile(-1, 3)));
        RampLimits ramps = ramps();
        return LinkOperation.builder(new Link(id, "bus 0", to, number()), efficiencies)
                .carrier("DC")
                .lengthKm(number())
                .expansion(expansion())
                .minPu(profile(-1, 0))
                .maxPu(profile(0, 1))
                .marginalCost(profile(0, 3))
                .quadraticCost(profile(0, 1))
                .rampLimits(ramps)
                .commitment(commitment(ramps))
                .setPointMw(open())
                .build();
    }

    private AngleLimits angles() {
        double limit = Math.toRadians(1 + random.nextInt(90));
        return chance() ? AngleLimits.NONE : new AngleLimits(-limit, limit);
    }

    private Optional<Expansion> expansion() {
        return chance()
                ? Optional.empty()
                : Optional.of(
                        new Expansion(number(), chance() ? NONE : 200 + number(), number(), chance() ? 0 : number()));
    }

    private RampLimits ramps() {
        return chance()
                ? RampLimits.NONE
                : new RampLimits(
                        profile(0.1, 1),
                        profile(0.1, 1),
                        chance() ? OptionalDouble.empty() : OptionalDouble.of(number()));
    }

    /** A start has a limit exactly where changes have: PyPSA takes 1 for the one that is missing. */
    private Optional<Commitment> commitment(RampLimits ramps) {
        if (chance()) {
            return Optional.empty();
        }
        return Optional.of(new Commitment(
                profile(0, 9),
                profile(0, 9),
                profile(0, 9),
                random.nextInt(4),
                random.nextInt(4),
                random.nextInt(4),
                random.nextInt(4),
                ramps.areNone() ? NONE : random.nextDouble(),
                ramps.areNone() ? NONE : random.nextDouble()));
    }

    private Optional<Profile> open() {
        if (chance()) {
            return Optional.empty();
        }
        double[] values = new double[snapshots];
        for (int t = 0; t < snapshots; t++) {
            values[t] = t > 0 && chance() ? Double.NaN : number();
        }
        return Optional.of(chance() ? Profile.of(number()) : Profile.of(values));
    }

    private Profile profile(double low, double high) {
        double[] values = random.doubles(snapshots, low, high).toArray();
        return chance() ? Profile.of(values[0]) : Profile.of(values);
    }

    private double number() {
        return chance() ? 1 + random.nextInt(99) : Math.nextUp(100 * random.nextDouble());
    }

    private boolean chance() {
        return random.nextBoolean();
    }
}
