package org.rexnet.investment.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.section.Field;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;

/**
 * Sections as exactly one JSON object on one line: facts without a key are its fields, others are objects, tables are arrays of objects;
 * values that are missing or not finite are null.
 */
public final class JsonText {

    private JsonText() {}

    /** A heading that JSON shows: its place in rows, and its name as it is written in each. */
    private record Column(int position, Field field, SerializableString name) {

        static List<Column> of(Section section) {
            return Arrays.stream(section.columns(Output.JSON))
                    .mapToObj(c -> new Column(
                            c,
                            section.fields().get(c),
                            new SerializedString(section.fields().get(c).key())))
                    .toList();
        }
    }

    /** Prints the sections that JSON shows. */
    public static void print(PrintWriter out, List<Section> sections) {
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            for (Section section : sections) {
                if (section.isIn(Output.JSON)) {
                    write(json, section);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("The answer cannot be written.", e);
        }
        out.println();
        out.flush();
    }

    private static void write(JsonGenerator json, Section section) throws IOException {
        if (section.shape() == Section.Shape.FACTS && section.key().isEmpty()) {
            writeFields(json, Column.of(section), section.rows().getFirst());
            return;
        }
        json.writeFieldName(section.key());
        writeValue(json, section);
    }

    private static void writeValue(JsonGenerator json, Section section) throws IOException {
        List<Column> columns = Column.of(section);
        if (section.shape() == Section.Shape.FACTS) {
            writeObject(json, columns, section.rows().getFirst());
            return;
        }
        json.writeStartArray();
        for (List<Value> row : section.rows()) {
            writeObject(json, columns, row);
        }
        json.writeEndArray();
    }

    private static void writeObject(JsonGenerator json, List<Column> columns, List<Value> row) throws IOException {
        json.writeStartObject();
        writeFields(json, columns, row);
        json.writeEndObject();
    }

    private static void writeFields(JsonGenerator json, List<Column> columns, List<Value> row) throws IOException {
        for (Column column : columns) {
            json.writeFieldName(column.name());
            switch (row.get(column.position())) {
                case Value.Words words -> json.writeString(words.text());
                case Value.Number number -> write(json, column.field(), number.number());
                case Value.Missing missing -> json.writeNull();
                case Value.Texts texts -> {
                    json.writeStartArray();
                    for (String text : texts.texts()) {
                        json.writeString(text);
                    }
                    json.writeEndArray();
                }
                case Value.Part part -> writeValue(json, part.section());
            }
        }
    }

    private static void write(JsonGenerator json, Field field, double number) throws IOException {
        if (!Double.isFinite(number)) {
            json.writeNull();
        } else if (field.format().isWhole()) {
            json.writeNumber(Math.round(number));
        } else {
            json.writeNumber(number);
        }
    }
}
