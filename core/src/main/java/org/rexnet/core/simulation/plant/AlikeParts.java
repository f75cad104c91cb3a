package org.rexnet.core.simulation.plant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Activity.Leg;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Reservoir;

/**
 * Parts of plants of which equal ones are one object: batteries of one make at a site are the same but for their content, and who goes from
 * one to the next has little to look up. Mutable.
 */
final class AlikeParts {

    private final Map<Double, double[]> numbers = new HashMap<>();
    private final Map<List<Leg>, List<Leg>> legs = new HashMap<>();
    private final Map<Activity, Activity> activities = new HashMap<>();
    private final Map<Reservoir, Reservoir> reservoirs = new HashMap<>();
    private final Map<List<Activity>, Activity[]> arrays = new HashMap<>();

    /** Returns a plant whose parts are those of plants before it, where they are equal. */
    Plant of(Plant plant) {
        return new Plant(
                plant.name(),
                plant.actor(),
                plant.activities().stream().map(this::of).toList(),
                plant.shared(),
                plant.reservoir().map(this::of),
                plant.notice(),
                plant.rampMw());
    }

    /** Returns activities as an array, the same for equal ones; to be read only. */
    Activity[] array(List<Activity> all) {
        return arrays.computeIfAbsent(all, list -> list.toArray(Activity[]::new));
    }

    private Activity of(Activity one) {
        List<Leg> own = one.legs().stream()
                .map(leg -> new Leg(leg.site(), of(leg.perMw())))
                .toList();
        Activity made = new Activity(
                one.kind(),
                legs.computeIfAbsent(own, List::copyOf),
                of(one.least()),
                of(one.most()),
                one.series(),
                of(one.cost()),
                one.content());
        return activities.computeIfAbsent(made, same -> same);
    }

    private Reservoir of(Reservoir one) {
        Reservoir made = new Reservoir(
                one.from(),
                one.end(),
                one.start(),
                of(one.least()),
                of(one.most()),
                of(one.keep()),
                of(one.drift()),
                one.series(),
                one.perSeries(),
                one.worth(),
                one.needed(),
                one.isNeed());
        return reservoirs.computeIfAbsent(made, same -> same);
    }

    /** Returns the one array of a single number; others as they are. */
    private double[] of(double[] all) {
        return all.length == 1 ? numbers.computeIfAbsent(all[0], number -> all) : all;
    }
}
