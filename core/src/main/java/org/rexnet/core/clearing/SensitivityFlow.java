package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.network.flow.DcFlow;

/**
 * One balance per electrical island, and the limit of a flow, as sensitivities times injections, only where a solution violates it.
 *
 * <p>price(b) = price(reference of b's island) + sum over limits of sensitivity(limit, b) x shadow price(limit).
 */
final class SensitivityFlow implements FlowModel {

    /** A flow counts as too large when it exceeds its limit by this many MW, or this share of the limit. */
    private static final double VIOLATION_MW = 1e-6;

    private static final double TOUCH_MW = 1e-5;
    private static final double VIOLATION_SHARE = 1e-9;

    private final ClearingProblem problem;
    private final DcFlow dcFlow;
    private final LineLimits limits;
    private final OutageScreening outages;
    private final FlowLimitRows rows;
    private final int buses;
    private final double[] injections;
    private final double[] flows;
    private Constraints balances = new Constraints(0, 0);
    private boolean touching;
    private @Nullable Solution solutionOfFlows;
    private int snapshotOfFlows;

    SensitivityFlow(ClearingProblem problem, DcFlow dcFlow) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        limits = new LineLimits(problem, dcFlow, true);
        outages = new OutageScreening(dcFlow, limits);
        buses = problem.study().network().buses().size();
        injections = new double[buses];
        flows = new double[limits.size()];
        rows = new FlowLimitRows(problem, dcFlow, limits);
    }

    @Override
    public LineLimits lineLimits() {
        return limits;
    }

    @Override
    public void build() {
        LinearModel model = problem.model();
        int islands = dcFlow.islandCount();
        balances = model.addConstraints(islands * problem.size(), 0, 0);
        model.name(
                balances,
                "balance ",
                i -> problem.study()
                                .network()
                                .buses()
                                .get(dcFlow.reference(i % islands))
                                .id() + " " + problem.snapshot(i / islands).label());
        for (int k = 0; k < problem.size(); k++) {
            int base = k * islands;
            problem.injections()
                    .terms(
                            k,
                            (bus, variable, factor) ->
                                    model.addTerm(balances.at(base + dcFlow.island(bus)), variable, factor));
        }
    }

    @Override
    public void parametrize() {
        solutionOfFlows = null;
        int islands = dcFlow.islandCount();
        double[] sums = new double[islands];
        for (int k = 0; k < problem.size(); k++) {
            Arrays.fill(sums, 0);
            int bus = 0;
            while (bus < buses) { // Buses of an island often follow each other.
                int island = dcFlow.island(bus);
                double sum = sums[island];
                for (; bus < buses && dcFlow.island(bus) == island; bus++) {
                    sum += problem.injections().fixed(bus, k);
                }
                sums[island] = sum;
            }
            for (int island = 0; island < islands; island++) {
                problem.model().setConstraintBounds(balances.at(k * islands + island), -sums[island], -sums[island]);
            }
        }
        rows.parametrize();
    }

    @Override
    public void addTouched(Solution solution) {
        touching = true;
        addViolated(solution, false);
        if (isSecure()) {
            addViolated(solution, true);
        }
        touching = false;
    }

    /** Outages are looked at once all flows hold without them. */
    @Override
    public int addViolated(Solution solution) {
        int added = addViolated(solution, false);
        return added == 0 && isSecure() ? addViolated(solution, true) : added;
    }

    private boolean isSecure() {
        return problem.options().security() == ClearingOptions.Security.N_MINUS_1;
    }

    private int addViolated(Solution solution, boolean afterOutages) {
        int added = 0;
        for (int k = 0; k < problem.size(); k++) {
            added += addViolated(solution, k, afterOutages);
        }
        return added;
    }

    private int addViolated(Solution solution, int k, boolean afterOutages) {
        evaluateFlows(solution, k);
        List<Violation> violations = new ArrayList<>();
        if (afterOutages) {
            double margin = touching ? TOUCH_MW : 0;
            outages.screen(
                    flows, k, margin, (line, outage, flow) -> collect(violations, solution, line, outage, k, flow));
        } else {
            for (int l = 0; l < flows.length; l++) {
                if (limits.hasVariables() || limits.excess(l, k, flows[l]) > tolerance(flows[l])) {
                    collect(violations, solution, l, FlowLimit.NO_OUTAGE, k, flows[l]);
                }
            }
        }
        violations.sort(Comparator.comparingDouble(Violation::excess).reversed());
        return touching ? addAll(violations) : addWorst(violations);
    }

    /** Finds the flows of snapshot {@code k}, unless they were the last that were found. */
    private void evaluateFlows(Solution solution, int k) {
        if (solutionOfFlows != solution || snapshotOfFlows != k) {
            problem.injections().evaluate(k, solution, injections);
            dcFlow.flows(injections, flows);
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
            if (chosen.size() == problem.rowsPerRound()) {
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

    private void collect(List<Violation> violations, Solution solution, int line, int outage, int k, double flow) {
        double excess = limits.excess(line, k, flow);
        if (excess > tolerance(flow)) {
            addUnlessPresent(violations, new FlowLimit(line, outage, k, FlowLimit.Kind.FIXED), excess);
        }
        if (limits.capacity(line).isVariable()) {
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
    FlowLimitRows rows() {
        return rows;
    }

    @Override
    public List<RowChange> demandChange(int bus, int k) {
        List<RowChange> changes = new ArrayList<>();
        int island = dcFlow.island(bus);
        changes.add(new RowChange(balances.at(k * dcFlow.islandCount() + island), 1));
        for (FlowLimit limit : rows.of(k)) {
            double sensitivity = rows.sensitivities(limit)[bus];
            if (dcFlow.island(dcFlow.from(limit.line())) == island && sensitivity != 0) {
                changes.add(new RowChange(rows.row(limit), sensitivity));
            }
        }
        return changes;
    }

    @Override
    public boolean isBalance(Constraint row) {
        return row.index() >= balances.first() && row.index() < balances.first() + balances.count();
    }

    @Override
    public void read(Solution solution, Results results) {
        double[][] prices = results.series(ResultTable.BUSES.text(), Clearing.MARGINAL_PRICE, buses);
        double[][] flow = results.series(Clearing.BRANCHES, Clearing.FLOW, limits.size());
        double[][] shadow = results.series(Clearing.BRANCHES, Clearing.SHADOW_PRICE, limits.size());
        double[][] rents = results.series(Clearing.BRANCHES, Clearing.CAPACITY_RENT, limits.size());
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            double perWeight = Clearing.perWeight(problem.weight(k));
            evaluateFlows(solution, k);
            System.arraycopy(flows, 0, flow[t], 0, flows.length);
            double[] energy =
                    solution.duals(new Constraints(balances.first() + k * dcFlow.islandCount(), dcFlow.islandCount()));
            for (int bus = 0; bus < buses; bus++) {
                prices[t][bus] = energy[dcFlow.island(bus)] * perWeight;
            }
            for (FlowLimit limit : rows.of(k)) {
                double cost = solution.dual(rows.row(limit));
                double dual = cost * perWeight;
                if (dual != 0) {
                    shadow[t][limit.line()] += dual;
                    results.addBinding(t, new BindingLimit(limit.line(), limit.outage(), dual));
                    rents[t][limit.line()] += rent(limit, cost);
                    double[] sensitivities = rows.sensitivities(limit);
                    for (int bus = 0; bus < buses; bus++) {
                        prices[t][bus] += sensitivities[bus] * dual;
                    }
                }
            }
        }
    }

    private double rent(FlowLimit limit, double cost) {
        boolean ofCapacity = limit.kind() != FlowLimit.Kind.FIXED
                || !limits.capacity(limit.line()).isVariable();
        return ofCapacity ? Math.abs(cost) * limits.rentPerShadowPrice(limit.line(), limit.snapshot(), cost) : 0;
    }
}
