package org.rexnet.core.simulation.design;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Sight;

/**
 * How much each activity of a plant may offer where several share limits, as power in pure condensing and heat with the power of the
 * back-pressure line share the capacity of an extraction plant: what all hold and offer together the plant can do at once. For one thread.
 */
final class SharedLimits {

    private final Arena arena;
    private final double lotMw;
    private final PriceView prices;
    /** By activity of plants with shared limits; null for all others. */
    private final @Nullable Quoter[] ofActivity;

    SharedLimits(Arena arena, double lotMw, List<Quoter> quoters, PriceView prices) {
        this.arena = arena;
        this.lotMw = lotMw;
        this.prices = prices;
        ofActivity = new Quoter[arena.plants.first(arena.plants.all().size())];
        for (Quoter quoter : quoters) {
            if (quoter.sharesLimits && quoter.trades()) {
                ofActivity[quoter.activity] = quoter;
            }
        }
    }

    /**
     * Returns the largest power in MW that an activity may hold and offer in a period: all that it can do where it shares nothing; else its
     * part of what earns most at the prices expected, or what it holds if that is more, as far as what others hold and offer leaves room.
     */
    double most(Quoter quoter, Activity activity, int period, Sight sight) {
        if (!quoter.sharesLimits) {
            return activity.most(period, sight);
        }
        Plant plant = arena.plants.all().get(quoter.plant());
        int first = arena.plants.first(quoter.plant());
        int own = quoter.activity - first;
        double part = best(plant, period, sight, a -> earned(plant.activities().get(a), period))[own];
        double room = Double.POSITIVE_INFINITY;
        for (Plant.Shared limit : plant.shared()) {
            double left = limit.most();
            for (int a = 0; a < plant.activities().size(); a++) {
                left -= a == own ? 0 : limit.weights()[a] * taken(ofActivity[first + a], period, true);
            }
            room = limit.weights()[own] > 0 ? Math.min(room, left / limit.weights()[own]) : room;
        }
        return Math.max(0, Math.min(room, Math.max(part, taken(quoter, period, false))));
    }

    private double earned(Activity activity, int period) {
        double earned = -activity.cost(period);
        for (Activity.Leg leg : activity.legs()) {
            earned += leg.perMw(period) * prices.at(leg.site(), period);
        }
        return earned;
    }

    /** Returns the power in MW that a quoter has sold, with what it still offers or without. */
    private double taken(@Nullable Quoter quoter, int period, boolean offers) {
        if (quoter == null) {
            return 0;
        }
        Activity activity =
                arena.plants.activities(quoter.plant())[quoter.activity - arena.plants.first(quoter.plant())];
        boolean converts = quoter.kind == Quoter.Kind.CONVERSION;
        Activity.Leg leg = converts ? Quoters.input(activity) : activity.legs().get(0);
        int lots = converts ? quoter.held(period) : -quoter.held(period);
        int offered = offers ? quoter.resting(converts ? Floor.BUY : Floor.SELL, period) : 0;
        return Math.max(0, lots + offered) * lotMw / Math.abs(leg.perMw(period));
    }

    /**
     * Returns powers in MW by activity that fill a plant's shared limits and earn most by it: exactly so where there is one limit. What
     * earns nothing comes last, and has what is left.
     *
     * @param earned money, or whatever counts, per MW of an activity
     */
    static double[] best(Plant plant, int period, Sight sight, IntToDoubleFunction earned) {
        int count = plant.activities().size();
        double[] power = new double[count];
        double[] left = plant.shared().stream().mapToDouble(Plant.Shared::most).toArray();
        for (int a = 0; a < count; a++) {
            power[a] = plant.activities().get(a).least(period);
            take(plant, a, power[a], left);
        }
        Comparator<Integer> byEarning = Comparator.comparingDouble(a -> earned.applyAsDouble(a) / use(plant, a));
        for (int a :
                IntStream.range(0, count).boxed().sorted(byEarning.reversed()).toList()) {
            double more = plant.activities().get(a).most(period, sight) - power[a];
            for (int k = 0; k < left.length; k++) {
                double weight = plant.shared().get(k).weights()[a];
                more = weight > 0 ? Math.min(more, left[k] / weight) : more;
            }
            power[a] += Math.max(0, more);
            take(plant, a, Math.max(0, more), left);
        }
        return power;
    }

    private static void take(Plant plant, int activity, double mw, double[] left) {
        for (int k = 0; k < left.length; k++) {
            left[k] -= plant.shared().get(k).weights()[activity] * mw;
        }
    }

    /** Share of all limits that a MW takes; never 0, so that what takes none comes first. */
    private static double use(Plant plant, int activity) {
        double use = Double.MIN_NORMAL;
        for (Plant.Shared limit : plant.shared()) {
            use += Math.max(0, limit.weights()[activity]) / limit.most();
        }
        return use;
    }
}
