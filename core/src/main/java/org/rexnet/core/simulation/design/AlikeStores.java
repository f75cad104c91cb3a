package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.plan.FirstWorth;
import org.rexnet.core.simulation.plant.Plants;

/**
 * Groups of stores that differ in their content only, such as batteries of one make at a site: at the same prices their content is worth
 * the same. Immutable.
 */
final class AlikeStores {

    private static final int ALONE = -1;

    /** By plant: number of its group, or {@link #ALONE}. */
    private final int[] groups;

    private final int count;

    AlikeStores(Plants plants) {
        groups = new int[plants.all().size()];
        Map<List<Double>, Integer> numbers = new HashMap<>();
        for (int p = 0; p < groups.length; p++) {
            List<Double> facts = plants.all().get(p).reservoir().isPresent()
                    ? facts(plants.reservoir(p), plants.activities(p))
                    : List.of();
            groups[p] = facts.isEmpty() ? ALONE : numbers.computeIfAbsent(facts, known -> numbers.size());
        }
        count = numbers.size();
    }

    /** Returns all that the worth of a store's content depends on but for prices; nothing where it changes with time. */
    private static List<Double> facts(Reservoir store, Activity[] activities) {
        if (!store.isSteady() || store.isNeed()) {
            return List.of();
        }
        List<Double> facts =
                new ArrayList<>(List.of((double) store.end(), store.least(0), store.most(0), store.worth()));
        for (Activity activity : activities) {
            if (activity.legs().size() != 1 || !activity.isSteady() || activity.isDrawn()) {
                return List.of();
            }
            Activity.Leg leg = activity.legs().get(0);
            facts.addAll(List.of(
                    (double) leg.site(),
                    leg.perMw(0),
                    Math.max(activity.least(0), activity.most()[0]),
                    activity.cost(0),
                    activity.content()));
        }
        return facts;
    }

    /** Returns a place for what is found out about one period. */
    Worths worths() {
        return new Worths();
    }

    /** What content of groups is worth at the end of a period, of those that somebody asked about. Mutable. */
    final class Worths {

        private final @Nullable FirstWorth[] known = new FirstWorth[count];
        private final @Nullable PriceView[] prices = new PriceView[count];

        private Worths() {}

        /** Returns what content of a store is worth at some prices, where it is known of its group; null where it is not. */
        @Nullable
        FirstWorth find(int plant, PriceView at) {
            int group = groups[plant];
            return group == ALONE || !at.equals(prices[group]) ? null : known[group];
        }

        /** Notes what content of a store is worth at some prices. */
        void note(int plant, PriceView at, FirstWorth worth) {
            if (groups[plant] != ALONE) {
                prices[groups[plant]] = at;
                known[groups[plant]] = worth;
            }
        }

        /** Returns whether others may be like a store. */
        boolean has(int plant) {
            return groups[plant] != ALONE;
        }
    }
}
