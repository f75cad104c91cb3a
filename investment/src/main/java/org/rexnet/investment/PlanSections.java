package org.rexnet.investment;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.rexnet.core.clearing.answer.ClearingSections;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.investment.decomposition.Iteration;
import org.rexnet.investment.decomposition.Traffic;
import org.rexnet.investment.signal.Signal;
import org.rexnet.investment.signal.SignalSections;

/** A plan as sections: its cost, the capacities it recommends, and how it was found. */
public final class PlanSections {

    private static final int MOST_ADDITIONS = 40;
    private static final int MOST_ITERATIONS = 30;
    private static final double SMALLEST_SHARE = 1e-6;
    private static final double EQUILIBRIUM = 1e-3;
    private static final double BYTES_PER_KB = 1e3;
    private static final double BYTES_PER_MB = 1e6;

    private final Plan plan;
    private final String currency;

    private PlanSections(Plan plan) {
        this.plan = plan;
        currency = plan.study().settings().currency();
    }

    /** Returns the sections of a plan; each is made when it is asked for. */
    public static PlanSections of(Plan plan) {
        return new PlanSections(plan);
    }

    /** Returns the total cost, and how much of it is that of capacities. */
    public Section cost(String remark) {
        return ClearingSections.of(plan.clearing())
                .cost()
                .add(Column.number(
                        "capacity_cost", "of which capacities", currency, Format.MONEY, one -> plan.capacityCost()))
                .add(Column.number(
                        "operating_cost",
                        "of which operation",
                        currency,
                        Format.MONEY,
                        one -> one.objective() - plan.capacityCost()))
                .note(remark)
                .build();
    }

    /** Returns the capacity of every candidate and what it costs; on a page those that change. */
    public Section additions() {
        List<CapacityAddition> changed = plan.additions().stream()
                .filter(PlanSections::changes)
                .sorted(Comparator.comparingDouble(CapacityAddition::annualCost).reversed())
                .toList();
        SectionBuilder<CapacityAddition> section = Section.table("capacities", title(changed), plan.additions())
                .add(Column.<CapacityAddition>words(
                                "component", one -> one.kind().table())
                        .inData())
                .add(Column.words("name", "candidate", CapacityAddition::name))
                .add(Column.<CapacityAddition>words(
                                "component", "", one -> one.kind().singular())
                        .onPage())
                .add(Column.<CapacityAddition>words("attribute", CapacityAddition::attribute)
                        .inData())
                .add(Column.<CapacityAddition>number("existing", "existing", Format.AMOUNT, CapacityAddition::existing)
                        .inUnitOfRow())
                .add(Column.<CapacityAddition>number(
                                "addition", "addition", Format.AMOUNT.withSign(), CapacityAddition::addition)
                        .inUnitOfRow())
                .add(Column.<CapacityAddition>number("value", "total", Format.AMOUNT, CapacityAddition::optimal)
                        .inUnitOfRow())
                .add(Column.words("unit", CapacityAddition::unit))
                .add(Column.number("cost_of_total", "cost of total", Format.AMOUNT, CapacityAddition::annualCost))
                .add(upFront(changed.stream().anyMatch(one -> one.upFront().isPresent())))
                .onPage(changed)
                .chart(new Chart.Bars(
                        "Capacity that exists and what to add",
                        "MW (MWh of stores)",
                        "name",
                        "existing",
                        "existing",
                        "addition",
                        "addition",
                        "",
                        Chart.Stacking.STACKED,
                        MOST_ADDITIONS))
                .first(MOST_ADDITIONS);
        String unchanged = plan.additions().stream()
                .filter(addition -> !changes(addition))
                .map(CapacityAddition::name)
                .limit(MOST_ADDITIONS)
                .collect(Collectors.joining(", "));
        return unchanged.isEmpty()
                ? section.build()
                : section.note(new Note("Unchanged: ", unchanged, false)).build();
    }

    private String title(List<CapacityAddition> changed) {
        if (plan.additions().isEmpty()) {
            return "Nothing may be built: the study has no candidates.";
        }
        return changed.isEmpty() ? "Nothing needs to be built." : "Recommended capacities, cost in " + currency;
    }

    private Column<CapacityAddition> upFront(boolean shown) {
        Column<CapacityAddition> column =
                Column.of("up_front", "up front", "", Format.AMOUNT, one -> Value.of(one.upFront()));
        return shown ? column : column.inData();
    }

    private static boolean changes(CapacityAddition addition) {
        double scale = Math.max(1, Math.max(addition.existing(), addition.optimal()));
        return Math.abs(addition.addition()) > SMALLEST_SHARE * scale;
    }

    /** Returns marginal revenue and cost of every candidate. */
    public Section signals() {
        return SignalSections.of(plan.signalTable(), equilibrium()).getFirst();
    }

    /** Returns whether the plan is a long-run equilibrium, in words that fit the net values beside them. */
    public String equilibrium() {
        if (plan.equilibriumGap() >= EQUILIBRIUM) {
            return "Largest gap to a long-run equilibrium: " + Figures.percent(plan.equilibriumGap()) + ".";
        }
        boolean evens = plan.signals().stream()
                .filter(signal -> signal.standing() == Signal.Standing.BETWEEN)
                .allMatch(Signal::breaksEven);
        return evens
                ? "Every candidate between its bounds just breaks even at the plan's prices: a long-run equilibrium."
                : "Of each candidate between its bounds the last one saves at least what one costs, and one more would"
                        + " earn no more than that: a long-run equilibrium.";
    }

    /** Returns how the bounds of the least cost closed, where the plan was found in parts. */
    public List<Section> convergence() {
        return plan.convergence()
                .map(found -> List.of(convergence(found), iterations(found)))
                .orElse(List.of());
    }

    private static Section convergence(Convergence convergence) {
        SectionBuilder<Convergence> section = Section.facts("convergence", "", convergence)
                .add(Column.number("lower", "", Format.MONEY, Convergence::lower))
                .add(Column.number("upper", "", Format.MONEY, Convergence::upper))
                .add(Column.number("gap", "", Format.SCIENTIFIC, Convergence::gap))
                .add(Column.number("parts", "", Format.COUNT, Convergence::parts))
                .add(Column.number("cuts", "", Format.COUNT, Convergence::cuts))
                .add(Column.number(
                        "iterations", "", Format.COUNT, one -> one.iterations().size()))
                .add(Column.words("plan_of", one -> one.closedAsOne() ? "whole horizon" : "parts"));
        convergence
                .traffic()
                .ifPresent(traffic -> section.add(
                                Column.number("study_bytes", "", Format.COUNT, one -> traffic.study()))
                        .add(Column.number("sent_bytes_per_iteration", "", Format.COUNT, one -> traffic.sentPerRound()))
                        .add(Column.number(
                                "received_bytes_per_iteration", "", Format.COUNT, one -> traffic.receivedPerRound())));
        return section.only(Output.JSON).build();
    }

    private Section iterations(Convergence convergence) {
        List<Iteration> all = convergence.iterations();
        SectionBuilder<Iteration> section = Section.table("convergence", "How the plan was found", all)
                .lead(("%s cleared %s; each answer told the rent of one more MW. No plan costs less than %s %s: the"
                                + " gap is %s.")
                        .formatted(
                                Figures.count(
                                        convergence.parts(), "part of the horizon was", "parts of the horizon were"),
                                Figures.count(all.size(), "time", "times"),
                                Figures.money(convergence.lower()),
                                currency,
                                gapWord(convergence.gap())))
                .add(Column.number("iteration", "iteration", Format.NUMBER, Iteration::number))
                .add(Column.of("lower", "at least", currency, Format.AMOUNT, one -> finite(one.lower())))
                .add(Column.of("upper", "at most", currency, Format.AMOUNT, one -> finite(one.upper())))
                .add(Column.<Iteration>of("cost", "", currency, Format.AMOUNT, one -> finite(one.cost()))
                        .inData())
                .add(Column.<Iteration>of("gap", "", "", Format.SCIENTIFIC, one -> finite(one.gap()))
                        .inData())
                .add(Column.<Iteration>of("gap", "gap", "", Format.SCIENTIFIC, one -> Value.of(gapWord(one.gap())))
                        .onPage())
                .add(Column.<Iteration>number("seconds", "", "s", Format.fixed(1), Iteration::seconds)
                        .inData())
                .add(Column.number("tonnes_co2", "t CO2", Format.AMOUNT, Iteration::tonnes))
                .add(Column.number("unserved_mwh", "unserved", "MWh", Format.AMOUNT, Iteration::unservedMwh))
                .add(Column.number("cost_per_mwh", "per MWh", Format.MONEY, Iteration::costPerMwh));
        convergence.traffic().ifPresent(traffic -> section.lead(travelled(traffic)));
        if (convergence.closedAsOne()) {
            section.lead("To explain prices, the whole horizon was then cleared as one model: the plan shown is its.");
        }
        for (int c = 0; c < convergence.capacityNames().size(); c++) {
            int position = c;
            section.add(Column.<Iteration>number(
                            convergence.capacityNames().get(c), "", Format.AMOUNT, one -> one.capacities()[position])
                    .inData());
        }
        section.chart(
                new Chart.Lines("Bounds of the least cost", currency, "iteration", "", List.of("lower", "upper")));
        return section.onPage(all.subList(Math.max(0, all.size() - MOST_ITERATIONS), all.size()))
                .only(Output.PAGE, Output.CSV, Output.TABLE)
                .build();
    }

    private static String travelled(Traffic traffic) {
        return ("Each machine fetched the study once, %s; each time %s of questions were sent and %s of answers came"
                        + " back; the plan was read in %s.")
                .formatted(
                        bytes((double) traffic.study()),
                        bytes(traffic.sentPerRound()),
                        bytes(traffic.receivedPerRound()),
                        bytes((double) traffic.results()));
    }

    private static String bytes(double count) {
        return count < BYTES_PER_MB
                ? "%s kB".formatted(Figures.of(count / BYTES_PER_KB, 1))
                : "%s MB".formatted(Figures.of(count / BYTES_PER_MB, 1));
    }

    /** Returns a bound, or that there is none yet. */
    private static Value finite(double bound) {
        return Double.isInfinite(bound) ? new Value.Missing("-") : Value.of(bound);
    }

    /** Returns a gap for people. */
    public static String gapWord(double share) {
        return share > 1 ? "-" : Format.SCIENTIFIC.text(share);
    }
}
