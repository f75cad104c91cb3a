package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.LargestNumber;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.network.Carrier;

/**
 * Limits of what may be built of a carrier at a bus, in MW (MWh of stores): the columns {@code nom_min_CARRIER} and {@code nom_max_CARRIER}
 * of buses.csv, which PyPSA has beside its global constraints. They hold for the sum over generators, storage units and stores of the bus
 * that may grow; where none may, there is no limit, as in PyPSA.
 */
final class BusCapacityLimits {

    private static final Map<String, GlobalConstraint.Sense> STARTS =
            Map.of("nom_min_", GlobalConstraint.Sense.AT_LEAST, "nom_max_", GlobalConstraint.Sense.AT_MOST);

    private final List<Limit> found = new ArrayList<>();

    private record Limit(Row row, String column, GlobalConstraint.Sense sense, String carrier, double constant) {

        void fault(String message) {
            row.fault(column, row.cell(column), message);
        }
    }

    /** Reads the limits of one bus. */
    void read(Row row, List<String> header) {
        for (String column : header) {
            STARTS.forEach((start, sense) -> {
                if (column.startsWith(start)) {
                    row.use(column);
                    read(row, column, sense, column.substring(start.length()));
                }
            });
        }
    }

    private void read(Row row, String column, GlobalConstraint.Sense sense, String carrier) {
        String text = row.cell(column);
        double limit = NumberText.isMissing(text) ? Double.NaN : NumberText.parseOr(text, Double.NaN);
        double none = sense == GlobalConstraint.Sense.AT_MOST ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        if (NumberText.isMissing(text) || limit == none) {
            return;
        }
        if (Math.abs(limit) <= LargestNumber.SIZE) {
            found.add(new Limit(row, column, sense, carrier, limit));
        } else {
            row.fault(column, text, "must be a number of at most %s in size".formatted(LargestNumber.TEXT));
        }
    }

    /** Returns the limits as global constraints; what cannot be one becomes a fault. */
    List<GlobalConstraint> constraints(List<Carrier> carriers, List<Component> components) {
        Set<String> known = carriers.stream().map(Carrier::name).collect(Collectors.toSet());
        List<GlobalConstraint> all = new ArrayList<>();
        for (Limit limit : found) {
            String bus = limit.row().name();
            List<Component> limited = components.stream()
                    .filter(component -> component.expansion().isPresent()
                            && component.carrier().equals(limit.carrier())
                            && component.buses().get(0).equals(bus))
                    .toList();
            Optional<Component> between = limited.stream()
                    .filter(component -> component.buses().size() > 1)
                    .findFirst();
            if (!known.contains(limit.carrier())) {
                limit.fault("must end in a carrier of carriers.csv; limits of one period are not supported"
                        + Suggestion.maybe(limit.carrier(), List.copyOf(known)));
            } else if (between.isPresent()) {
                limit.fault("is not supported where %s of that carrier, which PyPSA does not count, begins"
                        .formatted(between.get().key()));
            } else if (!limited.isEmpty()) {
                all.add(new GlobalConstraint(
                        limit.column() + " " + bus,
                        GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                        limit.carrier(),
                        bus,
                        limit.sense(),
                        limit.constant()));
            }
        }
        return all;
    }
}
