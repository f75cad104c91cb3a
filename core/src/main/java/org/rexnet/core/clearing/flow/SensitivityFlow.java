package org.rexnet.core.clearing.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.BindingLimit;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.RowShift;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Values;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.network.flow.DcFlow;

/**
 * One balance per electrical island, or area of a heat network that {@link RadialPipes} join, and the limit of a flow, as sensitivities
 * times injections, only where a solution violates it.
 *
 * <p>Flows of couplers that close a loop of couplers are variables, because injections do not decide them.
 *
 * <p>price(b) = price(reference of b's area) + sum over limits of sensitivity(limit, b) x shadow price(limit).
 */
public final class SensitivityFlow implements FlowModel {

    /** A flow counts as too large when it exceeds its limit by this many MW, or this share of the limit. */
    private static final double VIOLATION_MW = 1e-6;

    private static final double TOUCH_MW = 1e-5;
    private static final int ROWS_PER_ROUND_SINGLE = 20;
    private static final int ROWS_PER_ROUND_COUPLED = 8;
    private static final double VIOLATION_SHARE = 1e-9;

    private final Window problem;
    private final DcFlow dcFlow;
    private final FlowLimits limits;
    private final RadialPipes pipes;
    private final OutageScreening outages;
    private final FreeFlows freeFlows;
    private final LineLosses losses;
    private final Variables lossyFlows;
    private final FlowLimitRows rows;
    private final DemandChanges demandChanges;
    private final int buses;
    private final double[] injections;
    private final double[] flows;
    private final double[] pipeFlows;
    private Constraints balances = new Constraints(0, 0);
    private boolean touching;
    private @Nullable Values solutionOfFlows;
    private int snapshotOfFlows;

    public SensitivityFlow(Window problem, DcFlow dcFlow, RadialPipes pipes, Optional<FlowModel> alike) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.pipes = pipes;
        limits = new FlowLimits(LineLimits.of(problem, dcFlow, true, alike.map(FlowModel::lineLimits)), pipes);
        outages = new OutageScreening(dcFlow, limits.lines());
        buses = problem.study().network().buses().size();
        injections = new double[buses];
        flows = new double[limits.lines().size()];
        pipeFlows = new double[pipes.size()];
        freeFlows = new FreeFlows(problem, dcFlow);
        losses = new LineLosses(problem, dcFlow, limits.lines());
        lossyFlows = problem.model().addVariables(losses.lines().length * problem.size());
        problem.enter(
                lossyFlows,
                Arrays.stream(losses.lines()).mapToObj(limits.lines()::key).toList(),
                Quantity.FLOW);
        for (int i = 0; i < lossyFlows.count(); i++) {
            problem.model().setBounds(lossyFlows.at(i), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        rows = new FlowLimitRows(problem, dcFlow, limits, freeFlows, (line, k) -> lossyFlows.at(losses.cell(line, k)));
        demandChanges = new DemandChanges(rows);
    }

    @Override
    public LineLimits lineLimits() {
        return limits.lines();
    }

    @Override
    public void build() {
        LinearModel model = problem.model();
        int areas = pipes.areaCount();
        balances = model.addConstraints(areas * problem.size(), 0, 0);
        model.name(
                balances,
                "balance ",
                i -> problem.study()
                                .network()
                                .buses()
                                .get(pipes.reference(i % areas))
                                .id() + " " + problem.snapshot(i / areas).label());
        for (int k = 0; k < problem.size(); k++) {
            int base = k * areas;
            problem.injections()
                    .terms(
                            k,
                            (bus, variable, factor) ->
                                    model.addTerm(balances.at(base + pipes.area(bus)), variable, factor));
        }
        defineFlows();
    }

    /** Adds the flows that losses follow. */
    private void defineFlows() {
        for (int k = 0; k < problem.size(); k++) {
            for (int line : losses.lines()) {
                rows.add(new FlowLimit(line, FlowLimit.NO_OUTAGE, k, FlowLimit.Kind.DEFINITION));
            }
        }
        losses.build((line, k) -> lossyFlows.at(losses.cell(line, k)));
    }

    @Override
    public void parametrize() {
        solutionOfFlows = null;
        int areas = pipes.areaCount();
        double[] sums = new double[areas];
        for (int k = 0; k < problem.size(); k++) {
            Arrays.fill(sums, 0);
            int bus = 0;
            while (bus < buses) { // Buses of an area often follow each other.
                int area = pipes.area(bus);
                double sum = sums[area];
                for (; bus < buses && pipes.area(bus) == area; bus++) {
                    sum += problem.injections().fixed(bus, k);
                }
                sums[area] = sum;
            }
            for (int area = 0; area < areas; area++) {
                problem.model().setConstraintBounds(balances.at(k * areas + area), -sums[area], -sums[area]);
            }
        }
        rows.parametrize();
    }

    @Override
    public void addTouched(Solution solution) {
        touching = true;
        addViolated(solution, 0, problem.size(), false);
        if (isSecure()) {
            addViolated(solution, 0, problem.size(), true);
        }
        touching = false;
    }

    @Override
    public int addViolated(Solution solution) {
        return addViolated(solution, 0, problem.size());
    }

    /** Outages are looked at once all flows hold without them. */
    @Override
    public int addViolated(Values values, int from, int end) {
        int added = addViolated(values, from, end, false);
        return added == 0 && isSecure() ? addViolated(values, from, end, true) : added;
    }

    @Override
    public int addAll() {
        int added = 0;
        for (int k = 0; k < problem.size(); k++) {
            for (int branch = 0; branch < limits.size(); branch++) {
                boolean fixed = limits.lower(branch, k) > Double.NEGATIVE_INFINITY
                        || limits.upper(branch, k) < Double.POSITIVE_INFINITY;
                for (FlowLimit.Kind kind : FlowLimit.Kind.values()) {
                    boolean exists =
                            switch (kind) {
                                case FIXED -> fixed;
                                case CAPACITY_FORWARD, CAPACITY_BACKWARD -> limits.isLimitedByVariable(branch);
                                case DEFINITION -> false;
                            };
                    if (exists && rows.add(new FlowLimit(branch, FlowLimit.NO_OUTAGE, k, kind))) {
                        added++;
                    }
                }
            }
        }
        return added;
    }

    private boolean isSecure() {
        return problem.options().security() == ClearingOptions.Security.N_MINUS_1;
    }

    private int addViolated(Values values, int from, int end, boolean afterOutages) {
        int added = 0;
        for (int k = from; k < end; k++) {
            added += addViolated(values, k, afterOutages);
        }
        return added;
    }

    private int addViolated(Values solution, int k, boolean afterOutages) {
        evaluateFlows(solution, k);
        List<Violation> violations = new ArrayList<>();
        if (afterOutages) {
            double margin = touching ? TOUCH_MW : 0;
            outages.screen(
                    flows, k, margin, (line, outage, flow) -> collect(violations, solution, line, outage, k, flow));
        } else {
            boolean haveVariables = limits.hasVariables();
            for (int branch = 0; branch < limits.size(); branch++) {
                double flow = branch < flows.length ? flows[branch] : pipeFlows[branch - flows.length];
                if (haveVariables || limits.excess(branch, k, flow) > tolerance(flow)) {
                    collect(violations, solution, branch, FlowLimit.NO_OUTAGE, k, flow);
                }
            }
        }
        violations.sort(Comparator.comparingDouble(Violation::excess).reversed());
        return touching ? addAll(violations) : addWorst(violations);
    }

    /** Finds the flows of snapshot {@code k}, unless they were the last that were found. */
    @SuppressWarnings("ReferenceEquality") // To compare values would take longer than to find their flows.
    private void evaluateFlows(Values solution, int k) {
        if (solutionOfFlows != solution || snapshotOfFlows != k) {
            problem.injections().evaluate(k, solution, injections);
            dcFlow.flows(injections, flows);
            freeFlows.read(k, solution, flows);
            pipes.flows(injections, pipeFlows);
            solutionOfFlows = solution;
            snapshotOfFlows = k;
        }
    }

    private int addAll(List<Violation> violations) {
        int added = 0;
        for (Violation violation : violations) {
            added += rows.add(violation.limit()) ? 1 : 0;
        }
        return added;
    }

    /** Adds the worst few; where snapshots are coupled, and rows dear, none that says nearly the same as a worse one. */
    private int addWorst(List<Violation> violations) {
        List<FlowLimit> chosen = new ArrayList<>();
        for (Violation violation : violations) {
            if (chosen.size() == rowsPerRound()) {
                break;
            }
            boolean isNew = problem.size() == 1
                    || chosen.stream().noneMatch(worse -> rows.areNearlyParallel(worse, violation.limit()));
            if (isNew && rows.add(violation.limit())) {
                chosen.add(violation.limit());
            }
        }
        return chosen.size();
    }

    /** A limit that a solution exceeds, and by how many MW. */
    private record Violation(FlowLimit limit, double excess) {}

    private void collect(List<Violation> violations, Values solution, int line, int outage, int k, double flow) {
        double excess = limits.excess(line, k, flow);
        if (excess > tolerance(flow)) {
            addUnlessPresent(violations, new FlowLimit(line, outage, k, FlowLimit.Kind.FIXED), excess);
        }
        if (limits.isLimitedByVariable(line)) {
            double capacity = limits.capacityLimit(line, k, solution);
            double over = Math.abs(flow) - capacity;
            if (over > tolerance(flow)) {
                FlowLimit.Kind kind = flow > 0 ? FlowLimit.Kind.CAPACITY_FORWARD : FlowLimit.Kind.CAPACITY_BACKWARD;
                addUnlessPresent(violations, new FlowLimit(line, outage, k, kind), over);
            }
        }
    }

    private double tolerance(double flow) {
        return touching
                ? -TOUCH_MW - VIOLATION_SHARE * Math.abs(flow)
                : VIOLATION_MW + VIOLATION_SHARE * Math.abs(flow);
    }

    private void addUnlessPresent(List<Violation> violations, FlowLimit limit, double excess) {
        if (!rows.contains(limit)) {
            violations.add(new Violation(limit, excess));
        }
    }

    /** Returns the rows of the limits that are in the model. */
    public FlowLimitRows rows() {
        return rows;
    }

    @Override
    public List<RowShift> demandChange(int bus, int k) {
        int area = pipes.area(bus);
        return demandChanges.of(bus, area, k, balances.at(k * pipes.areaCount() + area));
    }

    @Override
    public boolean isBalance(Constraint row) {
        return row.index() >= balances.first() && row.index() < balances.first() + balances.count();
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        readLosses(solution, results);
        double[][] prices = results.series(ComponentKind.BUS.table(), Clearing.MARGINAL_PRICE, buses);
        double[][] flow = results.series(Clearing.BRANCHES, Clearing.FLOW, flows.length);
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            double perWeight = Clearing.perWeight(problem.weight(k));
            evaluateFlows(solution, k);
            System.arraycopy(flows, 0, flow[t], 0, flows.length);
            pipes.startReading(k, pipeFlows);
            results.setLimits(t, rows.copyOf(k));
            double[] energy =
                    solution.duals(new Constraints(balances.first() + k * pipes.areaCount(), pipes.areaCount()));
            for (int bus = 0; bus < buses; bus++) {
                prices[t][bus] = energy[pipes.area(bus)] * perWeight;
            }
            for (FlowLimit limit : rows.of(k)) {
                // A limit that another solution asked for later is one that this one kept by itself.
                double cost = solution.knows(rows.row(limit)) ? solution.dual(rows.row(limit)) : 0;
                if (cost * perWeight != 0) {
                    if (limit.kind() != FlowLimit.Kind.DEFINITION) {
                        readCost(limit, cost, cost * perWeight, results);
                    }
                    double[] sensitivities = rows.sensitivities(limit);
                    for (int bus = 0; bus < buses; bus++) {
                        prices[t][bus] += sensitivities[bus] * cost * perWeight;
                    }
                }
            }
        }
    }

    /** Writes losses, and what the capacity of lines with losses earns. */
    private void readLosses(Solution solution, ClearingResults results) {
        losses.read(solution, results);
        for (int k = 0; k < problem.size(); k++) {
            for (int line : losses.lines()) {
                FlowLimit limit = new FlowLimit(line, FlowLimit.NO_OUTAGE, k, FlowLimit.Kind.CAPACITY_FORWARD);
                double cost = losses.capacityDual(solution, line, k);
                if (cost != 0) {
                    readCost(limit, cost, cost * Clearing.perWeight(problem.weight(k)), results);
                }
            }
        }
    }

    private void readCost(FlowLimit limit, double cost, double shadowPrice, ClearingResults results) {
        int branch = limit.line();
        if (!limits.isLine(branch)) {
            pipes.addCost(limits.radial(branch), limit.snapshot(), shadowPrice, rent(limit, cost));
            return;
        }
        int t = problem.first() + limit.snapshot();
        results.series(Clearing.BRANCHES, Clearing.SHADOW_PRICE, flows.length)[t][branch] += shadowPrice;
        results.series(Clearing.BRANCHES, Clearing.CAPACITY_RENT, flows.length)[t][branch] += rent(limit, cost);
        results.addBinding(t, new BindingLimit(branch, limit.outage(), shadowPrice));
    }

    private double rent(FlowLimit limit, double cost) {
        boolean ofCapacity = limit.kind() != FlowLimit.Kind.FIXED
                || !limits.capacity(limit.line()).isVariable();
        return ofCapacity ? Math.abs(cost) * limits.rentPerShadowPrice(limit.line(), limit.snapshot(), cost) : 0;
    }

    /** Returns how many limits of flow are added per snapshot and round: dense rows are dear where snapshots are coupled. */
    private int rowsPerRound() {
        return problem.size() == 1 ? ROWS_PER_ROUND_SINGLE : ROWS_PER_ROUND_COUPLED;
    }
}
