package org.rexnet.core.clearing.component;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.CapacityLimits;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.HeatUnderWay;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;

/**
 * Heat through a pipe in one direction, or in either where nothing is lost on the way: MW drawn at one end, and the share that
 * arrives at the other, some snapshots later.
 *
 * <p>The snapshots of a block form a ring: what enters in its last ones arrives in its first. Energy is passed on, so that power
 * changes where durations do. Where a block is cleared window by window, energy sent before arrives whatever is decided now, and power
 * beyond the window is taken to be that of its last snapshots.
 */
final class VariablePipeFlow implements PipeFlow {

    private final Window problem;
    private final PipeOperation pipe;
    private final Variables flow;
    private final @Nullable HeatUnderWay underWay;
    private final int toBus;
    private final CapacityLimits limits;

    VariablePipeFlow(
            Window problem,
            PipeOperation pipe,
            Quantity quantity,
            int from,
            int to,
            Capacity capacity,
            boolean signed) {
        this.problem = problem;
        this.pipe = pipe;
        toBus = to;
        underWay = problem.study().conditions(HeatUnderWay.class).stream()
                .filter(known -> known.id().equals(pipe.id()))
                .findFirst()
                .orElse(null);
        flow = problem.model().addVariables(problem.size());
        ComponentKey key = new ComponentKey(ComponentKind.PIPE, pipe.id());
        problem.enter(flow, key, quantity);
        String name = problem.register().words(key, quantity);
        Profile least = signed ? pipe.maxPu().map(share -> -share) : Profile.ZERO;
        limits = new CapacityLimits(problem, () -> name, flow, new CapacityLimits.Share(capacity, least, pipe.maxPu()));
        for (int k = 0; k < problem.size(); k++) {
            problem.injections().add(from, k, flow.at(k), -1);
            if (given(k).isEmpty()) {
                problem.injections().add(to, k, flow.at(source(k)), arriving(k));
            }
        }
    }

    /** Returns MW that arrive in snapshot {@code k} because that much was sent in a snapshot outside the window. */
    private OptionalDouble given(int k) {
        double hours = problem.snapshot(k).durationHours();
        if (underWay == null || hours == 0) {
            return OptionalDouble.empty();
        }
        int source = underWay.source(k, pipe.delaySnapshots());
        boolean isWithin = source >= 0 && source < problem.size();
        OptionalDouble sent = isWithin ? OptionalDouble.empty() : underWay.sentMwh(source);
        return sent.isPresent() ? OptionalDouble.of((1 - pipe.lossPerMw()) * sent.getAsDouble() / hours) : sent;
    }

    /** Returns the snapshot in which what arrives in snapshot {@code k} was drawn. */
    private int source(int k) {
        if (underWay != null) {
            int source = underWay.source(k, pipe.delaySnapshots());
            while (source >= problem.size()) { // Not seen: as much as is sent where it would arrive then.
                source -= pipe.delaySnapshots();
            }
            return Math.floorMod(source, problem.size());
        }
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

    /** Sets the factor in a row of what is drawn at the first end in snapshot {@code k}. */
    void setDrawn(Constraint row, int k, double factor) {
        problem.model().setCoefficient(row, flow.at(k), factor);
    }

    /** Sets the factor in a row of what arrives at the other end of a pipe without delay in snapshot {@code k}. */
    void setFed(Constraint row, int k, double factor) {
        problem.model().setCoefficient(row, flow.at(k), factor * (1 - pipe.lossPerMw()));
    }

    void buildLimits() {
        limits.build();
        limits.enterMost(LimitKind.FLOW, "pipe " + pipe.id());
        limits.enterLeast(LimitKind.FLOW, "pipe " + pipe.id());
    }

    @Override
    public void parametrize() {
        limits.parametrize();
        for (int k = 0; underWay != null && k < problem.size(); k++) {
            handOver(underWay, k);
        }
    }

    /** Sets earlier decisions, and keeps guesses of snapshots that are not seen within the power that they can send. */
    private void handOver(HeatUnderWay known, int k) {
        LinearModel model = problem.model();
        OptionalDouble given = given(k);
        if (given.isPresent()) {
            problem.injections().addFixed(toBus, k, given.getAsDouble());
        } else {
            int source = known.source(k, pipe.delaySnapshots());
            Variable guess = flow.at(source(k));
            double hours = problem.snapshot(source(k)).durationHours();
            if (source >= problem.size() && hours > 0) {
                double most = Math.max(0, known.mostMwh(source) / hours);
                model.setBounds(guess, model.lower(guess), Math.min(most, model.upper(guess)));
            }
        }
        OptionalDouble promised = known.sentMwh(k);
        double hours = problem.snapshot(k).durationHours();
        if (promised.isPresent() && hours > 0) {
            model.setBounds(flow.at(k), promised.getAsDouble() / hours, promised.getAsDouble() / hours);
        }
    }

    @Override
    public double drawn(Solution solution, int k) {
        return solution.value(flow.at(k));
    }

    @Override
    public double fed(Solution solution, int k) {
        return given(k).orElseGet(() -> arriving(k) * solution.value(flow.at(source(k))));
    }

    @Override
    public double lost(Solution solution, int k) {
        return pipe.lossPerMw() * drawn(solution, k);
    }

    @Override
    public double rent(Solution solution, int k) {
        return limits.rent(solution, k, 0);
    }

    @Override
    public double shadowPrice(Solution solution, int k) {
        return limits.shadowPrice(solution, k) * Clearing.perWeight(problem.weight(k));
    }
}
