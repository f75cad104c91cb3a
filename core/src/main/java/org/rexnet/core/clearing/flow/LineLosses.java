package org.rexnet.core.clearing.flow;

import java.util.Arrays;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.BindingLimit;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.flow.DcFlow;

/**
 * Losses of lines and transformers as variables in MW, half at each end, above tangents of r flow^2 and at most that of the full capacity;
 * flow and loss together keep within the capacity.
 *
 * <p>The tangents touch at k / n of the largest flow, k = 1 to n, in both directions (F. Neumann, V. Hagenmeyer and T. Brown, Applied
 * Energy 314, 2022). What they cut off makes losses too small, never too large.
 */
final class LineLosses {

    private final Window problem;
    private final LineLimits limits;
    private final int tangents;
    private final int[] lines;
    private final int[] positions;
    private final double[] resistances;
    private final Variables losses;
    private final int[] firstRows;

    LineLosses(Window problem, DcFlow dcFlow, LineLimits limits) {
        this.problem = problem;
        this.limits = limits;
        tangents = problem.options().lossTangents();
        lines = limits.lossyLines();
        positions = new int[lines.length == 0 ? 0 : limits.size()];
        Arrays.fill(positions, -1);
        resistances = new double[lines.length];
        for (int i = 0; i < lines.length; i++) {
            PassiveBranch branch = dcFlow.branches().get(lines[i]);
            positions[lines[i]] = i;
            resistances[i] = branch.resistance() * branch.tapRatio();
        }
        firstRows = new int[lines.length * problem.size()];
        LinearModel model = problem.model();
        losses = model.addVariables(lines.length * problem.size());
        problem.enter(losses, Arrays.stream(lines).mapToObj(limits::key).toList(), Quantity.LOSS);
        for (int k = 0; k < problem.size(); k++) {
            for (int line : lines) {
                problem.injections().add(dcFlow.from(line), k, losses.at(cell(line, k)), -0.5);
                problem.injections().add(dcFlow.to(line), k, losses.at(cell(line, k)), -0.5);
            }
        }
    }

    /** Flow of a line in a snapshot of the window, as a variable. */
    interface Flows {
        Variable at(int line, int k);
    }

    /** Returns the lines with losses. */
    int[] lines() {
        return lines;
    }

    /** Returns the number of a line and snapshot among all with losses. */
    int cell(int line, int k) {
        return k * lines.length + positions[line];
    }

    /** Adds tangents and limits: two rows for each tangent, forward and backward, then the limits forward and backward. */
    void build(Flows flows) {
        for (int k = 0; k < problem.size(); k++) {
            for (int line : lines) {
                build(line, k, flows.at(line, k));
            }
        }
    }

    private void build(int line, int k, Variable flow) {
        LinearModel model = problem.model();
        double share = limits.share(line, k);
        double most = share * limits.largestCapacityMw(line);
        double resistance = resistances[positions[line]];
        Variable loss = losses.at(cell(line, k));
        model.setBounds(loss, 0, resistance * most * most);
        for (int j = 1; j <= tangents; j++) {
            double touching = most * j / tangents;
            for (int sign = 1; sign >= -1; sign -= 2) {
                Constraint row = row(
                        "tangent of the loss of ",
                        line,
                        k,
                        -resistance * touching * touching,
                        Double.POSITIVE_INFINITY);
                if (j == 1 && sign == 1) {
                    firstRows[cell(line, k)] = row.index();
                }
                model.addTerm(row, loss, 1);
                model.addTerm(row, flow, -sign * 2 * resistance * touching);
            }
        }
        Capacity capacity = limits.capacity(line);
        double fixed = capacity.isVariable() ? 0 : most;
        Constraint upper = row("largest flow of ", line, k, Double.NEGATIVE_INFINITY, fixed);
        Constraint lower = row("least flow of ", line, k, -fixed, Double.POSITIVE_INFINITY);
        model.addTerm(upper, flow, 1);
        model.addTerm(upper, loss, 1);
        model.addTerm(lower, flow, 1);
        model.addTerm(lower, loss, -1);
        if (capacity.isVariable() && share != 0) {
            model.addTerm(upper, capacity.variable(), -share);
            model.addTerm(lower, capacity.variable(), share);
        }
    }

    private Constraint row(String name, int line, int k, double low, double high) {
        Constraint row = problem.model().addConstraint(low, high);
        problem.nameRow(row, name + problem.study().lines().get(line).branch().id(), problem.first() + k);
        return row;
    }

    /** Returns what one more MW of flow costs by the limits of the capacity, below 0 forward. */
    double capacityDual(Solution solution, int line, int k) {
        int limit = firstRows[cell(line, k)] + 2 * tangents;
        return solution.dual(new Constraint(limit)) + solution.dual(new Constraint(limit + 1));
    }

    /** Returns what one more MW of flow costs by the losses that it makes, below 0 forward. */
    private double lossDual(Solution solution, int line, int k) {
        double most = limits.share(line, k) * limits.largestCapacityMw(line);
        double sum = 0;
        for (int j = 1; j <= tangents; j++) {
            double slope = 2 * resistances[positions[line]] * most * j / tangents;
            int row = firstRows[cell(line, k)] + 2 * (j - 1);
            sum -= slope * (solution.dual(new Constraint(row)) - solution.dual(new Constraint(row + 1)));
        }
        return sum;
    }

    /** Writes losses, and what they do to prices. */
    void read(Solution solution, ClearingResults results) {
        if (lines.length == 0) {
            return;
        }
        double[][] series = results.series(Clearing.BRANCHES, Clearing.LOSS, limits.size());
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            for (int line : lines) {
                series[t][line] = solution.value(losses.at(cell(line, k)));
                double marginal = lossDual(solution, line, k) * Clearing.perWeight(problem.weight(k));
                if (marginal != 0) {
                    results.addBinding(t, new BindingLimit(line, FlowLimit.NO_OUTAGE, marginal, true));
                }
            }
        }
    }
}
