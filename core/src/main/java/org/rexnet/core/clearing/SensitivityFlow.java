package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
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
    private static final double SMALLEST_COEFFICIENT = 1e-11;

    private final ClearingProblem problem;
    private final DcFlow dcFlow;
    private final LineLimits limits;
    private final OutageScreening outages;
    private final int buses;
    private final double[] injections;
    private final double[] flows;
    private final Map<FlowLimit, Constraint> rows = new HashMap<>();
    private final List<List<FlowLimit>> limitsBySnapshot = new ArrayList<>();
    private Constraints balances = new Constraints(0, 0);
    private boolean touching;

    SensitivityFlow(ClearingProblem problem, DcFlow dcFlow) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        limits = new LineLimits(problem, dcFlow, true);
        outages = new OutageScreening(dcFlow, limits);
        buses = problem.study().network().buses().size();
        injections = new double[buses];
        flows = new double[limits.size()];
        for (int k = 0; k < problem.size(); k++) {
            limitsBySnapshot.add(new ArrayList<>());
        }
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
        int islands = dcFlow.islandCount();
        double[] sums = new double[islands];
        for (int k = 0; k < problem.size(); k++) {
            Arrays.fill(sums, 0);
            for (int bus = 0; bus < buses; bus++) {
                sums[dcFlow.island(bus)] += problem.injections().fixed(bus, k);
            }
            for (int island = 0; island < islands; island++) {
                problem.model().setConstraintBounds(balances.at(k * islands + island), -sums[island], -sums[island]);
            }
        }
        rows.forEach(this::setBounds);
    }

    @Override
    public void addTouched(Solution solution) {
        touching = true;
        addViolated(solution);
        touching = false;
    }

    @Override
    public int addViolated(Solution solution) {
        int added = 0;
        for (int k = 0; k < problem.size(); k++) {
            added += addViolated(solution, k, 0);
        }
        if (added == 0 && problem.options().security() == ClearingOptions.Security.N_MINUS_1) {
            for (int k = 0; k < problem.size(); k++) {
                added += addViolated(solution, k, 1);
            }
        }
        return added;
    }

    private int addViolated(Solution solution, int k, int outageCount) {
        problem.injections().evaluate(k, solution, injections);
        dcFlow.flows(injections, flows);
        List<Violation> violations = new ArrayList<>();
        if (outageCount == 0) {
            for (int l = 0; l < flows.length; l++) {
                collect(violations, solution, l, FlowLimit.NO_OUTAGE, k, flows[l]);
            }
        } else {
            outages.screen(flows, k, (line, outage, flow) -> collect(violations, solution, line, outage, k, flow));
        }
        violations.sort(Comparator.comparingDouble(Violation::excess).reversed());
        int added = 0;
        for (Violation violation : violations) {
            if (added == problem.rowsPerRound() && !touching) {
                break;
            }
            if (add(violation.limit())) {
                added++;
            }
        }
        return added;
    }

    /** A limit that a solution exceeds, by how many MW relative to the limit's size. */
    private record Violation(FlowLimit limit, double excess) {}

    private void collect(List<Violation> violations, Solution solution, int line, int outage, int k, double flow) {
        double lower = limits.lower(line, k);
        double upper = limits.upper(line, k);
        double excess = Math.max(flow - upper, lower - flow);
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
        if (!rows.containsKey(limit)) {
            violations.add(new Violation(limit, excess));
        }
    }

    /** Adds the rows of limits that bound elsewhere, so that they need not be found again. */
    void learn(List<FlowLimit> known) {
        known.forEach(this::add);
    }

    /** Returns the limits that are in the model, in the order in which they were added. */
    List<FlowLimit> known() {
        List<FlowLimit> known = new ArrayList<>();
        limitsBySnapshot.forEach(known::addAll);
        return known;
    }

    private boolean add(FlowLimit limit) {
        if (rows.containsKey(limit)) {
            return false;
        }
        LinearModel model = problem.model();
        Constraint row = model.addConstraint(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        double[] sensitivities = sensitivities(limit);
        int island = dcFlow.island(dcFlow.from(limit.line()));
        problem.injections().terms(limit.snapshot(), (bus, variable, factor) -> {
            if (dcFlow.island(bus) == island) {
                addTerm(row, variable, sensitivities[bus] * factor);
            }
        });
        double share = limits.share(limit.line(), limit.snapshot());
        switch (limit.kind()) {
            case FIXED -> {}
            case CAPACITY_FORWARD -> addTerm(row, limits.capacity(limit.line()).variable(), -share);
            case CAPACITY_BACKWARD -> addTerm(row, limits.capacity(limit.line()).variable(), share);
        }
        problem.nameRow(row, "flow limit " + describe(limit), problem.first() + limit.snapshot());
        rows.put(limit, row);
        limitsBySnapshot.get(limit.snapshot()).add(limit);
        setBounds(limit, row);
        return true;
    }

    private String describe(FlowLimit limit) {
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

    private double[] sensitivities(FlowLimit limit) {
        return limit.outage() == FlowLimit.NO_OUTAGE
                ? dcFlow.sensitivities(limit.line())
                : dcFlow.sensitivitiesAfterOutage(limit.line(), limit.outage());
    }

    private void setBounds(FlowLimit limit, Constraint row) {
        int k = limit.snapshot();
        double[] sensitivities = sensitivities(limit);
        double fixed = outages.shiftFlow(limit);
        for (int bus = 0; bus < buses; bus++) {
            fixed += sensitivities[bus] * problem.injections().fixed(bus, k);
        }
        switch (limit.kind()) {
            case FIXED ->
                problem.model()
                        .setConstraintBounds(
                                row, limits.lower(limit.line(), k) - fixed, limits.upper(limit.line(), k) - fixed);
            case CAPACITY_FORWARD -> problem.model().setConstraintBounds(row, Double.NEGATIVE_INFINITY, -fixed);
            case CAPACITY_BACKWARD -> problem.model().setConstraintBounds(row, -fixed, Double.POSITIVE_INFINITY);
        }
    }

    @Override
    public List<RowChange> demandChange(int bus, int k) {
        List<RowChange> changes = new ArrayList<>();
        int island = dcFlow.island(bus);
        changes.add(new RowChange(balances.at(k * dcFlow.islandCount() + island), 1));
        for (FlowLimit limit : limitsBySnapshot.get(k)) {
            double sensitivity = sensitivities(limit)[bus];
            if (dcFlow.island(dcFlow.from(limit.line())) == island && sensitivity != 0) {
                changes.add(new RowChange(row(limit), sensitivity));
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
        limits.readCapacities(solution, results);
        double[][] prices = results.series(ResultTable.BUSES.text(), Clearing.MARGINAL_PRICE, buses);
        double[][] flow = results.series(Clearing.BRANCHES, Clearing.FLOW, limits.size());
        double[][] shadow = results.series(Clearing.BRANCHES, Clearing.SHADOW_PRICE, limits.size());
        double[][] rents = results.series(Clearing.BRANCHES, Clearing.CAPACITY_RENT, limits.size());
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            double perWeight = Clearing.perWeight(problem.weight(k));
            problem.injections().evaluate(k, solution, injections);
            dcFlow.flows(injections, flow[t]);
            for (int bus = 0; bus < buses; bus++) {
                prices[t][bus] = solution.dual(balances.at(k * dcFlow.islandCount() + dcFlow.island(bus))) * perWeight;
            }
            for (FlowLimit limit : limitsBySnapshot.get(k)) {
                double cost = solution.dual(row(limit));
                double dual = cost * perWeight;
                if (dual != 0) {
                    shadow[t][limit.line()] += dual;
                    results.addBinding(t, new BindingLimit(limit.line(), limit.outage(), dual));
                    rents[t][limit.line()] += rent(limit, cost);
                    double[] sensitivities = sensitivities(limit);
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

    private Constraint row(FlowLimit limit) {
        Constraint row = rows.get(limit);
        if (row == null) {
            throw new IllegalStateException("The limit " + describe(limit) + " is not in the model.");
        }
        return row;
    }
}
