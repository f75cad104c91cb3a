package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.rexnet.core.clearing.result.CarrierTotals;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.SetterShare;
import org.rexnet.core.clearing.sectors.SectorCouplingOutcome;
import org.rexnet.core.clearing.sectors.SectorCouplingValue;
import org.rexnet.core.clearing.warning.Warnings;

/** What is said about sectors, as fields of a JSON object. */
final class SectorJson {

    private SectorJson() {}

    static void write(JsonGenerator json, Clearing clearing, boolean setters, Optional<SectorCouplingOutcome> coupling)
            throws IOException {
        json.writeArrayFieldStart("warnings");
        for (String warning : Warnings.of(clearing)) {
            json.writeString(warning);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("sectors");
        for (CarrierTotals total : CarrierTotals.of(clearing)) {
            json.writeStartObject();
            json.writeStringField("carrier", total.carrier());
            JsonFields.number(json, "used", total.usedMwh());
            JsonFields.number(json, "from_others", total.fromOthersMwh());
            JsonFields.number(json, "to_others", total.toOthersMwh());
            JsonFields.number(json, "lost", total.lostMwh());
            JsonFields.number(json, "average_price", total.averagePrice());
            JsonFields.number(json, "payments", total.payments());
            JsonFields.number(json, "receipts", total.receipts());
            JsonFields.number(json, "rents", total.rents());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (setters) {
            setters(json, clearing);
        }
        if (coupling.isPresent()) {
            coupling(json, coupling.get());
        }
    }

    private static void setters(JsonGenerator json, Clearing clearing) throws IOException {
        json.writeArrayFieldStart("setters");
        for (SetterShare share : SetterShare.of(clearing)) {
            json.writeStartObject();
            json.writeStringField("carrier", share.carrier());
            json.writeStringField("answered_by", share.answeredBy());
            json.writeStringField("set_by", share.setBy());
            JsonFields.number(json, "share", share.share());
            JsonFields.number(json, "average_price", share.averagePrice());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void coupling(JsonGenerator json, SectorCouplingOutcome outcome) throws IOException {
        json.writeObjectFieldStart("coupling");
        switch (outcome) {
            case SectorCouplingOutcome.NotApplicable none -> json.writeStringField("not_applicable", none.reason());
            case SectorCouplingOutcome.Failed failed -> json.writeStringField("failed", failed.part());
            case SectorCouplingOutcome.Valued valued -> {
                SectorCouplingValue value = valued.value();
                JsonFields.number(json, "coupled", value.coupledCost());
                JsonFields.number(json, "uncoupled", value.uncoupledCost());
                JsonFields.number(json, "value", value.value());
                json.writeStringField("heat_plan", Choice.text(value.ties()));
                JsonFields.number(json, "lost_load", value.lostLoadMwh());
                JsonFields.number(json, "unpriced_missing", value.unpricedMissingMwh());
            }
        }
        json.writeEndObject();
    }
}
