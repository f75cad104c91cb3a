package org.rexnet.core.study.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.TextFile;

/**
 * Rows of a log of charging sessions as they stand in its file: CSV, whatever separates its cells, or JSON as ACN-Data answers.
 *
 * @param file name of the file
 * @param header names of the columns
 * @param rows cells by column; those that are not there are left out
 * @param lines in which rows begin
 * @param separator between cells; a comma in JSON
 */
record LogRows(String file, List<String> header, List<Map<String, String>> rows, List<Integer> lines, char separator) {

    private static final int HEAD = 1 << 16;
    private static final String SEPARATORS = ",;\t|";

    /** Reads a file; what is wrong with it as a whole becomes a fault. */
    static LogRows read(Path path, Faults faults) {
        String file = String.valueOf(path.getFileName());
        try {
            TextFile.check(path, TextFile.TABLE);
            String head = head(path);
            return head.stripLeading().startsWith("{") || head.stripLeading().startsWith("[")
                    ? json(file, path)
                    : csv(file, path, separator(head), faults);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            String reason = String.valueOf(e.getOriginalMessage())
                    .replaceAll("[(,] *\\(?(from|start marker) .*", "")
                    .strip();
            faults.add(file, line, "", "", "is not JSON that can be read: " + reason);
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
        }
        return new LogRows(file, List.of(), List.of(), List.of(), ',');
    }

    private static String head(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            String text = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    /** Returns the separator that the first line has most of. */
    private static char separator(String head) {
        String first = head.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        char best = SEPARATORS.charAt(0);
        long most = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    private static LogRows csv(String file, Path path, char separator, Faults faults) {
        List<CsvRecord> records = Cells.read(path, separator, faults);
        List<String> header = records.isEmpty()
                ? List.of()
                : records.get(0).getFields().stream().map(String::strip).toList();
        List<Map<String, String>> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (CsvRecord entry : records.subList(Math.min(1, records.size()), records.size())) {
            Map<String, String> cells = new LinkedHashMap<>();
            for (int column = 0; column < Math.min(header.size(), entry.getFieldCount()); column++) {
                cells.putIfAbsent(header.get(column), entry.getField(column).strip());
            }
            rows.add(cells);
            lines.add((int) entry.getStartingLineNumber());
        }
        return new LogRows(file, header, rows, lines, separator);
    }

    /** Each object in an array, at any depth, that has plain fields is a row; what it nests further is not read. */
    private static LogRows json(String file, Path path) throws IOException {
        Set<String> header = new LinkedHashSet<>();
        List<Map<String, String>> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        try (JsonParser in = new JsonFactory().createParser(path.toFile())) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token == JsonToken.START_OBJECT
                        && in.getParsingContext().getParent().inArray()) {
                    lines.add(in.currentTokenLocation().getLineNr());
                    rows.add(object(in));
                    header.addAll(rows.get(rows.size() - 1).keySet());
                }
            }
        }
        return new LogRows(file, List.copyOf(header), rows, lines, ',');
    }

    private static Map<String, String> object(JsonParser in) throws IOException {
        Map<String, String> cells = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (token.isStructStart()) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                cells.put(name, in.getText().strip());
            }
        }
        return cells;
    }
}
