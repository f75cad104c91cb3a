package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.flow.RadialPipes;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.network.Network;

/**
 * Pipes: heat drawn at one end within the capacity, all but a share fed in at the other; and what pipes in service lose at both ends.
 */
public final class PipeTerms implements ComponentTerms {

    private final Window problem;
    private final RadialPipes radialPipes;
    private final List<PipeOperation> pipes;
    private final List<One> terms = new ArrayList<>();
    private @Nullable LoopLawRows loops;

    public PipeTerms(Window problem, RadialPipes radialPipes) {
        this.problem = problem;
        this.radialPipes = radialPipes;
        pipes = problem.study().pipes();
    }

    @Override
    public void build() {
        for (int i = 0; i < pipes.size(); i++) {
            terms.add(new One(problem, pipes.get(i), radialPipes, radialPipes.position(i)));
        }
        loops = new LoopLawRows(problem);
    }

    @Override
    public void parametrize() {
        terms.forEach(One::parametrize);
        if (loops != null) {
            loops.parametrize((pipe, rows, k, factor) -> terms.get(pipe).setEntering(rows.at(k), k, factor));
        }
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).read(solution, results, i, pipes.size());
        }
    }

    /** Returns what pipes did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        Network network = clearing.study().network();
        double[][] p0 = clearing.series(ComponentKind.PIPE, "p0");
        double[][] p1 = clearing.series(ComponentKind.PIPE, "p1");
        List<Operation> all = new ArrayList<>();
        for (PipeOperation pipe : clearing.study().pipes()) {
            ComponentKey key = new ComponentKey(ComponentKind.PIPE, pipe.id());
            int i = all.size();
            String from = pipe.pipe().from();
            String to = pipe.pipe().toBus();
            Injection.Role role =
                    network.bus(from).carrier().equals(network.bus(to).carrier())
                            ? Injection.Role.TRANSPORT
                            : Injection.Role.CONVERSION;
            all.add(Operation.of(
                    clearing.study().horizon(),
                    key,
                    List.of(
                            new Injection(key, network.busIndex(from), role, t -> -p0[t][i]),
                            new Injection(key, network.busIndex(to), role, t -> -p1[t][i]))));
        }
        return all;
    }

    Capacity capacity(int i) {
        return terms.get(i).capacity;
    }

    /** One pipe. */
    private static final class One {

        private final Window problem;
        private final PipeOperation pipe;
        private final int from;
        private final int to;
        private final HeatSchedule fromSchedule;
        private final HeatSchedule toSchedule;
        private final Capacity capacity;
        private final PipeFlow forward;
        private final @Nullable PipeFlow backward;

        private One(Window problem, PipeOperation pipe, RadialPipes radialPipes, int radial) {
            this.problem = problem;
            this.pipe = pipe;
            from = problem.study().network().busIndex(pipe.pipe().from());
            to = problem.study().network().busIndex(pipe.pipe().toBus());
            fromSchedule = problem.study().heatSchedule(pipe.pipe().from());
            toSchedule = problem.study().heatSchedule(pipe.pipe().toBus());
            ComponentKey key = new ComponentKey(ComponentKind.PIPE, pipe.id());
            capacity = Capacity.of(problem, key, pipe.pipe().capacityMw(), pipe.expansion());
            boolean both = pipe.direction() == Direction.BOTH;
            boolean twoFlows = both && pipe.lossPerMw() > 0;
            if (radial >= 0) {
                radialPipes.add(capacity);
                forward = new RadialPipeFlow(radialPipes, radial);
                backward = null;
            } else {
                var first = new VariablePipeFlow(problem, pipe, Quantity.FLOW, from, to, capacity, both && !twoFlows);
                var second = twoFlows
                        ? new VariablePipeFlow(problem, pipe, Quantity.BACKWARD_FLOW, to, from, capacity, false)
                        : null;
                first.buildLimits();
                if (second != null) {
                    second.buildLimits();
                }
                forward = first;
                backward = second;
            }
            if (capacity.isVariable()) {
                for (int k = 0; k < problem.size(); k++) {
                    problem.injections().add(from, k, capacity.variable(), -lossAtFrom(k));
                    problem.injections().add(to, k, capacity.variable(), -lossAtTo(k));
                }
            }
        }

        /** Loss at the first bus in MW; per MW of capacity where the pipe may be extended. */
        private double lossAtFrom(int k) {
            return pipe.standingLossMw(fromSchedule, problem.first() + k);
        }

        private double lossAtTo(int k) {
            return pipe.standingLossMw(toSchedule, problem.first() + k);
        }

        /** Sets the factor in a row of what enters at the first bus, but for the standing loss there. */
        private void setEntering(Constraint row, int k, double factor) {
            if (!(forward instanceof VariablePipeFlow ahead)) {
                throw new IllegalStateException("Pipe %s has no variable.".formatted(pipe.id()));
            }
            ahead.setDrawn(row, k, factor);
            if (backward instanceof VariablePipeFlow back) {
                back.setFed(row, k, -factor);
            }
        }

        /** What the loss at one end is multiplied with: the capacity where the pipe may be extended. */
        private double lossScale(double capacityMw) {
            return pipe.expansion().isPresent() ? capacityMw : 1;
        }

        private void parametrize() {
            forward.parametrize();
            if (backward != null) {
                backward.parametrize();
            }
            if (!capacity.isVariable()) {
                double scale = lossScale(capacity.existing());
                for (int k = 0; k < problem.size(); k++) {
                    problem.injections().addFixed(from, k, -scale * lossAtFrom(k));
                    problem.injections().addFixed(to, k, -scale * lossAtTo(k));
                }
            }
        }

        private void read(Solution solution, ClearingResults results, int i, int count) {
            String table = ComponentKind.PIPE.table();
            double[][] prices = results.series(
                    ComponentKind.BUS.table(),
                    Clearing.MARGINAL_PRICE,
                    problem.study().network().buses().size());
            capacity.read(solution, results, ComponentKind.PIPE, "q_nom_opt", i, count);
            double scale = lossScale(capacity.value(solution));
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                double lossFrom = scale * lossAtFrom(k);
                double lossTo = scale * lossAtTo(k);
                double rent = forward.rent(solution, k);
                double p0 = lossFrom + forward.drawn(solution, k);
                double p1 = lossTo - forward.fed(solution, k);
                double lossOnTheWay = forward.lost(solution, k);
                if (backward != null) {
                    rent += backward.rent(solution, k);
                    p0 -= backward.fed(solution, k);
                    p1 += backward.drawn(solution, k);
                    lossOnTheWay += backward.lost(solution, k);
                }
                if (pipe.expansion().isPresent()) {
                    rent -= problem.weight(k) * (prices[t][from] * lossAtFrom(k) + prices[t][to] * lossAtTo(k));
                }
                results.series(table, "p0", count)[t][i] = p0;
                results.series(table, "p1", count)[t][i] = p1;
                results.series(table, "loss", count)[t][i] = lossFrom + lossTo + lossOnTheWay;
                results.series(table, Clearing.SHADOW_PRICE, count)[t][i] =
                        forward.shadowPrice(solution, k) - (backward == null ? 0 : backward.shadowPrice(solution, k));
                results.series(table, Clearing.CAPACITY_RENT, count)[t][i] = rent;
            }
        }
    }
}
