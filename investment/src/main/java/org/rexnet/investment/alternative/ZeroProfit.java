package org.rexnet.investment.alternative;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;
import org.rexnet.investment.Plan;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.CapacityValue;
import org.rexnet.investment.signal.ListedPrices;
import org.rexnet.investment.signal.Signal;

/**
 * Whether one candidate of a plan is in long-run equilibrium: value of the next unit, value of the last one, and cost of one.
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

    private static final int MOST_ROWS = 25;

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
            boolean line = candidate.kind().isPassive();
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
        return valueAtPrices.isEmpty() && !candidate.kind().isPassive();
    }

    /** Returns one row per candidate, money per unit over the horizon, and how many stand on a kink. */
    public static Section section(List<ZeroProfit> all) {
        long several = all.stream().filter(one -> !one.signal().isUnique()).count();
        String notOperable = all.stream()
                .filter(ZeroProfit::isNotOperable)
                .map(one -> one.candidate().name())
                .collect(Collectors.joining(", "));
        return Section.table(
                        "zero_profit", "Zero profit: value of the next unit, value of the last, and cost of one", all)
                .add(Column.words("candidate", one -> one.candidate().name()))
                .add(Column.words("component", one -> one.candidate().kind().table()))
                .add(Column.number(
                        "earns", "earns", Format.AMOUNT, one -> one.signal().rentPerUnit()))
                .add(Column.of(
                        "last_saves",
                        "last saves",
                        "",
                        Format.AMOUNT,
                        one -> Value.of(one.signal().lastRentPerUnit())))
                .add(Column.of("at_prices", "at prices", "", Format.AMOUNT, one -> Value.of(one.valueAtPrices())))
                .add(Column.number("costs", "costs", Format.AMOUNT, ZeroProfit::ownCost))
                .add(Column.number("limits_cost", "limits cost", Format.AMOUNT, ZeroProfit::limitCost))
                .add(Column.number(
                        "gap_percent",
                        "gap percent",
                        Format.AMOUNT,
                        one -> 100 * one.signal().equilibriumGap()))
                .first(MOST_ROWS)
                .note(
                        several == 0
                                ? "One more of each would earn what the last one saves."
                                : ("%2$d of %1$d candidates stand on a kink: the last one saves more than one more"
                                                + " would earn. Prices of the plan pay something between the two.")
                                        .formatted(all.size(), several))
                .note(
                        notOperable.isEmpty()
                                ? ""
                                : "No value at prices, because set points and limits leave no operation alone: "
                                        + notOperable + ".")
                .build();
    }
}
