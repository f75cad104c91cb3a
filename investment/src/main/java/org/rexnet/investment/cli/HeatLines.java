package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.heat.HeatCheck;
import org.rexnet.core.clearing.heat.HeatCheck.SnapshotCheck;
import org.rexnet.core.clearing.heat.HeatFollowing;
import org.rexnet.core.clearing.result.Clearing;

/** What the flow of water says about a clearing of heat, as lines of a page or fields of an answer. */
final class HeatLines {

    private static final int MOST_OBSTACLES = 5;

    private HeatLines() {}

    static void print(PrintWriter out, Ink ink, Clearing clearing, HeatCheck check) {
        out.println();
        out.println(ink.bold("Heat flow"));
        List<SnapshotCheck> snapshots = check.snapshots();
        if (snapshots.isEmpty()) {
            out.println("  There is no pipe.");
            return;
        }
        List<SnapshotCheck> failed = check.undeliverable();
        out.println("  Deliverable in %s of %s"
                .formatted(
                        Figures.of(snapshots.size() - failed.size(), 0),
                        Figures.count(snapshots.size(), "snapshot", "snapshots")));
        failed.stream()
                .limit(MOST_OBSTACLES)
                .forEach(one -> Wrapped.print(
                        out, "  " + one.snapshot() + ": ", one.obstacle().orElse("")));
        TextTable table = new TextTable().words("where it is").number("amount").words("unit");
        table.row("losses as cleared", Figures.amount(sum(clearing, check, SnapshotCheck::linearLossMw)), "MWh");
        table.row("losses by the flow", Figures.amount(sum(clearing, check, SnapshotCheck::physicalLossMw)), "MWh");
        table.row("power of the pumps", Figures.amount(sum(clearing, check, SnapshotCheck::pumpMw)), "MWh");
        table.row(
                "its cost",
                Figures.amount(sum(clearing, check, SnapshotCheck::pumpCost)),
                clearing.study().settings().currency());
        table.row("fastest water", Figures.of(most(check, SnapshotCheck::fastestMPerS), 2), "m/s");
        table.row("most water fed in", Figures.of(most(check, SnapshotCheck::massFlowKgPerS), 1), "kg/s");
        table.row("coldest supply", Figures.of(coldest(check), 1), "C");
        table.print(out, ink);
    }

    /** Says how flows of heat came to follow friction. */
    static void print(PrintWriter out, Ink ink, HeatFollowing following) {
        out.println();
        out.println(ink.bold("Heat follows friction"));
        Wrapped.print(
                out,
                "  ",
                "Found in %s; no flow differs by more than %s of its pipe's capacity from that by friction."
                        .formatted(
                                Figures.count(following.rounds(), "round", "rounds"),
                                "%.1e".formatted(following.differencePerUnit())));
        Wrapped.print(out, "  ", "No global optimum is claimed; prices are those of the last linear model.");
    }

    static void write(JsonGenerator json, HeatFollowing following) throws IOException {
        json.writeObjectFieldStart("heat_follows_friction");
        json.writeNumberField("rounds", following.rounds());
        json.writeNumberField("difference_per_q_nom", following.differencePerUnit());
        json.writeEndObject();
    }

    static void write(JsonGenerator json, HeatCheck check) throws IOException {
        json.writeArrayFieldStart("heat_flow");
        for (SnapshotCheck one : check.snapshots()) {
            json.writeStartObject();
            json.writeStringField("snapshot", one.snapshot());
            json.writeStringField("status", one.obstacle().isEmpty() ? "deliverable" : "undeliverable");
            if (one.obstacle().isPresent()) {
                json.writeStringField("obstacle", one.obstacle().get());
            }
            if (one.state().isPresent()) {
                json.writeNumberField("mass_flow_kg_per_s", one.massFlowKgPerS());
                json.writeNumberField("fastest_m_per_s", one.fastestMPerS());
                json.writeNumberField("coldest_supply_c", one.coldestSupplyCelsius());
                json.writeNumberField("loss_cleared_mw", one.linearLossMw());
                json.writeNumberField("loss_physical_mw", one.physicalLossMw());
                json.writeNumberField("pump_mw", one.pumpMw());
                json.writeNumberField("pump_cost_per_h", one.pumpCost());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static double sum(Clearing clearing, HeatCheck check, ToDoubleFunction<SnapshotCheck> value) {
        double sum = 0;
        for (int t = 0; t < check.snapshots().size(); t++) {
            sum += clearing.study().horizon().at(t).objectiveWeight()
                    * value.applyAsDouble(check.snapshots().get(t));
        }
        return sum;
    }

    private static double most(HeatCheck check, ToDoubleFunction<SnapshotCheck> value) {
        return check.snapshots().stream().mapToDouble(value).max().orElse(0);
    }

    private static double coldest(HeatCheck check) {
        return check.snapshots().stream()
                .filter(one -> one.coldestSupplyCelsius() > 0)
                .mapToDouble(SnapshotCheck::coldestSupplyCelsius)
                .min()
                .orElse(0);
    }
}
