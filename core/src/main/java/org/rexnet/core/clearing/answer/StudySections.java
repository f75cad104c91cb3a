package org.rexnet.core.clearing.answer;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.Pipe;
import org.rexnet.network.Transformer;

/** The study as sections: the head of every page. */
public final class StudySections {

    private StudySections() {}

    /** Returns name and title, counts of everything, the horizon, and notes, for people. */
    public static Section head(Study study, Note... notes) {
        String title = study.settings().title();
        String name = title.isEmpty() || title.equals(study.name()) ? study.name() : study.name() + ": " + title;
        SectionBuilder<Study> head = Section.<Study>table("", name, List.of())
                .note(String.join(", ", counts(study)))
                .note(horizon(study.horizon()));
        for (Note note : notes) {
            head.note(note);
        }
        return head.only(Output.PAGE).build();
    }

    /** Returns the fields of an answer that are about the study; {@link ClearingSections#facts} has those of a clearing. */
    public static Section facts(String status, Study study) {
        return Section.facts("", "", study)
                .add(Column.words("status", one -> status))
                .add(Column.words("study", Study::name))
                .add(Column.words("currency", one -> one.settings().currency()))
                .add(Column.number(
                        "snapshots",
                        "snapshots",
                        Format.COUNT,
                        one -> one.horizon().size()))
                .only(Output.JSON)
                .build();
    }

    private static List<String> counts(Study study) {
        List<String> counts = new ArrayList<>();
        add(counts, study.network().buses().size(), "bus", "buses");
        add(counts, study.network().branches(Line.class).size(), "line", "lines");
        add(counts, study.network().branches(Transformer.class).size(), "transformer", "transformers");
        add(counts, study.network().branches(Pipe.class).size(), "pipe", "pipes");
        add(counts, study.network().branches(Link.class).size(), "link", "links");
        add(counts, study.components(CombinedHeatPower.class).size(), "CHP plant", "CHP plants");
        add(counts, study.generators().size(), "generator", "generators");
        add(counts, study.loads().size(), "load", "loads");
        add(counts, study.storageUnits().size(), "storage unit", "storage units");
        add(counts, study.stores().size(), "store", "stores");
        add(counts, study.bids().size(), "bid", "bids");
        add(counts, study.components(BilateralContract.class).size(), "bilateral contract", "bilateral contracts");
        add(counts, study.components(FlexibleLoad.class).size(), "flexible load", "flexible loads");
        add(counts, study.components(Building.class).size(), "building", "buildings");
        add(counts, study.components(ChargingStation.class).size(), "charging station", "charging stations");
        add(counts, study.components(EvSession.class).size(), "EV session", "EV sessions");
        add(counts, study.globalConstraints().size(), "global constraint", "global constraints");
        return counts;
    }

    private static void add(List<String> counts, int number, String one, String many) {
        if (number > 0) {
            counts.add(Figures.count(number, one, many));
        }
    }

    private static String horizon(Horizon horizon) {
        String text = Figures.count(horizon.size(), "snapshot", "snapshots");
        double hours = horizon.snapshots().stream()
                .mapToDouble(Horizon.Snapshot::objectiveWeight)
                .sum();
        if (hours != horizon.size()) {
            text += " that stand for " + Figures.amount(hours) + " h";
        }
        if (horizon.size() > 1) {
            text += ", " + horizon.at(0).label() + " to "
                    + horizon.at(horizon.size() - 1).label();
        }
        int blocks = horizon.blocks().size();
        return blocks > 1 ? text + ", " + Figures.count(blocks, "block", "blocks") : text;
    }
}
