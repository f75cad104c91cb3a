package org.rexnet.investment.signal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.NumberTable;

/**
 * Prices and nothing else: from a file, from trades.
 *
 * @param origin where they come from, in a few words for people
 * @param prices money per MWh by snapshot and bus; to be read only
 */
public record ListedPrices(String origin, double[][] prices) implements PriceSource {

    /**
     * Reads a file with a row for each snapshot and a column for each bus, as PyPSA writes {@code buses-marginal_price.csv}.
     *
     * <p>Throws {@link org.rexnet.core.study.StudyException} that names everything that does not fit the study.
     */
    public static ListedPrices read(Path path, Study study) {
        Faults faults = new Faults();
        NumberTable table = NumberTable.read(path, faults);
        faults.throwIfAny();
        int[] columns = columns(table, study, faults);
        checkRows(table, study.horizon(), faults);
        faults.throwIfAny();
        double[][] prices = new double[table.size()][columns.length];
        for (int t = 0; t < prices.length; t++) {
            for (int bus = 0; bus < columns.length; bus++) {
                prices[t][bus] = price(table, t, columns[bus], faults);
            }
        }
        faults.throwIfAny();
        return new ListedPrices("the prices of " + table.file(), prices);
    }

    private static double price(NumberTable table, int row, int column, Faults faults) {
        double price = table.at(row, column);
        if (!Double.isFinite(price)) {
            String value = Double.isNaN(price) ? "" : Double.toString(price);
            faults.add(table.file(), table.line(row), table.names().get(column), value, "needs a finite price per MWh");
        }
        return price;
    }

    /** Returns the column of each bus. */
    private static int[] columns(NumberTable table, Study study, Faults faults) {
        List<String> buses =
                study.network().buses().stream().map(bus -> bus.id()).toList();
        for (String name : table.names()) {
            if (!buses.contains(name)) {
                faults.add(
                        table.file(),
                        1,
                        name,
                        "",
                        "is not a bus of study %s%s".formatted(study.name(), Suggestion.maybe(name, buses)));
            }
        }
        List<Integer> columns = new ArrayList<>();
        for (String bus : buses) {
            int column = table.names().indexOf(bus);
            if (column < 0) {
                faults.add(table.file(), "has no column for bus " + bus);
            }
            columns.add(column);
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void checkRows(NumberTable table, Horizon horizon, Faults faults) {
        if (table.size() != horizon.size()) {
            faults.add(
                    table.file(),
                    "has %d rows, but the study has %d snapshots, from %s to %s"
                            .formatted(
                                    table.size(),
                                    horizon.size(),
                                    horizon.at(0).label(),
                                    horizon.at(horizon.size() - 1).label()));
            return;
        }
        for (int t = 0; t < table.size(); t++) {
            String expected = horizon.at(t).label();
            if (!SnapshotTime.areSame(table.label(t), expected)) {
                faults.add(
                        table.file(),
                        table.line(t),
                        "snapshot",
                        table.label(t),
                        "must be snapshot %s".formatted(expected));
            }
        }
    }
}
