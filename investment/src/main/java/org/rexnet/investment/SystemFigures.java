package org.rexnet.investment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.result.CarrierPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.investment.signal.Candidate;

/**
 * Costs, prices, emissions and lost load of a system over its horizon.
 *
 * @param cost operation and extendable capacity, what exists at its yearly cost included, in the study's currency
 * @param capacityCost part of it that is the cost of extendable capacity; without it, it is that of a clearing
 * @param loadMwh energy that loads ask for, of all carriers
 * @param averagePrice of that energy, in money per MWh
 * @param emissionsTonnes CO2 of the fuel that generators and plants burn
 * @param unservedMwh energy that loads ask for and do not get
 * @param prices of each carrier
 */
public record SystemFigures(
        double cost,
        double capacityCost,
        double loadMwh,
        double averagePrice,
        double emissionsTonnes,
        double unservedMwh,
        List<CarrierPrice> prices) {

    private static final double SMALLEST_PERCENT = 1e-4;

    public SystemFigures {
        prices = List.copyOf(prices);
    }

    /** Returns the figures of a clearing, whether capacities were variables in it or not. */
    public static SystemFigures of(Clearing clearing) {
        List<CarrierPrice> prices = CarrierPrice.of(clearing);
        double load = prices.stream().mapToDouble(CarrierPrice::loadMwh).sum();
        double value =
                prices.stream().mapToDouble(p -> p.average() * p.loadMwh()).sum();
        double capacities = capacityCost(clearing);
        return new SystemFigures(
                clearing.objective() + (clearing.options().expansion() ? 0 : capacities),
                capacities,
                load,
                load > 0 ? value / load : 0,
                clearing.emissionsTonnes(),
                unserved(clearing),
                prices);
    }

    /** Returns the cost per MWh that loads ask for. */
    public double costPerMwh() {
        return loadMwh > 0 ? cost / loadMwh : 0;
    }

    private static double capacityCost(Clearing clearing) {
        return Candidate.of(clearing.study()).stream()
                .mapToDouble(candidate ->
                        capacity(clearing, candidate) * candidate.expansion().annualCost())
                .sum();
    }

    private static double capacity(Clearing clearing, Candidate candidate) {
        return clearing.options().expansion()
                ? clearing.column(candidate.kind(), candidate.attribute())[candidate.position()]
                : candidate.existing();
    }

    private static double unserved(Clearing clearing) {
        double[][] lost = clearing.series(ComponentKind.BUS, "lost_load");
        double mwh = 0;
        for (int t = 0; t < lost.length; t++) {
            for (double mw : lost[t]) {
                mwh += clearing.study().horizon().at(t).objectiveWeight() * mw;
            }
        }
        return mwh;
    }

    /** One figure of several systems, beside each other. */
    public record Compared(String figure, List<Double> values) {

        double changePercent() {
            return SystemFigures.changePercent(values.getFirst(), values.getLast());
        }
    }

    /**
     * Returns the change from one number to another in percent of the first: 0 where it is solvers' rounding, not a number where the first
     * is 0.
     */
    static double changePercent(double first, double last) {
        double percent = 100 * (last - first) / Math.abs(first);
        return first == 0 ? Double.NaN : Math.abs(percent) < SMALLEST_PERCENT ? 0 : percent;
    }

    /** Returns the figures of several systems, beside each other; their prices are of the same carriers. */
    public static List<Compared> compare(String currency, List<SystemFigures> all) {
        List<Compared> rows = new ArrayList<>();
        row(rows, "cost, " + currency, all, SystemFigures::cost);
        row(rows, "of which capacity of candidates, " + currency, all, SystemFigures::capacityCost);
        row(rows, "of which operation, " + currency, all, one -> one.cost() - one.capacityCost());
        row(rows, "cost per MWh of demand, " + currency, all, SystemFigures::costPerMwh);
        row(rows, "average price per MWh, " + currency, all, SystemFigures::averagePrice);
        Set<String> carriers = new LinkedHashSet<>();
        all.forEach(one -> one.prices().forEach(price -> carriers.add(price.carrier())));
        for (String carrier : carriers) {
            if (carriers.size() > 1) {
                row(
                        rows,
                        "average price of %s per MWh, %s".formatted(carrier, currency),
                        all,
                        one -> one.averagePrice(carrier));
            }
        }
        row(rows, "emissions, t CO2", all, SystemFigures::emissionsTonnes);
        row(rows, "unserved, MWh", all, SystemFigures::unservedMwh);
        return rows;
    }

    /** Returns the average price of a carrier by load; not a number where there is none. */
    public double averagePrice(String carrier) {
        return prices.stream()
                .filter(price -> price.carrier().equals(carrier))
                .mapToDouble(CarrierPrice::average)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void row(
            List<Compared> rows, String figure, List<SystemFigures> all, ToDoubleFunction<SystemFigures> value) {
        rows.add(new Compared(figure, all.stream().map(value::applyAsDouble).toList()));
    }

    /** Returns one column for each of several systems. */
    public static SectionBuilder<Compared> section(
            String title, String currency, List<String> names, List<SystemFigures> all) {
        SectionBuilder<Compared> section = Section.table("comparison", title, compare(currency, all))
                .add(Column.words("figure", Compared::figure));
        for (int i = 0; i < names.size(); i++) {
            int position = i;
            section.add(Column.number(
                    names.get(i),
                    names.get(i),
                    Format.AMOUNT,
                    one -> one.values().get(position)));
        }
        if (names.size() > 1) {
            section.add(Column.<Compared>number("change_percent", "change", "%", Format.AMOUNT, Compared::changePercent)
                            .in())
                    .chart(Chart.Bars.of(
                            "%s against %s".formatted(names.getLast(), names.getFirst()),
                            "% change",
                            "figure",
                            "change_percent",
                            "change"));
        }
        return section;
    }
}
