package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.study.Study;

/** Fields that several answers in JSON have in common; numbers that are not finite become null. */
final class JsonFields {

    private JsonFields() {}

    /** Writes which study an answer is about, and how long it took. */
    static void study(JsonGenerator json, Study study, Seconds seconds) throws IOException {
        json.writeStringField("study", study.name());
        json.writeStringField("currency", study.settings().currency());
        json.writeNumberField("snapshots", study.horizon().size());
        seconds(json, seconds);
    }

    static void seconds(JsonGenerator json, Seconds seconds) throws IOException {
        json.writeObjectFieldStart("seconds");
        number(json, "read", seconds.read());
        number(json, "solve", seconds.solve());
        number(json, "process", seconds.process());
        json.writeEndObject();
    }

    static void sections(JsonGenerator json, List<Section> sections) throws IOException {
        for (Section section : sections) {
            TableText.json(json, section.name(), section.table());
        }
    }

    /** Writes what stands in the way, where an outcome is infeasible. */
    static void causes(JsonGenerator json, ClearingOutcome outcome) throws IOException {
        if (outcome instanceof ClearingOutcome.Unbounded unbounded) {
            strings(json, "without_limit", unbounded.withoutLimit());
        }
        if (outcome instanceof ClearingOutcome.Infeasible infeasible) {
            json.writeArrayFieldStart("causes");
            for (ClearingOutcome.Cause cause : infeasible.causes()) {
                json.writeStartObject();
                json.writeStringField("what", cause.what());
                json.writeStringField("help", cause.help());
                json.writeStringField("unit", cause.unit());
                json.writeStringField("snapshot", cause.snapshot());
                number(json, "amount", cause.amount());
                json.writeArrayFieldStart("snapshots");
                for (ClearingOutcome.Place place : cause.places()) {
                    json.writeStartObject();
                    json.writeStringField("snapshot", place.snapshot());
                    number(json, "amount", place.amount());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            strings(json, "remarks", infeasible.remarks());
        }
    }

    static void strings(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    static void number(JsonGenerator json, String field, double value) throws IOException {
        if (Double.isFinite(value)) {
            // Adding 0 turns -0 into 0.
            json.writeNumberField(field, value + 0.0);
        } else {
            json.writeNullField(field);
        }
    }
}
