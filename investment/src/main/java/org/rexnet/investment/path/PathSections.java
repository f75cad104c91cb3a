package org.rexnet.investment.path;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.rexnet.core.clearing.answer.OutcomeSections;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.Study;

/**
 * A path as sections: capacities built in each year, year by year and with foresight, figures of each year, and the value of foresight;
 * money is of the year, but present values are of the first year.
 */
public final class PathSections {

    private static final double SMALLEST_SHARE = 1e-6;

    private final Study study;
    private final PlanningPath path;
    private final PathComparison comparison;
    private final String currency;

    private PathSections(PlanningPath path, PathComparison comparison) {
        study = comparison.study();
        this.path = path;
        this.comparison = comparison;
        currency = study.settings().currency();
    }

    /** Returns the sections; where the path was not planned, why. */
    public static List<Section> of(PlanningPath path, PathComparison comparison) {
        PathSections sections = new PathSections(path, comparison);
        List<Section> all = new ArrayList<>();
        all.add(Section.text("", sections.introduction()));
        all.addAll(sections.decided(
                "Built year by year, each year with what it knows",
                PathComparison.YEAR_BY_YEAR,
                comparison.yearByYear()));
        all.addAll(sections.decided(
                "Built with foresight over all years", PathComparison.FORESIGHT, comparison.foresight()));
        all.add(CapacitySections.of(comparison));
        all.add(YearSections.of(comparison));
        all.add(sections.presentValue());
        all.add(sections.objective());
        return all;
    }

    /** Returns the word for both plans together, as in the field {@code status}. */
    public static String status(PathComparison comparison) {
        for (PathOutcome outcome : List.of(comparison.foresight(), comparison.yearByYear())) {
            if (outcome instanceof PathOutcome.NotPlanned not) {
                return OutcomeSections.status(not.reason());
            }
        }
        return "optimal";
    }

    private String introduction() {
        PlanningPath.Year first = path.years().getFirst();
        List<String> years = new ArrayList<>();
        for (int s = 0; s < path.years().size(); s++) {
            years.add(
                    "%d for %s".formatted(path.years().get(s).year(), Figures.count(path.length(s), "year", "years")));
        }
        String text = "Path: %s; money of later years is discounted to %d by %s a year."
                .formatted(String.join(", ", years), first.year(), Figures.percent(path.discountRate()));
        if (path.years().stream().anyMatch(year -> year.co2Price() > 0)) {
            text += " The price of CO2 is part of the cost of operation.";
        }
        return study.horizon().isYear()
                ? text
                : text
                        + " A year's cost is that of the horizon, which stands for %s h."
                                .formatted(Figures.amount(8760 * study.horizon().years()));
    }

    private List<Section> decided(String title, String decided, PathOutcome outcome) {
        return switch (outcome) {
            case PathOutcome.Planned planned -> List.of(CapacitySections.built(title, planned.plan()));
            case PathOutcome.NotPlanned not -> notPlanned(title, decided, not);
        };
    }

    private List<Section> notPlanned(String title, String decided, PathOutcome.NotPlanned not) {
        OptionalInt year = not.year();
        String when = year.isPresent()
                ? "The year %d cannot be served.".formatted(year.getAsInt())
                : "There is no plan though each year could be served by itself.";
        List<Section> reason = OutcomeSections.of(not.reason(), study, true);
        SectionBuilder<PathOutcome.NotPlanned> facts = Section.facts(
                        "not_planned_" + decided.replace(' ', '_'), "", not)
                .add(Column.words("status", "", one -> OutcomeSections.status(one.reason())));
        if (year.isPresent()) {
            facts.add(Column.number("year", "", Format.NUMBER, one -> year.getAsInt()));
        }
        OutcomeSections.addTo(facts, not.reason());
        List<Section> all = new ArrayList<>();
        all.add(Section.table("", title, List.of())
                .note(Note.alarm(when))
                .only(Output.PAGE)
                .build());
        reason.forEach(section -> all.add(section.only(Output.PAGE)));
        all.add(facts.only(Output.JSON).build());
        return all;
    }

    private Section presentValue() {
        SectionBuilder<PathComparison> section = Section.facts(
                        "present_value",
                        "Present value of all cost in %d"
                                .formatted(path.years().getFirst().year()),
                        comparison)
                .add(presentValue(PathComparison.YEAR_BY_YEAR, PathComparison::yearByYear))
                .add(presentValue(PathComparison.FORESIGHT, PathComparison::foresight))
                .add(Column.<PathComparison>of(
                                "value_of_foresight",
                                "",
                                currency,
                                Format.MONEY,
                                one -> Value.of(one.valueOfForesight()))
                        .inData());
        comparison.valueOfForesight().ifPresent(value -> {
            double least = comparison.foresight().orThrow().presentValue();
            // Rounding of two optima.
            boolean nothing = Math.abs(value) <= SMALLEST_SHARE * Math.abs(least);
            section.note(
                    nothing
                            ? "Foresight is worth nothing here: to decide year by year costs no more."
                            : "Foresight is worth %s %s, %s of it."
                                    .formatted(Figures.money(value), currency, Figures.percent(value / least)));
        });
        return section.build();
    }

    /** Returns the present value with foresight, the one number of the answer. */
    private Section objective() {
        return Section.facts("", "", comparison)
                .add(Column.number("objective", "", currency, Format.MONEY, one -> presentValue(one.foresight())))
                .only(Output.JSON)
                .build();
    }

    private static double presentValue(PathOutcome outcome) {
        return outcome.find().map(PathPlan::presentValue).orElse(Double.NaN);
    }

    private Column<PathComparison> presentValue(String decided, Function<PathComparison, PathOutcome> outcome) {
        return Column.number(
                decided.replace(' ', '_'), decided, currency, Format.MONEY, one -> presentValue(outcome.apply(one)));
    }
}
