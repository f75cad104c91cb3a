package org.rexnet.investment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.rexnet.core.clearing.ResultTable;
import org.rexnet.core.optimization.Solver;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Whether one candidate of a plan is in long-run equilibrium, and whether its rent is the only valid one.
 *
 * @param candidate of the plan
 * @param signal what its shadow prices say
 * @param ownCost its yearly cost per unit
 * @param limitCost what limits over many capacities make one more unit cost in addition
 * @param valueAtPrices what a price taker of the capacity planned would earn per unit at the plan's prices; empty for lines, whose value
 *     prices do not tell, and where that capacity cannot operate alone
 */
public record ZeroProfit(
        Candidate candidate, Signal signal, double ownCost, double limitCost, OptionalDouble valueAtPrices) {

    private static final double DIFFERENCE = 1e-3;

    /** Returns one for each candidate. */
    public static List<ZeroProfit> of(Plan plan, Solver solver) {
        ListedPrices prices =
                new ListedPrices("the plan's clearing", plan.clearing().prices());
        CapacityValue value = new CapacityValue(plan.study(), prices, solver);
        List<Candidate> candidates = Candidate.of(plan.study());
        List<ZeroProfit> all = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Signal signal = plan.signals().get(i);
            double own = candidate.expansion().annualCost();
            boolean line = candidate.table() == ResultTable.LINES || candidate.table() == ResultTable.TRANSFORMERS;
            all.add(new ZeroProfit(
                    candidate,
                    signal,
                    own,
                    signal.annualCostPerUnit() - own,
                    line
                            ? OptionalDouble.empty()
                            : value.find(candidate.at(signal.capacity()))
                                    .map(earned -> OptionalDouble.of(earned.total()))
                                    .orElse(OptionalDouble.empty())));
        }
        return all;
    }

    /** Returns whether the rent is one of several valid ones: a price taker would earn less, as of a capacity that is not built. */
    public boolean isDegenerate() {
        double scale = Math.max(1, Math.abs(signal.rentPerUnit()));
        return valueAtPrices.isPresent()
                && Math.abs(valueAtPrices.getAsDouble() - signal.rentPerUnit()) > DIFFERENCE * scale;
    }

    /** Returns whether prices tell no value because the capacity planned cannot operate alone as it is said to. */
    public boolean isNotOperable() {
        return valueAtPrices.isEmpty()
                && candidate.table() != ResultTable.LINES
                && candidate.table() != ResultTable.TRANSFORMERS;
    }

    /** Returns one row per candidate, money per unit over the horizon. */
    public static Table toTable(List<ZeroProfit> all) {
        StringColumn candidate = StringColumn.create("candidate");
        DoubleColumn capacity = DoubleColumn.create("capacity");
        DoubleColumn earns = DoubleColumn.create("earns");
        DoubleColumn atPrices = DoubleColumn.create("at_prices");
        DoubleColumn costs = DoubleColumn.create("costs");
        DoubleColumn limits = DoubleColumn.create("limits_cost");
        DoubleColumn gap = DoubleColumn.create("gap_percent");
        StringColumn standing = StringColumn.create("capacity_is");
        for (ZeroProfit one : all) {
            candidate.append(one.candidate().name());
            capacity.append(one.signal().capacity());
            earns.append(one.signal().rentPerUnit());
            if (one.valueAtPrices().isPresent()) {
                atPrices.append(one.valueAtPrices().getAsDouble());
            } else {
                atPrices.appendMissing();
            }
            costs.append(one.ownCost());
            limits.append(one.limitCost());
            gap.append(100 * one.signal().equilibriumGap());
            standing.append(
                    one.signal().standing().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return Table.create("zero profit", candidate, capacity, earns, atPrices, costs, limits, gap, standing);
    }
}
