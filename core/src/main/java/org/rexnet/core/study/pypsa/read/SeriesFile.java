package org.rexnet.core.study.pypsa.read;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.Faults;

/** CSV file with one row per snapshot and one column per component, as numbers; immutable once read. */
public final class SeriesFile {

    private final String file;
    private final int snapshots;
    private final Map<String, SeriesColumn> columns = new LinkedHashMap<>();
    private final Map<String, Faults> faultsByColumn = new HashMap<>();
    private final int[] lines;
    private boolean complete;
    private boolean commas;
    private String firstLabel = "";
    private String lastLabel = "";

    private SeriesFile(String file, int snapshots) {
        this.file = file;
        this.snapshots = snapshots;
        lines = new int[snapshots];
    }

    /**
     * Reads a file. What is wrong with it as a whole becomes a fault; that of one column is told when it is used.
     *
     * @param snapshots number of rows that it must have
     */
    public static SeriesFile read(String file, InputStream in, int snapshots, Faults faults) {
        Numbers handler = new Numbers(file, snapshots, faults);
        boolean whole = handler.readAll(in);
        handler.end();
        SeriesFile series = handler.series;
        if (whole && handler.rows != snapshots) {
            faults.add(
                    file,
                    handler.rows < snapshots ? 0 : handler.firstLineTooMany,
                    "",
                    "",
                    "has %d rows, but there are %d snapshots".formatted(handler.rows, snapshots));
        }
        series.complete = whole && handler.rows == snapshots;
        return series;
    }

    /** Returns the series of a table that was read elsewhere; as {@link #read}. */
    static SeriesFile of(LoadedTable table, int snapshots, Faults faults) {
        SeriesFile series = new SeriesFile(table.file(), snapshots);
        int rows = Math.min(snapshots, table.rows().size());
        for (int column = 1; column < table.header().size(); column++) {
            String name = table.header().get(column);
            SeriesColumn numbers = new SeriesColumn();
            for (int row = 0; row < rows; row++) {
                series.lines[row] = table.lines().get(row);
                String[] cells = table.rows().get(row);
                series.label(row, cells.length == 0 ? "" : cells[0]);
                try {
                    numbers.add(row, column < cells.length ? NumberText.parse(cells[column]) : Double.NaN);
                } catch (NumberFormatException e) {
                    series.faultsByColumn
                            .computeIfAbsent(name, n -> new Faults())
                            .add(table.file(), table.lines().get(row), name, cells[column], "must be a number");
                }
            }
            series.columns.putIfAbsent(name, numbers);
        }
        series.complete = table.rows().size() == snapshots;
        if (!series.complete) {
            faults.add(
                    table.file(),
                    "has %d rows, but there are %d snapshots"
                            .formatted(table.rows().size(), snapshots));
        }
        return series;
    }

    private static final class Numbers extends CsvRecords {

        final SeriesFile series;
        private SeriesColumn[] columns = {};
        private int rows;
        private int firstLineTooMany;

        Numbers(String file, int snapshots, Faults faults) {
            super(file, faults);
            series = new SeriesFile(file, snapshots);
        }

        @Override
        void headerEnds() {
            columns = new SeriesColumn[header.size()];
            Arrays.setAll(columns, column -> new SeriesColumn());
        }

        @Override
        void recordBegins(int line) {
            if (rows < series.snapshots) {
                series.lines[rows] = line;
            } else if (rows == series.snapshots) {
                firstLineTooMany = line;
            }
        }

        @Override
        void cell(int column, char[] text, int offset, int length) {
            if (column == 0 && rows < series.snapshots) {
                series.label(rows, new String(text, offset, length));
            }
            if (column == 0 || rows >= series.snapshots) {
                return;
            }
            if (column >= columns.length) {
                if (length > 0 && column == columns.length) {
                    String extra = new String(text, offset, length);
                    faults.add(file, line(), "", extra, "is a cell too many; the header has " + header.size());
                }
                return;
            }
            try {
                columns[column].add(rows, NumberText.parse(text, offset, length));
            } catch (NumberFormatException e) {
                String name = header.get(column);
                String value = new String(text, offset, length);
                boolean comma = NumberText.hasDecimalComma(value);
                Faults ofColumn = series.faultsByColumn.computeIfAbsent(name, n -> new Faults());
                if (!comma || !series.commas) {
                    ofColumn.add(file, line(), name, value, comma ? NumberText.DECIMAL_COMMA : "must be a number");
                    series.commas |= comma;
                }
            }
        }

        @Override
        void recordEnds(int cells) {
            rows++;
        }

        private void end() {
            for (int column = 1; column < columns.length; column++) {
                series.columns.putIfAbsent(header.get(column), columns[column]);
            }
        }
    }

    private void label(int row, String text) {
        firstLabel = row == 0 ? text : firstLabel;
        lastLabel = text;
    }

    /** Returns what the first and the last row are called. */
    List<String> ends() {
        return List.of(firstLabel, lastLabel);
    }

    /** Returns the name of the file. */
    public String file() {
        return file;
    }

    /** Returns the names of the columns in order. */
    public List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** Returns whether there is a column of that name. */
    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /** Returns one value per snapshot, NaN for an empty cell; not to be changed; none where the file is incomplete. */
    public double[] values(String name) {
        SeriesColumn column = columns.get(name);
        return complete && column != null && !faultsByColumn.containsKey(name) ? column.all(snapshots) : new double[0];
    }

    /** Tells the numbers of one column that are given; none where the file is incomplete. */
    void forEach(String name, SeriesColumn.Reader reader) {
        SeriesColumn column = columns.get(name);
        if (complete && column != null && !faultsByColumn.containsKey(name)) {
            column.forEach(reader);
        }
    }

    /** Returns what is wrong with the numbers of one column. */
    public Faults faults(String name) {
        return faultsByColumn.getOrDefault(name, new Faults());
    }

    /** Returns the line of a snapshot. */
    public int line(int t) {
        return lines[t];
    }
}
