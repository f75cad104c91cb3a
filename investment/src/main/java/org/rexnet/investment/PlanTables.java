package org.rexnet.investment;

import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A plan as Tablesaw tables, for notebooks and further work in Java.
 *
 * <p>Capacity is in MW or MWh as the unit says; money is in the study's currency over the horizon's weighted hours, usually a year.
 */
public final class PlanTables {

    private final Plan plan;

    private PlanTables(Plan plan) {
        this.plan = plan;
    }

    /** Returns the tables of a plan; each is made when it is asked for. */
    public static PlanTables of(Plan plan) {
        return new PlanTables(plan);
    }

    /** Returns the recommended capacity of every candidate and what it costs. */
    public Table additions() {
        List<CapacityAddition> all = plan.additions();
        return Table.create(
                "capacity additions",
                texts("candidate", all.stream().map(CapacityAddition::name).toList()),
                numbers("existing", all.stream().map(CapacityAddition::existing).toList()),
                numbers("addition", all.stream().map(CapacityAddition::addition).toList()),
                numbers("total", all.stream().map(CapacityAddition::optimal).toList()),
                texts("unit", all.stream().map(CapacityAddition::unit).toList()),
                numbers(
                        "cost " + period(),
                        all.stream().map(CapacityAddition::annualCost).toList()));
    }

    /** Returns what one more unit of every candidate would earn, the last one saves, and one costs, and where its capacity stands. */
    public Table signals() {
        List<Signal> all = plan.signals();
        return Table.create(
                "price signals",
                texts("candidate", all.stream().map(Signal::name).toList()),
                texts("unit", all.stream().map(signal -> "1 " + signal.unit()).toList()),
                numbers(
                        "earns " + period(),
                        all.stream().map(Signal::rentPerUnit).toList()),
                lastOnes(all),
                numbers(
                        "costs " + period(),
                        all.stream().map(Signal::annualCostPerUnit).toList()),
                numbers("net value", all.stream().map(Signal::netValue).toList()),
                texts(
                        "capacity",
                        all.stream().map(signal -> signal.standing().text()).toList()));
    }

    /** Returns what costs are over: a year only where the horizon stands for one. */
    private String period() {
        return plan.study().horizon().isYear() ? "a year" : "over the horizon";
    }

    private static DoubleColumn lastOnes(List<Signal> all) {
        DoubleColumn column = DoubleColumn.create("the last one saves");
        for (Signal signal : all) {
            signal.lastRentPerUnit().ifPresentOrElse(column::append, column::appendMissing);
        }
        return column;
    }

    private static StringColumn texts(String name, List<String> values) {
        return StringColumn.create(name, values);
    }

    private static DoubleColumn numbers(String name, List<? extends Number> values) {
        return DoubleColumn.create(name, values.toArray(Number[]::new));
    }
}
