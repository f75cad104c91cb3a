package org.rexnet.core.study.pypsa.read;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.Faults;

/** CSV file as text cells, with the line of every row; immutable once read. */
public final class CsvTable {

    private static final String[] NONE = {};
    private static final int MOST_ROWS = 2_000_000;

    private final String file;
    private final List<String> header;
    private final List<String[]> rows = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();

    private CsvTable(String file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /** Reads a file; what is wrong becomes a fault. */
    public static CsvTable read(String file, InputStream in, Faults faults) {
        Rows handler = new Rows(file, faults);
        handler.readAll(in);
        return handler.table;
    }

    /** Returns a table of cells that were read elsewhere. */
    static CsvTable of(String file, List<String> header, List<String[]> rows, List<Integer> lines) {
        CsvTable table = new CsvTable(file, header);
        for (int column = 0; column < header.size(); column++) {
            table.columns.putIfAbsent(header.get(column), column);
        }
        table.rows.addAll(rows);
        table.lines.addAll(lines);
        return table;
    }

    /** Returns a table without columns and rows. */
    public static CsvTable empty(String file) {
        return new CsvTable(file, List.of(""));
    }

    private static final class Rows extends CsvRecords {

        final CsvTable table;
        private String[] cells = NONE;
        private int count;

        Rows(String file, Faults faults) {
            super(file, faults);
            table = new CsvTable(file, header);
        }

        @Override
        void headerEnds() {
            for (int column = 0; column < header.size(); column++) {
                table.columns.putIfAbsent(header.get(column), column);
            }
        }

        @Override
        void recordBegins(int line) {
            cells = NONE;
            count = 0;
            if (table.rows.size() == MOST_ROWS) {
                throw new RefusedException("has more than %d rows".formatted(MOST_ROWS));
            }
        }

        @Override
        void cell(int column, char[] text, int offset, int length) {
            if (column < header.size()) {
                if (column >= cells.length) {
                    cells = Arrays.copyOf(cells, Math.min(header.size(), Math.max(column + 8, 2 * column)));
                }
                cells[column] = new String(text, offset, length);
                count = column + 1;
            } else if (length > 0 && column == header.size()) {
                faults.add(
                        file,
                        line(),
                        "",
                        new String(text, offset, length),
                        "is a cell too many; the header has %d".formatted(header.size()));
            }
        }

        @Override
        void recordEnds(int ignored) {
            table.rows.add(count == cells.length ? cells : Arrays.copyOf(cells, count));
            table.lines.add(line());
        }
    }

    /** Returns the name of the file. */
    public String file() {
        return file;
    }

    /** Returns the names of the columns, the first of which is that of names. */
    public List<String> header() {
        return header;
    }

    /** Returns the number of rows, the header not counted. */
    public int size() {
        return rows.size();
    }

    /** Returns the position of a column, -1 where there is none of that name. */
    public int column(String name) {
        return columns.getOrDefault(name, -1);
    }

    /** Returns the text of a cell by the positions of its row and column. */
    public String cell(int row, int column) {
        String[] cells = rows.get(row);
        return column < cells.length ? cells[column] : "";
    }

    /** Returns the number of cells that a row has; those behind are empty. */
    int width(int row) {
        return rows.get(row).length;
    }

    /** Returns the line in which a row begins. */
    public int line(int row) {
        return lines.get(row);
    }
}
