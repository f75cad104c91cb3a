package org.rexnet.investment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.ShortTable;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.Earnings;
import org.rexnet.investment.signal.Signal;
import org.rexnet.investment.signal.SignalTable;

/**
 * Recommended capacities, the clearing that goes with them, and what least cost says about every candidate.
 *
 * @param clearing dispatch and prices with the capacities found; its objective is running cost plus the cost of all extendable capacity
 * @param additions one for each candidate, in the order of the study's tables
 * @param signals one for each candidate, in the same order
 * @param earnings what one more unit of each would earn by snapshot, in the same order
 * @param convergence how bounds closed; empty where one model found everything at once
 */
public record Plan(
        Clearing clearing,
        List<CapacityAddition> additions,
        List<Signal> signals,
        List<Earnings> earnings,
        Optional<Convergence> convergence) {

    private static final double BOUND_SHARE = 1e-7;

    public Plan {
        additions = List.copyOf(additions);
        signals = List.copyOf(signals);
        earnings = List.copyOf(earnings);
    }

    /** Returns the plan that a joint clearing with variable capacities is, and what its shadow prices say about every candidate. */
    static Plan of(Clearing clearing) {
        Map<ComponentKind, double[]> rents = new EnumMap<>(ComponentKind.class);
        Map<ComponentKind, double[]> limitCosts = new EnumMap<>(ComponentKind.class);
        return of(
                clearing,
                candidate -> rents.computeIfAbsent(candidate.kind(), clearing::capacityRents)[candidate.position()],
                candidate -> limitCosts.computeIfAbsent(candidate.kind(), clearing::limitCosts)[candidate.position()],
                Optional.empty());
    }

    /**
     * Returns the plan of a clearing, and what shadow prices say about every candidate.
     *
     * @param rents what a unit of a candidate earns
     * @param limitCosts what limits over many capacities make one more unit cost
     */
    static Plan of(
            Clearing clearing,
            ToDoubleFunction<Candidate> rents,
            ToDoubleFunction<Candidate> limitCosts,
            Optional<Convergence> convergence) {
        List<CapacityAddition> additions = new ArrayList<>();
        List<Signal> signals = new ArrayList<>();
        List<Earnings> earnings = new ArrayList<>();
        Map<ComponentKind, double[][]> rentsBySnapshot = new EnumMap<>(ComponentKind.class);
        Map<String, double[]> capacities = new HashMap<>();
        for (Candidate candidate : Candidate.of(clearing.study())) {
            String column = candidate.kind() + " " + candidate.attribute();
            double optimal = capacities
                    .computeIfAbsent(column, key -> clearing.column(candidate.kind(), candidate.attribute()))[
                    candidate.position()];
            Expansion expansion = candidate.expansion();
            additions.add(new CapacityAddition(
                    candidate.kind(),
                    candidate.name(),
                    candidate.attribute(),
                    candidate.unit(),
                    candidate.existing(),
                    optimal,
                    expansion.annualCost(),
                    overnight(expansion)));
            double rent = rents.applyAsDouble(candidate);
            signals.add(new Signal(
                    candidate.kind(),
                    candidate.name(),
                    candidate.unit(),
                    optimal,
                    rent,
                    OptionalDouble.empty(),
                    rent,
                    expansion.annualCost() + limitCosts.applyAsDouble(candidate),
                    standing(expansion, optimal),
                    Earnings.Basis.SHADOW_PRICE));
            earnings.add(Earnings.ofRents(
                    rentsBySnapshot.computeIfAbsent(candidate.kind(), clearing::capacityRentsBySnapshot), candidate));
        }
        return new Plan(clearing, additions, signals, earnings, convergence);
    }

    /** Returns the plan with what one more unit of each candidate would earn and the last one saves, where that is known. */
    Plan with(List<Optional<MarginalRents>> rents) {
        List<Signal> valued = new ArrayList<>();
        List<Earnings> earned = new ArrayList<>();
        for (int i = 0; i < rents.size(); i++) {
            Signal planned = signals.get(i);
            double ownCost = additions.get(i).annualCostPerUnit();
            Optional<MarginalRents> found = rents.get(i);
            earned.add(found.flatMap(MarginalRents::oneMore).orElse(earnings.get(i)));
            valued.add(found.map(known -> known.of(planned, ownCost)).orElse(planned));
        }
        return new Plan(clearing, additions, valued, earned, convergence);
    }

    /** Returns the plan as that of the whole horizon as one model, after a search in parts. */
    Plan closing(Convergence search) {
        return new Plan(clearing, additions, signals, earnings, Optional.of(search.closedAsOne(clearing.objective())));
    }

    private static OptionalDouble overnight(Expansion expansion) {
        return expansion.origin() instanceof CapitalCost.Overnight cost
                ? OptionalDouble.of(cost.overnightCost())
                : OptionalDouble.empty();
    }

    private static Signal.Standing standing(Expansion expansion, double capacity) {
        double tolerance = BOUND_SHARE * Math.max(1, Math.abs(capacity));
        if (expansion.max() - expansion.min() <= tolerance) {
            return Signal.Standing.FIXED;
        }
        if (capacity <= expansion.min() + tolerance) {
            return Signal.Standing.AT_MINIMUM;
        }
        return capacity >= expansion.max() - tolerance ? Signal.Standing.AT_MAXIMUM : Signal.Standing.BETWEEN;
    }

    /** Returns the study that was planned. */
    public Study study() {
        return clearing.study();
    }

    /** Returns what is recommended for one candidate; throws {@link IllegalArgumentException} where there is none of that name. */
    public CapacityAddition addition(String name) {
        return additions.stream()
                .filter(addition -> addition.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no candidate " + name + "."));
    }

    /** Returns whether most candidates stay as they are, so that what exists is best cleared from where the plan ended. */
    public boolean mostlyStands() {
        long standing = additions.stream()
                .filter(one -> Math.abs(one.addition()) <= BOUND_SHARE * Math.max(1, Math.abs(one.existing())))
                .count();
        return 2 * standing > additions.size();
    }

    /** Returns the cost of the extendable capacities, in the study's currency. */
    public double capacityCost() {
        return additions.stream().mapToDouble(CapacityAddition::annualCost).sum();
    }

    /** Returns the largest {@link Signal#equilibriumGap} among the candidates: 0 in a long-run equilibrium. */
    public double equilibriumGap() {
        return signals.stream().mapToDouble(Signal::equilibriumGap).max().orElse(0);
    }

    /** Returns the signals of all candidates, the highest net value first, with what earns them. */
    public SignalTable signalTable() {
        return SignalTable.of(study(), signals(), earnings());
    }

    /** Returns cost, prices and all candidates, one line each. */
    @Override
    public String toString() {
        ShortTable table = new ShortTable("candidates", "existing", "addition", "total");
        for (CapacityAddition one : additions) {
            table.row("%s, %s".formatted(one.key(), one.unit()), one.existing(), one.addition(), one.optimal());
        }
        return "%s%n%s".formatted(clearing, table);
    }
}
