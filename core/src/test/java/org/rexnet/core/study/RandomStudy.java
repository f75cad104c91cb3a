package org.rexnet.core.study;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.rexnet.network.Carrier;

/**
 * Small random studies that draw from all components and attributes; one study for one seed.
 *
 * <p>A study has three electrical buses, two of heat and one of hydrogen. Each has a dear source and a dear drain without limit, so that
 * most studies are feasible. Upon these each {@link Feature} that was drawn adds its part; a feature has dice of its own, so that leaving
 * one out changes nothing else.
 */
public final class RandomStudy {

    /** When the first snapshot starts; snapshots start every two hours and last at most as long. */
    public static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    static final List<String> POWER = List.of("a", "b", "c");
    static final List<String> HEAT = List.of("warm", "hot");
    static final String HYDROGEN = "h";

    static final int STEP_HOURS = 2;

    /** What a study may contain; a catalogue, in the order in which it is added. */
    public enum Feature {
        /** Snapshots that stand for different hours in cost, storage and limits. */
        UNEVEN_WEIGHTS((dice, study) -> {}),
        /** Blocks that pass on no state. */
        BLOCKS((dice, study) -> {}),
        /** Load that may stay away at a price. */
        LOST_LOAD((dice, study) -> {}),
        /** Generators of either sign with limits, costs and efficiencies that change. */
        GENERATORS(RandomSupply::generators),
        /** Generators whose cost is piecewise linear, or falls due whatever they do. */
        PIECEWISE_COST(RandomSupply::piecewiseCost),
        /** Generators and links whose cost is quadratic. */
        QUADRATIC_COST(RandomSupply::quadraticCost),
        /** Generators and links whose output changes no faster than they can. */
        RAMPS(RandomSupply::ramps),
        /** Generators and links that are on or off. */
        COMMITMENT(RandomSupply::commitment),
        /** Generators with a least or a most energy. */
        ENERGY_LIMITS(RandomSupply::energyLimits),
        /** Generators and links whose output is prescribed now and then. */
        SET_POINTS(RandomSupply::setPoints),
        /** Generators whose capacity is to be found. */
        GENERATOR_CANDIDATES(RandomSupply::candidates),
        /** Generators whose capacity comes in whole modules. */
        MODULES(RandomSupply::modules),
        /** Storage units with every attribute. */
        STORAGE_UNITS(RandomStorage::units),
        /** Stores with every attribute. */
        STORES(RandomStorage::stores),
        /** Storage that keeps losing what it holds. */
        STANDING_LOSS(RandomStorage::standingLoss),
        /** Storage with prescribed levels and outputs. */
        SET_LEVELS(RandomStorage::setLevels),
        /** Storage whose capacity is to be found. */
        STORAGE_CANDIDATES(RandomStorage::candidates),
        /** Lines in a mesh. */
        LINES(RandomGrid::lines),
        /** Transformers with taps and phase shifts. */
        TRANSFORMERS(RandomGrid::transformers),
        /** Lines and transformers whose capacity is to be found. */
        LINE_CANDIDATES(RandomGrid::lineCandidates),
        /** Links with one or several further buses, that draw or feed there. */
        LINKS(RandomGrid::links),
        /** Links whose capacity is to be found. */
        LINK_CANDIDATES(RandomGrid::linkCandidates),
        /** Links of which what they draw arrives later. */
        LINK_DELAY(RandomGrid::linkDelay),
        /** Lines without reactance, side by side and in a mesh with others. */
        COUPLERS(RandomGrid::couplers),
        /** Electrolysers whose efficiency falls with load. */
        ELECTROLYSERS(RandomGrid::electrolysers),
        /** Electrolysers whose capacity is to be found. */
        ELECTROLYSER_CANDIDATES(RandomGrid::electrolyserCandidates),
        /** Pipes that lose heat by the hour and by the MWh. */
        PIPES(RandomHeat::pipes),
        /** Pipes through which heat takes time. */
        PIPE_DELAY(RandomHeat::delay),
        /** Pipes and plants of heat whose capacity is to be found. */
        HEAT_CANDIDATES(RandomHeat::candidates),
        /** Back-pressure and extraction plants that burn bought fuel or hydrogen. */
        HEAT_AND_POWER(RandomHeat::heatAndPower),
        /** Buildings that are kept warm. */
        BUILDINGS(RandomHeat::buildings),
        /** Bids to buy and to sell. */
        BIDS(RandomDemand::bids),
        /** Loads that may be shifted within windows of several snapshots. */
        FLEXIBLE_LOADS(RandomDemand::flexibleLoads),
        /** Contracts between two buses. */
        CONTRACTS(RandomDemand::contracts),
        /** Vehicles that charge, wait for plugs, go elsewhere and feed back. */
        CHARGING(RandomDemand::charging),
        /** Stations whose connection is to be found. */
        STATION_CANDIDATES(RandomDemand::stationCandidates),
        /** Limits that generators share in every snapshot. */
        OUTPUT_LIMITS(RandomLimits::output),
        /** Limits on emissions, on energy and on renewables, of which some bind. */
        ENERGY_CONSTRAINTS(RandomLimits::energy),
        /** Limits on capacities and on what they cost. */
        CAPACITY_CONSTRAINTS(RandomLimits::capacity),
        /** Two or three ways that demand, wind, water and costs may turn out. */
        SCENARIOS(RandomLimits::scenarios);

        private final BiConsumer<Dice, StudyBuilder> part;

        Feature(BiConsumer<Dice, StudyBuilder> part) {
            this.part = part;
        }
    }

    /** Features by which capacities are to be found. */
    public static final Set<Feature> CANDIDATES = Set.of(
            Feature.GENERATOR_CANDIDATES,
            Feature.MODULES,
            Feature.STORAGE_CANDIDATES,
            Feature.LINE_CANDIDATES,
            Feature.LINK_CANDIDATES,
            Feature.ELECTROLYSER_CANDIDATES,
            Feature.HEAT_CANDIDATES,
            Feature.STATION_CANDIDATES,
            Feature.CAPACITY_CONSTRAINTS);

    private RandomStudy() {}

    /** Draws a study of 4 to 9 snapshots that may contain everything. */
    public static Study of(long seed) {
        return of(seed, EnumSet.allOf(Feature.class));
    }

    /** Draws a study of 4 to 9 snapshots of everything but some features. */
    public static Study without(long seed, Set<Feature> excluded) {
        Set<Feature> rest = EnumSet.allOf(Feature.class);
        rest.removeAll(excluded);
        return of(seed, rest);
    }

    /** Draws a study of 4 to 9 snapshots that may contain some features; each is drawn every other time. */
    public static Study of(long seed, Set<Feature> allowed) {
        return exactly(seed, new Dice(seed, 1).whole(4, 9), drawn(seed, allowed));
    }

    /** Returns which of some features the study of a seed contains. */
    public static Set<Feature> drawn(long seed, Set<Feature> allowed) {
        Set<Feature> drawn = EnumSet.noneOf(Feature.class);
        for (Feature feature : Feature.values()) {
            if (new Dice(seed(seed, feature), 1).chance() && allowed.contains(feature)) {
                drawn.add(feature);
            }
        }
        return drawn;
    }

    /** Returns the study of a seed with so many snapshots and exactly these features. */
    public static Study exactly(long seed, int snapshots, Set<Feature> features) {
        StudyBuilder study = Study.builder("random " + seed);
        Horizon horizon = horizon(new Dice(seed, snapshots), features);
        study.horizon(horizon);
        study.settings(settings(new Dice(seed, snapshots), features));
        places(study);
        everywhere(new Dice(seed, snapshots), study);
        for (Feature feature : Feature.values()) {
            if (features.contains(feature)) {
                feature.part.accept(new Dice(seed(seed, feature), horizon), study);
            }
        }
        return study.build();
    }

    private static long seed(long seed, Feature feature) {
        return 1_000_003 * seed + feature.name().hashCode();
    }

    private static Horizon horizon(Dice dice, Set<Feature> features) {
        boolean uneven = features.contains(Feature.UNEVEN_WEIGHTS);
        int drawn = dice.whole(2, 4);
        int block = features.contains(Feature.BLOCKS) ? drawn : dice.snapshots();
        List<Horizon.Snapshot> snapshots = new ArrayList<>();
        for (int t = 0; t < dice.snapshots(); t++) {
            snapshots.add(new Horizon.Snapshot(
                    Instants.format(START.plus(Duration.ofHours(STEP_HOURS * (long) t))),
                    uneven ? dice.pick(List.of(0.5, 1.0, 3.0)) : STEP_HOURS,
                    uneven ? dice.pick(List.of(0.5, 1.0, 2.0)) : STEP_HOURS,
                    uneven ? dice.pick(List.of(1.0, 2.0, 5.0)) : STEP_HOURS,
                    "block " + t / block));
        }
        return new Horizon(snapshots);
    }

    private static Settings settings(Dice dice, Set<Feature> features) {
        return features.contains(Feature.LOST_LOAD)
                ? Settings.DEFAULTS.withLostLoad(dice.number(150, 600))
                : Settings.DEFAULTS;
    }

    private static void places(StudyBuilder study) {
        study.add(Carrier.of("coal", 0.34)).add(Carrier.of("gas", 0.2)).add(Carrier.of("wind"));
        study.add(Carrier.of("water", 0.05)).add(Carrier.of("import", 0.1));
        study.add(Carrier.of("battery")).add(Carrier.of("spare"));
        POWER.forEach(study::buses);
        HEAT.forEach(bus -> study.bus(bus, "heat"));
        study.bus(HYDROGEN, "hydrogen");
    }

    /** At every bus a load, a dear source and a dear drain without limit. */
    private static void everywhere(Dice dice, StudyBuilder study) {
        List<String> buses = new ArrayList<>(POWER);
        buses.addAll(HEAT);
        buses.add(HYDROGEN);
        for (String bus : buses) {
            double most = POWER.contains(bus) ? 60 : 12;
            study.add(Load.builder("load " + bus, bus)
                    .carrier(dice.chance() ? "people" : "")
                    .powerMw(dice.profile(0.2 * most, most))
                    .build());
            double source = dice.number(300, 400);
            double drain = dice.number(20, 60);
            study.generator(
                    "source " + bus,
                    bus,
                    g -> g.capacityMw(1000).marginalCost(source).carrier("spare"));
            study.generator(
                    "drain " + bus,
                    bus,
                    g -> g.capacityMw(1000).marginalCost(drain).sign(-1));
        }
    }
}
