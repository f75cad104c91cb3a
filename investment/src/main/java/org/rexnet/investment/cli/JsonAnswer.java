package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.flow.UncountedCircuits;
import org.rexnet.core.clearing.heat.HeatCheck;
import org.rexnet.core.clearing.heat.HeatFollowing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.sectors.SectorCouplingOutcome;
import org.rexnet.core.study.BuiltInStudy;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Study;
import org.rexnet.investment.Plan;
import org.rexnet.investment.growth.GrowthComparison;
import org.rexnet.investment.growth.GrowthComparison.Measure;
import org.rexnet.investment.growth.GrowthYear;
import org.rexnet.investment.path.PathComparison;

/** Writes the answer of a command as exactly one JSON object on one line; numbers that are not finite become null. */
final class JsonAnswer {

    private final PrintWriter out;

    JsonAnswer(PrintWriter out) {
        this.out = out;
    }

    /** Writes the fields of an object. */
    private interface Fields {

        void write(JsonGenerator json) throws IOException;
    }

    void cleared(
            Clearing clearing,
            PriceQuestions questions,
            boolean setters,
            Optional<SectorCouplingOutcome> coupling,
            Optional<HeatFollowing> following,
            Optional<HeatCheck> heat,
            Seconds seconds) {
        write(json -> {
            ClearingJson.head(json, "optimal", clearing, seconds);
            json.writeArrayFieldStart("capacities");
            json.writeEndArray();
            ClearingJson.prices(json, clearing);
            questions.write(json, clearing);
            SectorJson.write(json, clearing, setters, coupling);
            if (following.isPresent()) {
                HeatLines.write(json, following.get());
            }
            if (heat.isPresent()) {
                HeatLines.write(json, heat.get());
            }
        });
    }

    void valued(Study study, String origin, List<Section> sections, Seconds seconds) {
        write(json -> {
            json.writeStringField("status", "valued");
            JsonFields.study(json, study, seconds);
            json.writeStringField("prices", origin);
            JsonFields.sections(json, sections);
        });
    }

    void grown(Study study, String status, GrowthComparison growth, List<Section> sections, Seconds seconds) {
        write(json -> {
            json.writeStringField("status", status);
            JsonFields.study(json, study, seconds);
            json.writeNumberField("orders", growth.histories().size());
            json.writeNumberField("settled", growth.settled());
            JsonFields.number(
                    json,
                    "objective",
                    growth.estimate(Measure.any(GrowthYear::totalCost)).mean());
            JsonFields.number(
                    json, "planner", growth.planned().map(GrowthYear::totalCost).orElse(Double.NaN));
            JsonFields.sections(json, sections);
        });
    }

    void path(PathComparison comparison, List<Section> sections, Seconds seconds) {
        write(json -> PathJson.write(json, comparison, sections, seconds));
    }

    void planned(String status, Plan plan, PriceQuestions questions, List<Section> sections, Seconds seconds) {
        write(json -> PlanJson.write(json, status, plan, questions, sections, seconds));
    }

    void notCleared(ClearingOutcome outcome, Study study, Seconds seconds) {
        write(json -> {
            json.writeStringField("status", status(outcome));
            JsonFields.study(json, study, seconds);
            JsonFields.causes(json, outcome);
        });
    }

    void studies(List<BuiltInStudy> all) {
        write(json -> {
            json.writeArrayFieldStart("studies");
            for (BuiltInStudy builtIn : all) {
                json.writeStartObject();
                json.writeStringField("name", builtIn.name());
                json.writeStringField("description", builtIn.description());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    void valid(Study study, Seconds seconds) {
        write(json -> {
            json.writeStringField("status", "valid");
            JsonFields.study(json, study, seconds);
            List<String> notes = new ArrayList<>(study.notes());
            notes.addAll(UncountedCircuits.notes(study));
            JsonFields.strings(json, "notes", notes);
        });
    }

    void written(Study study, Path folder, List<String> notes, Seconds seconds) {
        write(json -> {
            json.writeStringField("status", "written");
            JsonFields.study(json, study, seconds);
            json.writeStringField("folder", folder.toString());
            JsonFields.strings(json, "notes", notes);
        });
    }

    void invalid(String message, List<Fault> faults) {
        write(json -> {
            json.writeStringField("status", "invalid");
            json.writeStringField("message", message);
            json.writeArrayFieldStart("faults");
            for (Fault fault : faults) {
                json.writeStartObject();
                json.writeStringField("file", fault.file());
                json.writeNumberField("line", fault.line());
                json.writeStringField("column", fault.column());
                json.writeStringField("value", fault.value());
                json.writeStringField("message", fault.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    void failed(String message) {
        write(json -> {
            json.writeStringField("status", "error");
            json.writeStringField("message", message);
        });
    }

    /** Returns the word for an outcome, as in the field {@code status}. */
    static String status(ClearingOutcome outcome) {
        return switch (outcome) {
            case ClearingOutcome.Cleared cleared -> "optimal";
            case ClearingOutcome.Infeasible infeasible -> "infeasible";
            case ClearingOutcome.Unbounded unbounded -> "unbounded";
            case ClearingOutcome.LimitReached reached -> "limit-reached";
        };
    }

    private void write(Fields fields) {
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("The answer cannot be written.", e);
        }
        out.println();
        out.flush();
    }
}
