package org.rexnet.core.simulation.plant;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Activity.Kind;
import org.rexnet.core.simulation.dispatch.Activity.Leg;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.dispatch.Sites;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Stay;

/** Makes plants of vehicles: a battery that is there from when it has a plug to its departure. */
final class VehiclePlant {

    private static final double[] ZERO = {0};

    private final Setting setting;
    private final Sites sites;
    private final double lostLoad;

    VehiclePlant(Setting setting, Sites sites, double lostLoad) {
        this.setting = setting;
        this.sites = sites;
        this.lostLoad = lostLoad;
    }

    Optional<Plant> of(Stay stay, int actor, boolean flexible) {
        EvSession session = stay.session();
        double[] most = new double[setting.count()];
        int from = setting.count();
        int end = 0;
        for (int t = 0; t < most.length; t++) {
            long start = setting.periods().startMillis(t);
            long stop = setting.periods().startMillis(t + 1);
            long plugged = Math.min(stop, session.departure().toEpochMilli())
                    - Math.max(start, stay.from().toEpochMilli());
            if (plugged > 0) {
                most[t] = session.rateMw() * plugged / (stop - start);
                from = Math.min(from, t);
                end = t + 1;
            }
        }
        if (from >= end || session.rateMw() == 0) {
            return Optional.empty();
        }
        double efficiency = session.efficiency() * stay.station().efficiency();
        double value = session.value().orElse(lostLoad);
        int site = sites.number(stay.station().id());
        String name = "%s from %d".formatted(session.key(), from);
        if (session.feedsBack() && flexible) {
            return Optional.of(battery(session, name, actor, site, most, from, end, efficiency, value));
        }
        Needs.Want want = new Needs.Want(site, from, end, session.energyMwh(), value, most, efficiency);
        return Optional.of(Needs.plant(name, actor, want, setting.periodHours(), flexible));
    }

    /** What it holds on arrival is its own: content counts from there, below it where it feeds back. */
    private static Plant battery(
            EvSession session,
            String name,
            int actor,
            int site,
            double[] most,
            int from,
            int end,
            double efficiency,
            double value) {
        double held = session.battery().initialMwh();
        Activity filling =
                new Activity(Kind.FILLING, List.of(new Leg(site, new double[] {-1})), ZERO, most, -1, ZERO, efficiency);
        Activity emptying = new Activity(
                Kind.EMPTYING, List.of(new Leg(site, new double[] {1})), ZERO, most, -1, ZERO, -1 / efficiency);
        Reservoir store = new Reservoir(
                from,
                end,
                held,
                ZERO,
                new double[] {session.battery().capacityMwh()},
                new double[] {1},
                ZERO,
                -1,
                0,
                value,
                held + session.energyMwh(),
                true);
        return new Plant(
                name, actor, List.of(filling, emptying), List.of(), Optional.of(store), 0, Double.POSITIVE_INFINITY);
    }
}
