package org.rexnet.investment.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
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
            writeFields(
                    json, section, section.columns(Output.JSON), section.rows().getFirst());
            return;
        }
        json.writeFieldName(section.key());
        writeValue(json, section);
    }

    private static void writeValue(JsonGenerator json, Section section) throws IOException {
        int[] columns = section.columns(Output.JSON);
        if (section.shape() == Section.Shape.FACTS) {
            writeObject(json, section, columns, section.rows().getFirst());
            return;
        }
        json.writeStartArray();
        for (List<Value> row : section.rows()) {
            writeObject(json, section, columns, row);
        }
        json.writeEndArray();
    }

    private static void writeObject(JsonGenerator json, Section section, int[] columns, List<Value> row)
            throws IOException {
        json.writeStartObject();
        writeFields(json, section, columns, row);
        json.writeEndObject();
    }

    private static void writeFields(JsonGenerator json, Section section, int[] columns, List<Value> row)
            throws IOException {
        for (int c : columns) {
            Field field = section.fields().get(c);
            json.writeFieldName(field.key());
            switch (row.get(c)) {
                case Value.Words words -> json.writeString(words.text());
                case Value.Number number -> write(json, field, number.number());
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
