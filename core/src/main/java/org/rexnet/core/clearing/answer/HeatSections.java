package org.rexnet.core.clearing.answer;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.heat.HeatCheck;
import org.rexnet.core.clearing.heat.HeatCheck.SnapshotCheck;
import org.rexnet.core.clearing.heat.HeatFollowing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;

/** A clearing of heat against the hydraulics of its pipes, as sections. */
public final class HeatSections {

    private static final int MOST_OBSTACLES = 5;

    private HeatSections() {}

    /** Returns how flows of heat came to follow friction. */
    public static Section of(HeatFollowing following) {
        return Section.facts("heat_follows_friction", "Heat follows friction", following)
                .add(Column.<HeatFollowing>number("rounds", "", Format.COUNT, HeatFollowing::rounds)
                        .inData())
                .add(Column.<HeatFollowing>number(
                                "difference_per_q_nom", "", Format.SCIENTIFIC, HeatFollowing::differencePerUnit)
                        .inData())
                .note("Found in %s; no flow differs by more than %s of its pipe's capacity from that by friction."
                        .formatted(
                                Figures.count(following.rounds(), "round", "rounds"),
                                Figures.digits(following.differencePerUnit())))
                .note("No global optimum is claimed; prices are those of the last linear model.")
                .build();
    }

    /** Returns the sums of a check for people, and its snapshots for programs. */
    public static List<Section> of(Clearing clearing, HeatCheck check) {
        return List.of(sums(clearing, check), snapshots(check));
    }

    private static Section sums(Clearing clearing, HeatCheck check) {
        List<SnapshotCheck> snapshots = check.snapshots();
        SectionBuilder<HeatCheck> section = Section.facts("heat_sums", "Heat flow, by hydraulic calculation", check);
        if (snapshots.isEmpty()) {
            return section.note("There is no pipe.").only(Output.PAGE).build();
        }
        List<SnapshotCheck> failed = check.undeliverable();
        section.lead("Deliverable in %s of %s"
                .formatted(
                        Figures.of(snapshots.size() - failed.size(), 0),
                        Figures.count(snapshots.size(), "snapshot", "snapshots")));
        failed.stream()
                .limit(MOST_OBSTACLES)
                .forEach(one -> section.lead(
                        new Note(one.snapshot() + ": ", one.obstacle().orElse(""), false)));
        return section.add(sum("losses as cleared", "MWh", clearing, SnapshotCheck::linearLossMw))
                .add(sum("losses by the flow", "MWh", clearing, SnapshotCheck::physicalLossMw))
                .add(sum("power of the pumps", "MWh", clearing, SnapshotCheck::pumpMw))
                .add(sum("cost of pumping", clearing.study().settings().currency(), clearing, SnapshotCheck::pumpCost))
                .add(most("fastest water", "m/s", 2, SnapshotCheck::fastestMPerS))
                .add(most("most water fed in", "kg/s", 1, SnapshotCheck::massFlowKgPerS))
                .add(Column.number("coldest supply", "coldest supply", "C", Format.fixed(1), HeatSections::coldest))
                .only(Output.PAGE)
                .build();
    }

    private static Column<HeatCheck> sum(
            String name, String unit, Clearing clearing, ToDoubleFunction<SnapshotCheck> value) {
        return Column.number(name, name, unit, Format.AMOUNT, check -> {
            double sum = 0;
            for (int t = 0; t < check.snapshots().size(); t++) {
                sum += clearing.study().horizon().at(t).objectiveWeight()
                        * value.applyAsDouble(check.snapshots().get(t));
            }
            return sum;
        });
    }

    private static Column<HeatCheck> most(
            String name, String unit, int decimals, ToDoubleFunction<SnapshotCheck> value) {
        return Column.number(
                name,
                name,
                unit,
                Format.fixed(decimals),
                check -> check.snapshots().stream().mapToDouble(value).max().orElse(0));
    }

    private static double coldest(HeatCheck check) {
        return check.snapshots().stream()
                .filter(one -> one.coldestSupplyCelsius() > 0)
                .mapToDouble(SnapshotCheck::coldestSupplyCelsius)
                .min()
                .orElse(0);
    }

    private static Section snapshots(HeatCheck check) {
        return Section.table("heat_flow", "Hydraulic check of each snapshot", check.snapshots())
                .add(Column.words("snapshot", SnapshotCheck::snapshot))
                .add(Column.words("status", one -> one.obstacle().isEmpty() ? "deliverable" : "undeliverable"))
                .add(Column.of(
                        "obstacle",
                        "obstacle",
                        "",
                        Format.WORDS,
                        one -> one.obstacle().map(Value::of).orElse(Value.missing())))
                .add(figure("mass_flow_kg_per_s", SnapshotCheck::massFlowKgPerS))
                .add(figure("fastest_m_per_s", SnapshotCheck::fastestMPerS))
                .add(figure("coldest_supply_c", SnapshotCheck::coldestSupplyCelsius))
                .add(figure("loss_cleared_mw", SnapshotCheck::linearLossMw))
                .add(figure("loss_physical_mw", SnapshotCheck::physicalLossMw))
                .add(figure("pump_mw", SnapshotCheck::pumpMw))
                .add(figure("pump_cost_per_h", SnapshotCheck::pumpCost))
                .only(Output.JSON, Output.CSV, Output.TABLE)
                .build();
    }

    private static Column<SnapshotCheck> figure(String key, ToDoubleFunction<SnapshotCheck> value) {
        return Column.number(
                key,
                key.replace('_', ' '),
                Format.AMOUNT,
                one -> one.state().map(state -> value.applyAsDouble(one)).orElse(Double.NaN));
    }
}
