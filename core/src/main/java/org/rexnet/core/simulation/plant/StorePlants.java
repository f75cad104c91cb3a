package org.rexnet.core.simulation.plant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Activity.Kind;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;

/** Makes plants of what stores energy: storage units, stores, and buildings as stores of warmth. */
final class StorePlants {

    private static final double[] ZERO = {0};
    private static final double MOST_SHORTFALL_MW = 1e4;

    private final PlantFactory factory;
    private final Setting setting;
    private final int count;
    private final double hours;
    private final double lostLoad;

    StorePlants(PlantFactory factory, Setting setting, double lostLoad) {
        this.factory = factory;
        this.setting = setting;
        this.lostLoad = lostLoad;
        count = setting.count();
        hours = setting.periodHours();
    }

    private static Activity lost(Kind kind, double most, double cost, double content) {
        return new Activity(kind, List.of(), ZERO, new double[] {most}, -1, new double[] {cost}, content);
    }

    Plant storageUnit(StorageUnit one, int actor, boolean flexible) {
        int drawn = factory.series(one.key());
        double most = one.capacityMw() * one.maxHours();
        double into = one.efficiencyStore().at(0);
        double from = one.efficiencyDispatch().at(0);
        boolean hasInflow = !one.inflowMw().isAlways(0);
        List<Activity> activities = new ArrayList<>();
        boolean moves = flexible || hasInflow;
        activities.add(new Activity(
                Kind.FILLING,
                factory.leg(one.bus(), -1),
                ZERO,
                moves
                        ? factory.by(
                                t -> Math.max(0, -one.capacityMw() * one.minPu().at(t)))
                        : ZERO,
                drawn,
                ZERO,
                into));
        activities.add(new Activity(
                Kind.EMPTYING,
                factory.leg(one.bus(), 1),
                ZERO,
                moves
                        ? factory.by(
                                t -> Math.max(0, one.capacityMw() * one.maxPu().at(t)))
                        : ZERO,
                drawn,
                factory.by(one.marginalCost()::at),
                -1 / from));
        if (hasInflow) {
            activities.add(lost(
                    Kind.SPILL,
                    most / hours + one.inflowMw().max(),
                    one.spillCost().at(0),
                    -1));
        }
        Reservoir store = new Reservoir(
                0,
                count,
                Math.clamp(one.initialMwh(), 0, most),
                ZERO,
                new double[] {most},
                kept(one.standingLoss()),
                factory.by(t -> one.inflowMw().at(t) * hours),
                -1,
                0,
                setting.endValue(one.bus()),
                0,
                false);
        return plant(one, actor, activities, store);
    }

    Plant store(Store one, int actor, boolean flexible) {
        double rate = flexible ? one.capacityMwh() / hours : 0;
        Reservoir store = new Reservoir(
                0,
                count,
                Math.clamp(one.initialMwh(), 0, one.capacityMwh()),
                factory.by(t -> one.capacityMwh() * Math.min(0, one.minPu().at(t))),
                factory.by(t -> one.capacityMwh() * one.maxPu().at(t)),
                kept(one.standingLoss()),
                ZERO,
                -1,
                0,
                setting.endValue(one.bus()),
                0,
                false);
        double[] most = {rate};
        return plant(
                one,
                actor,
                List.of(
                        new Activity(
                                Kind.FILLING,
                                factory.leg(one.bus(), -1),
                                ZERO,
                                most,
                                -1,
                                factory.by(t -> -one.marginalCost().at(t)),
                                1),
                        new Activity(
                                Kind.EMPTYING,
                                factory.leg(one.bus(), 1),
                                ZERO,
                                most,
                                -1,
                                factory.by(one.marginalCost()::at),
                                -1)),
                store);
    }

    /** Content is the temperature in units of the heat that makes it: warmth misses at the value of lost load. */
    Plant building(Building one, int actor, boolean flexible) {
        double perKelvin = hours / one.warmingKPerMw(hours);
        double keep = one.keptShare(hours);
        int drawn = factory.series(one.key());
        double[] least = factory.by(t -> one.minCelsius().at(t) * perKelvin);
        double perOutdoor = (1 - keep) * perKelvin;
        double[] drift = factory.by(t -> perOutdoor
                * (one.resistanceKPerMw() * one.gainMw().at(t)
                        + (drawn < 0 ? one.outdoorCelsius().at(t) : 0)));
        double[] most = flexible ? factory.by(t -> one.maxCelsius().at(t) * perKelvin) : least;
        double start = flexible ? (least[0] + most[0]) / 2 : least[0];
        Reservoir store = new Reservoir(
                0,
                count,
                start,
                least,
                most,
                new double[] {keep},
                drift,
                drawn,
                drawn < 0 ? 0 : perOutdoor,
                0,
                0,
                false);
        double heat = one.maxHeatMw();
        return plant(
                one,
                actor,
                List.of(
                        new Activity(Kind.FILLING, factory.leg(one.bus(), -1), ZERO, new double[] {heat}, -1, ZERO, 1),
                        lost(Kind.SHORTFALL, MOST_SHORTFALL_MW, lostLoad, 1),
                        lost(Kind.SPILL, MOST_SHORTFALL_MW, 0, -1)),
                store);
    }

    /** The level before the first period counts as it is, as in a clearing. */
    private double[] kept(Profile standingLoss) {
        Horizon horizon = setting.study().horizon();
        return factory.by(t -> t == 0 ? 1 : horizon.at(t).kept(standingLoss.at(t)));
    }

    private static Plant plant(Component one, int actor, List<Activity> activities, Reservoir store) {
        return new Plant(
                one.key().toString(), actor, activities, List.of(), Optional.of(store), 0, Double.POSITIVE_INFINITY);
    }
}
