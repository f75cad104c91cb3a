package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.rexnet.investment.path.PathComparison;
import org.rexnet.investment.path.PathOutcome;

/** What is said about a path, as fields of a JSON object; its objective is the present value with foresight. */
final class PathJson {

    private PathJson() {}

    static void write(JsonGenerator json, PathComparison comparison, List<Section> sections, Seconds seconds)
            throws IOException {
        json.writeStringField("status", status(comparison));
        JsonFields.study(json, comparison.study(), seconds);
        double foresight = presentValue(comparison.foresight());
        JsonFields.number(json, "objective", foresight);
        json.writeObjectFieldStart("present_value");
        JsonFields.number(json, "year_by_year", presentValue(comparison.yearByYear()));
        JsonFields.number(json, "foresight", foresight);
        JsonFields.number(
                json, "value_of_foresight", comparison.valueOfForesight().orElse(Double.NaN));
        json.writeEndObject();
        notPlanned(json, "year_by_year", comparison.yearByYear());
        notPlanned(json, "foresight", comparison.foresight());
        JsonFields.sections(json, sections);
    }

    private static String status(PathComparison comparison) {
        for (PathOutcome outcome : List.of(comparison.foresight(), comparison.yearByYear())) {
            if (outcome instanceof PathOutcome.NotPlanned not) {
                return JsonAnswer.status(not.reason());
            }
        }
        return "optimal";
    }

    private static double presentValue(PathOutcome outcome) {
        return outcome.find().map(plan -> plan.presentValue()).orElse(Double.NaN);
    }

    private static void notPlanned(JsonGenerator json, String how, PathOutcome outcome) throws IOException {
        if (outcome instanceof PathOutcome.NotPlanned not) {
            json.writeObjectFieldStart("not_planned_" + how);
            json.writeStringField("status", JsonAnswer.status(not.reason()));
            if (not.year().isPresent()) {
                json.writeNumberField("year", not.year().getAsInt());
            }
            JsonFields.causes(json, not.reason());
            json.writeEndObject();
        }
    }
}
