package org.rexnet.investment.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.section.Field;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;

/** Sections as files of a result folder: tables as {@code result-KEY.csv}, pictures as {@code KEY.svg}. */
public final class SectionFiles {

    private SectionFiles() {}

    /** Returns the files by name. */
    public static Map<String, String> of(List<Section> sections) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Section section : sections) {
            String stem = section.key().replace('_', '-');
            if (section.isIn(Output.CSV) && section.shape() == Section.Shape.TABLE) {
                files.put("result-" + stem + ".csv", csv(section));
                SectionPicture.find(section).ifPresent(picture -> files.put(stem + ".svg", picture.svg()));
            }
        }
        return files;
    }

    private static String csv(Section section) {
        int[] columns = section.columns(Output.CSV);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            String[] cells = new String[columns.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = section.fields().get(columns[i]).key();
            }
            csv.writeRecord(cells);
            for (List<Value> row : section.rows()) {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = cell(row.get(columns[i]), section.fields().get(columns[i]));
                }
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A table cannot be written.", e);
        }
        return text.toString();
    }

    private static String cell(Value value, Field field) {
        return switch (value) {
            case Value.Words words -> words(words.text());
            case Value.Number number ->
                field.format().isWhole() && Double.isFinite(number.number())
                        ? Long.toString(Math.round(number.number()))
                        : Double.toString(number.number());
            case Value.Missing missing -> "";
            case Value.Texts texts -> words(String.join(", ", texts.texts()));
            case Value.Part part -> "";
        };
    }

    /** Words that neither a spreadsheet nor a terminal obeys. */
    private static String words(String words) {
        return Shown.cell(Shown.text(words));
    }
}
