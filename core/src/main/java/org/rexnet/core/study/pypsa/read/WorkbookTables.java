package org.rexnet.core.study.pypsa.read;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the sheets of an Excel workbook ({@code .xlsx}) as PyPSA writes it: one for each table and each series. */
final class WorkbookTables {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MOST_COLUMNS = 16_384;
    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z]\\w*: ");

    private WorkbookTables() {}

    /** Returns the tables by their names; throws {@link IOException} where the file is no workbook. */
    static Map<String, LoadedTable> read(Path path) throws IOException {
        String file = String.valueOf(path.getFileName());
        Map<String, LoadedTable> tables = new LinkedHashMap<>();
        try (InputStream in = Files.newInputStream(path);
                ReadableWorkbook book = new ReadableWorkbook(in)) {
            for (Sheet sheet : book.getSheets().toList()) {
                tables.put(sheet.getName(), table(file + "/" + sheet.getName(), sheet));
            }
        } catch (CellException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Of a damaged file the library may trip over anything, and names classes of its own.
            String reason = CLASS_NAME.matcher(String.valueOf(e.getMessage())).replaceAll("");
            throw new IOException("it is no Excel workbook, or is damaged: " + reason, e);
        }
        return tables;
    }

    /** A cell holds what cannot be read. */
    private static final class CellException extends IOException {
        private static final long serialVersionUID = 1;

        CellException(String message) {
            super(message);
        }
    }

    private static LoadedTable table(String file, Sheet sheet) throws IOException {
        List<String> header = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        try (Stream<Row> all = sheet.openStream()) {
            for (Row row : (Iterable<Row>) all::iterator) {
                String[] cells = cells(row);
                if (header.isEmpty()) {
                    header.addAll(List.of(cells));
                } else if (cells.length > 0) {
                    rows.add(cells);
                    lines.add(row.getRowNum());
                }
            }
        }
        if (header.isEmpty()) {
            header.add("");
        }
        return new LoadedTable(file, header, rows, lines);
    }

    /** Returns the cells of a row to the last that is not empty. */
    private static String[] cells(Row row) throws IOException {
        int count = 0;
        String[] cells = new String[Math.min(row.getCellCount(), MOST_COLUMNS)];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = text(row.getCell(column));
            count = cells[column].isEmpty() ? count : column + 1;
        }
        return java.util.Arrays.copyOf(cells, count);
    }

    private static String text(@org.jspecify.annotations.Nullable Cell cell) throws IOException {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null) {
            return "";
        }
        return switch (cell.getType()) {
            case BOOLEAN -> cell.asBoolean() ? "True" : "False";
            case NUMBER -> number(cell);
            case STRING -> cell.asString();
            case ERROR ->
                throw new CellException("cell %s holds the error %s".formatted(cell.getAddress(), cell.getRawValue()));
            default -> String.valueOf(cell.getRawValue());
        };
    }

    private static String number(Cell cell) {
        BigDecimal number = cell.asNumber();
        String format = String.valueOf(cell.getDataFormatString()).toLowerCase(Locale.ROOT);
        boolean isTime = format.contains("yy") || format.contains("h:mm") || format.contains("d/m");
        return isTime ? TIME.format(cell.asDate().plusNanos(500_000_000)) : number.toPlainString();
    }
}
