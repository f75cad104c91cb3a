package org.rexnet.investment.alternative;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.investment.Plan;

/**
 * Revenue and cost of one technology in a plan, and its revenue if prices were capped and all still behaved the same.
 *
 * @param kind generators, storage units, stores, links or plants
 * @param carrier technology; empty where it is not named
 * @param revenue receipts of the market, in the study's currency over the horizon
 * @param cappedRevenue the same at the capped prices
 * @param operation what it costs to run
 * @param capacity yearly cost of the extendable capacity
 */
public record MissingMoney(
        ComponentKind kind, String carrier, double revenue, double cappedRevenue, double operation, double capacity) {

    private static final int MOST_ROWS = 25;

    /** What sums are made by. */
    private record Technology(ComponentKind kind, String carrier) {}

    /** Returns what it earns beyond its cost. */
    public double profit() {
        return revenue - operation - capacity;
    }

    /** Returns what capped prices leave to be paid: cost less revenue where that is above 0. */
    public double missing() {
        return Math.max(0, operation + capacity - cappedRevenue);
    }

    /**
     * Returns one for each technology of a plan.
     *
     * @param cap highest price in money per MWh
     */
    public static List<MissingMoney> of(Plan plan, double cap) {
        Clearing clearing = plan.clearing();
        double[][] capped = new double[clearing.prices().length][];
        for (int t = 0; t < capped.length; t++) {
            capped[t] = clearing.prices()[t].clone();
            for (int bus = 0; bus < capped[t].length; bus++) {
                capped[t][bus] = Math.min(cap, capped[t][bus]);
            }
        }
        Surpluses market = clearing.surpluses();
        Map<ComponentKey, Double> cappedRevenues = new HashMap<>();
        clearing.surpluses(capped).all().forEach(one -> cappedRevenues.put(one.component(), one.receipts()));
        Map<ComponentKey, Double> capacityCosts = new HashMap<>();
        plan.additions().forEach(a -> capacityCosts.put(a.key(), a.annualCost()));
        Map<ComponentKey, String> carriers = new HashMap<>();
        plan.study().components().forEach(component -> carriers.put(component.key(), component.carrier()));
        Map<Technology, MissingMoney> sums = new LinkedHashMap<>();
        for (Surplus one : market.all()) {
            if (one.component().kind().is(ComponentKind.Role.SUPPLY)) {
                ComponentKey key = one.component();
                String carrier = carriers.getOrDefault(key, "");
                MissingMoney missing = new MissingMoney(
                        one.component().kind(),
                        carrier,
                        one.receipts(),
                        cappedRevenues.getOrDefault(one.component(), 0.0),
                        one.cost(),
                        capacityCosts.getOrDefault(key, 0.0));
                sums.merge(new Technology(one.component().kind(), carrier), missing, MissingMoney::plus);
            }
        }
        return List.copyOf(sums.values());
    }

    private MissingMoney plus(MissingMoney other) {
        return new MissingMoney(
                kind,
                carrier,
                revenue + other.revenue,
                cappedRevenue + other.cappedRevenue,
                operation + other.operation,
                capacity + other.capacity);
    }

    /** Returns one row per technology. */
    public static Section section(List<MissingMoney> all, double cap) {
        double missing = all.stream().mapToDouble(MissingMoney::missing).sum();
        return Section.table(
                        "missing_money",
                        "Missing money if prices are capped at %s per MWh".formatted(Figures.amount(cap)),
                        all)
                .add(Column.words("from", one -> one.kind().table()))
                .add(Column.words("carrier", MissingMoney::carrier))
                .add(Column.number("earns", "earns", Format.AMOUNT, MissingMoney::revenue))
                .add(Column.number("earns_at_cap", "earns at cap", Format.AMOUNT, MissingMoney::cappedRevenue))
                .add(Column.number("operation", "operation", Format.AMOUNT, MissingMoney::operation))
                .add(Column.number("capacity", "capacity", Format.AMOUNT, MissingMoney::capacity))
                .add(Column.number("profit", "profit", Format.AMOUNT, MissingMoney::profit))
                .add(Column.number("missing_at_cap", "missing at cap", Format.AMOUNT, MissingMoney::missing))
                .first(MOST_ROWS)
                .note("Together %s are missing, if all behave as they do without the cap."
                        .formatted(Figures.amount(missing)))
                .build();
    }
}
