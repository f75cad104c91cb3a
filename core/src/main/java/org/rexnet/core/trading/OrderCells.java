package org.rexnet.core.trading;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Suggestion;

/** Cells of one row of a file of orders; every fault is noted with line, column and value. Mutable: one row after the other. */
final class OrderCells {

    private final String file;
    private final Map<OrderColumn, Integer> columns;
    private final Faults faults;
    private List<String> fields = List.of();
    private int line;
    private boolean sound = true;

    OrderCells(String file, Map<OrderColumn, Integer> columns, Faults faults) {
        this.file = file;
        this.columns = columns;
        this.faults = faults;
    }

    void begin(CsvRecord record, int width) {
        fields = record.getFields();
        line = (int) record.getStartingLineNumber();
        sound = true;
        for (int k = width; k < fields.size(); k++) {
            if (!fields.get(k).isBlank()) {
                faults.add(file, line, "", fields.get(k), "is a cell too many; the header has " + width);
                sound = false;
            }
        }
    }

    int line() {
        return line;
    }

    boolean isSound() {
        return sound;
    }

    /** Returns the row in few words: what is done with which order, or to whom. */
    String words() {
        return Stream.of(
                        OrderColumn.COMMAND,
                        OrderColumn.ORDER,
                        text(OrderColumn.ORDER).isEmpty() ? OrderColumn.PARTICIPANT : OrderColumn.SIDE,
                        OrderColumn.BRANCH,
                        OrderColumn.MW,
                        OrderColumn.TYPE)
                .map(this::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Returns a cell without spaces around it; empty where there is none. */
    String text(OrderColumn column) {
        Integer at = columns.get(column);
        return at == null || at >= fields.size() ? "" : fields.get(at).strip();
    }

    /** Returns one of several words. */
    String choice(OrderColumn column, List<String> allowed, String otherwise) {
        String text = text(column);
        if (text.isEmpty() && !otherwise.isEmpty()) {
            return otherwise;
        }
        if (!allowed.contains(text)) {
            fault(column, text, "must be " + String.join(" or ", allowed) + Suggestion.maybe(text, allowed));
            return allowed.get(0);
        }
        return text;
    }

    /** Returns a number; empty, and a fault, where there is none. */
    Optional<Double> number(OrderColumn column) {
        String text = text(column);
        boolean isNumber = text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
        if (!isNumber || Double.isInfinite(Double.parseDouble(text))) {
            fault(column, text, "must be a number");
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(text));
    }

    void fault(OrderColumn column, String value, String message) {
        faults.add(file, line, column.title(), value, message);
        sound = false;
    }
}
