package org.rexnet.investment.path;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rexnet.core.clearing.result.CarrierPrice;
import org.rexnet.investment.SystemFigures;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What is decided on a path, as tables. */
public final class PathTables {

    private PathTables() {}

    /** Returns the plans that there are, by how they were decided: {@code year by year} and {@code foresight}. */
    public static Map<String, PathPlan> plans(PathComparison comparison) {
        Map<String, PathPlan> plans = new LinkedHashMap<>();
        comparison.yearByYear().find().ifPresent(plan -> plans.put("year by year", plan));
        comparison.foresight().find().ifPresent(plan -> plans.put("foresight", plan));
        return plans;
    }

    /** Returns one row for each way to decide, candidate and year. */
    public static Table capacities(PathComparison comparison) {
        StringColumn decided = StringColumn.create("decided");
        StringColumn component = StringColumn.create("component");
        StringColumn candidate = StringColumn.create("candidate");
        LongColumn number = LongColumn.create("year");
        DoubleColumn existing = DoubleColumn.create("existing");
        DoubleColumn built = DoubleColumn.create("built");
        DoubleColumn total = DoubleColumn.create("total");
        StringColumn unit = StringColumn.create("unit");
        DoubleColumn cost = DoubleColumn.create("cost");
        plans(comparison).forEach((how, plan) -> {
            for (int c = 0; c < plan.years().getFirst().capacities().size(); c++) {
                for (YearPlan year : plan.years()) {
                    CapacityInYear capacity = year.capacities().get(c);
                    decided.append(how);
                    component.append(capacity.candidate().kind().table());
                    candidate.append(capacity.candidate().name());
                    number.append(year.year());
                    existing.append(capacity.existing());
                    built.append(capacity.built());
                    total.append(capacity.total());
                    unit.append(capacity.candidate().unit());
                    cost.append(capacity.cost());
                }
            }
        });
        return Table.create("path", decided, component, candidate, number, existing, built, total, unit, cost);
    }

    /** Returns one row for each way to decide and year: cost, prices, emissions, what is not served. */
    public static Table years(PathComparison comparison) {
        StringColumn decided = StringColumn.create("decided");
        LongColumn number = LongColumn.create("year");
        Map<String, DoubleColumn> columns = new LinkedHashMap<>();
        plans(comparison).forEach((how, plan) -> {
            for (YearPlan year : plan.years()) {
                decided.append(how);
                number.append(year.year());
                SystemFigures figures = year.figures();
                append(columns, "present_value_factor", year.presentValueFactor());
                append(columns, "cost", year.cost());
                append(columns, "capacity_cost", year.cost() - year.operation());
                append(columns, "operation", year.operation());
                append(columns, "cost_per_mwh", figures.costPerMwh());
                append(columns, "average_price", figures.averagePrice());
                for (CarrierPrice price : figures.prices()) {
                    append(columns, "average_price_" + price.carrier().replace(' ', '_'), price.average());
                }
                append(columns, "emissions_t", figures.emissionsTonnes());
                append(columns, "unserved_mwh", figures.unservedMwh());
            }
        });
        Table table = Table.create("path years", decided, number);
        columns.values().forEach(table::addColumns);
        return table;
    }

    private static void append(Map<String, DoubleColumn> columns, String name, double value) {
        columns.computeIfAbsent(name, DoubleColumn::create).append(value);
    }
}
