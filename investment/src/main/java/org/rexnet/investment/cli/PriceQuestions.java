package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.rexnet.core.clearing.result.Clearing;

/**
 * What is asked about prices beside their values.
 *
 * @param explained prices that are to be taken apart
 * @param intervals whether the valid prices of every bus and snapshot are to be shown
 */
record PriceQuestions(List<PriceQuestion> explained, boolean intervals) {

    PriceQuestions {
        explained = List.copyOf(explained);
    }

    void print(PrintWriter out, Ink ink, Clearing clearing) {
        if (intervals) {
            ValidPrices.print(out, ink, clearing);
        }
        explained.forEach(question -> new ExplanationPage(out, ink, clearing).print(question));
    }

    void write(JsonGenerator json, Clearing clearing) throws IOException {
        if (intervals) {
            ValidPrices.write(json, clearing);
        }
        ClearingJson.explanations(json, clearing, explained);
    }
}
