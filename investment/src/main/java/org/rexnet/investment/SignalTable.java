package org.rexnet.investment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Signals of all candidates, the highest net value first.
 *
 * @param study whose candidates they are
 * @param origin where the prices come from, in a few words
 * @param signals ranked by net value per unit
 * @param earnings what each earns by snapshot, in the order of the signals
 * @param notOperable candidates without a signal, because at these prices they cannot operate as they are said to
 */
public record SignalTable(
        Study study, String origin, List<PriceSignal> signals, List<Earnings> earnings, List<String> notOperable) {

    private static final double PERCENT = 100;

    public SignalTable {
        signals = List.copyOf(signals);
        earnings = List.copyOf(earnings);
        notOperable = List.copyOf(notOperable);
    }

    /**
     * Returns what prices alone say, at the capacities that exist.
     *
     * @throws IllegalArgumentException that names the candidates nobody gave a cost for
     */
    public static SignalTable of(Study study, PriceSource source, Solver solver) {
        requireCosts(study);
        CapacityValue value = new CapacityValue(study, source, solver);
        List<Valued> all = new ArrayList<>();
        List<String> notOperable = new ArrayList<>();
        for (Candidate candidate : Candidate.of(study)) {
            Optional<Earnings> found = value.find(candidate);
            if (found.isEmpty()) {
                notOperable.add(candidate.name());
                continue;
            }
            Earnings earned = found.get();
            PriceSignal signal = new PriceSignal(
                    candidate,
                    candidate.existing(),
                    earned.total(),
                    OptionalDouble.empty(),
                    candidate.expansion().annualCost(),
                    Optional.empty(),
                    earned.basis());
            all.add(new Valued(signal, earned));
        }
        return ranked(study, source.origin(), all, notOperable);
    }

    /** Returns what a plan says, at the capacities recommended. */
    public static SignalTable of(Plan plan) {
        List<PriceSignal> signals = PriceSignal.of(plan);
        List<Valued> all = IntStream.range(0, signals.size())
                .mapToObj(i -> new Valued(signals.get(i), plan.earnings().get(i)))
                .toList();
        return ranked(plan.study(), "least cost", all, List.of());
    }

    /** Refuses candidates of unknown cost: what costs nothing has no return. */
    public static void requireCosts(Study study) {
        List<String> without = Candidate.of(study).stream()
                .filter(candidate -> candidate.expansion().origin() instanceof CapitalCost.NotGiven)
                .map(candidate -> candidate.name() + " of " + candidate.kind().table())
                .toList();
        if (!without.isEmpty()) {
            throw new IllegalArgumentException(
                    ("Candidates without a cost: %s. Give capital_cost, or overnight_cost, discount_rate and lifetime;"
                                    + " write capital_cost = 0 where building is free.")
                            .formatted(String.join(", ", without)));
        }
    }

    /** A signal and where it comes from. */
    private record Valued(PriceSignal signal, Earnings earnings) {}

    private static SignalTable ranked(Study study, String origin, List<Valued> all, List<String> notOperable) {
        List<Valued> ranked = all.stream()
                .sorted(Comparator.comparingDouble((Valued one) -> one.signal().netValue())
                        .reversed())
                .toList();
        return new SignalTable(
                study,
                origin,
                ranked.stream().map(Valued::signal).toList(),
                ranked.stream().map(Valued::earnings).toList(),
                notOperable);
    }

    /** Returns the hours that earn what a signal says. */
    public EarningHours hours(int signal) {
        return EarningHours.of(earnings.get(signal), study.horizon());
    }

    /** Returns limits on energy and emissions, whose prices a list of prices does not hold. */
    public List<String> unpricedLimits() {
        return study.globalConstraints().stream()
                .filter(limit -> limit.type() == GlobalConstraint.Type.PRIMARY_ENERGY
                        || limit.type() == GlobalConstraint.Type.OPERATIONAL_LIMIT)
                .map(GlobalConstraint::id)
                .toList();
    }

    /** Returns one row per candidate; money is per unit over the horizon, and what is not known stays empty. */
    public Table toTable() {
        return Table.create(
                "signals",
                texts("candidate", signal -> signal.candidate().name()),
                texts("component", signal -> signal.candidate().kind().table()),
                texts("unit", signal -> signal.candidate().unit()),
                numbers("capacity", PriceSignal::capacity),
                standings(),
                numbers("earns", PriceSignal::rentPerUnit),
                known("last_saves", PriceSignal::lastRentPerUnit),
                numbers("costs", PriceSignal::costPerUnit),
                numbers("net_value", PriceSignal::netValue),
                appraised("net_present_value", a -> OptionalDouble.of(a.netPresentValue())),
                appraised("internal_rate_of_return_percent", a -> scaled(a.internalRateOfReturn())),
                appraised("payback_years", Appraisal::paybackYears),
                appraised("discounted_payback_years", Appraisal::discountedPaybackYears),
                bestHours(),
                texts("basis", signal -> signal.basis().text()));
    }

    private static OptionalDouble scaled(OptionalDouble share) {
        return share.isPresent() ? OptionalDouble.of(PERCENT * share.getAsDouble()) : share;
    }

    /** Returns the share of earnings by hour of day, month and block: one row per candidate and part. */
    public Table toHoursTable() {
        StringColumn candidate = StringColumn.create("candidate");
        StringColumn component = StringColumn.create("component");
        StringColumn part = StringColumn.create("part");
        StringColumn which = StringColumn.create("which");
        DoubleColumn share = DoubleColumn.create("share");
        for (int i = 0; i < signals.size(); i++) {
            EarningHours hours = hours(i);
            Map<String, Map<?, Double>> parts = new LinkedHashMap<>();
            parts.put("hour of day", hours.byHourOfDay());
            parts.put("month", hours.byMonth());
            parts.put("block", hours.byBlock());
            Candidate of = signals.get(i).candidate();
            parts.forEach((name, shares) -> shares.forEach((key, value) -> {
                candidate.append(of.name());
                component.append(of.kind().table());
                part.append(name);
                which.append(key.toString());
                share.append(value);
            }));
        }
        return Table.create("hours that earn", candidate, component, part, which, share);
    }

    private StringColumn texts(String name, Function<PriceSignal, String> text) {
        return StringColumn.create(name, signals.stream().map(text).toList());
    }

    private DoubleColumn numbers(String name, ToDoubleFunction<PriceSignal> number) {
        return DoubleColumn.create(name, signals.stream().mapToDouble(number).toArray());
    }

    private DoubleColumn appraised(String name, Function<Appraisal, OptionalDouble> number) {
        return known(name, signal -> signal.appraisal().map(number).orElse(OptionalDouble.empty()));
    }

    private DoubleColumn known(String name, Function<PriceSignal, OptionalDouble> number) {
        DoubleColumn column = DoubleColumn.create(name);
        for (PriceSignal signal : signals) {
            OptionalDouble value = number.apply(signal);
            if (value.isPresent()) {
                column.append(value.getAsDouble());
            } else {
                column.appendMissing();
            }
        }
        return column;
    }

    private StringColumn standings() {
        StringColumn column = StringColumn.create("capacity_is");
        for (PriceSignal signal : signals) {
            signal.standing().map(Signal.Standing::text).ifPresentOrElse(column::append, column::appendMissing);
        }
        return column;
    }

    private DoubleColumn bestHours() {
        DoubleColumn column = DoubleColumn.create("hours_that_earn_half");
        for (int i = 0; i < signals.size(); i++) {
            column.append(hours(i).bestHours());
        }
        return column;
    }
}
