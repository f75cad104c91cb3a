package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;

/** {@code Fuels_data.csv}: tonnes of CO2 per MMBTU in the first row, then prices per MMBTU, hour by hour. */
final class GenxFuels {

    /** MMBTU per MWh of heat. */
    static final double MMBTU_PER_MWH = 3.412141633;

    private final NamedTable table;
    private final int hours;

    GenxFuels(GenxFolder folder, int hours) {
        table = folder.table(List.of("Fuels_data.csv"), "Time_Index");
        this.hours = hours;
    }

    /** Adds a carrier per fuel, with its emissions. */
    void addTo(StudyBuilder study) {
        if (table.rows().isEmpty()) {
            return;
        }
        for (String fuel : table.header()) {
            if (isFuel(fuel)) {
                double perMmbtu = table.number(table.rows().getFirst(), fuel);
                study.add(Carrier.of(fuel.strip(), perMmbtu * MMBTU_PER_MWH));
            }
        }
    }

    private static boolean isFuel(String column) {
        String name = column.strip();
        return !name.isEmpty() && !name.equalsIgnoreCase("Time_Index") && !name.equalsIgnoreCase("None");
    }

    /** Returns the price of the fuel that a cell names, per MMBTU; empty where it names none, a fault where it is unknown. */
    Optional<Profile> price(NamedTable resources, CsvRecord row) {
        String fuel = resources.text(row, "Fuel");
        if (!isFuel(fuel)) {
            return Optional.empty();
        }
        if (!table.has(fuel)) {
            resources.fault(row, "Fuel", "is not a fuel of Fuels_data.csv");
            return Optional.empty();
        }
        List<CsvRecord> rows = table.rows()
                .subList(Math.min(1, table.rows().size()), table.rows().size());
        if (rows.size() < hours) {
            resources.fault(row, "Fuel", "has %d prices, but there are %d steps".formatted(rows.size(), hours));
            return Optional.empty();
        }
        return Optional.of(Profile.of(rows.stream()
                .limit(hours)
                .mapToDouble(price -> table.number(price, fuel))
                .toArray()));
    }
}
