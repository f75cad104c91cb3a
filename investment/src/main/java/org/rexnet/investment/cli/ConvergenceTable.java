package org.rexnet.investment.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rexnet.investment.Convergence;
import org.rexnet.investment.decomposition.Iteration;

/** Bounds and capacities of every iteration as a table for the result folder. */
final class ConvergenceTable {

    private static final String FILE = "result-convergence.csv";
    private static final List<String> HEADINGS = List.of(
            "iteration", "lower", "upper", "cost", "gap", "seconds", "tonnes_co2", "unserved_mwh", "cost_per_mwh");

    private ConvergenceTable() {}

    /** Adds the table to the files of a result folder. */
    static void addTo(Map<String, String> files, Convergence convergence) {
        files.put(FILE, text(convergence));
    }

    private static String text(Convergence convergence) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> headings = new ArrayList<>(HEADINGS);
            headings.addAll(convergence.capacityNames());
            csv.writeRecord(headings);
            convergence.iterations().forEach(iteration -> csv.writeRecord(row(iteration)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(Iteration iteration) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(iteration.number()));
        for (double value : new double[] {
            iteration.lower(),
            iteration.upper(),
            iteration.cost(),
            iteration.gap(),
            iteration.seconds(),
            iteration.tonnes(),
            iteration.unservedMwh(),
            iteration.costPerMwh()
        }) {
            cells.add(Double.isFinite(value) ? Double.toString(value) : "");
        }
        for (double capacity : iteration.capacities()) {
            cells.add(Double.toString(capacity));
        }
        return cells;
    }
}
