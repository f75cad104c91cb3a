package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Profile;

/**
 * Generators: output between shares of capacity, at linear, quadratic or piecewise cost, with ramps and commitment.
 *
 * <p>Generators that the problem cannot tell apart (one bus, one cost, nothing else) share one variable; see {@link SupplyGroup}.
 */
public final class GeneratorTerms implements ComponentTerms {

    private final Window problem;
    private final List<Generator> generators;
    /** Positions of the members of each group. */
    private final Collection<List<Integer>> members;

    private final List<SupplyGroup> groups = new ArrayList<>();
    private final double fixedCostPerHour;

    /** Prepares the generators of a problem; those of one that is alike form the same groups. */
    public GeneratorTerms(Window problem, Optional<GeneratorTerms> alike) {
        this.problem = problem;
        generators = problem.study().generators();
        members = alike.map(other -> other.members).orElseGet(this::groupAlike);
        fixedCostPerHour =
                generators.stream().mapToDouble(Generator::fixedCostPerHour).sum();
    }

    /** What two generators must have in common to share a variable. */
    private record Likeness(String bus, double sign, Profile marginalCost, String carrier, Profile efficiency) {}

    @Override
    public ComponentKind kind() {
        return ComponentKind.GENERATOR;
    }

    @Override
    public void build() {
        members.forEach(group -> groups.add(new SupplyGroup(problem, generators, group)));
        groups.forEach(SupplyGroup::build);
    }

    private Collection<List<Integer>> groupAlike() {
        boolean byCarrier = problem.study().globalConstraints().stream()
                .anyMatch(c -> c.type() == GlobalConstraint.Type.PRIMARY_ENERGY
                        || c.type() == GlobalConstraint.Type.OPERATIONAL_LIMIT);
        Map<Object, List<Integer>> groupsByLikeness = new LinkedHashMap<>();
        for (int g = 0; g < generators.size(); g++) {
            Generator one = generators.get(g);
            Object key = isPlain(one)
                    ? new Likeness(
                            one.bus(),
                            one.sign(),
                            one.marginalCost(),
                            byCarrier ? one.carrier() : "",
                            byCarrier ? one.efficiency() : Profile.ONE)
                    : one.id();
            groupsByLikeness.computeIfAbsent(key, k -> new ArrayList<>()).add(g);
        }
        return groupsByLikeness.values();
    }

    private static boolean isPlain(Generator one) {
        return one.quadraticCost().isAlways(0)
                && one.piecewiseCost().isEmpty()
                && one.rampLimits().areNone()
                && one.commitment().isEmpty()
                && one.setPointMw().isEmpty()
                && one.expansion().map(e -> e.module() == 0).orElse(true)
                && Double.isInfinite(one.minEnergyMwh())
                && Double.isInfinite(one.maxEnergyMwh());
    }

    /** Returns the output of a generator that is the only one of its group. */
    public Variables output(String id) {
        return groups.stream()
                .filter(group -> group.isOnly(id))
                .map(SupplyGroup::output)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Generator %s is not alone.".formatted(id)));
    }

    /** Returns the groups that share a variable; together they hold every generator once. */
    List<SupplyGroup> groups() {
        return groups;
    }

    @Override
    public void parametrize() {
        groups.forEach(SupplyGroup::parametrize);
    }

    @Override
    public double constantCost() {
        double cost = 0;
        for (int k = 0; k < problem.size(); k++) {
            cost += problem.weight(k) * fixedCostPerHour;
        }
        return cost;
    }

    /** Returns the tonnes of carbon dioxide emitted in a solution, by the carriers' attribute per MWh of fuel. */
    @Override
    public double tonnes(Solution solution) {
        return groups.stream().mapToDouble(group -> group.tonnes(solution)).sum();
    }

    @Override
    public void readCapacities(Solution solution, Results results) {
        groups.forEach(group -> group.readCapacities(solution, results));
    }

    @Override
    public void read(Solution solution, Results results) {
        String table = ComponentKind.GENERATOR.table();
        double[][] power = results.series(table, "p", generators.size());
        double[][] rents = results.series(table, Clearing.CAPACITY_RENT, generators.size());
        for (SupplyGroup group : groups) {
            group.read(solution, power, rents);
            group.readCommitment(solution, results);
        }
    }
}
