package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses one of the optimal duals of a {@link DualFace}, group by group of prices that depend on each other. Used once. */
final class DualChoice {

    private static final double ROUNDING = 1e12;
    private static final double BINDING = 1e-7;

    private final PriceSpace space;
    private final double[] duals;
    private final Solver solver;

    /** {@code duals} are those where all coordinates of the space are 0. */
    DualChoice(PriceSpace space, double[] duals, Solver solver) {
        this.space = space;
        this.duals = duals;
        this.solver = solver;
    }

    /**
     * Returns the duals nearest to targets among those whose sum {@code least} is least; a group for which none are found stays as it is.
     *
     * @param least counts as 0 where it is empty; it must be bounded
     */
    double[] nearest(List<DualTarget> targets, List<RowShift> least) {
        Map<Map<Integer, Double>, Aim> aims = new LinkedHashMap<>();
        List<Sparse> ties = new ArrayList<>();
        for (DualTarget target : targets) {
            Sparse factors = space.factors(target.sum());
            if (factors.size() > 0) {
                ties.add(factors);
                double offset = value(target.sum()) - target.value();
                aims.merge(byCoordinate(factors), new Aim(target.weight(), offset), Aim::plus);
            }
        }
        Map<Integer, Double> goal = byCoordinate(space.factors(least));
        Sparse coordinates = new Sparse();
        List<PriceSpace.Group> groups = space.groups(ties);
        int[] groupOf = new int[space.size()];
        List<Map<Map<Integer, Double>, Aim>> aimsOf = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            aimsOf.add(new LinkedHashMap<>());
            for (int coordinate : groups.get(g).coordinates()) {
                groupOf[coordinate] = g;
            }
        }
        aims.forEach((factors, aim) ->
                aimsOf.get(groupOf[factors.keySet().iterator().next()]).put(factors, aim));
        for (int g = 0; g < groups.size(); g++) {
            choose(groups.get(g), aimsOf.get(g), goal, coordinates);
        }
        double[] chosen = duals.clone();
        space.addDuals(coordinates, chosen);
        return chosen;
    }

    /** Weighted squares of the differences between one sum of coordinates and what it should be: weight x (offset + sum)^2. */
    private record Aim(double weight, double offset) {

        Aim plus(Aim other) {
            double sum = weight + other.weight;
            return new Aim(sum, (weight * offset + other.weight * other.offset) / sum);
        }
    }

    private double value(List<RowShift> sum) {
        return sum.stream()
                .mapToDouble(part -> part.amount() * duals[part.row().index()])
                .sum();
    }

    private static Map<Integer, Double> byCoordinate(Sparse factors) {
        double largest = 0;
        for (int k = 0; k < factors.size(); k++) {
            largest = Math.max(largest, Math.abs(factors.value(k)));
        }
        Map<Integer, Double> byCoordinate = new HashMap<>();
        for (int k = 0; k < factors.size(); k++) {
            double unit = largest / ROUNDING;
            byCoordinate.put(factors.index(k), Math.rint(factors.value(k) / unit) * unit);
        }
        return byCoordinate;
    }

    private void choose(
            PriceSpace.Group group,
            Map<Map<Integer, Double>, Aim> aims,
            Map<Integer, Double> goal,
            Sparse coordinates) {
        LinearModel model = new LinearModel();
        Variables block = space.addTo(model, group);
        Map<Integer, Variable> variables = new HashMap<>();
        for (int k = 0; k < block.count(); k++) {
            variables.put(group.coordinates().get(k), block.at(k));
        }
        boolean hasGoal = variables.keySet().stream().anyMatch(goal::containsKey);
        if (aims.isEmpty() || (hasGoal && !holdLeast(model, goal, variables))) {
            return;
        }
        double unit = aims.values().stream().mapToDouble(Aim::weight).max().orElse(1);
        aims.forEach((factors, aim) -> {
            Variable difference = model.addVariable(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
            model.setQuadraticCost(difference, aim.weight() / unit);
            Constraint definition = model.addConstraint(aim.offset(), aim.offset());
            model.addTerm(definition, difference, 1);
            factors.forEach((coordinate, factor) -> {
                Variable variable = variables.get(coordinate);
                if (variable != null) {
                    model.addTerm(definition, variable, -factor);
                }
            });
        });
        solve(model)
                .ifPresent(solution -> variables.forEach(
                        (coordinate, variable) -> coordinates.add(coordinate, solution.value(variable))));
    }

    /** Keeps only where a goal is least, by what binds there; returns whether that was found. */
    private boolean holdLeast(LinearModel model, Map<Integer, Double> goal, Map<Integer, Variable> variables) {
        double unit = goal.values().stream().mapToDouble(Math::abs).max().orElse(1);
        variables.forEach((coordinate, variable) -> model.setCost(variable, goal.getOrDefault(coordinate, 0.0) / unit));
        Optional<Solution> least = solve(model);
        if (least.isEmpty()) {
            return false;
        }
        for (int i = 0; i < model.constraintCount(); i++) {
            Constraint row = new Constraint(i);
            double price = least.get().dual(row);
            if (Math.abs(price) > BINDING) {
                double bound = price > 0 ? model.lower(row) : model.upper(row);
                model.setConstraintBounds(row, bound, bound);
            }
        }
        variables.values().forEach(variable -> {
            double price = least.get().reducedCost(variable);
            if (Math.abs(price) > BINDING) {
                double bound = price > 0 ? model.lower(variable) : model.upper(variable);
                model.setBounds(variable, bound, bound);
            }
            model.setCost(variable, 0);
        });
        return true;
    }

    private Optional<Solution> solve(LinearModel model) {
        try (SolverSession session = solver.open(model)) {
            return session.solve() instanceof Optimal optimal ? Optional.of(optimal.solution()) : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }
}
