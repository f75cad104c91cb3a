package org.rexnet.core.clearing;

import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;

/**
 * Heat through a pipe in one direction, or in either where nothing is lost on the way: MW drawn at one end, and the share that
 * arrives at the other, some snapshots later.
 *
 * <p>The snapshots of a block form a ring: what enters in its last ones arrives in its first. Energy is what is passed on, so that power
 * changes where durations do.
 */
final class VariablePipeFlow implements PipeFlow {

    /** In an elastic problem, of one MW beyond the capacity: less than 1, the price of a MW that a bus lacks. */
    static final double PRICE_OF_EXCESS = 0.9;

    private final ClearingProblem problem;
    private final PipeOperation pipe;
    private final String name;
    private final Capacity capacity;
    private final boolean signed;
    private final Variables flow;
    private final CapacityLimits limits;
    private boolean elastic;

    VariablePipeFlow(
            ClearingProblem problem,
            PipeOperation pipe,
            String name,
            int from,
            int to,
            Capacity capacity,
            boolean signed) {
        this.problem = problem;
        this.pipe = pipe;
        this.name = name;
        this.capacity = capacity;
        this.signed = signed;
        flow = problem.model().addVariables(problem.size());
        problem.nameVariables(flow, name);
        Profile least = signed ? pipe.maxPu().map(share -> -share) : Profile.ZERO;
        limits = new CapacityLimits(problem, name, flow, new CapacityLimits.Share(capacity, least, pipe.maxPu()));
        for (int k = 0; k < problem.size(); k++) {
            problem.injections().add(from, k, flow.at(k), -1);
            problem.injections().add(to, k, flow.at(source(k)), arriving(k));
        }
    }

    /** Returns the snapshot in which what arrives in snapshot {@code k} was drawn. */
    private int source(int k) {
        int start = problem.blockStart(k);
        int length = problem.blockEnd(k) - start + 1;
        return start + Math.floorMod(k - start - pipe.delaySnapshots(), length);
    }

    /** Returns MW that arrive in snapshot {@code k} per MW drawn. */
    private double arriving(int k) {
        double kept = 1 - pipe.lossPerMw();
        int source = source(k);
        double hours = problem.snapshot(k).durationHours();
        return source == k || hours == 0
                ? kept
                : kept * problem.snapshot(source).durationHours() / hours;
    }

    /** Lets both directions exceed the capacity by what is returned; call in place of building the limits. */
    Variables addExcess(@Nullable VariablePipeFlow backward) {
        Variables excess = problem.model().addVariables(problem.size());
        problem.nameVariables(excess, "excess of " + name);
        relax(excess);
        if (backward != null) {
            backward.relax(excess);
        }
        return excess;
    }

    private void relax(Variables excess) {
        elastic = true;
        LinearModel model = problem.model();
        for (int k = 0; k < problem.size(); k++) {
            double share = pipe.maxPu().at(problem.first() + k);
            model.setBounds(flow.at(k), signed ? Double.NEGATIVE_INFINITY : 0, Double.POSITIVE_INFINITY);
            limit(k, share, 1, excess);
            if (signed) {
                limit(k, share, -1, excess);
            }
        }
    }

    /** sign x flow - excess at most share x capacity. */
    private void limit(int k, double share, double sign, Variables excess) {
        LinearModel model = problem.model();
        Constraint row =
                model.addConstraint(Double.NEGATIVE_INFINITY, capacity.isVariable() ? 0 : capacity.share(share));
        problem.nameRow(row, "largest " + name, problem.first() + k);
        model.addTerm(row, flow.at(k), sign);
        model.addTerm(row, excess.at(k), -1);
        if (capacity.isVariable() && share != 0) {
            model.addTerm(row, capacity.variable(), -share);
        }
    }

    void buildLimits() {
        limits.build();
    }

    @Override
    public void parametrize() {
        if (!elastic) {
            limits.parametrize();
        }
    }

    @Override
    public double drawn(Solution solution, int k) {
        return solution.value(flow.at(k));
    }

    @Override
    public double fed(Solution solution, int k) {
        return arriving(k) * solution.value(flow.at(source(k)));
    }

    @Override
    public double lost(Solution solution, int k) {
        return pipe.lossPerMw() * drawn(solution, k);
    }

    @Override
    public double rent(Solution solution, int k) {
        return elastic ? 0 : limits.rent(solution, k, 0);
    }

    @Override
    public double shadowPrice(Solution solution, int k) {
        return elastic ? 0 : limits.shadowPrice(solution, k) * Clearing.perWeight(problem.weight(k));
    }
}
