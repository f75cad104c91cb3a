package org.rexnet.core.simulation.design;

import java.util.Arrays;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.EndWorth;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.dispatch.Sight;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.World;

/**
 * Design 8: no market. Loads take what they like, vehicles charge at their full rate on arrival, buildings keep their temperature,
 * batteries take up their owner's own surplus and give it back. Plants are dispatched at cost; what is short is shared: first the largest
 * share that any load loses is made as small as can be, then the total. A flat tariff pays the cost of all energy served, after the event,
 * so that the utility ends at 0.
 */
final class NoMarket implements Design {

    private static final String UTILITY = "utility";

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String name() {
        return "no-market";
    }

    @Override
    public String rule() {
        return "No market: all use energy as they like, plants run at cost, shortage is shared evenly, a flat tariff"
                + " pays.";
    }

    @Override
    public Run run(World world, RunOptions options) {
        Arena arena = new Arena(world, options, true);
        Notices notices = new Notices(arena);
        for (int now = 0; now < arena.count; now++) {
            ownUse(arena, now);
            Sight sight = arena.plants.expected(now);
            notices.decide(
                    now,
                    (p, a, period) ->
                            arena.plants.all().get(p).activities().get(a).most(period, sight));
            arena.deliverFairly(now, EndWorth.ofPlants(arena.plants.all()));
        }
        tariff(arena);
        return arena.run(name());
    }

    /** Batteries store their owner's surplus at their site, and serve its shortfall. */
    private static void ownUse(Arena arena, int now) {
        for (int p = 0; p < arena.plants.all().size(); p++) {
            Plant plant = arena.plants.all().get(p);
            if (plant.isBattery() && arena.realized().sees(p)) {
                double surplus = surplus(arena, plant, now);
                Reservoir store = plant.reservoir().get();
                double held = store.keep(now) * arena.states.content(p) + store.drift(now, arena.realized());
                for (int a = 0; a < plant.activities().size(); a++) {
                    Activity activity = plant.activities().get(a);
                    double room = activity.content() > 0 ? store.most(now) - held : held - store.least(now);
                    double most = Math.min(
                            activity.most(now, arena.realized()),
                            Math.max(0, room) / Math.abs(activity.content()) / arena.sites.hours());
                    double wanted = activity.content() > 0 ? surplus : -surplus;
                    arena.states.decide(p, a, now, Math.clamp(wanted, 0, most));
                }
            }
        }
    }

    private static double surplus(Arena arena, Plant battery, int now) {
        int site = battery.activities().get(0).legs().get(0).site();
        double surplus = 0;
        for (Plant plant : arena.plants.all()) {
            for (Activity activity : plant.activities()) {
                boolean isOwn = plant.actor() == battery.actor()
                        && activity.isDrawn()
                        && activity.legs().size() == 1;
                if (isOwn && activity.legs().get(0).site() == site) {
                    surplus += activity.most(now, arena.realized())
                            * activity.legs().get(0).perMw(now);
                }
            }
        }
        return surplus;
    }

    /** One price for all energy served that covers all costs of the counted periods; plants get their costs back. */
    private static void tariff(Arena arena) {
        int from = arena.setting.warmUp();
        double served = 0;
        double cost = 0;
        int utility = arena.cash.account(UTILITY);
        for (int place = 0; place < arena.places.count(); place++) {
            for (int t = from; t < arena.count; t++) {
                served += Math.max(0, -arena.record.meteredMwh(place, t));
            }
        }
        for (int actor = 0; actor < arena.setting.actors().size(); actor++) {
            double own = arena.record.cost(actor);
            cost += own;
            arena.cash.payActor(actor, arena.count - 1, utility, own);
        }
        if (served > 0) {
            for (double[] ofSites : arena.record.prices()) {
                Arrays.fill(ofSites, cost / served);
            }
        }
        for (int place = 0; place < arena.places.count() && served > 0; place++) {
            for (int t = from; t < arena.count; t++) {
                double mwh = Math.max(0, -arena.record.meteredMwh(place, t));
                arena.cash.pay(place, t, utility, -cost * mwh / served);
            }
        }
    }
}
