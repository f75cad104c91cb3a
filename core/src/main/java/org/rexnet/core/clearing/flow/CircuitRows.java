package org.rexnet.core.clearing.flow;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.network.flow.DcFlow;

/**
 * Lines of whole parallel circuits: each is built or not, and Kirchhoff's law binds those that are (the disjunctive model of L. Bahiense,
 * G. Oliveira, M. Pereira and S. Granville, IEEE Transactions on Power Systems 16, 2001):
 *
 * <pre>flow = sum of flows_c,  |flows_c| <= share x module x built_c,  |flows_c - B (theta_from - theta_to - shift)| <= M (1 - built_c)</pre>
 *
 * <p>M is |B| times the largest difference of angles while the circuit is not there: along the shortest path of lines that stand anyway,
 * each limited by its capacity / |B|, or where there is none along as many of the widest limits as a path can have.
 */
final class CircuitRows {

    private final Window problem;
    private final DcFlow dcFlow;
    private final LineLimits limits;
    private final double[] spreads;

    CircuitRows(Window problem, DcFlow dcFlow, LineLimits limits) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.limits = limits;
        spreads = new double[limits.size()];
        for (int l = 0; l < spreads.length; l++) {
            double largestMw = limits.isOfCircuits(l) ? limits.expansion(l).module() : limits.largestCapacityMw(l);
            spreads[l] = dcFlow.isOpen(l)
                    ? 0
                    : largestMw * largestShare(l) / Math.abs(dcFlow.susceptance(l)) + Math.abs(dcFlow.shift(l));
        }
    }

    private double largestShare(int line) {
        double largest = 0;
        for (int k = 0; k < problem.size(); k++) {
            largest = Math.max(largest, limits.share(line, k));
        }
        return largest;
    }

    /** Adds the circuits of one line; angles are in units of 1 / angleScale. */
    void add(int line, Variables flows, Variables theta, double angleScale) {
        LinearModel model = problem.model();
        double module = limits.expansion(line).module();
        int most = (int) Math.floor(limits.expansion(line).max() / module + 1e-9);
        double slack = Math.abs(dcFlow.susceptance(line)) * (largestAngle(line) + Math.abs(dcFlow.shift(line)));
        Constraint capacity = model.addConstraint(0, 0);
        model.addTerm(capacity, limits.capacity(line).variable(), 1);
        Variable before = null;
        Constraint[] sums = new Constraint[problem.size()];
        for (int k = 0; k < sums.length; k++) {
            sums[k] = model.addConstraint(0, 0);
            model.addTerm(sums[k], flows.at(k * limits.size() + line), 1);
        }
        for (int c = 0; c < most; c++) {
            Variable built = model.addVariable(0, 1, 0);
            model.name(
                    built,
                    "circuit %d of %s"
                            .formatted(c + 1, dcFlow.branches().get(line).id()));
            model.setInteger(built, true);
            problem.wholeVariables().add(built);
            model.addTerm(capacity, built, -module);
            if (before != null) {
                Constraint order = model.addConstraint(0, Double.POSITIVE_INFINITY);
                model.addTerm(order, before, 1);
                model.addTerm(order, built, -1);
            }
            before = built;
            for (int k = 0; k < problem.size(); k++) {
                Variable flow = model.addVariable(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
                model.addTerm(sums[k], flow, -1);
                limit(flow, built, module * limits.share(line, k));
                law(line, k, flow, built, slack, theta, angleScale);
            }
        }
    }

    private void limit(Variable flow, Variable built, double largestMw) {
        LinearModel model = problem.model();
        Constraint upper = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
        model.addTerm(upper, flow, 1);
        model.addTerm(upper, built, -largestMw);
        Constraint lower = model.addConstraint(0, Double.POSITIVE_INFINITY);
        model.addTerm(lower, flow, 1);
        model.addTerm(lower, built, largestMw);
    }

    private void law(int line, int k, Variable flow, Variable built, double slack, Variables theta, double angleScale) {
        LinearModel model = problem.model();
        int buses = problem.study().network().buses().size();
        double susceptance = dcFlow.susceptance(line);
        double shifted = -susceptance * dcFlow.shift(line);
        Constraint upper = model.addConstraint(Double.NEGATIVE_INFINITY, shifted + slack);
        Constraint lower = model.addConstraint(shifted - slack, Double.POSITIVE_INFINITY);
        for (Constraint row : new Constraint[] {upper, lower}) {
            model.addTerm(row, flow, 1);
            model.addTerm(row, theta.at(k * buses + dcFlow.from(line)), -susceptance / angleScale);
            model.addTerm(row, theta.at(k * buses + dcFlow.to(line)), susceptance / angleScale);
        }
        model.addTerm(upper, built, slack);
        model.addTerm(lower, built, -slack);
    }

    private double largestAngle(int line) {
        double along = shortestStanding(dcFlow.from(line), dcFlow.to(line));
        double widest = widestPath();
        if (Double.isInfinite(Math.min(along, widest))) {
            throw new RefusedStudyException(
                    ("Line %s is of whole circuits, which needs the capacity of all lines to be finite: give s_nom, or"
                                    + " s_nom_max where it is extendable.")
                            .formatted(dcFlow.branches().get(line).id()));
        }
        return Math.min(along, widest);
    }

    private double widestPath() {
        double[] sorted = spreads.clone();
        Arrays.sort(sorted);
        int longest = problem.study().network().buses().size() - 1;
        double sum = 0;
        for (int i = 0; i < Math.min(longest, sorted.length); i++) {
            sum += sorted[sorted.length - 1 - i];
        }
        return sum;
    }

    private record Reached(int bus, double angle) {}

    /** Returns the least sum of spreads of lines that stand whatever is built; infinite where none lead there. */
    private double shortestStanding(int from, int to) {
        double[] known = new double[problem.study().network().buses().size()];
        Arrays.fill(known, Double.POSITIVE_INFINITY);
        known[from] = 0;
        PriorityQueue<Reached> open = new PriorityQueue<>((a, b) -> Double.compare(a.angle(), b.angle()));
        open.add(new Reached(from, 0));
        for (Reached next = open.poll(); next != null; next = open.poll()) {
            for (int l = 0; l < spreads.length; l++) {
                boolean stands = !dcFlow.isOpen(l)
                        && (!limits.isOfCircuits(l)
                                || limits.expansion(l).min()
                                        >= limits.expansion(l).module());
                int other =
                        dcFlow.from(l) == next.bus() ? dcFlow.to(l) : dcFlow.to(l) == next.bus() ? dcFlow.from(l) : -1;
                double angle = next.angle() + spreads[l];
                if (stands && other >= 0 && angle < known[other]) {
                    known[other] = angle;
                    open.add(new Reached(other, angle));
                }
            }
        }
        return known[to];
    }
}
