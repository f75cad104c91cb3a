package org.rexnet.core.clearing.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.clearing.subproblem.Parameter.Level;
import org.rexnet.core.clearing.subproblem.Parameter.OfStorage;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;

/**
 * Passes the level of one storage on along the course of periods, of which some stand for several.
 *
 * <p>Before period i of the course the level is s_i; after it, s_i+1 = D s_i + change of its block, D the share that is kept over the
 * period. The periods that a block stands for begin at different levels but do the same, so that after snapshot t they hold
 * e_t + d_t (s_i - least), where e_t is the level of the period that began with the least and d_t the share kept until then. A limit
 * therefore holds in every hour of the course exactly where it holds for the lowest, e_t, and the highest, e_t + d_t x spread. These are
 * the bounds of L. Kotzur et al., Time series aggregation for energy system design: Modeling seasonal storage, Applied Energy 213 (2018),
 * with the standing loss counted until each hour, so that nothing is given away.
 *
 * <p>In a part of the horizon all these numbers are decided outside.
 */
final class LinkedLevels {

    private final Window problem;
    private final LinearModel model;
    private final Horizon horizon;
    private final ComponentKey component;
    private final String name;
    private final boolean cyclic;
    private final double initialMwh;
    private final Map<Level, Variable> own = new LinkedHashMap<>();
    /** How many periods a block stands for, by the position of its first snapshot. */
    private final Map<Integer, Integer> counts = new HashMap<>();
    /** Position in the horizon of the first snapshot of each snapshot's block, and the share of the level before it that is kept. */
    private final int[] starts;

    private final double[] kept;
    private final double[] meanCosts;

    LinkedLevels(Window problem, ComponentKey component, Profile standingLoss, boolean cyclic, double initialMwh) {
        this.problem = problem;
        this.component = component;
        name = component.toString();
        this.cyclic = cyclic;
        this.initialMwh = initialMwh;
        model = problem.model();
        horizon = problem.study().horizon();
        starts = new int[horizon.size()];
        kept = new double[horizon.size()];
        meanCosts = new double[horizon.size()];
        for (Horizon.Future future : horizon.futures()) {
            List<Horizon.Block> blocks = horizon.blocks(future);
            horizon.course().forEach(i -> counts.merge(blocks.get(i).first(), 1, Integer::sum));
        }
        for (Horizon.Block block : horizon.blocks()) {
            double share = 1;
            for (int t = block.first(); t < block.end(); t++) {
                share *= horizon.at(t).kept(standingLoss.at(t));
                starts[t] = block.first();
                kept[t] = share;
            }
        }
    }

    private Variable variable(int position, OfStorage what) {
        return variable(new Level(name, position, what));
    }

    private Variable variable(Level level) {
        if (problem.links().isPresent()) {
            return problem.links().get().variable(level);
        }
        return own.computeIfAbsent(level, l -> {
            Variable variable = model.addVariable(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
            problem.register().enter(variable, component, Quantity.LINKED_LEVEL);
            model.name(variable, l.name());
            return variable;
        });
    }

    private boolean recurs(int t) {
        return counts.getOrDefault(starts[t], 1) > 1;
    }

    /** Returns the least level before the block that begins with snapshot {@code k} of the window. */
    Variable least(int k) {
        return variable(problem.first() + k, OfStorage.LEAST);
    }

    /** Links levels of the window with what is before and after their blocks, and all periods with each other. */
    void link(Variables level) {
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            if (t + 1 == horizon.size() || starts[t + 1] != starts[t]) {
                change(t, level.at(k));
            }
        }
        int number = 0;
        for (Horizon.Future future : horizon.futures()) {
            if (isInWindow(future.first())) {
                course(horizon.blocks(future), number);
            }
            number += horizon.course().size() + 1;
        }
    }

    private boolean isInWindow(int t) {
        return t >= problem.first() && t < problem.first() + problem.size();
    }

    /** change - e_t + D x least = 0 after the last snapshot of a block. */
    private void change(int t, Variable level) {
        Constraint row = addRow("change of the level of " + name, t);
        model.addTerm(row, variable(starts[t], OfStorage.CHANGE), 1);
        model.addTerm(row, level, -1);
        model.addTerm(row, variable(starts[t], OfStorage.LEAST), kept[t]);
        if (recurs(t)) {
            variable(starts[t], OfStorage.SPREAD);
            variable(starts[t], OfStorage.MEAN);
        }
    }

    private Constraint addRow(String what, int t) {
        Constraint row = model.addConstraint(0, 0);
        problem.nameRow(row, what, t);
        problem.links().ifPresent(links -> links.addSlacks(row, 1));
        return row;
    }

    /** Says for one future how each period begins and ends; {@code number} is that of its first. */
    private void course(List<Horizon.Block> blocks, int number) {
        List<Integer> course = horizon.course();
        Map<Integer, Map<Level, Double>> means = new LinkedHashMap<>();
        for (int i = 0; i < course.size(); i++) {
            Horizon.Block block = blocks.get(course.get(i));
            Level before = new Level(name, number + i, OfStorage.BEFORE);
            Level after = new Level(name, number + i + 1, OfStorage.BEFORE);
            Level least = new Level(name, block.first(), OfStorage.LEAST);
            Level change = new Level(name, block.first(), OfStorage.CHANGE);
            variable(before);
            variable(after);
            limit("end of", after, 0, 0, Map.of(after, 1.0, before, -kept[block.end() - 1], change, -1.0));
            if (recurs(block.first())) {
                Level spread = new Level(name, block.first(), OfStorage.SPREAD);
                limit("lowest of", before, 0, Double.POSITIVE_INFINITY, Map.of(before, 1.0, least, -1.0));
                limit("highest of", before, 0, Double.POSITIVE_INFINITY, Map.of(before, -1.0, least, 1.0, spread, 1.0));
                means.computeIfAbsent(block.first(), first -> new LinkedHashMap<>())
                        .put(before, -1.0);
            } else {
                limit("only", before, 0, 0, Map.of(before, 1.0, least, -1.0));
            }
        }
        means.forEach((first, terms) -> {
            Level mean = new Level(name, first, OfStorage.MEAN);
            terms.put(mean, (double) counts.getOrDefault(first, 1));
            limit("mean of", mean, 0, 0, terms);
        });
        Level first = new Level(name, number, OfStorage.BEFORE);
        Level last = new Level(name, number + course.size(), OfStorage.BEFORE);
        if (cyclic) {
            limit("return of", last, 0, 0, Map.of(last, 1.0, first, -1.0));
        } else {
            // What is given before the first snapshot loses nothing in it.
            double given = initialMwh / kept[blocks.get(course.getFirst()).first()];
            limit("given", first, given, given, Map.of(first, 1.0));
        }
    }

    private void limit(String what, Level about, double lower, double upper, Map<Level, Double> terms) {
        String rowName = what + " " + about.name();
        if (problem.links().isPresent()) {
            Map<String, Double> factors = new java.util.TreeMap<>();
            terms.forEach((level, factor) -> factors.put(level.name(), factor));
            problem.links().get().addLimit(new SharedLimit(rowName, lower, upper, factors, true));
            return;
        }
        Constraint row = model.addConstraint(lower, upper);
        model.name(row, rowName);
        terms.entrySet().stream()
                .sorted(java.util.Comparator.comparing(entry -> entry.getKey().name()))
                .forEach(entry -> model.addTerm(row, variable(entry.getKey()), entry.getValue()));
    }

    /** Returns the highest of the levels that snapshots of the window stand for, as variables. */
    Variables highest(Variables level) {
        Variables highest = model.addVariables(problem.size());
        problem.enter(highest, component, Quantity.HIGHEST_LEVEL);
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            Constraint row = addRow("highest level of " + name, t);
            model.addTerm(row, highest.at(k), 1);
            model.addTerm(row, level.at(k), -1);
            if (recurs(t)) {
                model.addTerm(row, variable(starts[t], OfStorage.SPREAD), -kept[t]);
            }
        }
        return highest;
    }

    /** Sets what the levels of snapshot {@code k} cost on average above the least of them, in money per MWh. */
    void setCost(int k, double cost) {
        int t = problem.first() + k;
        double added = cost * kept[t] - meanCosts[t];
        if (recurs(t) && added != 0) {
            meanCosts[t] += added;
            addCost(variable(starts[t], OfStorage.MEAN), added);
            addCost(variable(starts[t], OfStorage.LEAST), -added);
        }
    }

    private void addCost(Variable variable, double cost) {
        model.setCost(variable, model.cost(variable) + cost);
    }

    /** Returns the mean of the levels that snapshot {@code k} stands for less the least of them, in MWh. */
    double meanAboveLeast(Solution solution, int k) {
        int t = problem.first() + k;
        return recurs(t)
                ? kept[t]
                        * (solution.value(variable(starts[t], OfStorage.MEAN))
                                - solution.value(variable(starts[t], OfStorage.LEAST)))
                : 0;
    }

    /**
     * Adds minus {@code factor} x the last level of a future to a row where its first is in the window, and returns the factor x the first.
     */
    double drawnDown(Constraint row, double factor, String future) {
        int number = 0;
        for (Horizon.Future one : horizon.futures()) {
            if (one.name().equals(future) && isInWindow(one.first())) {
                model.addTerm(row, variable(number + horizon.course().size(), OfStorage.BEFORE), -factor);
                return factor * initialMwh;
            }
            number += horizon.course().size() + 1;
        }
        return 0;
    }
}
