package org.rexnet.core.clearing.answer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.Study;

/** Why there is no dispatch or plan, as sections. */
public final class OutcomeSections {

    private static final int MOST_CAUSES = 20;
    private static final int MOST_PLACES = 5;

    private OutcomeSections() {}

    /** Returns the word for an outcome, as in the field {@code status}. */
    public static String status(ClearingOutcome outcome) {
        return switch (outcome) {
            case ClearingOutcome.Cleared cleared -> "optimal";
            case ClearingOutcome.Infeasible infeasible -> "infeasible";
            case ClearingOutcome.Unbounded unbounded -> "unbounded";
            case ClearingOutcome.LimitReached reached -> "limit-reached";
        };
    }

    /**
     * Returns the reason.
     *
     * @param planning whether capacities could be extended
     * @throws IllegalArgumentException if there is an answer
     */
    public static List<Section> of(ClearingOutcome outcome, Study study, boolean planning) {
        SectionBuilder<ClearingOutcome> facts = Section.facts("", "", outcome);
        addTo(facts, outcome);
        return List.of(page(outcome, study, planning), facts.only(Output.JSON).build());
    }

    /** Adds the reason to facts in JSON, worst first. */
    public static <T> void addTo(SectionBuilder<T> facts, ClearingOutcome outcome) {
        if (outcome instanceof ClearingOutcome.Unbounded unbounded) {
            facts.add(texts("without_limit", unbounded.withoutLimit()));
        }
        if (outcome instanceof ClearingOutcome.Infeasible infeasible) {
            facts.add(Column.parts("causes", one -> causes(infeasible.causes())));
            facts.add(texts("remarks", infeasible.remarks()));
        }
    }

    private static <T> Column<T> texts(String key, List<String> texts) {
        return Column.of(key, "", "", Format.WORDS, one -> new Value.Texts(texts));
    }

    private static Section causes(List<ClearingOutcome.Cause> causes) {
        return Section.table("causes", "", causes)
                .add(Column.words("what", ClearingOutcome.Cause::what))
                .add(Column.words("help", ClearingOutcome.Cause::help))
                .add(Column.words("unit", ClearingOutcome.Cause::unit))
                .add(Column.words("snapshot", ClearingOutcome.Cause::snapshot))
                .add(Column.number("amount", "", Format.AMOUNT, ClearingOutcome.Cause::amount))
                .add(Column.parts(
                        "snapshots",
                        cause -> Section.table("snapshots", "", cause.places())
                                .add(Column.words("snapshot", ClearingOutcome.Place::snapshot))
                                .add(Column.number("amount", "", Format.AMOUNT, ClearingOutcome.Place::amount))
                                .build()))
                .build();
    }

    private static Section page(ClearingOutcome outcome, Study study, boolean planning) {
        SectionBuilder<ClearingOutcome> page =
                Section.<ClearingOutcome>table("", "", List.of()).only(Output.PAGE);
        switch (outcome) {
            case ClearingOutcome.Cleared cleared ->
                throw new IllegalArgumentException("A study that was cleared has an answer.");
            case ClearingOutcome.Infeasible infeasible -> addInfeasible(page, infeasible, study, planning);
            case ClearingOutcome.Unbounded unbounded ->
                page.lead(Note.alarm("Unbounded: cost has no lower bound."))
                        .note(
                                unbounded.withoutLimit().isEmpty()
                                        ? "Something that is paid for being used or built has no limit: look for"
                                                + " negative costs."
                                        : "These are paid for what they do, and nothing limits it: %s."
                                                .formatted(String.join(", ", unbounded.withoutLimit())));
            case ClearingOutcome.LimitReached reached ->
                page.lead(Note.alarm("Not finished: stopped at the limit of %s."
                        .formatted(reached.limit().toLowerCase(Locale.ROOT))));
        }
        return page.build();
    }

    private static void addInfeasible(
            SectionBuilder<ClearingOutcome> page,
            ClearingOutcome.Infeasible infeasible,
            Study study,
            boolean planning) {
        page.lead(Note.alarm("Infeasible: no dispatch holds all limits."));
        List<ClearingOutcome.Cause> causes = infeasible.causes();
        if (!causes.isEmpty()) {
            page.lead("What stands in the way, worst first:");
            causes.stream().limit(MOST_CAUSES).forEach(cause -> {
                page.lead("%s: %s".formatted(cause.what(), cause.help()));
                page.lead(new Note("  ", places(cause), false));
            });
            if (causes.size() > MOST_CAUSES) {
                page.lead("and %d more".formatted(causes.size() - MOST_CAUSES));
            }
        }
        infeasible.remarks().forEach(page::note);
        if (!planning && study.hasCandidates()) {
            page.note("Only what exists may be used here; the study has candidates, which rexnet invest builds.");
        } else if (infeasible.lostLoadHelps() && study.settings().lostLoad().isEmpty()) {
            page.note("Loads must be served in full: lost_load in study.yaml would put a price on unserved load.");
        }
    }

    private static String places(ClearingOutcome.Cause cause) {
        String where = cause.places().stream()
                .limit(MOST_PLACES)
                .map(place -> place(place, cause.unit()))
                .collect(Collectors.joining(", "));
        int more = cause.places().size() - MOST_PLACES;
        return more > 0
                ? "%s, and in %s".formatted(where, Figures.count(more, "more snapshot", "more snapshots"))
                : where;
    }

    private static String place(ClearingOutcome.Place place, String unit) {
        String amount =
                "%s %s".formatted(Figures.quantity(place.amount()), unit).strip();
        return place.snapshot().isEmpty() ? amount : "%s in %s".formatted(amount, place.snapshot());
    }
}
