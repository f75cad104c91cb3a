package org.rexnet.core.study.pypsa.read;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.rexnet.core.study.LibraryCall;

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
                ReadableWorkbook book = library(() -> new ReadableWorkbook(in))) {
            for (Sheet sheet : library(() -> book.getSheets().toList())) {
                tables.put(sheet.getName(), table(file + "/" + sheet.getName(), sheet));
            }
        }
        return tables;
    }

    /** Returns what the library reads, whose messages name classes of its own; everything else happens outside of it. */
    private static <T> T library(LibraryCall<T> call) throws IOException {
        try {
            return LibraryCall.of(call);
        } catch (IOException e) {
            String reason = CLASS_NAME.matcher(String.valueOf(e.getMessage())).replaceAll("");
            throw new IOException("it is no Excel workbook, or is damaged: " + reason, e);
        }
    }

    private static LoadedTable table(String file, Sheet sheet) throws IOException {
        List<String> header = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        try (Stream<Row> all = library(sheet::openStream)) {
            Iterator<Row> next = all.iterator();
            while (library(next::hasNext)) {
                Row row = library(next::next);
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
            int at = column;
            cells[column] = text(library(() -> Optional.ofNullable(row.getCell(at))));
            count = cells[column].isEmpty() ? count : column + 1;
        }
        return java.util.Arrays.copyOf(cells, count);
    }

    private static String text(Optional<Cell> found) throws IOException {
        if (found.isEmpty()
                || found.get().getType() == CellType.EMPTY
                || found.get().getValue() == null) {
            return "";
        }
        Cell cell = found.get();
        return switch (cell.getType()) {
            case BOOLEAN -> library(cell::asBoolean) ? "True" : "False";
            case NUMBER -> number(cell);
            case STRING -> library(cell::asString);
            case ERROR ->
                throw new IOException("cell %s holds the error %s".formatted(cell.getAddress(), cell.getRawValue()));
            default -> String.valueOf(cell.getRawValue());
        };
    }

    private static String number(Cell cell) throws IOException {
        BigDecimal number = library(cell::asNumber);
        String format = String.valueOf(cell.getDataFormatString()).toLowerCase(Locale.ROOT);
        boolean isTime = format.contains("yy") || format.contains("h:mm") || format.contains("d/m");
        return isTime ? time(library(cell::asDate)) : number.toPlainString();
    }

    private static String time(LocalDateTime read) throws IOException {
        try {
            return TIME.format(read.plusNanos(500_000_000));
        } catch (DateTimeException e) {
            throw new IOException("its times cannot be read: " + e.getMessage(), e);
        }
    }
}
