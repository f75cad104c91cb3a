package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;

/**
 * Prices of all buses of one carrier over the horizon, in money per MWh.
 *
 * @param carrier what balances at the buses
 * @param buses number of buses
 * @param loadMwh energy that loads withdraw there
 * @param average weighted by load, and where there is none by time alone
 * @param lowest at any of the buses in any snapshot
 * @param highest at any of the buses in any snapshot
 */
public record CarrierPrice(String carrier, int buses, double loadMwh, double average, double lowest, double highest) {

    /** Returns the prices of all carriers that buses have, in the order in which the network names them. */
    public static List<CarrierPrice> of(Clearing clearing) {
        Map<String, List<BusPrice>> byCarrier = new LinkedHashMap<>();
        for (BusPrice price : BusPrice.of(clearing)) {
            byCarrier
                    .computeIfAbsent(price.carrier(), carrier -> new ArrayList<>())
                    .add(price);
        }
        Map<String, LoadSum> loads = loads(clearing);
        List<CarrierPrice> all = new ArrayList<>();
        byCarrier.forEach((carrier, prices) -> all.add(of(carrier, prices, loads.getOrDefault(carrier, LoadSum.NONE))));
        return all;
    }

    /** Energy of loads and what it is worth. */
    private record LoadSum(double mwh, double value) {

        static final LoadSum NONE = new LoadSum(0, 0);

        LoadSum plus(double moreMwh, double moreValue) {
            return new LoadSum(mwh + moreMwh, value + moreValue);
        }
    }

    private static CarrierPrice of(String carrier, List<BusPrice> prices, LoadSum load) {
        double byTime = prices.stream().mapToDouble(BusPrice::average).average().orElse(0);
        return new CarrierPrice(
                carrier,
                prices.size(),
                load.mwh(),
                load.mwh() > 0 ? load.value() / load.mwh() : byTime,
                prices.stream().mapToDouble(BusPrice::lowest).min().orElse(0),
                prices.stream().mapToDouble(BusPrice::highest).max().orElse(0));
    }

    private static Map<String, LoadSum> loads(Clearing clearing) {
        Study study = clearing.study();
        double[][] prices = clearing.prices();
        Map<String, LoadSum> sums = new LinkedHashMap<>();
        for (Load load : study.loads()) {
            int bus = study.network().busIndex(load.bus());
            double mwh = 0;
            double value = 0;
            for (int t = 0; t < prices.length; t++) {
                double energy = BusLoad.mwh(load, study.horizon(), t);
                mwh += energy;
                value += energy * prices[t][bus];
            }
            String carrier = study.network().buses().get(bus).carrier();
            sums.put(carrier, sums.getOrDefault(carrier, LoadSum.NONE).plus(mwh, value));
        }
        return sums;
    }
}
