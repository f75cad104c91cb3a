package org.rexnet.investment.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;

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

    /** Returns the signals of a plan, at the capacities recommended; each with its earnings. */
    public static SignalTable of(Study study, List<Signal> planned, List<Earnings> earnings) {
        List<PriceSignal> signals = PriceSignal.of(study, planned);
        List<Valued> all = IntStream.range(0, signals.size())
                .mapToObj(i -> new Valued(signals.get(i), earnings.get(i)))
                .toList();
        return ranked(study, "least cost", all, List.of());
    }

    /** Refuses candidates of unknown cost: what costs nothing has no return. */
    public static void requireCosts(Study study) {
        List<String> without = Candidate.of(study).stream()
                .filter(candidate -> candidate.expansion().origin() instanceof CapitalCost.NotGiven)
                .map(candidate -> candidate.name() + " of " + candidate.kind().table())
                .toList();
        if (!without.isEmpty()) {
            throw new RefusedStudyException(
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

    /** Returns the hours that earn what each signal says, in their order. */
    public List<EarningHours> hours() {
        return EarningHours.of(earnings, study.horizon());
    }

    /** Returns limits on energy and emissions, whose prices a list of prices does not hold. */
    public List<String> unpricedLimits() {
        return study.globalConstraints().stream()
                .filter(limit -> limit.type() == GlobalConstraint.Type.PRIMARY_ENERGY
                        || limit.type() == GlobalConstraint.Type.OPERATIONAL_LIMIT)
                .map(GlobalConstraint::id)
                .toList();
    }
}
