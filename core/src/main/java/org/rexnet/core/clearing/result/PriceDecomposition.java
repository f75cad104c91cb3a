package org.rexnet.core.clearing.result;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Splits prices by how they differ between the buses that branches of one carrier join: energy is the mean over all of them, weighted by
 * load, and congestion and loss are what the branches on the way add, less the weighted mean of the same.
 *
 * <p>Between buses of an electrical island, congestion(l, b) = shadow price(l) x (sensitivity(l, b) - weighted mean sensitivity), whatever
 * the reference bus. Islands, and the buses of other carriers, are joined by {@link PriceGap}s: pipes, and links between buses of one
 * carrier. In a mesh of these the way with the fewest congested ones counts.
 */
final class PriceDecomposition {

    private final Study study;
    private final ClearingOptions options;
    private final ClearingResults results;
    private final double[][] prices;
    private final DcFlow dcFlow;

    /** Prepares the prices by snapshot and bus of a study that was cleared. */
    PriceDecomposition(
            Study study, ClearingOptions options, ClearingResults results, double[][] prices, DcFlow dcFlow) {
        this.study = study;
        this.options = options;
        this.results = results;
        this.prices = prices;
        this.dcFlow = dcFlow;
    }

    PriceComponents components(String busName, int t) {
        int bus = study.network().busIndex(busName);
        Map<Integer, Entry> area = area(bus, t);
        double[] share = loadShares(area, t);
        double[] now = prices[t];
        Parts parts = parts(area, bus, t);
        double energy = 0;
        for (int other = 0; other < share.length; other++) {
            if (share[other] != 0) {
                energy += share[other] * now[other];
                parts.add(parts(area, other, t), -share[other]);
            }
        }
        return new PriceComponents(energy, parts.congestion(), parts.loss());
    }

    /** Where a search of the area came into an island, and what was passed on the way there. */
    private record Entry(int bus, Parts parts) {}

    /** Returns the islands that are joined with that of a bus, with the way to each; those without a new congested bridge come first. */
    private Map<Integer, Entry> area(int start, int t) {
        List<PriceGap> bridges = PriceGap.of(study, results, prices[t], t);
        Map<Integer, Entry> found = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        found.put(dcFlow.island(start), new Entry(start, new Parts()));
        open.add(dcFlow.island(start));
        List<Integer> reached = new ArrayList<>();
        while (!open.isEmpty()) {
            int island = open.poll();
            reached.add(island);
            bridges.stream()
                    .filter(bridge -> !bridge.isCongested())
                    .forEach(bridge -> cross(bridge, island, t, found, open));
            for (int i = 0; open.isEmpty() && i < reached.size(); i++) {
                int from = reached.get(i);
                bridges.forEach(bridge -> {
                    if (open.isEmpty()) {
                        cross(bridge, from, t, found, open);
                    }
                });
            }
        }
        return found;
    }

    private void cross(PriceGap bridge, int island, int t, Map<Integer, Entry> found, Deque<Integer> open) {
        boolean forward = dcFlow.island(bridge.from()) == island;
        boolean backward = dcFlow.island(bridge.to()) == island;
        int other = forward ? bridge.to() : bridge.from();
        if ((!forward && !backward) || found.containsKey(dcFlow.island(other))) {
            return;
        }
        Parts parts = parts(found, forward ? bridge.from() : bridge.to(), t);
        parts.add(bridge, forward ? 1 : -1);
        found.put(dcFlow.island(other), new Entry(other, parts));
        open.add(dcFlow.island(other));
    }

    /** Returns what is passed on the way from the start of the area to a bus in it. */
    private Parts parts(Map<Integer, Entry> area, int bus, int t) {
        Parts parts = new Parts();
        Entry entry = area.get(dcFlow.island(bus));
        if (entry == null) {
            throw new IllegalArgumentException("Bus %d is not in this area.".formatted(bus));
        }
        parts.add(entry.parts(), 1);
        if (options.formulation() == FlowFormulation.TRANSPORT) {
            double[] now = prices[t];
            parts.addCongestion("transport limits", now[bus] - now[entry.bus()]);
            return parts;
        }
        for (BindingLimit limit : results.bindings(t)) {
            if (dcFlow.island(dcFlow.from(limit.line())) == dcFlow.island(bus)) {
                double[] sensitivities = limit.outage() == FlowLimit.NO_OUTAGE
                        ? dcFlow.sensitivities(limit.line())
                        : dcFlow.sensitivitiesAfterOutage(limit.line(), limit.outage());
                double part = limit.shadowPrice() * (sensitivities[bus] - sensitivities[entry.bus()]);
                if (limit.ofLoss()) {
                    parts.addLoss(part);
                } else {
                    parts.addCongestion(name(limit), part);
                }
            }
        }
        return parts;
    }

    private String name(BindingLimit limit) {
        String line = dcFlow.branches().get(limit.line()).id();
        return limit.outage() == FlowLimit.NO_OUTAGE
                ? line
                : line + " after outage of "
                        + dcFlow.branches().get(limit.outage()).id();
    }

    /** Returns each bus's share of the area's load, or equal shares where it has none. */
    private double[] loadShares(Map<Integer, Entry> area, int t) {
        int buses = study.network().buses().size();
        double[] shares = new double[buses];
        double total = 0;
        for (Load load : study.loads()) {
            int bus = study.network().busIndex(load.bus());
            double mw = Math.max(0, -load.sign() * load.powerMw().at(t));
            if (area.containsKey(dcFlow.island(bus))) {
                shares[bus] += mw;
                total += mw;
            }
        }
        if (total == 0) {
            for (int bus = 0; bus < buses; bus++) {
                shares[bus] = area.containsKey(dcFlow.island(bus)) ? 1 : 0;
                total += shares[bus];
            }
        }
        for (int bus = 0; bus < buses; bus++) {
            shares[bus] /= total;
        }
        return shares;
    }

    /** What branches add to a price in money per MWh; mutable. */
    private static final class Parts {

        private final Map<String, Double> congestion = new LinkedHashMap<>();
        private double loss;

        private void add(PriceGap bridge, double factor) {
            addCongestion(bridge.name(), factor * bridge.congestion());
            addCongestion("use of " + bridge.name(), factor * bridge.cost());
            loss += factor * bridge.loss();
        }

        private void add(Parts other, double factor) {
            other.congestion.forEach((name, part) -> addCongestion(name, factor * part));
            loss += factor * other.loss;
        }

        private void addLoss(double part) {
            loss += part;
        }

        private void addCongestion(String name, double part) {
            if (part != 0) {
                congestion.merge(name, part, Double::sum);
            }
        }

        private Map<String, Double> congestion() {
            double largest =
                    congestion.values().stream().mapToDouble(Math::abs).max().orElse(0);
            congestion.values().removeIf(part -> Math.abs(part) <= PriceGap.ROUNDING * Math.max(1, largest));
            return congestion;
        }

        private double loss() {
            return loss;
        }
    }
}
