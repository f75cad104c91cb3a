package org.rexnet.core.clearing.sectors;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;

/**
 * What it is worth that power, heat and charging share one market: the same study cleared as one, and with its sectors planned one after
 * the other.
 *
 * <p>Uncoupled, heat is planned first, with energy from and for other carriers at the average price of its bus in the coupled clearing,
 * whatever the hour. Vehicles charge as soon and as fast as rate and connection allow, who came first first. Then everything else is
 * cleared with what heat and vehicles take (or feed in) as given. All limits of the study hold in either case.
 *
 * <p>Where heat can be stored an average price leaves its hours free: of all heat plans that cost the same the one counts with which
 * everything else costs least, so that coupling is worth at least the value.
 *
 * @param coupledCost of all weighted snapshots, in the study's currency
 * @param uncoupledCost the same, one sector after the other
 * @param ties which of the heat plans of the same cost was taken
 * @param lostLoadMwh energy that is not served uncoupled, over the weighted hours
 * @param unpricedMissingMwh energy that vehicles do not get uncoupled although the study does not say what that costs
 * @param differences by participant, the largest first; their gains add up to the value
 */
public record SectorCouplingValue(
        double coupledCost,
        double uncoupledCost,
        HeatTies ties,
        double lostLoadMwh,
        double unpricedMissingMwh,
        List<Difference> differences) {

    /** Which of the heat plans of the same cost at average prices was taken. */
    public enum HeatTies {
        /** No heat was planned, or it takes nothing from others. */
        NONE,
        /** That with which everything else costs least: the value is a lower bound. */
        LEAST_COST,
        /** Any of them, because limits hold after outages, or no certificate did: the value may be more or less. */
        ANY
    }

    public SectorCouplingValue {
        differences = List.copyOf(differences);
    }

    /**
     * What one participant has of coupling, in the study's currency.
     *
     * @param kind its table; buses stand for lost load and surplus there
     * @param name its name
     * @param coupled its surplus in the coupled clearing: receipts less cost
     * @param uncoupled its surplus uncoupled
     */
    public record Difference(ComponentKind kind, String name, double coupled, double uncoupled) {

        /** Returns by how much it is better off coupled. */
        public double gain() {
            return coupled - uncoupled;
        }
    }

    /** Returns the cost that coupling saves, at least where ties were broken. */
    public double value() {
        return uncoupledCost - coupledCost;
    }

    /** Returns one difference for each participant of either list. */
    static List<Difference> differences(List<Surplus> coupled, List<Surplus> uncoupled) {
        Map<ComponentKey, double[]> surpluses = new LinkedHashMap<>();
        coupled.forEach(surplus -> add(surpluses, surplus, 0));
        uncoupled.forEach(surplus -> add(surpluses, surplus, 1));
        return surpluses.entrySet().stream()
                .map(e -> new Difference(e.getKey().kind(), e.getKey().id(), e.getValue()[0], e.getValue()[1]))
                .sorted(Comparator.comparingDouble((Difference d) -> -Math.abs(d.gain())))
                .toList();
    }

    private static void add(Map<ComponentKey, double[]> surpluses, Surplus surplus, int which) {
        surpluses.computeIfAbsent(surplus.component(), component -> new double[2])[which] += surplus.amount();
    }
}
