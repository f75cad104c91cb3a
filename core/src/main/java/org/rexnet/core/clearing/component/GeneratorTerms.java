package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.CapacityUse;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/**
 * Generators: output between shares of capacity, at linear, quadratic or piecewise cost, with ramps and commitment.
 *
 * <p>Generators that the problem cannot tell apart (one bus, one cost, nothing else) share one variable; see {@link SupplyGroup}.
 */
public final class GeneratorTerms implements ComponentTerms {

    private final Window problem;
    private final List<Generator> generators;
    private final List<SupplyGroup.Members> members;
    private final List<SupplyGroup> groups = new ArrayList<>();
    /** Groups whose bounds, costs or rows differ between snapshots. */
    private final List<SupplyGroup> unsteadyGroups = new ArrayList<>();

    private final double fixedCostPerHour;

    /** Prepares the generators of a problem; those of one that is alike form the same groups. */
    public GeneratorTerms(Window problem, Optional<GeneratorTerms> alike) {
        this.problem = problem;
        generators = problem.study().generators();
        members = alike.map(other -> other.members).orElseGet(this::groupAlike);
        fixedCostPerHour = alike.map(other -> other.fixedCostPerHour)
                .orElseGet(() -> generators.stream()
                        .mapToDouble(Generator::fixedCostPerHour)
                        .sum());
    }

    /** What two generators must have in common to share a variable. */
    private record Likeness(String bus, double sign, Profile marginalCost, String carrier, Profile efficiency) {}

    @Override
    public void build() {
        for (SupplyGroup.Members each : members) {
            SupplyGroup group = new SupplyGroup(problem, generators, each);
            groups.add(group);
            if (!group.isSteady()) {
                unsteadyGroups.add(group);
            }
        }
        groups.forEach(SupplyGroup::build);
    }

    /** Says what a generator does. */
    static Facts facts(Study study, Generator generator) {
        Facts facts = new Facts()
                .port(study.network().busIndex(generator.bus()), Injection.Role.SUPPLY)
                .term(Quantity.OUTPUT, generator.sign())
                .cost(Quantity.OUTPUT, generator.marginalCost(), generator.quadraticCost())
                .costAlways(generator.fixedCostPerHour())
                .burns(
                        Quantity.OUTPUT,
                        (t, mw) -> mw / generator.efficiency().at(t),
                        study.network().carrier(generator.carrier())::attribute);
        return generator.piecewiseCost().isPresent() ? facts.cost(Quantity.COST, Profile.ONE) : facts;
    }

    /** Prepares what generators hand over between rolling windows. */
    static HandOver handOver(Study study) {
        return new OutputHandOver(
                ComponentKind.GENERATOR,
                "p",
                study.generators().stream()
                        .map(one ->
                                new OutputHandOver.Unit(one.key(), one.capacityMw(), one.expansion(), one.commitment()))
                        .toList(),
                (unit, ramps) -> {
                    Generator one = (Generator) unit;
                    return one.toBuilder()
                            .rampLimits(ramps.apply(one.rampLimits()))
                            .build();
                });
    }

    /** Returns what generators did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        List<Generator> generators = clearing.study().generators();
        double[][] output = clearing.series(ComponentKind.GENERATOR, "p");
        double[] capacities = clearing.column(ComponentKind.GENERATOR, "p_nom_opt");
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < generators.size(); i++) {
            Generator generator = generators.get(i);
            int g = i;
            Facts.Values values = (quantity, t) -> quantity == Quantity.COST
                    ? generator.piecewiseCost().orElseThrow().at(output[t][g])
                    : output[t][g];
            Operation operation = facts(clearing.study(), generator)
                    .operation(clearing, new ComponentKey(ComponentKind.GENERATOR, generator.id()), values)
                    .withFurtherCost(CommitmentRows.cost(clearing, ComponentKind.GENERATOR, i, generator.commitment()));
            all.add(operation.withUse(new CapacityUse(
                    generator.carrier(),
                    operation.injections(),
                    capacities[i],
                    t -> Math.max(0, generator.sign() * output[t][g]),
                    generator.maxPu(),
                    t -> generator.maxPu().isConstant()
                            ? 0
                            : Math.max(0, generator.maxPu().at(t) * capacities[g] - output[t][g]))));
        }
        return all;
    }

    private List<SupplyGroup.Members> groupAlike() {
        boolean byCarrier = problem.study().globalConstraints().stream()
                .anyMatch(c -> c.type() == GlobalConstraint.Type.PRIMARY_ENERGY
                        || c.type() == GlobalConstraint.Type.OPERATIONAL_LIMIT);
        Set<ComponentKey> named = OutputLimitTerms.named(problem);
        Map<Object, List<Integer>> groupsByLikeness = new LinkedHashMap<>();
        for (int g = 0; g < generators.size(); g++) {
            Generator one = generators.get(g);
            boolean isNamed = named.contains(new ComponentKey(ComponentKind.GENERATOR, one.id()));
            Object key = isPlain(one) && !isNamed
                    ? new Likeness(
                            one.bus(),
                            one.sign(),
                            one.marginalCost(),
                            byCarrier ? one.carrier() : "",
                            byCarrier ? one.efficiency() : Profile.ONE)
                    : one.id();
            groupsByLikeness.computeIfAbsent(key, k -> new ArrayList<>()).add(g);
        }
        return groupsByLikeness.values().stream()
                .map(positions -> SupplyGroup.Members.of(problem.study(), positions))
                .toList();
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

    @Override
    public void capacities(CapacityReader reader) {
        for (SupplyGroup group : groups) {
            for (int i = 0; i < group.members().size(); i++) {
                reader.read(group.members().get(i), group.capacity(i));
            }
        }
    }

    @Override
    public double addUse(Constraint row, LimitedUse use) {
        for (SupplyGroup group : groups) {
            double factor = use.perWeight() * use.perMwh(group.generator().carrier());
            if (factor != 0) {
                group.addEnergy(
                        row,
                        factor,
                        use.isPrimary(),
                        use.future().first(),
                        use.future().end());
            }
        }
        return 0;
    }

    @Override
    public void energyLimits(EnergyLimitReader reader) {
        for (SupplyGroup group : groups) {
            Generator one = group.generator();
            if (!Double.isInfinite(one.minEnergyMwh()) || !Double.isInfinite(one.maxEnergyMwh())) {
                reader.read(
                        one.key(),
                        one.minEnergyMwh(),
                        one.maxEnergyMwh(),
                        (row, factor, from, end) -> group.addEnergy(row, factor, false, from, end));
            }
        }
    }

    @Override
    public void parametrize() {
        (problem.hasNewWeights() ? groups : unsteadyGroups).forEach(SupplyGroup::parametrize);
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
    public void readCapacities(Solution solution, ClearingResults results) {
        groups.forEach(group -> group.readCapacities(solution, results));
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        String table = ComponentKind.GENERATOR.table();
        double[][] power = results.series(table, "p", generators.size());
        double[][] rents = results.series(table, Clearing.CAPACITY_RENT, generators.size());
        for (SupplyGroup group : groups) {
            group.read(solution, power, rents);
            group.readCommitment(solution, results);
        }
    }
}
