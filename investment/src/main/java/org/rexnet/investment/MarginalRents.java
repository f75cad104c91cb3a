package org.rexnet.investment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.clearing.ClearingSession;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.MovedCapacity;
import org.rexnet.core.clearing.result.MovedCapacity.Side;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.CapacityValue;
import org.rexnet.investment.signal.ClearedPrices;
import org.rexnet.investment.signal.Earnings;
import org.rexnet.investment.signal.Signal;

/**
 * Rent of one more unit of a candidate, and saving of the last one: the slopes of least cost on both sides of its capacity, everything else
 * free to follow. Capacities of a plan stand on kinks, where the two differ and its own shadow prices are anything between them.
 *
 * @param oneMore earnings of one more unit by snapshot; empty where it could not be operated
 * @param limitCost cost of one more unit in limits over many capacities
 * @param lastNet saving of the last unit less its cost, limits included; empty where none stands or nothing could do without it
 */
record MarginalRents(Optional<Earnings> oneMore, double limitCost, OptionalDouble lastNet) {

    /** Share of a capacity by which it is moved: far above a solver's rounding, far below any capacity that is built. */
    private static final double SHARE = 1e-5;

    /** The same where the plan was found in parts, whose capacities are known less exactly. */
    private static final double SHARE_IN_PARTS = 1e-3;

    /** Difference of two values, relative to them, that is rounding. */
    private static final double SAME = 1e-9;

    /**
     * Candidates whose rents the plan itself does not tell, times components times snapshots, up to which it is cleared beside each of
     * their capacities.
     */
    private static final long MOST_WORK = 15_000_000;

    /**
     * Components times snapshots up to which a plan that was found in parts becomes one model for this. It starts
     * near the plan's capacities: of 1.8 million, it takes 3.7 s and all of its 14 candidates 3 s more.
     */
    private static final long LARGEST_IN_PARTS = EquilibriumPlanning.LARGEST_EXPLAINED;

    /**
     * The same times candidates: a nation's grid with 1,182 of them takes 11 s and 2 GB more for a week, and for four of them more than a
     * minute and 3 GB, longer than the search itself.
     */
    private static final long MOST_IN_PARTS = 1_000_000_000;

    /**
     * Returns a plan that the session has just found with what one more unit of each candidate would earn and the last one saves: of each
     * of which the plan's basis does not tell it, from a few steps beside that basis, or, where these do not tell it, from clearing again.
     * Where that would take much longer than the plan did, their signals stay what the plan's shadow prices say.
     */
    static Plan value(ClearingSession session, Plan plan, Solver solver) {
        return new Slopes(session, plan, solver, SHARE).value(MOST_WORK);
    }

    private static boolean decides(Component component) {
        ComponentKind kind = component.kind();
        return kind != ComponentKind.LOAD && kind != ComponentKind.BID && !kind.isPassive();
    }

    /** Returns what it takes to clear the whole horizon as one model, as beside one capacity: components that decide times snapshots. */
    static long workOfOne(Study study) {
        long components = (long) study.network().buses().size()
                + study.components().stream().filter(MarginalRents::decides).count()
                + study.conditions().size();
        return components * study.horizon().size();
    }

    /** Returns a signal of the plan with these rents; costs are those of one more unit. */
    Signal of(Signal planned, double ownCost) {
        double cost = ownCost + limitCost;
        double supporting = planned.supportingRentPerUnit() - planned.annualCostPerUnit() + cost;
        return new Signal(
                planned.kind(),
                planned.name(),
                planned.unit(),
                planned.capacity(),
                oneMore.map(Earnings::total).orElse(supporting),
                lastNet.isPresent() ? OptionalDouble.of(cost + lastNet.getAsDouble()) : lastNet,
                supporting,
                cost,
                planned.standing(),
                oneMore.map(Earnings::basis).orElse(planned.basis()));
    }

    /**
     * Returns a plan that was found in parts with what one more unit of each candidate would earn and the last one saves, for which the
     * whole horizon becomes one model. Where that would be too large, or cannot be cleared, signals stay what the plan's shadow prices say.
     */
    static Plan value(Plan plan, ClearingOptions options, Solver solver) {
        Study study = plan.study();
        if (!becomesOne(study)) {
            return plan;
        }
        try (ClearingSession session = new MarketClearing(solver)
                .openNear(study, options.withExpansion(true), capacities(plan), ClearingProgress.SILENT)) {
            return session.clear() instanceof ClearingOutcome.Cleared
                    ? new Slopes(session, plan, solver, SHARE_IN_PARTS).value(MOST_WORK)
                    : plan;
        }
    }

    /** Returns whether a study whose plan was found in parts becomes one model for the earnings of its candidates. */
    static boolean becomesOne(Study study) {
        int candidates = Candidate.of(study).size();
        long work = workOfOne(study);
        return candidates > 0 && work <= LARGEST_IN_PARTS && work * candidates <= MOST_IN_PARTS;
    }

    private static Map<ComponentKey, Double> capacities(Plan plan) {
        List<Candidate> candidates = Candidate.of(plan.study());
        Map<ComponentKey, Double> capacities = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            capacities.put(candidates.get(i).key(), plan.signals().get(i).capacity());
        }
        return capacities;
    }

    /**
     * What a plan itself tells of a candidate.
     *
     * @param hasLast whether there is a last unit
     */
    private record Told(Optional<MovedCapacity> above, Optional<MovedCapacity> below, boolean hasLast) {

        boolean isAll() {
            return above.isPresent() && (below.isPresent() || !hasLast);
        }
    }

    /** Slopes of least cost beside a plan, one candidate after another. */
    private record Slopes(ClearingSession session, Plan plan, Solver solver, double share) {

        /** Clears beside capacities as far as that is no more work than given. */
        Plan value(long mostWork) {
            List<Candidate> candidates = Candidate.of(plan.study());
            List<Told> told = new ArrayList<>();
            for (int i = 0; i < candidates.size(); i++) {
                told.add(told(candidates.get(i), plan.signals().get(i)));
            }
            long untold = told.stream().filter(one -> !one.isAll()).count();
            boolean clears = untold * workOfOne(plan.study()) <= mostWork;
            List<Optional<MarginalRents>> rents = new ArrayList<>();
            for (int i = 0; i < candidates.size(); i++) {
                rents.add(
                        clears || told.get(i).isAll()
                                ? Optional.of(
                                        of(candidates.get(i), plan.signals().get(i), told.get(i)))
                                : Optional.empty());
            }
            return plan.with(rents);
        }

        private Told told(Candidate candidate, Signal signal) {
            return new Told(
                    session.findBeside(candidate.key(), signal.capacity(), Side.ABOVE, share),
                    session.findBeside(candidate.key(), signal.capacity(), Side.BELOW, share),
                    signal.capacity() > 0);
        }

        private MarginalRents of(Candidate candidate, Signal signal, Told told) {
            double own = candidate.expansion().annualCost();
            OptionalDouble lastNet = told.below()
                    .or(() -> beside(candidate, signal, Side.BELOW))
                    .map(moved -> OptionalDouble.of(moved.netValue()))
                    .orElse(OptionalDouble.empty());
            Optional<MovedCapacity> above = told.above().or(() -> beside(candidate, signal, Side.ABOVE));
            if (above.isEmpty()) {
                return new MarginalRents(Optional.empty(), signal.annualCostPerUnit() - own, lastNet);
            }
            MovedCapacity moved = above.get();
            double planned = signal.supportingRentPerUnit() - signal.annualCostPerUnit();
            boolean isPlans = plan.convergence().isEmpty()
                    && Math.abs(moved.netValue() - planned) <= SAME * Math.max(1, Math.abs(planned));
            Clearing clearing = isPlans ? plan.clearing() : moved.clearing();
            return new MarginalRents(
                    Optional.of(earnings(clearing, candidate)),
                    moved.limitsPriced() ? signal.annualCostPerUnit() - own : limitCost(clearing, candidate),
                    lastNet);
        }

        private Optional<MovedCapacity> beside(Candidate candidate, Signal signal, Side side) {
            return session.clearBeside(candidate.key(), signal.capacity(), side, share);
        }

        private Earnings earnings(Clearing clearing, Candidate candidate) {
            Earnings earned = new CapacityValue(plan.study(), new ClearedPrices(clearing), solver).of(candidate);
            return new Earnings(earned.bySnapshot(), Earnings.Basis.ONE_MORE);
        }

        private static double limitCost(Clearing clearing, Candidate candidate) {
            return clearing.limitCosts(candidate.kind())[candidate.position()];
        }
    }
}
