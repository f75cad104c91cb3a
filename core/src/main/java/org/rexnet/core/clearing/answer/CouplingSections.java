package org.rexnet.core.clearing.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.sectors.SectorCouplingOutcome;
import org.rexnet.core.clearing.sectors.SectorCouplingValue;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.study.ComponentKind;

/** The value of coupling power, heat and charging in one market, and how it is shared, as sections. */
public final class CouplingSections {

    private static final int MOST_PARTICIPANTS = 10;
    private static final double SMALLEST_MWH = 1e-3;
    private static final String KEY = "coupling";
    private static final String TITLE = "Value of coupling";

    private CouplingSections() {}

    /** Returns the sections; where there is no value, why. */
    public static List<Section> of(SectorCouplingOutcome outcome, String currency) {
        return switch (outcome) {
            case SectorCouplingOutcome.NotApplicable none ->
                List.of(none("not_applicable", none.reason(), none.reason()));
            case SectorCouplingOutcome.Failed failed ->
                List.of(none(
                        "failed",
                        failed.part(),
                        "Heat planned at average prices and vehicles charging on arrival do not work: the %s has no answer%s."
                                .formatted(failed.part(), reason(failed.outcome()))));
            case SectorCouplingOutcome.Valued valued ->
                List.of(costs(valued.value(), currency), participants(valued.value(), currency));
        };
    }

    private static Section none(String key, String field, String sentence) {
        return Section.facts(KEY, TITLE, field)
                .add(Column.<String>words(key, text -> text).inData())
                .note(sentence)
                .build();
    }

    private static String reason(ClearingOutcome outcome) {
        return switch (outcome) {
            case ClearingOutcome.Infeasible infeasible ->
                infeasible.causes().isEmpty() ? "" : worst(infeasible.causes().getFirst());
            case ClearingOutcome.Unbounded unbounded -> ", its cost has no lower bound";
            case ClearingOutcome.LimitReached reached -> ", it stopped at the limit of " + reached.limit();
            case ClearingOutcome.Cleared cleared -> "";
        };
    }

    private static String worst(ClearingOutcome.Cause cause) {
        return ": %s (%s %s)"
                .formatted(
                        "%s %s".formatted(cause.what(), cause.snapshot()).stripTrailing(),
                        Figures.quantity(cause.amount()),
                        cause.unit());
    }

    private static Section costs(SectorCouplingValue value, String currency) {
        SectionBuilder<SectorCouplingValue> section = Section.facts(KEY, TITLE, value)
                .add(money(
                        "uncoupled",
                        "heat planned first, charging on arrival",
                        currency,
                        SectorCouplingValue::uncoupledCost))
                .add(money("coupled", "one market", currency, SectorCouplingValue::coupledCost))
                .add(money(
                        "value",
                        value.ties() == SectorCouplingValue.HeatTies.LEAST_COST ? "worth at least" : "worth",
                        currency,
                        SectorCouplingValue::value))
                .add(Column.<SectorCouplingValue>words("heat_plan", one -> ClearingSections.choice(one.ties()))
                        .inData())
                .add(Column.<SectorCouplingValue>number(
                                "lost_load", "", "MWh", Format.AMOUNT, SectorCouplingValue::lostLoadMwh)
                        .inData())
                .add(Column.<SectorCouplingValue>number(
                                "unpriced_missing", "", "MWh", Format.AMOUNT, SectorCouplingValue::unpricedMissingMwh)
                        .inData())
                .note(ties(value.ties()));
        if (value.lostLoadMwh() > SMALLEST_MWH) {
            section.note(
                    Note.alarm("Uncoupled, %s MWh are not served.".formatted(Figures.quantity(value.lostLoadMwh()))));
        }
        if (value.unpricedMissingMwh() > SMALLEST_MWH) {
            section.note(Note.alarm("Uncoupled, vehicles miss %s MWh, whose cost the study does not give."
                    .formatted(Figures.quantity(value.unpricedMissingMwh()))));
        }
        return section.build();
    }

    private static Column<SectorCouplingValue> money(
            String key, String title, String currency, ToDoubleFunction<SectorCouplingValue> cost) {
        return Column.number(key, title, currency, Format.MONEY, cost);
    }

    private static String ties(SectorCouplingValue.HeatTies ties) {
        return switch (ties) {
            case NONE -> "";
            case LEAST_COST ->
                "Heat is planned at the average price of each bus. Of all plans that cost the same there, the one is"
                        + " taken with which everything else costs least.";
            case ANY ->
                "Heat is planned at the average price of each bus. Of all plans that cost the same there, any one is"
                        + " taken: with others, coupling may be worth more or less.";
        };
    }

    /** Participant, or several together. */
    private record Row(String name, ComponentKind kind, String id, double coupled, double uncoupled) {

        Row plus(Row other) {
            return new Row(name, kind, id, coupled + other.coupled, uncoupled + other.uncoupled);
        }

        double gain() {
            return coupled - uncoupled;
        }
    }

    /** Returns the surplus of each participant in one market and apart, the largest gain or loss first. */
    public static Section participants(SectorCouplingValue value, String currency) {
        List<Row> all = value.differences().stream().map(CouplingSections::row).toList();
        return Section.table("coupling_surplus", "", all)
                .add(Column.<Row>words("component", row -> row.kind().table()).in(Output.CSV, Output.TABLE))
                .add(Column.<Row>words("name", Row::id).in(Output.CSV, Output.TABLE))
                .add(Column.<Row>words("name", "surplus " + currency, Row::name).onPage())
                .add(Column.number("coupled", "one market", Format.AMOUNT, Row::coupled))
                .add(Column.number("uncoupled", "apart", Format.AMOUNT, Row::uncoupled))
                .add(Column.number("gain", "gain", Format.AMOUNT, Row::gain))
                .onPage(shown(all))
                .only(Output.PAGE, Output.CSV, Output.TABLE)
                .build();
    }

    private static Row row(SectorCouplingValue.Difference one) {
        String name = one.kind() == ComponentKind.EV_SESSION
                ? "all " + one.kind().plural()
                : one.kind() == ComponentKind.BUS
                        ? "lost load and surplus at " + one.name()
                        : one.kind().singular() + " " + one.name();
        return new Row(name, one.kind(), one.name(), one.coupled(), one.uncoupled());
    }

    /** Returns rows for people: all sessions as one, the largest first, and the rest as one. */
    private static List<Row> shown(List<Row> all) {
        Map<String, Row> byName = new LinkedHashMap<>();
        all.forEach(row -> byName.merge(row.name(), row, Row::plus));
        List<Row> sorted = new ArrayList<>(byName.values());
        sorted.sort(Comparator.comparingDouble(row -> -Math.abs(row.gain())));
        if (sorted.size() <= MOST_PARTICIPANTS) {
            return sorted;
        }
        List<Row> others = sorted.subList(MOST_PARTICIPANTS, sorted.size());
        Row rest = new Row("%d others".formatted(others.size()), ComponentKind.BUS, "", 0, 0);
        for (Row other : others) {
            rest = rest.plus(other);
        }
        List<Row> shown = new ArrayList<>(sorted.subList(0, MOST_PARTICIPANTS));
        shown.add(rest);
        return shown;
    }
}
