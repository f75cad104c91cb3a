package org.rexnet.core.study.pypsa.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rexnet.core.study.Faults;

/**
 * Turns a study with PyPSA's investment periods into one without, of the same least cost: all periods are planned at once, with foresight.
 *
 * <p>A component is there in a period from its {@code build_year} to before {@code build_year} + {@code lifetime}; outside it may do
 * nothing. Cost of operation counts with the period's weight {@code objective}, sums of energy with its {@code years}, and
 * {@code capital_cost} with the sum of the weights of the periods in which the component is there. Storage that is cyclic, or begins anew,
 * in each period makes periods blocks.
 */
final class InvestmentPeriods {

    static final String TABLE = "investment_periods";
    private static final String SNAPSHOTS = "snapshots";
    private static final List<String> MONEY = List.of("capital_cost", "fom_cost");
    private static final List<String> PASSIVE = List.of("lines", "transformers");

    /** Limits per unit of capacity of what is there, with their defaults. */
    private static final Map<String, Map<String, String>> LIMITS = Map.of(
            "generators", Map.of("p_min_pu", "0", "p_max_pu", "1"),
            "links", Map.of("p_min_pu", "0", "p_max_pu", "1"),
            "storage_units", Map.of("p_min_pu", "-1", "p_max_pu", "1"),
            "stores", Map.of("e_min_pu", "0", "e_max_pu", "1"));

    /** Words that say whether storage begins anew in each period: where it is cyclic, and where it is not. */
    private static final Map<String, List<String>> STORAGE = Map.of(
            "storage_units",
                    List.of(
                            "cyclic_state_of_charge",
                            "cyclic_state_of_charge_per_period",
                            "state_of_charge_initial_per_period"),
            "stores", List.of("e_cyclic", "e_cyclic_per_period", "e_initial_per_period"));

    private record Period(String name, double year, double objective, double years) {}

    private final StudyFolder folder;
    private final Faults faults;
    private final Map<String, Period> periods = new LinkedHashMap<>();
    private final List<Period> ofSnapshots = new ArrayList<>();
    private final Map<String, LoadedTable> changed = new LinkedHashMap<>();
    private boolean anew;
    private boolean continuing;

    private InvestmentPeriods(StudyFolder folder, Faults faults) {
        this.folder = folder;
        this.faults = faults;
    }

    /** Returns the tables that take the place of those of a folder; none where it has no periods. */
    static Map<String, LoadedTable> changed(StudyFolder folder, Faults faults) {
        if (!folder.has(TABLE + ".csv") || folder.table(TABLE, faults).size() == 0) {
            return Map.of();
        }
        InvestmentPeriods found = new InvestmentPeriods(folder, faults);
        found.readPeriods();
        found.readSnapshots();
        if (faults.isEmpty()) {
            STORAGE.keySet().forEach(found::storage);
            found.writeSnapshots();
            found.folder.stems().stream().filter(stem -> !stem.contains("-")).forEach(found::components);
        }
        return found.changed;
    }

    private void readPeriods() {
        CsvTable table = folder.table(TABLE, faults);
        for (int row = 0; row < table.size(); row++) {
            String name = table.cell(row, 0);
            double year = NumberText.parseOr(name, Double.NaN);
            if (!Double.isFinite(year)) {
                faults.add(table.file(), table.line(row), "period", name, "must be a year");
            }
            periods.put(
                    name, new Period(name, year, number(table, row, "objective", 1), number(table, row, "years", 1)));
        }
    }

    private void readSnapshots() {
        CsvTable table = folder.table(SNAPSHOTS, faults);
        int column = table.column("period");
        if (column < 0) {
            faults.add(table.file(), 1, "period", "", "this column is missing, although there are investment periods");
            return;
        }
        for (int row = 0; row < table.size(); row++) {
            Period period = periods.get(table.cell(row, column));
            if (period == null) {
                faults.add(
                        table.file(),
                        table.line(row),
                        "period",
                        table.cell(row, column),
                        "must be one of investment_periods: " + String.join(", ", periods.keySet()));
            } else {
                ofSnapshots.add(period);
            }
        }
    }

    /** Finds out whether a table's storage begins anew in each period, or passes its level on. */
    private void storage(String stem) {
        CsvTable table = folder.table(stem, faults);
        List<String> words = STORAGE.getOrDefault(stem, List.of());
        for (int row = 0; row < table.size(); row++) {
            boolean cyclic = flag(table, row, words.get(0), false);
            boolean begins = cyclic ? flag(table, row, words.get(1), false) : flag(table, row, words.get(2), false);
            anew |= begins;
            continuing |= !begins;
            if (anew && continuing) {
                faults.add(
                        table.file(),
                        table.line(row),
                        cyclic ? words.get(1) : words.get(2),
                        "",
                        "storage must begin anew in each period for all storage, or for none: others in this study"
                                + " differ");
                return;
            }
        }
    }

    private static boolean flag(CsvTable table, int row, String column, boolean otherwise) {
        int position = table.column(column);
        return position < 0 ? otherwise : Truth.parse(table.cell(row, position)).orElse(otherwise);
    }

    private void writeSnapshots() {
        CsvTable table = folder.table(SNAPSHOTS, faults);
        int time = Math.max(table.column("timestep"), table.column("snapshot"));
        boolean given = table.column("weightings") > 0;
        List<String> labels = IntStream.range(0, table.size())
                .mapToObj(row -> time < 0 ? Integer.toString(row) : table.cell(row, time))
                .toList();
        boolean unique = labels.stream().distinct().count() == labels.size();
        List<String[]> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            Period period = ofSnapshots.get(row);
            rows.add(new String[] {
                unique ? labels.get(row) : period.name() + " " + labels.get(row),
                weight(period.objective(), table, row, given ? "weightings" : "objective"),
                weight(1, table, row, given ? "weightings" : "stores"),
                weight(period.years(), table, row, given ? "weightings" : "generators"),
                continuing ? "" : period.name()
            });
        }
        put(table, SNAPSHOTS, List.of("snapshot", "objective", "stores", "generators", "block"), rows);
        changed.put(TABLE, new LoadedTable(TABLE, List.of("period"), List.of(), List.of()));
    }

    private String weight(double factor, CsvTable table, int row, String column) {
        return NumberText.format(factor * number(table, row, column, 1));
    }

    private double number(CsvTable table, int row, String column, double otherwise) {
        int position = table.column(column);
        String text = position < 0 ? "" : table.cell(row, position);
        double number = NumberText.parseOr(text, Double.POSITIVE_INFINITY);
        if (number == Double.POSITIVE_INFINITY
                && !text.toLowerCase(java.util.Locale.ROOT).contains("inf")) {
            faults.add(table.file(), table.line(row), column, text, "must be a number");
        }
        return Double.isNaN(number) ? otherwise : number;
    }

    /** Changes what a table of components costs, and when its components are there. */
    private void components(String stem) {
        CsvTable table = folder.table(stem, faults);
        boolean hasYears = table.column("build_year") > 0 || table.column("lifetime") > 0;
        boolean costs = MONEY.stream().anyMatch(column -> table.column(column) > 0);
        if (!hasYears && !costs && !PASSIVE.contains(stem) && !LIMITS.containsKey(stem)) {
            return;
        }
        List<String[]> rows = new ArrayList<>();
        Map<String, boolean[]> absent = new LinkedHashMap<>();
        for (int row = 0; row < table.size(); row++) {
            String[] cells = new String[table.header().size()];
            for (int column = 0; column < cells.length; column++) {
                cells[column] = table.cell(row, column);
            }
            List<Period> there = periodsOf(table, row);
            refuse(stem, table, row, there);
            double factor = there.stream().mapToDouble(Period::objective).sum();
            for (String money : MONEY) {
                int column = table.column(money);
                double cost = column < 0 ? Double.NaN : NumberText.parseOr(cells[column], Double.NaN);
                if (Double.isFinite(cost)) {
                    cells[column] = NumberText.format(factor * cost);
                }
            }
            if (there.size() < periods.size()) {
                boolean[] gone = new boolean[ofSnapshots.size()];
                for (int t = 0; t < gone.length; t++) {
                    gone[t] = !there.contains(ofSnapshots.get(t));
                }
                absent.put(cells[0], gone);
            }
            rows.add(cells);
        }
        put(table, stem, table.header(), rows);
        if (!absent.isEmpty()) {
            LIMITS.getOrDefault(stem, Map.of())
                    .forEach((attribute, otherwise) -> limit(stem, attribute, otherwise, table, absent));
        }
    }

    private List<Period> periodsOf(CsvTable table, int row) {
        double built = number(table, row, "build_year", 0);
        double lifetime = number(table, row, "lifetime", Double.POSITIVE_INFINITY);
        return periods.values().stream()
                .filter(period -> built <= period.year() && period.year() < built + lifetime)
                .toList();
    }

    private void refuse(String stem, CsvTable table, int row, List<Period> there) {
        if (there.size() < periods.size() && !LIMITS.containsKey(stem) && table.column("build_year") > 0) {
            faults.add(
                    table.file(),
                    table.line(row),
                    "build_year",
                    table.cell(row, table.column("build_year")),
                    "must let it be there in all investment periods: one that comes or goes is read of generators,"
                            + " links and storage alone");
        }
        int overnight = table.column("overnight_cost");
        if (overnight > 0 && !NumberText.isMissing(table.cell(row, overnight))) {
            faults.add(
                    table.file(),
                    table.line(row),
                    "overnight_cost",
                    table.cell(row, overnight),
                    "is not read with investment periods; give capital_cost per year");
        }
    }

    /** Sets a limit per unit of capacity to 0 where components are not there. */
    private void limit(String stem, String attribute, String otherwise, CsvTable table, Map<String, boolean[]> absent) {
        String name = stem + "-" + attribute;
        SeriesFile known = folder.has(name + ".csv") ? folder.series(name, ofSnapshots.size(), faults) : null;
        List<String> header = new ArrayList<>(List.of(""));
        List<double[]> columns = new ArrayList<>();
        int column = table.column(attribute);
        for (int row = 0; row < table.size(); row++) {
            String id = table.cell(row, 0);
            boolean[] gone = absent.get(id);
            if (gone == null && (known == null || !known.has(id))) {
                continue;
            }
            String text =
                    column < 0 || NumberText.isMissing(table.cell(row, column)) ? otherwise : table.cell(row, column);
            double constant = NumberText.parseOr(text, 0);
            double[] given = known != null && known.has(id) ? known.values(id) : new double[0];
            double[] values = new double[ofSnapshots.size()];
            for (int t = 0; t < values.length; t++) {
                values[t] = gone != null && gone[t] ? 0 : given.length > 0 ? given[t] : constant;
            }
            header.add(id);
            columns.add(values);
        }
        List<String[]> rows = new ArrayList<>();
        for (int t = 0; t < ofSnapshots.size(); t++) {
            String[] cells = new String[header.size()];
            cells[0] = Integer.toString(t);
            for (int c = 0; c < columns.size(); c++) {
                cells[c + 1] = NumberText.format(columns.get(c)[t]);
            }
            rows.add(cells);
        }
        changed.put(
                name,
                new LoadedTable(
                        name + ".csv",
                        header,
                        rows,
                        IntStream.range(2, rows.size() + 2).boxed().toList()));
    }

    private void put(CsvTable table, String stem, List<String> header, List<String[]> rows) {
        changed.put(
                stem,
                new LoadedTable(
                        table.file(),
                        header,
                        rows,
                        IntStream.range(0, rows.size()).mapToObj(table::line).toList()));
    }
}
