package org.rexnet.core.study.iidm;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.imports.NamedTable;

/**
 * What a MWh of a unit costs, from a table with the columns {@code name} and {@code marginal_cost}.
 *
 * @param marginalCosts money per MWh, by the name of a generator or by an energy source ({@code hydro}, {@code nuclear}, {@code thermal},
 *     {@code wind}, {@code solar}, {@code other}); the generator's own goes before
 */
public record UnitCosts(Map<String, Double> marginalCosts) {

    /** No costs at all. */
    public static final UnitCosts NONE = new UnitCosts(Map.of());

    private static final double LARGEST = 1e9;

    public UnitCosts {
        marginalCosts = Map.copyOf(marginalCosts);
    }

    /** Reads a table; throws {@link org.rexnet.core.study.StudyException} that names all faults. */
    public static UnitCosts read(Path path) {
        Faults faults = new Faults();
        NamedTable table = new NamedTable(path, faults, "name", "marginal_cost");
        Map<String, Double> costs = new HashMap<>();
        for (CsvRecord row : faults.isEmpty() ? table.rows() : java.util.List.<CsvRecord>of()) {
            double cost = table.number(row, "marginal_cost");
            if (Math.abs(cost) > LARGEST) {
                table.fault(row, "marginal_cost", "must be between -1e9 and 1e9");
            }
            if (costs.put(table.text(row, "name"), cost) != null) {
                table.fault(row, "name", "stands there twice");
            }
        }
        faults.throwIfAny();
        return new UnitCosts(costs);
    }

    /** Returns the cost of a generator's MWh, or nothing where the table does not know it. */
    OptionalDouble find(String generator, String source) {
        return Stream.of(generator, source)
                .filter(marginalCosts::containsKey)
                .mapToDouble(name -> marginalCosts.getOrDefault(name, 0.0))
                .findFirst();
    }
}
