package org.rexnet.core.simulation.plant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToIntFunction;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Activity.Kind;
import org.rexnet.core.simulation.dispatch.Activity.Leg;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Sites;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Conversion;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.Study;

/**
 * Makes plants of components. Unit commitment is relaxed: a unit that may be on or off has no least output and no cost of starting. Costs
 * that rise with output become steps at their mean.
 */
final class PlantFactory {

    static final int NETWORK = -1;

    private static final int COST_STEPS = 8;
    private static final double[] ZERO = {0};
    private static final double[] ONE = {1};
    private static final double[] MINUS_ONE = {-1};

    private final Setting setting;
    private final Study study;
    private final Sites sites;
    private final ToIntFunction<ComponentKey> series;
    private final int count;
    private final double hours;
    private final double lostLoad;
    /** Cost of serving what is needed, below 0. */
    private final double[] shed;

    private final Set<ComponentKey> made = new HashSet<>();
    private final StorePlants stores;

    /** Prepares plants; {@code series} numbers what the world decides, below 0 where it decides nothing. */
    PlantFactory(Setting setting, Sites sites, ToIntFunction<ComponentKey> series) {
        this.setting = setting;
        this.study = setting.study();
        this.sites = sites;
        this.series = series;
        count = setting.count();
        hours = setting.periodHours();
        lostLoad = study.settings().lostLoad().orElseThrow();
        shed = new double[] {-lostLoad};
        stores = new StorePlants(this, setting, lostLoad);
    }

    /**
     * Returns the plants of all components that somebody acts for, vehicles aside, in the order of the kinds.
     *
     * @param isFlexible whether an actor moves what it can move
     * @param waits whether what it needs can wait
     */
    List<Plant> owned(IntPredicate isFlexible, IntPredicate waits) {
        List<Plant> plants = new ArrayList<>();
        for (Generator one : study.generators()) {
            owner(one).ifPresent(actor -> plants.add(generator(one, actor, notice(actor))));
        }
        study.loads().forEach(one -> owner(one).ifPresent(actor -> plants.add(load(one, actor))));
        study.bids().forEach(one -> owner(one).ifPresent(actor -> plants.add(bid(one, actor))));
        study.storageUnits()
                .forEach(one -> owner(one)
                        .ifPresent(actor -> plants.add(stores.storageUnit(one, actor, isFlexible.test(actor)))));
        study.stores()
                .forEach(one ->
                        owner(one).ifPresent(actor -> plants.add(stores.store(one, actor, isFlexible.test(actor)))));
        for (Component one : study.converters()) {
            owner(one)
                    .ifPresent(
                            actor -> plants.add(converter(one, one.conversion().orElseThrow(), actor, notice(actor))));
        }
        study.components(Building.class)
                .forEach(one ->
                        owner(one).ifPresent(actor -> plants.add(stores.building(one, actor, waits.test(actor)))));
        study.components(FlexibleLoad.class)
                .forEach(one ->
                        owner(one).ifPresent(actor -> plants.addAll(flexibleLoad(one, actor, waits.test(actor)))));
        study.components().forEach(this::refuseWithoutPlant);
        return plants;
    }

    /** Refuses what could trade and became no plant: it would be missing from the market without a word. */
    private void refuseWithoutPlant(Component component) {
        if (!made.contains(component.key())
                && !component.reach(hours).isEmpty()
                && owner(component).isPresent()) {
            throw new RefusedStudyException(
                    "A simulation knows no plants of the kind of %s yet. Leave it out, or write it as a link."
                            .formatted(component.key()));
        }
    }

    /** Returns who acts for a component; nobody where nothing of it exists. */
    private Optional<Integer> owner(Component component) {
        int actor = setting.actorOf(component.key());
        boolean isNothing = component.kind().hasCapacity() && component.capacity() == 0;
        if (actor < 0 || isNothing) {
            return Optional.empty();
        }
        made.add(component.key());
        return Optional.of(actor);
    }

    /** Returns the number of a component's series; below 0 where the world decides nothing about it. */
    int series(ComponentKey key) {
        return series.applyAsInt(key);
    }

    private int notice(int actor) {
        int minutes = setting.actors().get(actor).conduct().noticeMinutes();
        return Math.ceilDiv(minutes, setting.periods().minutes());
    }

    /** Returns numbers by period, one alone where all are the same. */
    double[] by(IntToDoubleFunction number) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, number);
        return Arrays.stream(numbers).allMatch(one -> one == numbers[0]) ? new double[] {numbers[0]} : numbers;
    }

    /** Returns one leg at a bus. */
    List<Leg> leg(String bus, double perMw) {
        // Plants that are alike share what does not change: much less to look up.
        return List.of(new Leg(sites.number(bus), perMw == 1 ? ONE : perMw == -1 ? MINUS_ONE : new double[] {perMw}));
    }

    private Plant generator(Generator one, int actor, int notice) {
        int drawn = series.applyAsInt(one.key());
        double cap = one.capacityMw();
        double[] most = drawn >= 0 ? ONE : by(t -> cap * Math.max(0, one.maxPu().at(t)));
        double[] least = one.commitment().isPresent()
                ? ZERO
                : by(t -> Math.max(
                        0, cap * Math.min(one.minPu().at(t), one.maxPu().at(t))));
        Kind kind = one.sign() > 0 ? Kind.SUPPLY : Kind.BID;
        List<Leg> leg = leg(one.bus(), Math.signum(one.sign()));
        double ramp = one.rampLimits().alwaysMw(cap);
        boolean steps = !one.quadraticCost().isAlways(0) || one.piecewiseCost().isPresent();
        List<Activity> activities = steps
                ? steps(one, leg, drawn)
                : List.of(new Activity(kind, leg, least, most, drawn, by(one.marginalCost()::at), 0));
        if (steps && (notice > 0 || Double.isFinite(ramp))) {
            throw new RefusedStudyException(
                    "Generator %s: in a simulation a notice time or a ramp limit needs a cost per MWh that does not change with output."
                            .formatted(one.id()));
        }
        return new Plant(
                one.key().toString(), actor, activities, List.of(), Optional.empty(), drawn >= 0 ? 0 : notice, ramp);
    }

    /** Costs that rise with output as steps at the mean cost of each. */
    private List<Activity> steps(Generator one, List<Leg> leg, int drawn) {
        List<Activity> steps = new ArrayList<>();
        double width = one.capacityMw() / COST_STEPS;
        for (int k = 0; k < COST_STEPS; k++) {
            double from = k * width;
            double to = from + width;
            double[] cost = by(t -> one.marginalCost().at(t)
                    + one.quadraticCost().at(t) * (from + to)
                    + one.piecewiseCost()
                            .map(pieces -> (pieces.at(to) - pieces.at(from)) / width)
                            .orElse(0.0));
            double[] most = drawn >= 0
                    ? new double[] {1.0 / COST_STEPS}
                    : by(t -> Math.clamp(one.capacityMw() * one.maxPu().at(t) - from, 0, width));
            steps.add(new Activity(Kind.SUPPLY, leg, ZERO, most, drawn, cost, 0));
        }
        return steps;
    }

    private Plant load(Load one, int actor) {
        int drawn = series.applyAsInt(one.key());
        double[] most = drawn >= 0
                ? ONE
                : by(t -> Math.max(0, -one.sign() * one.powerMw().at(t)));
        return Plant.of(
                one.key().toString(), actor, new Activity(Kind.NEED, leg(one.bus(), -1), ZERO, most, drawn, shed, 0));
    }

    private Plant bid(Bid one, int actor) {
        boolean sells = one.side() == Bid.Side.SELL;
        return Plant.of(
                one.key().toString(),
                actor,
                new Activity(
                        sells ? Kind.SUPPLY : Kind.BID,
                        leg(one.bus(), sells ? 1 : -1),
                        ZERO,
                        by(one.quantityMw()::at),
                        -1,
                        by(t -> (sells ? 1 : -1) * one.price().at(t)),
                        0));
    }

    /** One activity for each way to convert. */
    private Plant converter(Component one, Conversion conversion, int actor, int notice) {
        int drawn = series.applyAsInt(one.key());
        List<Activity> activities = new ArrayList<>();
        for (Conversion.Way way : conversion.ways()) {
            List<Leg> legs = way.ports().stream()
                    .map(port -> new Leg(sites.number(port.bus()), by(port.perMw())))
                    .filter(leg -> Arrays.stream(leg.perMw()).anyMatch(perMw -> perMw != 0))
                    .toList();
            double[] least = one.isCommitted() ? ZERO : by(way.leastMw());
            activities.add(
                    new Activity(Kind.CONVERSION, legs, least, by(way.mostMw()), drawn, by(way.costPerMwh()), 0));
        }
        // A least sum is relaxed as commitment is.
        List<Plant.Shared> shared = conversion.limits().stream()
                .filter(limit -> limit.mostMw() > 0)
                .map(limit -> new Plant.Shared(
                        limit.weights().stream().mapToDouble(weight -> weight).toArray(), limit.mostMw()))
                .toList();
        return new Plant(
                one.key().toString(), actor, activities, shared, Optional.empty(), notice, conversion.rampMw());
    }

    /** One plant for each window, which must have its energy by the end. */
    private List<Plant> flexibleLoad(FlexibleLoad one, int actor, boolean flexible) {
        List<Plant> plants = new ArrayList<>();
        for (int from = 0; from < count; from += one.windowSnapshots()) {
            int end = Math.min(count, from + one.windowSnapshots());
            double need = one.energyMwh(end - from);
            plants.add(Needs.plant(
                    "%s, window from %d".formatted(one.key(), from),
                    actor,
                    new Needs.Want(sites.number(one.bus()), from, end, need, lostLoad, by(one.maxMw()::at), 1),
                    hours,
                    flexible));
        }
        return plants;
    }

    /** Returns the plant of a vehicle; empty where it stays too shortly to take anything. */
    Optional<Plant> vehicle(Stay stay, int actor, boolean flexible) {
        return new VehiclePlant(setting, sites, lostLoad).of(stay, actor, flexible);
    }

    /** Returns the plants of the network: links of one carrier, and the constant losses of pipes. */
    List<Plant> network() {
        List<Plant> plants = new ArrayList<>();
        for (Component link : study.converters()) {
            if (setting.actorOf(link.key()) < 0) {
                plants.add(converter(link, link.conversion().orElseThrow(), NETWORK, 0));
            }
        }
        Map<String, double[]> losses = new LinkedHashMap<>();
        for (PipeOperation pipe : study.pipes()) {
            for (String bus : List.of(pipe.pipe().from(), pipe.pipe().toBus())) {
                double[] mw = losses.computeIfAbsent(bus, name -> new double[count]);
                for (int t = 0; t < count; t++) {
                    mw[t] += pipe.standingLossMw(study.heatSchedule(bus), t);
                }
            }
        }
        losses.forEach((bus, mw) -> plants.add(
                Plant.of("losses at " + bus, NETWORK, new Activity(Kind.NEED, leg(bus, -1), ZERO, mw, -1, shed, 0))));
        return plants;
    }
}
