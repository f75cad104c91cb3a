package org.rexnet.core.simulation.dispatch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stores of a window that are alike in all, their content included. As costs are linear, it is best for each to do the same, so that one
 * store as large as all of a pool stands for them in a program. Immutable.
 */
final class StorePools {

    private static final StorePools NONE = new StorePools(0);

    /** By plant: the first plant of its pool; nothing where there are no pools. */
    private final int[] first;
    /** By plant that is the first of a pool: how many there are. */
    private final int[] sizes;

    private StorePools(int plants) {
        first = new int[plants];
        sizes = new int[plants];
        Arrays.setAll(first, p -> p);
        Arrays.fill(sizes, 1);
    }

    /** All that matters of a store in a window. */
    private record Facts(
            List<Activity> activities, Reservoir store, double content, List<Double> prices, List<Double> lengths) {}

    /** Finds the pools of a window; none where stores are steps of a single period, or where shortage is shared. */
    static StorePools of(List<Plant> plants, Outlook window) {
        if (window.periods() == 1 || window.fair()) {
            return NONE;
        }
        StorePools pools = new StorePools(plants.size());
        Map<Facts, Integer> known = new HashMap<>();
        for (int p = 0; p < plants.size(); p++) {
            Plant plant = plants.get(p);
            if (plant.reservoir().isPresent() && isFree(plant, p, window)) {
                EndWorth.Steps worth = window.worth().of(p);
                Facts facts = new Facts(
                        plant.activities(),
                        plant.reservoir().get(),
                        window.states().content(p),
                        Arrays.stream(worth.prices()).boxed().toList(),
                        Arrays.stream(worth.lengths()).boxed().toList());
                int lead = known.getOrDefault(facts, p);
                known.put(facts, lead);
                pools.first[p] = lead;
                pools.sizes[lead] += lead == p ? 0 : 1;
            }
        }
        return pools;
    }

    /** Returns whether nothing ties a plant's store but what its activities can do. */
    private static boolean isFree(Plant plant, int p, Outlook window) {
        return window.sight().sees(p)
                && plant.shared().isEmpty()
                && Double.isInfinite(plant.rampMw())
                && window.states().followsContent(p)
                && !window.states().hasDecisions(p);
    }

    /** Returns whether all stores stand for themselves. */
    boolean isEmpty() {
        return first.length == 0;
    }

    /** Returns the plant that stands for a plant: itself, where it is the first of its pool or in none. */
    int first(int plant) {
        return isEmpty() ? plant : first[plant];
    }

    /** Returns how many plants are in the pool of a plant, itself included. */
    int size(int plant) {
        return isEmpty() ? 1 : sizes[first[plant]];
    }
}
