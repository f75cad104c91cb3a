package org.rexnet.investment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far the capacities of a plan that no bound holds are from earning what they cost, as the JSON answer of {@code invest} tells: the
 * next unit earns at most what one costs, the last one saves at least that.
 *
 * @param candidates number of capacities between their bounds
 * @param worst name of the one that is farthest from it; empty where there is none
 * @param profit by how much that one earns more, or less, than it costs, as a share of the cost; at least 0
 */
public record ZeroProfitOfAnswer(int candidates, String worst, double profit) {

    /** Reads an answer; throws {@link IllegalArgumentException} where it has no signals. */
    public static ZeroProfitOfAnswer of(String json) {
        try (JsonParser parser = JsonFactory.builder().build().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean isSignals = parser.currentName().equals("signals");
                parser.nextToken();
                if (isSignals) {
                    return ofRows(parser);
                }
                parser.skipChildren();
            }
            throw new IllegalArgumentException("The answer has no signals.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZeroProfitOfAnswer ofRows(JsonParser parser) throws IOException {
        ZeroProfitOfAnswer found = new ZeroProfitOfAnswer(0, "", 0);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> row = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                row.put(field, parser.getText());
                parser.skipChildren();
            }
            if ("between".equals(row.get("capacity_is"))) {
                found = found.with(row.getOrDefault("candidate", ""), profit(row));
            }
        }
        return found;
    }

    private static double profit(Map<String, String> row) {
        double cost = number(row, "costs", 0);
        double tooMuch = number(row, "earns", 0) - cost;
        double tooLittle = cost - number(row, "last_saves", Double.POSITIVE_INFINITY);
        return Math.max(0, Math.max(tooMuch, tooLittle)) / Math.max(1, Math.abs(cost));
    }

    private static double number(Map<String, String> row, String field, double otherwise) {
        String text = row.getOrDefault(field, "null");
        return text.equals("null") ? otherwise : Double.parseDouble(text);
    }

    private ZeroProfitOfAnswer with(String name, double other) {
        boolean isWorse = candidates == 0 || other > profit;
        return new ZeroProfitOfAnswer(candidates + 1, isWorse ? name : worst, isWorse ? other : profit);
    }
}
