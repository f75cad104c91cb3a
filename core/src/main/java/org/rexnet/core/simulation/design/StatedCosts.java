package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.plant.Strategies;
import org.rexnet.core.simulation.plant.Strategy;
import org.rexnet.core.simulation.world.Actor;

/** Plants with the costs that their owners say, day by day, to who schedules and redispatches them. Mutable, for one thread. */
final class StatedCosts {

    private final Arena arena;
    /** By actor; those who tell the truth, too. */
    private final List<Strategy> strategies;

    private final List<Plant> plants;
    private final boolean any;

    StatedCosts(Arena arena) {
        this.arena = arena;
        List<Actor> actors = arena.setting.actors();
        strategies = actors.stream().map(Strategies::of).toList();
        any = strategies.stream().anyMatch(one -> !one.name().equals(Strategies.TRUTHFUL));
        plants = new ArrayList<>(arena.plants.all());
    }

    /** Returns the plants with what was said of them so far, and the truth where nothing was. */
    List<Plant> plants() {
        return plants;
    }

    /** Returns whether anybody might not say the truth. */
    boolean any() {
        return any;
    }

    /** Lets owners state the cost of feeding in in some periods, by their forecast at their places. */
    void state(int now, int first, int end, PriceView local) {
        for (int p = 0; p < plants.size() && any; p++) {
            Plant plant = plants.get(p);
            if (plant.actor() >= 0 && plant.reservoir().isEmpty()) {
                plants.set(p, stated(plant, p, now, first, end, local));
            }
        }
    }

    private Plant stated(Plant plant, int p, int now, int first, int end, PriceView local) {
        Strategy strategy = strategies.get(plant.actor());
        List<Activity> activities = new ArrayList<>();
        boolean changes = false;
        for (int a = 0; a < plant.activities().size(); a++) {
            Activity truth = arena.plants.all().get(p).activities().get(a);
            Activity one = plant.activities().get(a);
            if (truth.kind() == Activity.Kind.SUPPLY) {
                double[] said = all(one);
                for (int period = first; period < end; period++) {
                    said[period] = said(strategy, plant.actor(), truth, now, period, local);
                    changes |= said[period] != truth.cost(period);
                }
                one = new Activity(one.kind(), one.legs(), one.least(), one.most(), one.series(), said, one.content());
            }
            activities.add(one);
        }
        return changes
                ? new Plant(
                        plant.name(),
                        plant.actor(),
                        activities,
                        plant.shared(),
                        plant.reservoir(),
                        plant.notice(),
                        plant.rampMw())
                : plant;
    }

    /** Per MWh of the activity: what is said is said of its first leg. */
    private double said(Strategy strategy, int actor, Activity truth, int now, int period, PriceView local) {
        Activity.Leg leg = truth.legs().get(0);
        double perMw = leg.perMw(period);
        double price = local.at(leg.site(), period);
        double lowest =
                arena.market.rules().lowestTicks() * arena.market.rules().tickPerMwh();
        double highest =
                arena.market.rules().highestTicks() * arena.market.rules().tickPerMwh();
        Strategy.Occasion on = new Strategy.Occasion(actor, 0, period, period - now, price, lowest, highest, 0);
        return perMw == 0 ? truth.cost(period) : perMw * strategy.statedCost(truth.cost(period) / perMw, on);
    }

    private double[] all(Activity activity) {
        double[] costs = activity.cost();
        if (costs.length == arena.count) {
            return costs.clone();
        }
        double[] each = new double[arena.count];
        Arrays.fill(each, costs[0]);
        return each;
    }
}
