package org.rexnet.investment.growth;

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Study;

/**
 * The most that capacity could earn at prices that stand, whatever of it were built: no proposal gains more than the sum of what candidates
 * earn beyond their cost, as prices are duals of everything else. Immutable.
 */
final class PriceTaker {

    private final Territory territory;
    private final Study study;
    private final DoubleBinaryOperator price;

    /** Makes the bounds at prices per MWh, by positions of the bus and the snapshot. */
    PriceTaker(Territory territory, DoubleBinaryOperator price) {
        this.territory = territory;
        this.price = price;
        study = territory.study();
    }

    /** Returns what a participant could gain at most by building of its candidates, each up to its room. */
    double mostGain(String participant, Standing standing) {
        double most = 0;
        for (int candidate : territory.candidates(participant)) {
            double room = standing.room(candidate);
            double cost = territory.candidates().get(candidate).expansion().annualCost();
            most += room > 0 ? Math.max(0, mostRent(candidate) - cost) * room : 0;
        }
        return most;
    }

    /** Returns the most that one MW (MWh) of a candidate could earn over the horizon; infinite where nothing is known. */
    double mostRent(int position) {
        return switch (territory.candidates().get(position).component()) {
            case Generator c -> generator(c);
            case StorageUnit c -> storage(c);
            case LinkOperation c -> link(c);
            case LineOperation c -> line(c);
            default -> Double.POSITIVE_INFINITY;
        };
    }

    private double sum(IntToDoubleFunction earned) {
        double sum = 0;
        for (int t = 0; t < study.horizon().size(); t++) {
            sum += study.horizon().at(t).objectiveWeight() * Math.max(0, earned.applyAsDouble(t));
        }
        return sum;
    }

    private double generator(Generator c) {
        int bus = territory.bus(c.bus());
        return PlainParts.isPlain(c)
                ? sum(t -> c.maxPu().at(t)
                        * (price.applyAsDouble(bus, t) - c.marginalCost().at(t)))
                : Double.POSITIVE_INFINITY;
    }

    private double line(LineOperation c) {
        int from = territory.bus(c.branch().from());
        int to = territory.bus(c.branch().to().get(0));
        return sum(t -> c.maxPu().at(t) * Math.abs(price.applyAsDouble(to, t) - price.applyAsDouble(from, t)));
    }

    private double link(LinkOperation c) {
        if (!PlainParts.isPlain(c)) {
            return Double.POSITIVE_INFINITY;
        }
        int from = territory.bus(c.link().from());
        int to = territory.bus(c.link().to().get(0));
        return sum(t -> c.maxPu().at(t)
                * (c.efficiencies().get(0).at(t) * price.applyAsDouble(to, t)
                        - price.applyAsDouble(from, t)
                        - c.marginalCost().at(t)));
    }

    private double storage(StorageUnit c) {
        if (!PlainParts.isPlain(c)) {
            return Double.POSITIVE_INFINITY;
        }
        return study.horizon().blocks().stream()
                .mapToDouble(block -> Math.min(limitedByPower(c, block), limitedByEnergy(c, block)))
                .sum();
    }

    /** By one value of stored energy throughout a block, the best of those at which it just pays to store or to dispatch. */
    private double limitedByPower(StorageUnit c, Horizon.Block block) {
        double least = Double.POSITIVE_INFINITY;
        for (int s = block.first(); s < block.end(); s++) {
            least = Math.min(
                    least,
                    Math.min(
                            earnedAt(Math.max(0, lowest(c, s)), c, block),
                            earnedAt(Math.max(0, highest(c, s)), c, block)));
        }
        return least;
    }

    private double earnedAt(double value, StorageUnit c, Horizon.Block block) {
        double sum = 0;
        for (int t = block.first(); t < block.end(); t++) {
            double hours = study.horizon().at(t).durationHours();
            double stored = hours * c.efficiencyStore().at(t) * (value - highest(c, t));
            double dispatched = hours / c.efficiencyDispatch().at(t) * (lowest(c, t) - value);
            sum += Math.max(0, stored) + Math.max(0, dispatched);
        }
        return sum;
    }

    /** By values of stored energy at which neither storing nor dispatching earns, so that only keeping it while it becomes dearer does. */
    private double limitedByEnergy(StorageUnit c, Horizon.Block block) {
        double rises = 0;
        double value = c.cyclic() ? lowest(c, block.first()) : Double.POSITIVE_INFINITY;
        for (int round = c.cyclic() ? 0 : 1; round < 2; round++) {
            rises = 0;
            for (int t = block.first(); t < block.end(); t++) {
                double next = Math.max(lowest(c, t), Math.min(highest(c, t), value));
                rises += Double.isInfinite(value) ? 0 : Math.max(0, Math.max(0, next) - value);
                value = next;
            }
        }
        return c.maxHours() * rises;
    }

    /** Returns what a stored MWh brings when it is dispatched in a snapshot, with its weight. */
    private double lowest(StorageUnit c, int t) {
        double weight = study.horizon().at(t).objectiveWeight();
        double perMwh = price.applyAsDouble(territory.bus(c.bus()), t)
                - c.marginalCost().at(t);
        return weight
                * perMwh
                * c.efficiencyDispatch().at(t)
                / study.horizon().at(t).durationHours();
    }

    /** Returns what a stored MWh costs when it is stored in a snapshot, with its weight. */
    private double highest(StorageUnit c, int t) {
        double weight = study.horizon().at(t).objectiveWeight();
        double perMwh = price.applyAsDouble(territory.bus(c.bus()), t);
        return weight
                * perMwh
                / c.efficiencyStore().at(t)
                / study.horizon().at(t).durationHours();
    }
}
