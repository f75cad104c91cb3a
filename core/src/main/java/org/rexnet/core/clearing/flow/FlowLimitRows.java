package org.rexnet.core.clearing.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;
import org.rexnet.network.flow.DcFlow;

/** Rows of the flow limits that are in a model: lower &lt;= sensitivities x injections &lt;= upper. Mutable, for one thread. */
public final class FlowLimitRows {

    static final double SMALLEST_COEFFICIENT = 1e-11;

    /** Cosine of the angle between two rows from which they count as nearly parallel. */
    private static final double NEARLY_PARALLEL = 0.7;

    private final Window problem;
    private final DcFlow dcFlow;
    private final FlowLimits limits;
    private final RadialPipes pipes;
    private final FreeFlows freeFlows;
    private final LineLosses.Flows lossyFlows;
    private final SharedInjections injections;
    private final double[] shiftFlows;
    private final Map<FlowLimit, Constraint> rows = new LinkedHashMap<>();
    private final List<List<FlowLimit>> bySnapshot = new ArrayList<>();
    private final List<List<FlowLimit>> copies = new ArrayList<>();

    FlowLimitRows(Window problem, DcFlow dcFlow, FlowLimits limits, FreeFlows freeFlows, LineLosses.Flows lossyFlows) {
        this.lossyFlows = lossyFlows;
        this.freeFlows = freeFlows;
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.limits = limits;
        pipes = limits.pipes();
        injections = new SharedInjections(problem.injections(), pipes);
        shiftFlows = dcFlow.shiftFlows();
        for (int k = 0; k < problem.size(); k++) {
            bySnapshot.add(new ArrayList<>());
            copies.add(List.of());
        }
    }

    /** Adds the rows of limits that bound elsewhere, so that they need not be found again. */
    public void learn(List<FlowLimit> known) {
        known.forEach(this::add);
    }

    /** Returns the limits that are in the model, snapshot by snapshot in the order in which they were added. */
    public List<FlowLimit> known() {
        List<FlowLimit> known = new ArrayList<>();
        bySnapshot.forEach(known::addAll);
        return known;
    }

    /** Returns the limits that are in the model, in the order of their rows. */
    public List<FlowLimit> inOrderOfRows() {
        return List.copyOf(rows.keySet());
    }

    /** Returns the limits of snapshot {@code k} that are in the model. */
    public List<FlowLimit> of(int k) {
        return bySnapshot.get(k);
    }

    /** Returns a copy of {@link #of} that stays; the same as long as nothing is added, so that many snapshots may keep it. */
    List<FlowLimit> copyOf(int k) {
        if (copies.get(k).size() != bySnapshot.get(k).size()) {
            copies.set(k, List.copyOf(bySnapshot.get(k)));
        }
        return copies.get(k);
    }

    boolean contains(FlowLimit limit) {
        return rows.containsKey(limit);
    }

    /** Returns whether two limits depend on injections in nearly the same way, whatever the direction of flow. */
    boolean areNearlyParallel(FlowLimit one, FlowLimit other) {
        double[] a = sensitivities(one);
        double[] b = sensitivities(other);
        double product = 0;
        double sizeOfA = 0;
        double sizeOfB = 0;
        for (int bus = 0; bus < a.length; bus++) {
            product += a[bus] * b[bus];
            sizeOfA += a[bus] * a[bus];
            sizeOfB += b[bus] * b[bus];
        }
        return Math.abs(product) > NEARLY_PARALLEL * Math.sqrt(sizeOfA * sizeOfB);
    }

    /** Returns the row of a limit that is in the model. */
    public Constraint row(FlowLimit limit) {
        Constraint row = rows.get(limit);
        if (row == null) {
            throw new IllegalStateException("The limit " + describe(limit) + " is not in the model.");
        }
        return row;
    }

    /** Sets the right-hand sides for the snapshots at which the window stands. */
    void parametrize() {
        for (int k = 0; k < bySnapshot.size(); k++) {
            List<FlowLimit> limitsNow = bySnapshot.get(k);
            int i = 0;
            for (; i + 1 < limitsNow.size(); i += 2) {
                FlowLimit one = limitsNow.get(i);
                FlowLimit other = limitsNow.get(i + 1);
                double[] sums = problem.injections().fixedSums(k, sensitivities(one), sensitivities(other));
                setBounds(one, row(one), sums[0]);
                setBounds(other, row(other), sums[1]);
            }
            if (i < limitsNow.size()) {
                setBounds(limitsNow.get(i), row(limitsNow.get(i)));
            }
        }
    }

    /** Adds the row of a limit; returns whether it was not there. */
    public boolean add(FlowLimit limit) {
        if (rows.containsKey(limit)) {
            return false;
        }
        LinearModel model = problem.model();
        Constraint row = model.addConstraint(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        addInjections(limit, row);
        if (limits.isLine(limit.line())) {
            addFreeFlows(limit, row);
        }
        double share = limits.share(limit.line(), limit.snapshot());
        switch (limit.kind()) {
            case FIXED -> {}
            case CAPACITY_FORWARD -> addTerm(row, limits.capacity(limit.line()).variable(), -share);
            case CAPACITY_BACKWARD -> addTerm(row, limits.capacity(limit.line()).variable(), share);
            case DEFINITION -> addTerm(row, lossyFlows.at(limit.line(), limit.snapshot()), -1);
        }
        problem.nameRow(row, "flow limit ", () -> describe(limit), problem.first() + limit.snapshot());
        if (problem.limits().isOpen()) {
            double largest = limits.upper(limit.line(), limit.snapshot());
            problem.limits().enterFlow(row, subject(limit), limit.snapshot(), largest);
        }
        rows.put(limit, row);
        bySnapshot.get(limit.snapshot()).add(limit);
        setBounds(limit, row);
        return true;
    }

    private void addInjections(FlowLimit limit, Constraint row) {
        double[] sensitivities = sensitivities(limit);
        int area = area(limit);
        Optional<SharedInjections.Terms> shared = injections.terms(limit, area, sensitivities);
        if (shared.isPresent()) {
            problem.model()
                    .addSharedTerms(row, shared.get().variables(), shared.get().coefficients());
            return;
        }
        problem.injections().terms(limit.snapshot(), (bus, variable, factor) -> {
            if (pipes.area(bus) == area) {
                addTerm(row, variable, sensitivities[bus] * factor);
            }
        });
    }

    private void addFreeFlows(FlowLimit limit, Constraint row) {
        if (dcFlow.isFree(limit.line())) {
            addTerm(row, freeFlows.variable(limit.line(), limit.snapshot()), 1);
        }
        if (limit.outage() != FlowLimit.NO_OUTAGE && dcFlow.isFree(limit.outage())) {
            double factor = dcFlow.outageFactor(limit.line(), limit.outage());
            addTerm(row, freeFlows.variable(limit.outage(), limit.snapshot()), factor);
        }
    }

    /** Returns the area of the branch that is limited. */
    int area(FlowLimit limit) {
        return limits.isLine(limit.line())
                ? pipes.area(dcFlow.from(limit.line()))
                : pipes.areaOf(limits.radial(limit.line()));
    }

    /** Returns what is limited, for people: the branch, and after which outage. */
    private String subject(FlowLimit limit) {
        if (!limits.isLine(limit.line())) {
            return "pipe " + pipes.pipe(limits.radial(limit.line())).id();
        }
        String line = limits.lines().name(limit.line());
        return limit.outage() == FlowLimit.NO_OUTAGE
                ? line
                : line + ", after the outage of " + limits.lines().name(limit.outage()) + ",";
    }

    private String describe(FlowLimit limit) {
        if (!limits.isLine(limit.line())) {
            return pipes.pipe(limits.radial(limit.line())).id();
        }
        String line = dcFlow.branches().get(limit.line()).id();
        return limit.outage() == FlowLimit.NO_OUTAGE
                ? line
                : line + " after outage of "
                        + dcFlow.branches().get(limit.outage()).id();
    }

    private void addTerm(Constraint row, Variable variable, double coefficient) {
        if (Math.abs(coefficient) > SMALLEST_COEFFICIENT) {
            problem.model().addTerm(row, variable, coefficient);
        }
    }

    /** Returns the sensitivities of the limit's flow by bus; to be read only. */
    double[] sensitivities(FlowLimit limit) {
        if (!limits.isLine(limit.line())) {
            return pipes.sensitivities(limits.radial(limit.line()));
        }
        return limit.outage() == FlowLimit.NO_OUTAGE
                ? dcFlow.sensitivities(limit.line())
                : dcFlow.sensitivitiesAfterOutage(limit.line(), limit.outage());
    }

    private void setBounds(FlowLimit limit, Constraint row) {
        setBounds(limit, row, problem.injections().fixedSum(limit.snapshot(), sensitivities(limit)));
    }

    private void setBounds(FlowLimit limit, Constraint row, double flowOfFixed) {
        int k = limit.snapshot();
        double fixed = shiftFlow(limit) + flowOfFixed;
        switch (limit.kind()) {
            case FIXED ->
                problem.model()
                        .setConstraintBounds(
                                row, limits.lower(limit.line(), k) - fixed, limits.upper(limit.line(), k) - fixed);
            case CAPACITY_FORWARD -> problem.model().setConstraintBounds(row, Double.NEGATIVE_INFINITY, -fixed);
            case CAPACITY_BACKWARD -> problem.model().setConstraintBounds(row, -fixed, Double.POSITIVE_INFINITY);
            case DEFINITION -> problem.model().setConstraintBounds(row, -fixed, -fixed);
        }
    }

    /** Returns the flow that phase shifts alone cause at the limit's line, after its outage where it has one. */
    private double shiftFlow(FlowLimit limit) {
        if (!limits.isLine(limit.line())) {
            return 0;
        }
        double own = shiftFlows[limit.line()];
        return limit.outage() == FlowLimit.NO_OUTAGE
                ? own
                : own + dcFlow.outageFactor(limit.line(), limit.outage()) * shiftFlows[limit.outage()];
    }
}
