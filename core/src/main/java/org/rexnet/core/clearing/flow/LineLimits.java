package org.rexnet.core.clearing.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Values;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.flow.DcFlow;

/** Limits of the flow through each line and transformer, in MW: by capacity, which may be a variable, and by voltage angles. */
public final class LineLimits {

    private final Window problem;
    private final List<LineOperation> lines;
    private final Capacity[] capacities;
    private final double[] angleMin;
    private final double[] angleMax;
    /** Limits of lines whose share of capacity never changes, as most do: asked for every line, snapshot and round. */
    private final double[] steadyLower;

    private final double[] steadyUpper;
    private final boolean[] isSteady;
    private final boolean[] isLossy;
    private final int[] lossyLines;
    private final boolean hasVariables;

    /** Returns the limits of a problem's lines; those of one that is alike, if no capacity is a variable there, are taken over. */
    static LineLimits of(Window problem, DcFlow dcFlow, boolean angles, Optional<LineLimits> alike) {
        return alike.filter(other -> !other.hasVariables)
                .map(other -> new LineLimits(problem, other))
                .orElseGet(() -> new LineLimits(problem, dcFlow, angles));
    }

    /** Takes over numbers that never change. */
    private LineLimits(Window problem, LineLimits alike) {
        this.problem = problem;
        lines = alike.lines;
        capacities = alike.capacities;
        angleMin = alike.angleMin;
        angleMax = alike.angleMax;
        steadyLower = alike.steadyLower;
        steadyUpper = alike.steadyUpper;
        isSteady = alike.isSteady;
        isLossy = alike.isLossy;
        lossyLines = alike.lossyLines;
        hasVariables = false;
    }

    private LineLimits(Window problem, DcFlow dcFlow, boolean angles) {
        this.problem = problem;
        lines = problem.study().lines();
        capacities = new Capacity[lines.size()];
        angleMin = new double[lines.size()];
        angleMax = new double[lines.size()];
        steadyLower = new double[lines.size()];
        steadyUpper = new double[lines.size()];
        isSteady = new boolean[lines.size()];
        isLossy = new boolean[lines.size()];
        boolean hasLosses = problem.options().lossTangents() > 0;
        boolean anyVariable = false;
        for (int l = 0; l < capacities.length; l++) {
            limit(l, dcFlow, angles, hasLosses);
            anyVariable |= capacities[l].isVariable();
        }
        hasVariables = anyVariable;
        lossyLines = hasLosses
                ? IntStream.range(0, isLossy.length).filter(l -> isLossy[l]).toArray()
                : new int[0];
    }

    /** Limits one line; a method of its own, so that it is compiled long before its constructor. */
    private void limit(int l, DcFlow dcFlow, boolean angles, boolean hasLosses) {
        LineOperation line = lines.get(l);
        PassiveBranch branch = line.branch();
        Optional<Expansion> expansion = line.expansion();
        capacities[l] = expansion.isEmpty()
                ? Capacity.existing(branch.capacityMw())
                : Capacity.of(problem, key(l), branch.capacityMw(), expansion);
        requireKnownCircuits(line, angles, dcFlow.isCoupler(l));
        limitByAngles(l, branch, dcFlow, angles);
        isLossy[l] = hasLosses && branch.resistance() > 0 && !dcFlow.isOpen(l);
        requireFiniteCapacity(l);
        isSteady[l] = line.maxPu().isConstant();
        double largest = capacityPart(l, 0);
        steadyLower[l] = Math.max(angleMin[l], -largest);
        steadyUpper[l] = Math.min(angleMax[l], largest);
        requireAnyFlow(l, branch);
    }

    /** Limits the flow to that at the limits of angles; a coupler's angle is its shift, and an open branch carries nothing. */
    private void limitByAngles(int l, PassiveBranch branch, DcFlow dcFlow, boolean angles) {
        angleMin[l] = dcFlow.isOpen(l) ? 0 : Double.NEGATIVE_INFINITY;
        angleMax[l] = dcFlow.isOpen(l) ? 0 : Double.POSITIVE_INFINITY;
        if (!angles || dcFlow.isOpen(l)) {
            return;
        }
        double shift = dcFlow.shift(l);
        double min = branch.angleLimits().min();
        double max = branch.angleLimits().max();
        if (!dcFlow.isCoupler(l)) {
            double low = dcFlow.susceptance(l) * (min - shift);
            double high = dcFlow.susceptance(l) * (max - shift);
            angleMin[l] = Math.min(low, high);
            angleMax[l] = Math.max(low, high);
        } else if (shift < min || shift > max) {
            throw new RefusedStudyException(
                    "Branch %s has no reactance, so that the angles at its ends differ by %s rad, outside its limits of %s to %s rad."
                            .formatted(branch.id(), shift, min, max));
        }
    }

    private void requireAnyFlow(int l, PassiveBranch branch) {
        if (isSteady[l] && !capacities[l].isVariable() && steadyLower[l] > steadyUpper[l]) {
            throw new RefusedStudyException(
                    "Branch %s: its limits of angles, %s to %s rad, ask for a flow of %s to %s MW, but it may carry %s MW."
                            .formatted(
                                    branch.id(),
                                    branch.angleLimits().min(),
                                    branch.angleLimits().max(),
                                    angleMin[l],
                                    angleMax[l],
                                    branch.capacityMw()));
        }
    }

    /** Returns whether a line is of circuits of which not exactly one stands, so that a clearing does not know its reactance. */
    public static boolean isUncounted(LineOperation line) {
        return line.circuits()
                && line.branch().capacityMw() != line.expansion().orElseThrow().module();
    }

    /** A line of circuits obeys Kirchhoff's law as it stands where one circuit stands, otherwise only in a model that counts them. */
    private void requireKnownCircuits(LineOperation line, boolean kirchhoff, boolean isCoupler) {
        if (!line.circuits() || !kirchhoff) {
            return;
        }
        if (isCoupler) {
            throw new RefusedStudyException(
                    "Line %s is of whole circuits, each of which needs a reactance, but has none."
                            .formatted(line.branch().id()));
        }
        ClearingOptions options = problem.options();
        boolean counted = options.expansion() && options.formulation() == FlowFormulation.ANGLES;
        boolean stands = !options.expansion() && !isUncounted(line);
        if (!counted && !stands) {
            throw new RefusedStudyException(
                    ("Line %s is of whole circuits, whose number decides on its reactance: plan it with the joint"
                                    + " method, or clear with as many lines as circuits stand.")
                            .formatted(line.branch().id()));
        }
    }

    private void requireFiniteCapacity(int line) {
        if (isLossy[line] && Double.isInfinite(largestCapacityMw(line))) {
            throw new RefusedStudyException(
                    "Branch %s: tangents of its losses need a finite capacity, s_nom, or s_nom_max where it is extendable."
                            .formatted(lines.get(line).branch().id()));
        }
        if (isLossy[line] && lines.get(line).circuits()) {
            throw new RefusedStudyException("Branch %s: losses of whole circuits are not supported."
                    .formatted(lines.get(line).branch().id()));
        }
    }

    /** Returns whether flow through a line makes losses, with which {@link LineLosses} hold the limit of its capacity. */
    boolean isLossy(int line) {
        return isLossy[line];
    }

    /** Returns the lines whose flow makes losses; to be read only. */
    int[] lossyLines() {
        return lossyLines;
    }

    /** Returns whether the flow alone is limited by a capacity that is a variable. */
    boolean isLimitedByVariable(int line) {
        return capacities[line].isVariable() && !isLossy[line];
    }

    /** Returns whether a line consists of circuits that may be built. */
    boolean isOfCircuits(int line) {
        return lines.get(line).circuits() && capacities[line].isVariable();
    }

    /** Returns how a line may be extended; only where it may. */
    Expansion expansion(int line) {
        return lines.get(line).expansion().orElseThrow();
    }

    /** Returns the largest capacity that a line may have, in MW. */
    double largestCapacityMw(int line) {
        return capacities[line].isVariable() ? expansion(line).max() : capacities[line].existing();
    }

    /** Returns kind and name of a line or transformer. */
    String name(int line) {
        return key(line).toString();
    }

    /** Returns kind and name of a line by its position. */
    public ComponentKey key(int line) {
        return lines.get(line).key();
    }

    int size() {
        return capacities.length;
    }

    /** Returns the capacity of a line by its position. */
    public Capacity capacity(int line) {
        return capacities[line];
    }

    /** Returns the share of capacity that may be used in snapshot {@code k} of the window, in either direction. */
    double share(int line, int k) {
        return lines.get(line).maxPu().at(problem.first() + k);
    }

    /** Returns the least flow that no variable moves. */
    double lower(int line, int k) {
        return isSteady[line] ? steadyLower[line] : Math.max(angleMin[line], -capacityPart(line, k));
    }

    /** Returns the largest flow that no variable moves. */
    double upper(int line, int k) {
        return isSteady[line] ? steadyUpper[line] : Math.min(angleMax[line], capacityPart(line, k));
    }

    /** Returns by how many MW a flow exceeds the limits that no variable moves; below 0 where it holds them. */
    double excess(int line, int k, double flow) {
        return Math.max(flow - upper(line, k), lower(line, k) - flow);
    }

    /** Returns whether the capacity of any line is a variable. */
    boolean hasVariables() {
        return hasVariables;
    }

    /** Returns the largest flow in either direction by capacity in a solution. */
    double capacityLimit(int line, int k, Values solution) {
        double share = share(line, k);
        return share == 0 ? 0 : share * capacities[line].value(solution);
    }

    private double capacityPart(int line, int k) {
        return capacities[line].isVariable() || isLossy[line]
                ? Double.POSITIVE_INFINITY
                : capacities[line].share(share(line, k));
    }

    /** Returns what one more MW of capacity saves per unit of a shadow price of this line, below 0 forward and above 0 backward. */
    double rentPerShadowPrice(int line, int k, double shadowPrice) {
        double bound = shadowPrice < 0 ? angleMax[line] : -angleMin[line];
        boolean byCapacity = capacities[line].isVariable() || isLossy[line] || capacityPart(line, k) <= bound;
        return byCapacity ? share(line, k) : 0;
    }

    /** Writes the capacities found. */
    public void readCapacities(Solution solution, ClearingResults results) {
        for (ComponentKind kind : List.of(ComponentKind.LINE, ComponentKind.TRANSFORMER)) {
            List<Integer> positions = problem.study().linePositions(kind);
            int members = positions.size();
            double[] optimal = results.column(kind.table(), "s_nom_opt", members);
            double[] limitCosts = results.column(kind.table(), Clearing.LIMIT_COST, members);
            int member = 0;
            for (int l : positions) {
                optimal[member] = capacities[l].value(solution);
                limitCosts[member++] = capacities[l].limitCost(solution);
            }
        }
    }
}
