package org.rexnet.core.study.pypsa.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.TextFile;

/** CSV file of numbers with a label in the first cell of every row, such as prices by snapshot and bus; immutable once read. */
public final class NumberTable {

    private final String file;
    private final List<String> names = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final List<double[]> rows = new ArrayList<>();

    private NumberTable(String file) {
        this.file = file;
    }

    /** Reads a file; a cell that is no number, a row that is too long and a file that is no table become faults. */
    public static NumberTable read(Path path, Faults faults) {
        String file = String.valueOf(path.getFileName());
        Numbers handler = new Numbers(file, faults);
        try {
            TextFile.check(path, TextFile.TABLE);
            try (InputStream in = Files.newInputStream(path)) {
                handler.readAll(in);
            }
        } catch (NoSuchFileException e) {
            faults.add(file, "cannot be read: there is no such file");
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
        }
        return handler.table;
    }

    /** Returns the name of the file, without its folder. */
    public String file() {
        return file;
    }

    /** Returns the heads of the columns of numbers. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Returns the number of rows, the header not counted. */
    public int size() {
        return rows.size();
    }

    /** Returns the text in the first cell of a row. */
    public String label(int row) {
        return labels.get(row);
    }

    /** Returns the line in which a row begins, counted from 1. */
    public int line(int row) {
        return lines.get(row);
    }

    /** Returns the number in a cell; NaN where it is empty. */
    public double at(int row, int column) {
        double[] cells = rows.get(row);
        return column < cells.length ? cells[column] : Double.NaN;
    }

    private static final class Numbers extends CsvRecords {

        final NumberTable table;
        private String label = "";
        private double[] values = {};

        Numbers(String file, Faults faults) {
            super(file, faults);
            table = new NumberTable(file);
        }

        @Override
        void headerEnds() {
            table.names.addAll(header.subList(1, header.size()));
        }

        @Override
        void recordBegins(int line) {
            label = "";
            values = new double[0];
        }

        @Override
        void cell(int column, char[] text, int offset, int length) {
            if (column == 0) {
                label = new String(text, offset, length);
            } else if (column >= header.size()) {
                if (length > 0 && column == header.size()) {
                    String extra = new String(text, offset, length);
                    faults.add(file, line(), "", extra, "is a cell too many; the header has " + header.size());
                }
            } else {
                number(column, text, offset, length);
            }
        }

        private void number(int column, char[] text, int offset, int length) {
            try {
                if (column > values.length) {
                    int known = values.length;
                    values = Arrays.copyOf(values, Math.min(header.size() - 1, Math.max(column, 2 * known)));
                    Arrays.fill(values, known, values.length, Double.NaN);
                }
                values[column - 1] = NumberText.parse(text, offset, length);
            } catch (NumberFormatException e) {
                faults.add(file, line(), header.get(column), new String(text, offset, length), "must be a number");
            }
        }

        @Override
        void recordEnds(int cells) {
            table.labels.add(label);
            table.lines.add(line());
            table.rows.add(values);
        }
    }
}
