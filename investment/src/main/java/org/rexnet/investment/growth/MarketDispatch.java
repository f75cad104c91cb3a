package org.rexnet.investment.growth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;

/**
 * Dispatch of a market: arrays by snapshot, then by position in the whole study, 0 for absent components.
 *
 * @param prices money per MWh, by bus
 * @param lostMw load that is not served, by bus
 * @param surplusMw what is left over, by bus
 * @param boughtMw what bids to buy get, by bid
 * @param co2Tonnes of all fuel that is burnt
 * @param surpluses of components, those of buses left out
 * @param cost of operation over the horizon
 */
record MarketDispatch(
        double[][] prices,
        double[][] lostMw,
        double[][] surplusMw,
        double[][] boughtMw,
        double co2Tonnes,
        List<Surplus> surpluses,
        double cost) {

    /** Reads a clearing of a part of a study. */
    static MarketDispatch of(Clearing clearing, Territory territory) {
        Study part = clearing.study();
        int[] buses = part.network().buses().stream()
                .mapToInt(bus -> territory.bus(bus.id()))
                .toArray();
        Study whole = territory.study();
        int[] bids = positions(whole.bids(), part.bids(), Bid::id);
        int all = whole.network().buses().size();
        return new MarketDispatch(
                spread(clearing.prices(), buses, all),
                spread(clearing.series(ComponentKind.BUS, "lost_load"), buses, all),
                spread(clearing.series(ComponentKind.BUS, "surplus"), buses, all),
                spread(
                        clearing.series(ComponentKind.BID, "p"),
                        bids,
                        whole.bids().size()),
                clearing.emissionsTonnes(),
                clearing.surpluses().all().stream()
                        .filter(one -> one.component().kind() != ComponentKind.BUS)
                        .toList(),
                clearing.objective());
    }

    private static <C> int[] positions(List<C> all, List<C> some, Function<C, String> id) {
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            known.put(id.apply(all.get(i)), i);
        }
        return some.stream()
                .mapToInt(one -> known.getOrDefault(id.apply(one), -1))
                .toArray();
    }

    private static double[][] spread(double[][] values, int[] positions, int count) {
        double[][] spread = new double[values.length][count];
        for (int t = 0; t < values.length; t++) {
            for (int i = 0; i < positions.length && i < values[t].length; i++) {
                spread[t][positions[i]] = values[t][i];
            }
        }
        return spread;
    }
}
