package org.rexnet.core.study.pypsa;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.LargestNumber;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.network.Carrier;

/** Rows of global_constraints.csv. */
final class ConstraintRows {

    private final ComponentTable carriers;
    private final List<Carrier> carrierValues;
    private final List<Generator> generators;
    private final List<ComponentTable> transmission;

    ConstraintRows(
            ComponentTable carriers,
            List<Carrier> carrierValues,
            List<Generator> generators,
            List<ComponentTable> transmission) {
        this.transmission = transmission;
        this.carriers = carriers;
        this.carrierValues = carrierValues;
        this.generators = generators;
    }

    /** Returns the constraint of a row; none where its constant is infinite, so that it holds anyway. */
    Optional<GlobalConstraint> read(Row row) {
        GlobalConstraint.Type type = find(GlobalConstraint.Type.values(), GlobalConstraint.Type::text, row.text("type"))
                .orElse(GlobalConstraint.Type.PRIMARY_ENERGY);
        GlobalConstraint.Sense sense = find(
                        GlobalConstraint.Sense.values(), GlobalConstraint.Sense::text, row.text("sense"))
                .orElse(GlobalConstraint.Sense.EQUAL);
        String attribute = row.text("carrier_attribute");
        String bus = type == GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT
                ? row.findBus("bus").orElse("")
                : "";
        double constant = row.number("constant");
        if (type == GlobalConstraint.Type.PRIMARY_ENERGY) {
            checkAttribute(row, attribute);
        }
        if (type == GlobalConstraint.Type.TRANSMISSION_EXPANSION_COST_LIMIT) {
            refuseFixedCosts(row);
        }
        if (Double.isInfinite(constant)) {
            if (sense != (constant > 0 ? GlobalConstraint.Sense.AT_MOST : GlobalConstraint.Sense.AT_LEAST)) {
                row.fault("constant", row.cell("constant"), "must be a finite number");
            }
            return Optional.empty();
        }
        return Optional.of(new GlobalConstraint(row.name(), type, attribute, bus, sense, constant));
    }

    /** The limit does not count fixed costs, which the model adds to the cost of capacity. */
    private void refuseFixedCosts(Row row) {
        for (ComponentTable table : transmission) {
            for (Row branch : table.rows()) {
                if (NumberText.parseOr(branch.cell("fom_cost"), 0) > 0) {
                    row.fault(
                            "type",
                            row.cell("type"),
                            "is not supported yet beside fom_cost of %s.csv; leave that column out"
                                    .formatted(table.stem));
                    return;
                }
            }
        }
    }

    private void checkAttribute(Row row, String attribute) {
        if (!attribute.equals(Carrier.CO2_EMISSIONS) && !carriers.has(attribute)) {
            row.fault(
                    "carrier_attribute",
                    attribute,
                    "is not a column of carriers.csv"
                            + Suggestion.maybe(attribute, carriers.csv().header()));
        }
        for (Generator generator : generators) {
            double weight = carrierValues.stream()
                    .filter(carrier -> carrier.name().equals(generator.carrier()))
                    .mapToDouble(carrier -> carrier.attribute(attribute))
                    .findFirst()
                    .orElse(0);
            double efficiency = generator.efficiency().min();
            if (weight != 0 && (efficiency <= 0 || LargestNumber.isExceededBy(weight / efficiency))) {
                row.fault(
                        "carrier_attribute",
                        attribute,
                        "weighs primary energy, so that the efficiency of generator %s must be above 0%s"
                                .formatted(
                                        generator.id(),
                                        efficiency <= 0
                                                ? ""
                                                : ", and not as small as %s: a MWh would count as more than %s"
                                                        .formatted(efficiency, LargestNumber.TEXT)));
            }
        }
    }

    private static <E> Optional<E> find(E[] values, Function<E, String> text, String wanted) {
        return Arrays.stream(values)
                .filter(value -> text.apply(value).equals(wanted))
                .findFirst();
    }

    /** Writes a limit as it is read. */
    static void write(GlobalConstraint constraint, Sheets sheets) {
        sheets.sheet("global_constraints")
                .row(constraint.id())
                .put("type", constraint.type().text())
                .put("carrier_attribute", constraint.attribute())
                .put("bus", constraint.bus())
                .put("sense", constraint.sense().text())
                .put("constant", constraint.constant());
    }
}
