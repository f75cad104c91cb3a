package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;

/**
 * How often one component sets the prices of a carrier.
 *
 * <p>The buses of a carrier share each hour in proportion to what is withdrawn there, equally where nothing is.
 *
 * @param carrier whose prices it sets
 * @param answeredBy component that answers one more MWh of demand, pipes on the way left out, such as a heat pump; empty where nothing
 *     determines it
 * @param setBy component at the end of the chain, such as the gas plant that the heat pump's power comes from
 * @param share of the carrier's hours
 * @param averagePrice in these hours, in money per MWh
 */
public record SetterShare(String carrier, String answeredBy, String setBy, double share, double averagePrice) {

    /**
     * Returns the shares by carrier in the network's order, the largest of each first; together they are 1 for each carrier.
     *
     * @throws IllegalStateException if the clearing was not asked to explain prices
     */
    public static List<SetterShare> of(Clearing clearing) {
        Study study = clearing.study();
        double[][] withdrawn = withdrawn(clearing);
        Map<String, List<Integer>> busesByCarrier = new LinkedHashMap<>();
        List<Bus> buses = study.network().buses();
        for (int b = 0; b < buses.size(); b++) {
            busesByCarrier
                    .computeIfAbsent(buses.get(b).carrier(), c -> new ArrayList<>())
                    .add(b);
        }
        List<SetterShare> all = new ArrayList<>();
        busesByCarrier.forEach((carrier, members) -> all.addAll(of(clearing, carrier, members, withdrawn)));
        return all;
    }

    private record Setter(String answeredBy, String setBy) {}

    private record Hours(double hours, double value) {}

    private static List<SetterShare> of(
            Clearing clearing, String carrier, List<Integer> members, double[][] withdrawn) {
        Map<Setter, Hours> sums = new LinkedHashMap<>();
        double[][] prices = clearing.prices();
        double total = 0;
        for (int t = 0; t < withdrawn.length; t++) {
            double[] row = withdrawn[t];
            double weight = clearing.study().horizon().at(t).objectiveWeight();
            double all = members.stream().mapToDouble(b -> row[b]).sum();
            total += weight;
            for (int bus : members) {
                double hours = weight * (all > 0 ? row[bus] / all : 1.0 / members.size());
                if (hours > 0) {
                    sums.merge(
                            setter(clearing, bus, t),
                            new Hours(hours, hours * prices[t][bus]),
                            (a, b) -> new Hours(a.hours() + b.hours(), a.value() + b.value()));
                }
            }
        }
        double hours = total;
        return sums.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        (Map.Entry<Setter, Hours> e) -> -e.getValue().hours()))
                .map(e -> new SetterShare(
                        carrier,
                        e.getKey().answeredBy(),
                        e.getKey().setBy(),
                        e.getValue().hours() / hours,
                        e.getValue().value() / e.getValue().hours()))
                .toList();
    }

    private static Setter setter(Clearing clearing, int bus, int t) {
        List<PriceChain.Step> main = clearing.priceChain(
                        clearing.study().network().buses().get(bus).id(), t)
                .main();
        if (main.isEmpty()) {
            return new Setter("", "");
        }
        String last = main.get(main.size() - 1).words();
        return new Setter(
                main.stream()
                        .filter(step -> step.component().kind() != ComponentKind.PIPE)
                        .map(PriceChain.Step::words)
                        .findFirst()
                        .orElse(last),
                last);
    }

    /** Returns MW withdrawn by others than branches, by snapshot and bus. */
    private static double[][] withdrawn(Clearing clearing) {
        int buses = clearing.study().network().buses().size();
        double[][] withdrawn = IntStream.range(0, clearing.study().horizon().size())
                .mapToObj(t -> new double[buses])
                .toArray(double[][]::new);
        for (Injection injection : clearing.injections()) {
            boolean isCarried = injection.role() == Injection.Role.TRANSPORT;
            for (int t = 0; t < withdrawn.length && !isCarried; t++) {
                withdrawn[t][injection.bus()] += Math.max(0, -injection.mw(t));
            }
        }
        return withdrawn;
    }
}
