package org.rexnet.core.study.pypsa.write;

import java.util.Arrays;
import java.util.LinkedHashMap;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.AttributeReference;
import org.rexnet.core.study.pypsa.read.NumberText;

/** Writes back what readers kept and the model does not use. */
public final class KeptCells {

    private final Sheets sheets;
    private final AttributeReference reference;

    public KeptCells(Sheets sheets) {
        this.sheets = sheets;
        reference = sheets.reference();
    }

    /** Writes back what readers kept: columns, components that were left out, and series. */
    public void write() {
        for (KeptColumn column : sheets.study().keptColumns()) {
            int dash = column.table().indexOf('-');
            if (column.table().equals("snapshots")) {
                continue;
            }
            if (dash < 0) {
                keepColumn(column);
            } else {
                keepSeries(
                        column,
                        column.table().substring(0, dash),
                        column.table().substring(dash + 1));
            }
        }
    }

    private void keepColumn(KeptColumn column) {
        Sheet sheet = sheets.sheet(column.table());
        boolean modelled = reference.find(column.table(), "active").isPresent()
                && !column.table().equals("shunt_impedances");
        column.values().forEach((name, text) -> {
            if (!modelled || sheet.has(name) || isInactive(column.table(), name)) {
                sheet.row(name).keep(column.column(), text);
            }
        });
    }

    private boolean isInactive(String table, String name) {
        return sheets.study().keptColumns().stream()
                .filter(column ->
                        column.table().equals(table) && column.column().equals("active"))
                .anyMatch(column -> column.values().containsKey(name));
    }

    private void keepSeries(KeptColumn column, String table, String attribute) {
        double[] values = new double[sheets.study().horizon().size()];
        Arrays.fill(values, Double.NaN);
        column.values().forEach((position, text) -> {
            int t = (int) NumberText.parseOr(position, -1);
            if (t >= 0 && t < values.length) {
                values[t] = NumberText.parseOr(text, Double.NaN);
            }
        });
        sheets.sheet(table)
                .series()
                .computeIfAbsent(attribute, a -> new LinkedHashMap<>())
                .putIfAbsent(column.column(), Profile.of(values));
    }
}
