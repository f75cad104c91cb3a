package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;

/**
 * Price of one bus over the horizon, in money per MWh.
 *
 * @param bus name of the bus
 * @param carrier what balances there
 * @param average over the horizon's weighted hours
 * @param lowest of any snapshot that has a weight
 * @param highest of any snapshot that has a weight
 */
public record BusPrice(String bus, String carrier, double average, double lowest, double highest) {

    /** Returns the prices of all buses, in the order of the network. */
    public static List<BusPrice> of(Clearing clearing) {
        Study study = clearing.study();
        double[][] prices = clearing.prices();
        List<BusPrice> all = new ArrayList<>();
        for (int bus = 0; bus < study.network().buses().size(); bus++) {
            all.add(of(study.network().buses().get(bus), study.horizon(), prices, bus));
        }
        return all;
    }

    private static BusPrice of(Bus bus, Horizon horizon, double[][] prices, int position) {
        double hours = 0;
        double sum = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < horizon.size(); t++) {
            double weight = horizon.at(t).objectiveWeight();
            if (weight > 0) {
                double price = prices[t][position];
                hours += weight;
                sum += weight * price;
                lowest = Math.min(lowest, price);
                highest = Math.max(highest, price);
            }
        }
        return hours == 0
                ? new BusPrice(bus.id(), bus.carrier(), 0, 0, 0)
                : new BusPrice(bus.id(), bus.carrier(), sum / hours, lowest, highest);
    }
}
