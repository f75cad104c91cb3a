package org.rexnet.investment.growth;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.rexnet.core.study.Horizon;

/** Prices where participants may build, at which each last found nothing that pays; mutable, for one thread. */
final class RememberedPrices {

    /** Share of prices by which they must have moved on average to be worth another look. */
    private static final double HARDLY = 0.02;

    private final Territory territory;
    private final DoubleBinaryOperator price;
    private final Map<String, double[]> kept = new HashMap<>();

    /** Remembers nothing yet of prices per MWh, by positions of the bus and the snapshot. */
    RememberedPrices(Territory territory, DoubleBinaryOperator price) {
        this.territory = territory;
        this.price = price;
    }

    /** Keeps the prices of now, at which a participant found nothing. */
    void keep(String participant) {
        kept.put(participant, now(participant));
    }

    /** Keeps nothing of a participant. */
    void forget(String participant) {
        kept.remove(participant);
    }

    /** Returns whether prices are much as they were when a participant last found nothing. */
    boolean areAlike(String participant) {
        double[] before = kept.get(participant);
        if (before == null) {
            return false;
        }
        double[] now = now(participant);
        double moved = 0;
        double sum = 0;
        for (int k = 0; k < now.length; k++) {
            moved += Math.abs(now[k] - before[k]);
            sum += Math.max(Math.abs(now[k]), Math.abs(before[k]));
        }
        return moved <= HARDLY * sum;
    }

    private double[] now(String participant) {
        Set<Integer> buses = new LinkedHashSet<>();
        territory.candidates(participant).forEach(candidate -> buses.addAll(territory.places(candidate)));
        Horizon horizon = territory.study().horizon();
        double[] now = new double[buses.size() * horizon.size()];
        int k = 0;
        for (int bus : buses) {
            for (int t = 0; t < horizon.size(); t++) {
                now[k++] = horizon.at(t).objectiveWeight() * price.applyAsDouble(bus, t);
            }
        }
        return now;
    }
}
