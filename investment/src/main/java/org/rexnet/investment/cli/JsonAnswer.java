package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.CarrierPrice;
import org.rexnet.core.clearing.Clearing;
import org.rexnet.core.clearing.ClearingOutcome;
import org.rexnet.core.clearing.CouplingOutcome;
import org.rexnet.core.clearing.HeatCheck;
import org.rexnet.core.clearing.PriceComponents;
import org.rexnet.core.clearing.PriceSetter;
import org.rexnet.core.study.BuiltInStudy;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Study;
import org.rexnet.investment.Appraisal;
import org.rexnet.investment.CapacityAddition;
import org.rexnet.investment.Convergence;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PriceSignal;
import org.rexnet.investment.Signal;
import org.rexnet.investment.growth.GrowthComparison;
import org.rexnet.investment.growth.GrowthYear;

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
            List<PriceQuestion> questions,
            boolean setters,
            Optional<CouplingOutcome> coupling,
            Optional<HeatCheck> heat,
            Seconds seconds) {
        write(json -> {
            head(json, "optimal", clearing, seconds);
            json.writeArrayFieldStart("capacities");
            json.writeEndArray();
            prices(json, clearing);
            explanations(json, clearing, questions);
            SectorJson.write(json, clearing, setters, coupling);
            if (heat.isPresent()) {
                HeatLines.write(json, heat.get());
            }
        });
    }

    void valued(Study study, String origin, List<Section> sections, Seconds seconds) {
        write(json -> {
            json.writeStringField("status", "valued");
            study(json, study, seconds);
            json.writeStringField("prices", origin);
            sections(json, sections);
        });
    }

    void grown(Study study, String status, GrowthComparison growth, List<Section> sections, Seconds seconds) {
        write(json -> {
            json.writeStringField("status", status);
            study(json, study, seconds);
            json.writeNumberField("orders", growth.histories().size());
            json.writeNumberField("settled", growth.settled());
            number(json, "objective", growth.estimate(GrowthYear::totalCost).mean());
            number(
                    json,
                    "planner",
                    growth.plan().map(p -> p.clearing().objective()).orElse(Double.NaN));
            sections(json, sections);
        });
    }

    private static void sections(JsonGenerator json, List<Section> sections) throws IOException {
        for (Section section : sections) {
            TableText.json(json, section.name(), section.table());
        }
    }

    void planned(String status, Plan plan, List<PriceQuestion> questions, List<Section> sections, Seconds seconds) {
        write(json -> {
            head(json, status, plan.clearing(), seconds);
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
            sections(json, sections);
            if (plan.convergence().isPresent()) {
                convergence(json, plan.convergence().get());
            }
            prices(json, plan.clearing());
            explanations(json, plan.clearing(), questions);
        });
    }

    private static void convergence(JsonGenerator json, Convergence convergence) throws IOException {
        json.writeObjectFieldStart("convergence");
        number(json, "lower", convergence.lower());
        number(json, "upper", convergence.upper());
        number(json, "gap", convergence.gap());
        json.writeNumberField("parts", convergence.parts());
        json.writeNumberField("cuts", convergence.cuts());
        json.writeNumberField("iterations", convergence.iterations().size());
        json.writeEndObject();
    }

    void notCleared(ClearingOutcome outcome, Study study, Seconds seconds) {
        write(json -> {
            json.writeStringField("status", status(outcome));
            study(json, study, seconds);
            if (outcome instanceof ClearingOutcome.Infeasible infeasible) {
                json.writeArrayFieldStart("causes");
                for (ClearingOutcome.Cause cause : infeasible.causes()) {
                    json.writeStartObject();
                    json.writeStringField("what", cause.what());
                    json.writeStringField("snapshot", cause.snapshot());
                    number(json, "amount", cause.amount());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
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
            study(json, study, seconds);
            strings(json, "notes", study.notes());
        });
    }

    void written(Study study, Path folder, List<String> notes, Seconds seconds) {
        write(json -> {
            json.writeStringField("status", "written");
            study(json, study, seconds);
            json.writeStringField("folder", folder.toString());
            strings(json, "notes", notes);
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

    private static void head(JsonGenerator json, String status, Clearing clearing, Seconds seconds) throws IOException {
        Study study = clearing.study();
        json.writeStringField("status", status);
        json.writeStringField("study", study.name());
        number(json, "objective", clearing.objective());
        json.writeStringField("currency", study.settings().currency());
        json.writeNumberField("snapshots", study.horizon().size());
        seconds(json, seconds);
        json.writeStringField("solver", clearing.statistics().solver());
        json.writeStringField("convention", Choice.text(clearing.options().convention()));
        json.writeStringField("formulation", Choice.text(clearing.options().formulation()));
    }

    private static void study(JsonGenerator json, Study study, Seconds seconds) throws IOException {
        json.writeStringField("study", study.name());
        json.writeStringField("currency", study.settings().currency());
        json.writeNumberField("snapshots", study.horizon().size());
        seconds(json, seconds);
    }

    private static void seconds(JsonGenerator json, Seconds seconds) throws IOException {
        json.writeObjectFieldStart("seconds");
        number(json, "read", seconds.read());
        number(json, "solve", seconds.solve());
        number(json, "process", seconds.process());
        json.writeEndObject();
    }

    private static void capacity(JsonGenerator json, CapacityAddition addition) throws IOException {
        json.writeStartObject();
        json.writeStringField("component", addition.table().text());
        json.writeStringField("name", addition.name());
        json.writeStringField("attribute", addition.attribute());
        number(json, "value", addition.optimal());
        json.writeStringField("unit", addition.unit());
        number(json, "existing", addition.existing());
        number(json, "addition", addition.addition());
        number(json, "annual_cost", addition.annualCost());
        json.writeEndObject();
    }

    private static void signal(JsonGenerator json, PriceSignal priced, Signal signal) throws IOException {
        json.writeStartObject();
        json.writeStringField("component", signal.table().text());
        json.writeStringField("name", signal.name());
        json.writeStringField("unit", signal.unit());
        number(json, "capacity", signal.capacity());
        number(json, "rent_per_unit", signal.rentPerUnit());
        number(json, "annual_cost_per_unit", signal.annualCostPerUnit());
        number(json, "net_value", signal.netValue());
        json.writeStringField("standing", Choice.text(signal.standing()));
        if (priced.appraisal().isPresent()) {
            Appraisal appraisal = priced.appraisal().get();
            number(json, "net_present_value", appraisal.netPresentValue());
            number(
                    json,
                    "internal_rate_of_return",
                    appraisal.internalRateOfReturn().orElse(Double.NaN));
            number(json, "payback_years", appraisal.paybackYears().orElse(Double.NaN));
            number(
                    json,
                    "discounted_payback_years",
                    appraisal.discountedPaybackYears().orElse(Double.NaN));
        }
        json.writeEndObject();
    }

    private static void prices(JsonGenerator json, Clearing clearing) throws IOException {
        json.writeArrayFieldStart("prices");
        for (CarrierPrice price : CarrierPrice.of(clearing)) {
            json.writeStartObject();
            json.writeStringField("carrier", price.carrier());
            json.writeNumberField("buses", price.buses());
            number(json, "load_mwh", price.loadMwh());
            number(json, "average", price.average());
            number(json, "lowest", price.lowest());
            number(json, "highest", price.highest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void explanations(JsonGenerator json, Clearing clearing, List<PriceQuestion> questions)
            throws IOException {
        if (questions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("explanations");
        for (PriceQuestion question : questions) {
            explanation(json, clearing, question.bus(), question.position(clearing));
        }
        json.writeEndArray();
    }

    private static void explanation(JsonGenerator json, Clearing clearing, String bus, int t) throws IOException {
        PriceComponents parts = clearing.priceComponents(bus, t);
        json.writeStartObject();
        json.writeStringField("bus", bus);
        json.writeStringField("snapshot", clearing.study().horizon().at(t).label());
        number(json, "price", clearing.price(bus, t));
        number(json, "energy", parts.energy());
        number(json, "loss", parts.loss());
        json.writeObjectFieldStart("congestion");
        for (Map.Entry<String, Double> part : parts.congestion().entrySet()) {
            number(json, part.getKey(), part.getValue());
        }
        json.writeEndObject();
        json.writeStringField("words", clearing.priceChain(bus, t).words());
        json.writeArrayFieldStart("setters");
        for (PriceSetter setter : clearing.priceSetters(bus, t)) {
            json.writeStartObject();
            json.writeStringField("component", setter.component());
            number(json, "amount", setter.amount());
            number(json, "marginal_cost", setter.marginalCost());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String field, List<String> texts) throws IOException {
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
