package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.investment.report.Ink;

/**
 * One run of the command within this process.
 *
 * @param code exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int code, String out, String err) {

    /** Runs the command. */
    static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), Ink.PLAIN, Ink.PLAIN);
        int code = Rexnet.execute(terminal, args);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** Returns standard output as one JSON object; fails where there is anything else. */
    Map<String, Object> json() {
        try (JsonParser parser = JsonFactory.builder().build().createParser(out)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null || !(value instanceof Map<?, ?>)) {
                throw new AssertionError("Not one object: " + out);
            }
            Map<String, Object> object = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, field) -> object.put((String) key, field));
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException(out, e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> parser.getIntValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> parser.getText();
            case VALUE_NULL -> "null";
            default -> throw new AssertionError("Unexpected " + parser.currentToken());
        };
    }
}
