package org.rexnet.investment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Study;

/**
 * Plans again and again with the impedance of every extended line at existing / planned capacity times its own, until capacities settle.
 *
 * <p>The problem is not convex: where it settles need not be best, and it need not settle. Where it does not by itself, each round goes
 * only half of the way; where it still does not, the last capacities are operated at their own impedances. Lines of which nothing exists
 * keep their impedance.
 */
public final class ReactanceIteration {

    private static final int MOST_ROUNDS = 30;
    private static final double SETTLED_SHARE = 1e-4;
    private static final double HALF = 0.5;
    private static final PlanOutcome NOT_PLANNED = new PlanOutcome.NotPlanned(new ClearingOutcome.Unbounded());

    /** Below this share of what exists a line counts as that small, so that its impedance stays a number. */
    private static final double SMALLEST_SHARE = 1e-3;

    private final ExpansionPlanning planning;

    public ReactanceIteration(ExpansionPlanning planning) {
        this.planning = planning;
    }

    /**
     * What came of it.
     *
     * @param outcome the plan at impedances that its capacities have; its study has these impedances
     * @param rounds number of plans made
     * @param settled whether the last two plans agree; otherwise capacities are those of the last one, operated at their own impedances
     */
    public record Iterated(PlanOutcome outcome, int rounds, boolean settled) {}

    /** Impedances in units of the study's, and how often was planned until there. */
    private record Round(double[] shares, PlanOutcome outcome, int rounds, boolean settled) {}

    /** Plans until capacities change by less than a ten-thousandth. */
    public Iterated plan(Study study, ClearingOptions options, ClearingProgress progress) {
        double[] start = new double[study.lines().size()];
        Arrays.fill(start, 1);
        Round last = iterate(study, options, progress, new Round(start, NOT_PLANNED, 0, false), 1);
        if (!last.settled() && last.outcome() instanceof PlanOutcome.Planned) {
            last = iterate(study, options, progress, last, HALF);
        }
        if (!(last.outcome() instanceof PlanOutcome.Planned planned)) {
            return new Iterated(last.outcome(), last.rounds(), false);
        }
        if (last.settled()) {
            PlanOutcome valued = planning.plan(withImpedances(study, last.shares()), options, progress);
            return new Iterated(valued, last.rounds(), true);
        }
        Study own = withImpedances(study, shares(study, planned.plan()));
        PlanOutcome operated = planning.plan(CandidateChange.fixedAt(own, planned.plan()), options, progress);
        return new Iterated(operated, last.rounds(), false);
    }

    /** Plans until impedances settle, each time going {@code step} of the way to those of the last plan, as exponents go. */
    private Round iterate(Study study, ClearingOptions options, ClearingProgress progress, Round from, double step) {
        double[] shares = from.shares();
        for (int round = 1; ; round++) {
            PlanOutcome outcome = planning.forCapacities().plan(withImpedances(study, shares), options, progress);
            int rounds = from.rounds() + round;
            if (!(outcome instanceof PlanOutcome.Planned planned)) {
                return new Round(shares, outcome, rounds, false);
            }
            double[] next = shares(study, planned.plan());
            double change = 0;
            for (int l = 0; l < next.length; l++) {
                change = Math.max(change, Math.abs(next[l] - shares[l]) / shares[l]);
            }
            if (change <= SETTLED_SHARE || round == MOST_ROUNDS) {
                return new Round(shares, outcome, rounds, change <= SETTLED_SHARE);
            }
            double[] damped = shares.clone();
            for (int l = 0; l < next.length; l++) {
                damped[l] *= Math.pow(next[l] / shares[l], step);
            }
            shares = damped;
        }
    }

    /** Returns planned / existing capacity of each line and transformer; 1 where it is not extended or nothing exists. */
    private static double[] shares(Study study, Plan plan) {
        double[] shares = new double[study.lines().size()];
        for (ComponentKind kind : List.of(ComponentKind.LINE, ComponentKind.TRANSFORMER)) {
            double[] planned = plan.clearing().column(kind, "s_nom_opt");
            List<Integer> positions = study.linePositions(kind);
            for (int i = 0; i < planned.length; i++) {
                LineOperation line = study.lines().get(positions.get(i));
                double existing = line.branch().capacityMw();
                boolean changes = line.expansion().isPresent() && existing > 0 && Double.isFinite(existing);
                shares[positions.get(i)] = changes ? Math.max(SMALLEST_SHARE, planned[i] / existing) : 1;
            }
        }
        return shares;
    }

    private static Study withImpedances(Study study, double[] shares) {
        Map<ComponentKey, Double> factors = new HashMap<>();
        for (int l = 0; l < shares.length; l++) {
            factors.put(study.lines().get(l).key(), 1 / shares[l]);
        }
        return study.map(component -> component.withImpedance(factors.getOrDefault(component.key(), 1.0)));
    }
}
