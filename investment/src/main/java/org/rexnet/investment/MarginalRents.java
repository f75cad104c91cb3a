package org.rexnet.investment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.ClearingSession;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.MovedCapacity;
import org.rexnet.core.clearing.result.MovedCapacity.Side;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.CapacityValue;
import org.rexnet.investment.signal.ClearedPrices;
import org.rexnet.investment.signal.Earnings;
import org.rexnet.investment.signal.Signal;

/**
 * What one more unit of a candidate earns, and what the last one saves: the slopes of least cost on both sides of its capacity, everything
 * else free to follow. Capacities of a plan stand on kinks, where the two differ and its own shadow prices are anything between them.
 *
 * @param oneMore by snapshot what one more unit earns; empty where it could not be operated
 * @param limitCost money that limits over many capacities make one more unit cost
 * @param lastNet what the last unit saves less its cost, limits included; empty where none stands or nothing could do without it
 */
record MarginalRents(Optional<Earnings> oneMore, double limitCost, OptionalDouble lastNet) {

    /** Share of a capacity by which it is moved: far above what a solver leaves, far below what anybody builds. */
    private static final double SHARE = 1e-5;

    /** The same where the plan was found in parts, whose capacities are known less exactly. */
    private static final double SHARE_IN_PARTS = 1e-3;

    /** Difference of two values, relative to them, that is rounding. */
    private static final double SAME = 1e-9;

    /** Candidates times components times snapshots up to which a plan is cleared beside each of its capacities. */
    private static final long MOST_WORK = 15_000_000;

    /** The same for a plan that was found in parts, where the whole horizon has to become one model first. */
    private static final long MOST_WORK_IN_PARTS = 2_000_000;

    /**
     * Returns a plan that the session has just found with what one more unit of each candidate would earn and the last one saves: clears
     * twice for each. Where that would take much longer than the plan did, signals stay what the plan's shadow prices say.
     */
    static Plan value(ClearingSession session, Plan plan, Solver solver) {
        return work(plan.study()) > MOST_WORK ? plan : plan.with(new Slopes(session, plan, solver, SHARE).all());
    }

    private static boolean decides(Component component) {
        ComponentKind kind = component.kind();
        return kind != ComponentKind.LOAD && kind != ComponentKind.BID && !kind.isPassive();
    }

    private static long work(Study study) {
        long components = (long) study.network().buses().size()
                + study.components().stream().filter(MarginalRents::decides).count()
                + study.conditions().size();
        return Candidate.of(study).size() * components * study.horizon().size();
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
     * Returns a plan that was found in parts with what one more unit of each candidate would earn and the last one saves, for which the whole
     * horizon becomes one model. Where that would take much longer than the plan did, or cannot be cleared, signals stay what the
     * plan's shadow prices say.
     */
    static Plan value(Plan plan, ClearingOptions options, Solver solver) {
        Study study = plan.study();
        if (!study.hasCandidates() || work(study) > MOST_WORK_IN_PARTS) {
            return plan;
        }
        try (ClearingSession session = new MarketClearing(solver).open(study, options.withExpansion(true))) {
            return session.clear() instanceof ClearingOutcome.Cleared
                    ? plan.with(new Slopes(session, plan, solver, SHARE_IN_PARTS).all())
                    : plan;
        }
    }

    /** Slopes of least cost beside a plan, one candidate after another. */
    private record Slopes(ClearingSession session, Plan plan, Solver solver, double share) {

        List<MarginalRents> all() {
            List<Candidate> candidates = Candidate.of(plan.study());
            return IntStream.range(0, candidates.size())
                    .mapToObj(i -> of(candidates.get(i), plan.signals().get(i)))
                    .toList();
        }

        private MarginalRents of(Candidate candidate, Signal signal) {
            double own = candidate.expansion().annualCost();
            OptionalDouble lastNet = beside(candidate, signal, Side.BELOW)
                    .map(moved -> OptionalDouble.of(moved.netValue()))
                    .orElse(OptionalDouble.empty());
            Optional<MovedCapacity> above = beside(candidate, signal, Side.ABOVE);
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
