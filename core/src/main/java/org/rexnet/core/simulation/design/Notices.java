package org.rexnet.core.simulation.design;

import java.util.List;
import java.util.stream.IntStream;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Sight;

/** Decisions of plants that must know some time before delivery what they do. */
final class Notices {

    private final Arena arena;
    /** Plants that must know. */
    private final int[] plants;

    Notices(Arena arena) {
        this.arena = arena;
        List<Plant> all = arena.plants.all();
        plants = IntStream.range(0, all.size())
                .filter(p -> all.get(p).notice() > 0)
                .toArray();
    }

    /** Asked for the power of an activity. */
    interface Choice {

        /** Returns MW of an activity of a plant in a period. */
        double mw(int plant, int activity, int period);
    }

    /** Decides at the start of a period all whose notice time has come. */
    void decide(int now, Choice choice) {
        for (int p : plants) {
            Plant plant = arena.plants.all().get(p);
            for (int period = now; period <= now + plant.notice(); period++) {
                for (int a = 0; a < plant.activities().size() && period < arena.count; a++) {
                    if (!arena.states.isDecided(p, a, period)) {
                        arena.states.decide(p, a, period, choice.mw(p, a, period));
                    }
                }
            }
        }
    }

    /** Who runs where a price that it expects covers its cost. */
    Choice atPrices(int now, PriceView prices) {
        Sight sight = arena.plants.expected(now);
        return (p, a, period) -> {
            Activity activity = arena.plants.all().get(p).activities().get(a);
            double margin = -activity.cost(period);
            for (Activity.Leg leg : activity.legs()) {
                margin += leg.perMw(period) * prices.at(leg.site(), period);
            }
            return margin > 0 ? activity.most(period, sight) : activity.least(period);
        };
    }
}
