package org.rexnet.core.clearing.component;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.CapacityLimits;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Ramps;
import org.rexnet.core.clearing.model.SetPoints;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.PiecewiseCost;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;

/**
 * Generators that share one variable per snapshot: one generator, or several at one bus that differ in nothing but capacity and
 * availability.
 *
 * <p>Sharing changes neither cost nor prices: what the group generates is split among its members in proportion to their room.
 */
final class SupplyGroup {

    private final Window problem;
    private final List<Generator> generators;
    private final List<Integer> members;
    private final Generator first;
    private final Facts facts;
    private final Variables output;
    private final Capacity[] capacities;
    private final CapacityLimits limits;
    private final @Nullable CommitmentRows commitment;
    private final SetPoints setPoints;
    private final @Nullable Variables piecewiseCost;
    private Ramps ramps = Ramps.none();
    private final boolean hasSteadyCost;

    /**
     * Who shares a variable, and what the first does; the same in all windows of a study.
     *
     * @param positions among the generators
     */
    record Members(List<Integer> positions, Facts facts, boolean haveSteadyCost) {

        static Members of(Study study, List<Integer> positions) {
            Facts facts = GeneratorTerms.facts(study, study.generators().get(positions.get(0)));
            return new Members(positions, facts, facts.isCostSteady());
        }
    }

    SupplyGroup(Window problem, List<Generator> generators, Members group) {
        this.problem = problem;
        this.generators = generators;
        members = group.positions();
        first = generators.get(members.get(0));
        facts = group.facts();
        hasSteadyCost = group.haveSteadyCost();
        ComponentKey key = key(first);
        for (int i = 1; i < members.size(); i++) {
            problem.register().share(key(generators.get(members.get(i))), key);
        }
        Supplier<String> name = () -> problem.register().words(key, Quantity.OUTPUT);
        LinearModel model = problem.model();
        output = model.addVariables(problem.size());
        problem.enter(output, key, Quantity.OUTPUT);
        capacities = new Capacity[members.size()];
        CapacityLimits.Share[] shares = new CapacityLimits.Share[members.size()];
        for (int i = 0; i < shares.length; i++) {
            Generator member = generators.get(members.get(i));
            capacities[i] = member.expansion().isEmpty()
                    ? Capacity.existing(member.capacityMw())
                    : Capacity.of(problem, key(member), member.capacityMw(), member.expansion());
            shares[i] = new CapacityLimits.Share(capacities[i], member.minPu(), member.maxPu());
        }
        limits = new CapacityLimits(problem, name, output, shares);
        commitment = first.commitment()
                .map(rules -> new CommitmentRows(
                        problem,
                        key,
                        output,
                        capacities[0],
                        LargestOutput.mw(problem.study(), first.expansion(), first.maxPu()),
                        rules.moduleMw(first.expansion()),
                        first.minPu(),
                        first.maxPu(),
                        rules,
                        first.rampLimits()))
                .orElse(null);
        setPoints = new SetPoints(problem, name, LimitKind.SET_POINT, first.setPointMw(), output, null);
        piecewiseCost = first.piecewiseCost().isPresent() ? model.addVariables(problem.size()) : null;
    }

    private static ComponentKey key(Generator generator) {
        return new ComponentKey(ComponentKind.GENERATOR, generator.id());
    }

    void build() {
        facts.inject(problem, quantity -> output);
        if (commitment != null) {
            commitment.build();
        } else {
            limits.build();
            if (problem.limits().isOpen()) {
                limits.enterMost(LimitKind.SUPPLY, "generator " + first.id());
                limits.enterLeast(LimitKind.LEAST_OUTPUT, "generator " + first.id());
            }
            ramps = first.rampLimits().areNone()
                    ? Ramps.none()
                    : Ramps.add(problem, "generator " + first.id(), output, capacities[0], first.rampLimits());
        }
        if (piecewiseCost != null) {
            epigraph(first.piecewiseCost().orElseThrow(), piecewiseCost);
        }
    }

    /** cost_t >= intercept + slope x output_t for each piece. */
    private void epigraph(PiecewiseCost cost, Variables perHour) {
        LinearModel model = problem.model();
        problem.enter(perHour, key(first), Quantity.COST);
        for (int piece = 0; piece < cost.pieces(); piece++) {
            Constraints rows = model.addConstraints(problem.size(), cost.intercept(piece), Double.POSITIVE_INFINITY);
            problem.nameRows(rows, "piece " + (piece + 1) + " of the cost of generator " + first.id());
            for (int k = 0; k < problem.size(); k++) {
                model.addTerm(rows.at(k), perHour.at(k), 1);
                model.addTerm(rows.at(k), output.at(k), -cost.slope(piece));
                model.setBounds(perHour.at(k), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            }
        }
    }

    /** Returns whether nothing differs between snapshots of the same weight. */
    boolean isSteady() {
        return hasSteadyCost && first.setPointMw().isEmpty() && (commitment != null || limits.isSteady());
    }

    void parametrize() {
        if (commitment == null) {
            limits.parametrize();
        }
        setPoints.parametrize();
        if (!hasSteadyCost || problem.hasNewWeights()) {
            facts.price(
                    problem, quantity -> quantity == Quantity.COST && piecewiseCost != null ? piecewiseCost : output);
        }
    }

    /** Adds {@code factor} x the group's energy in some snapshots of the window, with the weights of generators, to a row. */
    void addEnergy(Constraint row, double factor, boolean perEfficiency, int from, int end) {
        for (int k = from; k < end; k++) {
            double efficiency = perEfficiency ? first.efficiency().at(problem.first() + k) : 1;
            problem.model()
                    .addTerm(row, output.at(k), factor * problem.snapshot(k).generatorWeight() / efficiency);
        }
    }

    /** Returns the tonnes of carbon dioxide emitted in a solution, with the weights of generators. */
    double tonnes(Solution solution) {
        List<Facts> ofMembers = members().stream()
                .map(member -> GeneratorTerms.facts(problem.study(), member))
                .toList();
        double tonnes = 0;
        for (int k = 0; k < problem.size(); k++) {
            double[] parts = limits.split(solution, k);
            for (int i = 0; i < parts.length; i++) {
                double mw = parts[i];
                tonnes += problem.snapshot(k).generatorWeight()
                        * ofMembers
                                .get(i)
                                .contentPerHour(Carrier.CO2_EMISSIONS, problem.first() + k, (quantity, t) -> mw);
            }
        }
        return tonnes;
    }

    /** Returns the generator that stands for the group. */
    Generator generator() {
        return first;
    }

    /** Returns the members' generators, in the order of {@link #capacity}. */
    List<Generator> members() {
        return members.stream().map(generators::get).toList();
    }

    Capacity capacity(int member) {
        return capacities[member];
    }

    void readCapacities(Solution solution, ClearingResults results) {
        for (int i = 0; i < members.size(); i++) {
            capacities[i].read(
                    solution, results, ComponentKind.GENERATOR, "p_nom_opt", members.get(i), generators.size());
        }
    }

    /** Writes output and rents into arrays by snapshot of the horizon and generator. */
    void read(Solution solution, double[][] power, double[][] rents) {
        for (int k = 0; k < problem.size(); k++) {
            double[] powers = power[problem.first() + k];
            double[] rentsNow = rents[problem.first() + k];
            double[] parts = limits.split(solution, k);
            for (int i = 0; i < parts.length; i++) {
                int member = members.get(i);
                powers[member] = parts[i];
                rentsNow[member] = commitment == null ? limits.rent(solution, k, i) : commitment.rent(solution, k);
            }
        }
        ramps.addRents(problem, solution, rents, members.get(0));
    }

    void readCommitment(Solution solution, ClearingResults results) {
        if (commitment != null) {
            commitment.read(solution, results, ComponentKind.GENERATOR, members.get(0), generators.size());
        }
    }
}
