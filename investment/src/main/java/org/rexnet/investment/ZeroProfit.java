package org.rexnet.investment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.ComponentKind;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Whether one candidate of a plan is in long-run equilibrium: what one more would earn, what the last one saves, and what one costs.
 *
 * @param candidate of the plan
 * @param signal what least cost says
 * @param ownCost its yearly cost per unit
 * @param limitCost what limits over many capacities make one more unit cost in addition
 * @param valueAtPrices what a price taker of the capacity planned would earn per unit at the plan's prices; empty for lines, whose value
 *     prices do not tell, and where that capacity cannot operate alone
 */
public record ZeroProfit(
        Candidate candidate, Signal signal, double ownCost, double limitCost, OptionalDouble valueAtPrices) {

    /** Returns one for each candidate, the highest net value first. */
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
            boolean line = candidate.kind() == ComponentKind.LINE || candidate.kind() == ComponentKind.TRANSFORMER;
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
        all.sort(Comparator.comparingDouble((ZeroProfit one) -> one.signal().netValue())
                .reversed());
        return all;
    }

    /** Returns whether prices tell no value because the capacity planned cannot operate alone as it is said to. */
    public boolean isNotOperable() {
        return valueAtPrices.isEmpty()
                && candidate.kind() != ComponentKind.LINE
                && candidate.kind() != ComponentKind.TRANSFORMER;
    }

    /** Returns one row per candidate, money per unit over the horizon. */
    public static Table toTable(List<ZeroProfit> all) {
        StringColumn candidate = StringColumn.create("candidate");
        StringColumn component = StringColumn.create("component");
        DoubleColumn earns = DoubleColumn.create("earns");
        DoubleColumn last = DoubleColumn.create("last_saves");
        DoubleColumn atPrices = DoubleColumn.create("at_prices");
        DoubleColumn costs = DoubleColumn.create("costs");
        DoubleColumn limits = DoubleColumn.create("limits_cost");
        DoubleColumn gap = DoubleColumn.create("gap_percent");
        for (ZeroProfit one : all) {
            candidate.append(one.candidate().name());
            component.append(one.candidate().kind().table());
            earns.append(one.signal().rentPerUnit());
            one.signal().lastRentPerUnit().ifPresentOrElse(last::append, last::appendMissing);
            one.valueAtPrices().ifPresentOrElse(atPrices::append, atPrices::appendMissing);
            costs.append(one.ownCost());
            limits.append(one.limitCost());
            gap.append(100 * one.signal().equilibriumGap());
        }
        return Table.create("zero profit", candidate, component, earns, last, atPrices, costs, limits, gap);
    }
}
