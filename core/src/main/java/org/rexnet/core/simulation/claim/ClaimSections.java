package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;

/** The page of claims: each statement, its test, the interval of the estimate, and where it does not hold. */
public final class ClaimSections {

    private ClaimSections() {}

    /** A row of the table of estimates. */
    private record Row(Verdict verdict, Verdict.Estimate estimate) {}

    /** Returns the sections of verdicts. */
    public static List<Section> of(List<Verdict> given, String currency) {
        List<Verdict> verdicts = given.stream()
                .sorted(Comparator.comparingInt(verdict -> verdict.claim().number()))
                .toList();
        List<Section> sections = new ArrayList<>();
        sections.add(summary(verdicts));
        verdicts.forEach(verdict -> sections.add(page(verdict, currency)));
        sections.add(estimates(verdicts, currency));
        return sections;
    }

    private static Section summary(List<Verdict> verdicts) {
        SectionBuilder<Verdict> section = Section.table("claims", "Claims, tested on this study", verdicts)
                .lead(tested(verdicts))
                .lead(open(verdicts));
        return section.lead("Each rests on fresh runs; intervals are at 95 %, each by itself. What holds here need not"
                        + " hold elsewhere.")
                .add(Column.words("claim", verdict -> "C" + verdict.claim().number()))
                .add(Column.words("outcome", verdict -> verdict.outcome().word()))
                .add(Column.words("sentence", "", verdict -> verdict.claim().claim()))
                .add(Column.<Verdict>words(
                                "estimator", verdict -> verdict.claim().estimator())
                        .inData())
                .add(Column.<Verdict>words("control", verdict -> verdict.claim().control())
                        .inData())
                .add(Column.<Verdict>words("reading", verdict -> String.join(" ", verdict.reading()))
                        .inData())
                .build();
    }

    private static String tested(List<Verdict> verdicts) {
        return "On this study %s; %s."
                .formatted(
                        told(verdicts, Verdict.Outcome.HOLDS, "holds", "hold", "no claim is shown to hold"),
                        told(verdicts, Verdict.Outcome.FAILS, "does not hold", "do not hold", "none fails"));
    }

    private static String open(List<Verdict> verdicts) {
        return "By these runs %s; %s."
                .formatted(
                        told(
                                verdicts,
                                Verdict.Outcome.UNDECIDED,
                                "is not decided",
                                "are not decided",
                                "none is left open"),
                        told(
                                verdicts,
                                Verdict.Outcome.NOT_TESTED,
                                "was not tested",
                                "were not tested",
                                "all were tested"));
    }

    private static String told(
            List<Verdict> verdicts, Verdict.Outcome outcome, String one, String several, String none) {
        List<String> names = verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .map(verdict -> "C" + verdict.claim().number())
                .toList();
        return switch (names.size()) {
            case 0 -> none;
            case 1 -> names.get(0) + " " + one;
            default ->
                "%s and %s %s"
                        .formatted(
                                String.join(", ", names.subList(0, names.size() - 1)),
                                names.get(names.size() - 1),
                                several);
        };
    }

    private static Section page(Verdict verdict, String currency) {
        SectionBuilder<Verdict.Estimate> section = Section.table(
                        "",
                        "C%d %s"
                                .formatted(
                                        verdict.claim().number(),
                                        verdict.outcome().word()),
                        verdict.estimates())
                .lead("Claimed: " + verdict.claim().claim())
                .lead("Estimated: " + verdict.claim().estimator())
                .lead("Compared with: " + verdict.claim().control())
                .add(Column.words("what", "", Verdict.Estimate::what))
                .add(Column.words("unit", "", estimate -> estimate.unit().replace("money", currency)))
                .add(Column.words(
                        "estimate", estimate -> text(estimate.interval().estimate())))
                .add(Column.words("low", estimate -> text(estimate.interval().low())))
                .add(Column.words("high", estimate -> text(estimate.interval().high())))
                .add(Column.number("seeds", "cases", Format.COUNT, Verdict.Estimate::seeds));
        verdict.reading()
                .forEach(text ->
                        section.note(verdict.outcome() == Verdict.Outcome.FAILS ? Note.alarm(text) : Note.of(text)));
        return section.only(Output.PAGE).build();
    }

    private static String text(double number) {
        return Double.isInfinite(number) || Double.isNaN(number) ? "unknown" : Figures.digits(number);
    }

    private static Section estimates(List<Verdict> verdicts, String currency) {
        List<Row> rows = new ArrayList<>();
        verdicts.forEach(verdict -> verdict.estimates().forEach(estimate -> rows.add(new Row(verdict, estimate))));
        return Section.table("estimates", "Estimates of claims", rows)
                .add(Column.words("claim", row -> "C" + row.verdict().claim().number()))
                .add(Column.words("what", row -> row.estimate().what()))
                .add(Column.words("unit", row -> row.estimate().unit().replace("money", currency)))
                .add(Column.number(
                        "estimate",
                        "",
                        Format.AMOUNT.keepingSmall(),
                        row -> row.estimate().interval().estimate()))
                .add(Column.number(
                        "low",
                        "",
                        Format.AMOUNT.keepingSmall(),
                        row -> row.estimate().interval().low()))
                .add(Column.number(
                        "high",
                        "",
                        Format.AMOUNT.keepingSmall(),
                        row -> row.estimate().interval().high()))
                .add(Column.number(
                        "cases", "", Format.COUNT, row -> row.estimate().seeds()))
                .only(Output.JSON, Output.CSV, Output.TABLE)
                .build();
    }
}
