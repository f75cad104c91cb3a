package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.CarrierPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.MarginalMwh;
import org.rexnet.core.clearing.result.PriceChain;
import org.rexnet.core.clearing.result.PriceComponents;
import org.rexnet.core.clearing.result.PriceSetter;
import org.rexnet.core.study.Study;

/** What is said about a clearing, as fields of a JSON object. */
final class ClearingJson {

    private ClearingJson() {}

    static void head(JsonGenerator json, String status, Clearing clearing, Seconds seconds) throws IOException {
        Study study = clearing.study();
        json.writeStringField("status", status);
        json.writeStringField("study", study.name());
        JsonFields.number(json, "objective", clearing.objective());
        json.writeStringField("currency", study.settings().currency());
        json.writeNumberField("snapshots", study.horizon().size());
        JsonFields.seconds(json, seconds);
        json.writeStringField("solver", clearing.statistics().solver());
        json.writeStringField("convention", Choice.text(clearing.options().convention()));
        json.writeStringField("formulation", Choice.text(clearing.options().formulation()));
    }

    static void prices(JsonGenerator json, Clearing clearing) throws IOException {
        json.writeArrayFieldStart("prices");
        for (CarrierPrice price : CarrierPrice.of(clearing)) {
            json.writeStartObject();
            json.writeStringField("carrier", price.carrier());
            json.writeNumberField("buses", price.buses());
            JsonFields.number(json, "load_mwh", price.loadMwh());
            JsonFields.number(json, "average", price.average());
            JsonFields.number(json, "lowest", price.lowest());
            JsonFields.number(json, "highest", price.highest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void explanations(JsonGenerator json, Clearing clearing, List<PriceQuestion> questions) throws IOException {
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
        JsonFields.number(json, "price", clearing.price(bus, t));
        JsonFields.number(json, "energy", parts.energy());
        JsonFields.number(json, "loss", parts.loss());
        json.writeObjectFieldStart("congestion");
        for (Map.Entry<String, Double> part : parts.congestion().entrySet()) {
            JsonFields.number(json, part.getKey(), part.getValue());
        }
        json.writeEndObject();
        marginal(json, clearing.priceChain(bus, t), clearing.priceSetters(bus, t));
        marginal(json, "next_mwh", clearing.nextMwh(bus, t));
        marginal(json, "last_mwh", clearing.lastMwh(bus, t));
        json.writeEndObject();
    }

    private static void marginal(JsonGenerator json, String field, MarginalMwh mwh) throws IOException {
        json.writeObjectFieldStart(field);
        ValidPrices.write(json, "price", mwh.price());
        marginal(json, mwh.chain(), mwh.setters());
        json.writeEndObject();
    }

    private static void marginal(JsonGenerator json, PriceChain chain, List<PriceSetter> setters) throws IOException {
        json.writeStringField("words", chain.words());
        json.writeArrayFieldStart("setters");
        for (PriceSetter setter : setters) {
            json.writeStartObject();
            json.writeStringField("component", setter.component());
            JsonFields.number(json, "amount", setter.amount());
            JsonFields.number(json, "marginal_cost", setter.marginalCost());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
