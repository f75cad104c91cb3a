package org.rexnet.core.clearing.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.BindingLimit;
import org.rexnet.core.clearing.result.Clearing;
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
 * Flows as variables and a balance at every bus, whatever the impedances. Every limit is in the model from the start.
 */
public final class TransportFlow implements FlowModel {

    private final Window problem;
    private final DcFlow dcFlow;
    private final LineLimits limits;
    private final LineLosses losses;
    private final int buses;
    private final Variables flows;
    private Constraints balances = new Constraints(0, 0);
    private final int[] upperRows;
    private final int[] lowerRows;

    /** Adds the flows of a window to its model; takes over what it can of those of one that is alike. */
    public TransportFlow(Window problem, DcFlow dcFlow, Optional<FlowModel> alike) {
        this(problem, dcFlow, LineLimits.of(problem, dcFlow, false, alike.map(FlowModel::lineLimits)));
    }

    /** Adds flows within limits, which may be those of angles, too. */
    TransportFlow(Window problem, DcFlow dcFlow, LineLimits limits) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.limits = limits;
        losses = new LineLosses(problem, dcFlow, limits);
        buses = problem.study().network().buses().size();
        LinearModel model = problem.model();
        flows = model.addVariables(limits.size() * problem.size());
        problem.enter(
                flows, IntStream.range(0, limits.size()).mapToObj(limits::key).toList(), Quantity.FLOW);
        noteLimits();
        upperRows = new int[limits.size() * problem.size()];
        lowerRows = new int[limits.size() * problem.size()];
        Arrays.fill(upperRows, -1);
        Arrays.fill(lowerRows, -1);
    }

    private void noteLimits() {
        for (int l = 0; l < limits.size(); l++) {
            String name = limits.name(l);
            for (int k = 0; k < problem.size(); k++) {
                problem.limits().enterBounds(flows.at(cell(l, k)), LimitKind.FLOW, name, k);
            }
        }
    }

    /** Returns branch and snapshot of a cell, for names. */
    String cellName(int cell) {
        int line = cell % limits.size();
        return dcFlow.branches().get(line).id() + " "
                + problem.snapshot(cell / limits.size()).label();
    }

    private String busName(int cell) {
        return problem.study().network().buses().get(cell % buses).id() + " "
                + problem.snapshot(cell / buses).label();
    }

    /** Returns the flows in MW from the first bus to the second, by snapshot and line. */
    Variables flows() {
        return flows;
    }

    @Override
    public LineLimits lineLimits() {
        return limits;
    }

    @Override
    public void build() {
        balances();
        capacityRows();
        losses.build((line, k) -> flows.at(cell(line, k)));
    }

    private void balances() {
        LinearModel model = problem.model();
        balances = model.addConstraints(buses * problem.size(), 0, 0);
        model.name(balances, "balance ", this::busName);
        for (int k = 0; k < problem.size(); k++) {
            int base = k * buses;
            problem.injections()
                    .terms(k, (bus, variable, factor) -> model.addTerm(balances.at(base + bus), variable, factor));
            for (int l = 0; l < limits.size(); l++) {
                model.addTerm(balances.at(base + dcFlow.from(l)), flows.at(cell(l, k)), -1);
                model.addTerm(balances.at(base + dcFlow.to(l)), flows.at(cell(l, k)), 1);
            }
        }
    }

    /** |flow| <= share x capacity where the capacity is a variable. */
    private void capacityRows() {
        LinearModel model = problem.model();
        for (int l = 0; l < limits.size(); l++) {
            if (!limits.isLimitedByVariable(l)) {
                continue;
            }
            for (int k = 0; k < problem.size(); k++) {
                Constraint upper = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
                Constraint lower = model.addConstraint(0, Double.POSITIVE_INFINITY);
                model.addTerm(upper, flows.at(cell(l, k)), 1);
                model.addTerm(upper, limits.capacity(l).variable(), -limits.share(l, k));
                model.addTerm(lower, flows.at(cell(l, k)), 1);
                model.addTerm(lower, limits.capacity(l).variable(), limits.share(l, k));
                upperRows[cell(l, k)] = upper.index();
                lowerRows[cell(l, k)] = lower.index();
                problem.limits().enter(upper, LimitKind.FLOW, limits.name(l), k);
                problem.limits().enter(lower, LimitKind.FLOW, limits.name(l), k);
            }
        }
    }

    /** Returns the position of a line in a snapshot of the window among {@link #flows}. */
    int cell(int line, int k) {
        return k * limits.size() + line;
    }

    @Override
    public void parametrize() {
        LinearModel model = problem.model();
        for (int k = 0; k < problem.size(); k++) {
            for (int bus = 0; bus < buses; bus++) {
                double fixed = problem.injections().fixed(bus, k);
                model.setConstraintBounds(balances.at(k * buses + bus), -fixed, -fixed);
            }
            for (int l = 0; l < limits.size(); l++) {
                model.setBounds(flows.at(cell(l, k)), limits.lower(l, k), limits.upper(l, k));
            }
        }
    }

    @Override
    public void addTouched(Solution solution) {
        // All limits are there.
    }

    @Override
    public int addViolated(Solution solution) {
        return 0;
    }

    @Override
    public List<RowShift> demandChange(int bus, int k) {
        return List.of(new RowShift(balances.at(k * buses + bus), 1));
    }

    @Override
    public int addViolated(Values values, int from, int end) {
        return 0; // All limits are there from the start.
    }

    @Override
    public int addAll() {
        return 0;
    }

    @Override
    public boolean isBalance(Constraint row) {
        return row.index() >= balances.first() && row.index() < balances.first() + balances.count();
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        losses.read(solution, results);
        double[][] prices = results.series(ComponentKind.BUS.table(), Clearing.MARGINAL_PRICE, buses);
        double[][] flow = results.series(Clearing.BRANCHES, Clearing.FLOW, limits.size());
        double[][] shadow = results.series(Clearing.BRANCHES, Clearing.SHADOW_PRICE, limits.size());
        double[][] rents = results.series(Clearing.BRANCHES, Clearing.CAPACITY_RENT, limits.size());
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            double perWeight = Clearing.perWeight(problem.weight(k));
            for (int bus = 0; bus < buses; bus++) {
                prices[t][bus] = solution.dual(balances.at(k * buses + bus)) * perWeight;
            }
            for (int l = 0; l < limits.size(); l++) {
                int cell = cell(l, k);
                flow[t][l] = solution.value(flows.at(cell));
                double bound = solution.reducedCost(flows.at(cell));
                double capacity = limits.isLossy(l)
                        ? losses.capacityDual(solution, l, k)
                        : dual(solution, upperRows[cell]) + dual(solution, lowerRows[cell]);
                shadow[t][l] = (bound + capacity) * perWeight;
                double priced = limits.capacity(l).isVariable() || limits.isLossy(l) ? capacity : bound;
                if (shadow[t][l] != 0) {
                    results.addBinding(t, new BindingLimit(l, FlowLimit.NO_OUTAGE, shadow[t][l]));
                }
                rents[t][l] = Math.abs(priced) * limits.rentPerShadowPrice(l, k, priced);
            }
        }
    }

    private static double dual(Solution solution, int row) {
        return row < 0 ? 0 : solution.dual(new Constraint(row));
    }
}
