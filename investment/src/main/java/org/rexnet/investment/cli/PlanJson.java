package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.rexnet.investment.Appraisal;
import org.rexnet.investment.CapacityAddition;
import org.rexnet.investment.Convergence;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PriceSignal;
import org.rexnet.investment.Signal;

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
        json.writeArrayFieldStart("signals");
        int position = 0;
        for (PriceSignal signal : PriceSignal.of(plan)) {
            signal(json, signal, plan.signals().get(position++));
        }
        json.writeEndArray();
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
        json.writeStringField("component", addition.table().text());
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

    private static void signal(JsonGenerator json, PriceSignal priced, Signal signal) throws IOException {
        json.writeStartObject();
        json.writeStringField("component", signal.table().text());
        json.writeStringField("name", signal.name());
        json.writeStringField("unit", signal.unit());
        JsonFields.number(json, "capacity", signal.capacity());
        JsonFields.number(json, "rent_per_unit", signal.rentPerUnit());
        JsonFields.number(json, "annual_cost_per_unit", signal.annualCostPerUnit());
        JsonFields.number(json, "net_value", signal.netValue());
        json.writeStringField("standing", Choice.text(signal.standing()));
        if (priced.appraisal().isPresent()) {
            Appraisal appraisal = priced.appraisal().get();
            JsonFields.number(json, "net_present_value", appraisal.netPresentValue());
            JsonFields.number(
                    json,
                    "internal_rate_of_return",
                    appraisal.internalRateOfReturn().orElse(Double.NaN));
            JsonFields.number(json, "payback_years", appraisal.paybackYears().orElse(Double.NaN));
            JsonFields.number(
                    json,
                    "discounted_payback_years",
                    appraisal.discountedPaybackYears().orElse(Double.NaN));
        }
        json.writeEndObject();
    }
}
