package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.rexnet.investment.CapacityAddition;
import org.rexnet.investment.Convergence;
import org.rexnet.investment.Plan;
import org.rexnet.investment.SignalTable;

/** What is said about a plan, as fields of a JSON object. */
final class PlanJson {

    private PlanJson() {}

    static void write(
            JsonGenerator json,
            String status,
            Plan plan,
            PriceQuestions questions,
            List<Section> sections,
            Seconds seconds)
            throws IOException {
        ClearingJson.head(json, status, plan.clearing(), seconds);
        json.writeArrayFieldStart("capacities");
        for (CapacityAddition addition : plan.additions()) {
            capacity(json, addition);
        }
        json.writeEndArray();
        TableText.json(json, "signals", SignalTable.of(plan).toTable());
        JsonFields.sections(json, sections);
        if (plan.convergence().isPresent()) {
            convergence(json, plan.convergence().get());
        }
        ClearingJson.prices(json, plan.clearing());
        questions.write(json, plan.clearing());
    }

    private static void convergence(JsonGenerator json, Convergence convergence) throws IOException {
        json.writeObjectFieldStart("convergence");
        JsonFields.number(json, "lower", convergence.lower());
        JsonFields.number(json, "upper", convergence.upper());
        JsonFields.number(json, "gap", convergence.gap());
        json.writeNumberField("parts", convergence.parts());
        json.writeNumberField("cuts", convergence.cuts());
        json.writeNumberField("iterations", convergence.iterations().size());
        json.writeEndObject();
    }

    private static void capacity(JsonGenerator json, CapacityAddition addition) throws IOException {
        json.writeStartObject();
        json.writeStringField("component", addition.kind().table());
        json.writeStringField("name", addition.name());
        json.writeStringField("attribute", addition.attribute());
        JsonFields.number(json, "value", addition.optimal());
        json.writeStringField("unit", addition.unit());
        JsonFields.number(json, "existing", addition.existing());
        JsonFields.number(json, "addition", addition.addition());
        JsonFields.number(json, "annual_cost", addition.annualCost());
        JsonFields.number(json, "up_front", addition.upFront().orElse(Double.NaN));
        json.writeEndObject();
    }
}
