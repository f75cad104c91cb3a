package org.rexnet.core.clearing.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;

/**
 * Energy levels of one storage: e_t - (1 - loss)^d e_t-1 + outflows = inflows, d the duration in hours.
 *
 * <p>The level before a block is given (and loses nothing) or, where the storage is cyclic, that after the block's last snapshot. Where
 * blocks are periods that follow each other in a course, it is what {@link LinkedLevels} pass on.
 */
public final class StorageLevels {

    private final Window problem;
    private final Variables level;
    private final Constraints balance;
    private final String name;
    private final boolean cyclic;
    private final double initialMwh;
    private final @Nullable LinkedLevels linked;

    /** Adds levels and their balances; {@code mayBeLinked} says whether they may be passed on along a course. */
    public StorageLevels(
            Window problem,
            ComponentKey component,
            Profile standingLoss,
            boolean cyclic,
            double initialMwh,
            boolean mayBeLinked) {
        this.problem = problem;
        name = component.toString();
        this.cyclic = cyclic;
        this.initialMwh = initialMwh;
        linked = mayBeLinked && problem.study().horizon().isLinked()
                ? new LinkedLevels(problem, component, standingLoss, cyclic, initialMwh)
                : null;
        LinearModel model = problem.model();
        level = model.addVariables(problem.size());
        problem.enter(level, component, Quantity.LEVEL);
        balance = model.addConstraints(problem.size(), 0, 0);
        problem.nameRows(balance, "energy balance of " + name);
        for (int k = 0; k < problem.size(); k++) {
            model.addTerm(balance.at(k), level.at(k), 1);
            double kept = problem.snapshot(k).kept(standingLoss.at(problem.first() + k));
            int first = problem.blockStart(k);
            boolean isFirst = k == first;
            if (!isFirst) {
                model.addTerm(balance.at(k), level.at(k - 1), -kept);
            } else if (problem.isCutBefore()) {
                model.addTerm(balance.at(k), border(problem.first() - 1), -kept);
            } else if (linked != null) {
                model.addTerm(balance.at(k), linked.least(k), -kept);
            } else if (cyclic && problem.isCutAfter()) {
                model.addTerm(balance.at(k), border(problem.lastOfBlock()), -kept);
            } else if (cyclic) {
                model.addTerm(balance.at(k), level.at(problem.blockEnd(k)), -kept);
            }
            if (isFirst) {
                problem.limits()
                        .enter(balance.at(k), cyclic ? LimitKind.CYCLIC_LEVEL : LimitKind.INITIAL_LEVEL, name, k);
            }
            if (isFirst && (initialMwh > 0 || problem.isCutBefore() || linked != null)) {
                problem.links().ifPresent(links -> links.addSlacks(balance.at(first), 1));
            }
        }
        if (meetsBorder()) {
            meetBorder();
        }
        if (linked != null) {
            linked.link(level);
        }
    }

    private boolean meetsBorder() {
        return problem.isCutAfter() || (cyclic && linked == null && problem.isCutBefore());
    }

    /** Returns the level at the end of a snapshot at which the horizon is cut. */
    private Variable border(int t) {
        return problem.links().orElseThrow().variable(new Parameter.Level(name, t));
    }

    /** The last level is the one that the next part of the horizon begins with. */
    private void meetBorder() {
        int last = problem.size() - 1;
        Constraint row = problem.model().addConstraint(0, 0);
        problem.nameRow(row, "level at the border of " + name, problem.first() + last);
        problem.model().addTerm(row, level.at(last), 1);
        problem.model().addTerm(row, border(problem.first() + last), -1);
        problem.links().orElseThrow().addSlacks(row, 1);
    }

    /** Keeps the level at the window's end within shares of the capacity where others decide it. */
    public void limitBorder(Capacity capacity, Profile min, Profile max) {
        int last = problem.first() + problem.size() - 1;
        if (meetsBorder()) {
            problem.links()
                    .orElseThrow()
                    .limitLevel(new Parameter.Level(name, last), capacity, min.at(last), max.at(last));
        }
    }

    /** Returns the duration of snapshot {@code k} in hours. */
    double hours(int k) {
        return problem.snapshot(k).durationHours();
    }

    /** Adds a quantity in MW that takes {@code factor} MWh per MWh from the level. */
    public void addOutflow(int k, Variable mw, double factor) {
        problem.model().addTerm(balance.at(k), mw, hours(k) * factor);
    }

    /** Sets what flows in from outside in snapshot {@code k}, in MW. */
    public void setInflow(int k, double mw) {
        boolean given = !cyclic && linked == null && k == problem.blockStart(k) && !problem.isCutBefore();
        double right = hours(k) * mw + (given ? initialMwh : 0);
        problem.model().setConstraintBounds(balance.at(k), right, right);
    }

    /** Returns the levels at the end of each snapshot, in MWh. */
    public Variables level() {
        return level;
    }

    /** Returns the value of one more MWh in the storage after snapshot {@code k}, in money per MWh. */
    public double value(Solution solution, int k) {
        return solution.dual(balance.at(k));
    }

    /** Returns the highest levels that snapshots stand for, which share the limits of {@link #level}; empty where they are the same. */
    public Optional<Variables> highest() {
        return Optional.ofNullable(linked).map(one -> one.highest(level));
    }

    /** Sets what the levels that snapshot {@code k} stands for cost together, in money per MWh. */
    public void setCost(int k, double cost) {
        problem.model().setCost(level.at(k), cost);
        if (linked != null) {
            linked.setCost(k, cost);
        }
    }

    /** Returns the level after snapshot {@code k}, the mean of those that it stands for, in MWh. */
    public double mean(Solution solution, int k) {
        double least = solution.value(level.at(k));
        return linked == null ? least : least + linked.meanAboveLeast(solution, k);
    }

    /**
     * Subtracts {@code factor} x the last level of each block, or of the course, of a future from a row, and returns the factor x the
     * first; nothing where the storage is cyclic.
     *
     * @param future by its positions in the window
     */
    public double drawnDown(Constraint row, double factor, Horizon.Future future) {
        if (factor == 0 || cyclic) {
            return 0;
        }
        if (linked != null) {
            return linked.drawnDown(row, factor, future.name());
        }
        double initial = 0;
        for (int k = future.first(); k < future.end(); k = problem.blockEnd(k) + 1) {
            int last = problem.blockEnd(k);
            if (last < problem.size() - 1 || !problem.isCutAfter()) {
                problem.model().addTerm(row, level.at(last), -factor);
            }
            initial += k == 0 && problem.isCutBefore() ? 0 : factor * initialMwh;
        }
        return initial;
    }
}
