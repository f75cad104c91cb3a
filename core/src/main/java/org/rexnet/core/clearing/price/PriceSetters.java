package org.rexnet.core.clearing.price;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.flow.FlowModel;
import org.rexnet.core.clearing.model.VariableRegister;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.MarginalMwh;
import org.rexnet.core.clearing.result.MarginalPair;
import org.rexnet.core.clearing.result.PriceChain;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.clearing.result.PriceSetter;
import org.rexnet.core.optimization.DualFace;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Moves;
import org.rexnet.core.optimization.RowShift;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/** Finds what sets the prices of a solved window, by how its solution moves as demand rises and as it falls. For one thread. */
public final class PriceSetters {

    private static final double SMALLEST_AMOUNT = 1e-7;

    private final Window problem;
    private final FlowModel flow;
    private final Solution solution;
    private final DualFace face;
    private final PriceChains chains;
    private final Map<Demand, MarginalPair> known = new HashMap<>();
    private final @Nullable PriceSetter[] settersOf;
    private int snapshotOfKnown;

    public PriceSetters(Window problem, FlowModel flow, Solution solution, DualFace face, PriceChains chains) {
        this.problem = problem;
        this.flow = flow;
        this.solution = solution;
        this.face = face;
        this.chains = chains;
        settersOf = new PriceSetter[problem.model().variableCount()];
    }

    /** Demand that is answered alike, as that of buses between which nothing binds. */
    private record Demand(List<RowShift> shifts, int island) {}

    /** Returns both for a bus in snapshot {@code k}, where its interval of valid prices is known. */
    public MarginalPair of(int bus, int k, PriceInterval interval) {
        if (k != snapshotOfKnown) {
            known.clear();
            snapshotOfKnown = k;
        }
        List<RowShift> more = flow.demandChange(bus, k);
        return known.computeIfAbsent(
                new Demand(more, chains.island(bus)), demand -> pair(bus, k, interval, demand.shifts()));
    }

    private MarginalPair pair(int bus, int k, PriceInterval interval, List<RowShift> more) {
        MarginalMwh next = marginal(bus, k, interval.high(), more, 1);
        return face.isUnique(more)
                ? new MarginalPair(next, next)
                : new MarginalPair(next, marginal(bus, k, interval.low(), PriceIntervals.opposite(more), -1));
    }

    private MarginalMwh marginal(int bus, int k, double price, List<RowShift> shifts, double sign) {
        double perWeight = Clearing.perWeight(problem.weight(k));
        if (perWeight == 0) {
            return new MarginalMwh(price, List.of(), new PriceChain(List.of()));
        }
        Moves moves = face.moves(shifts);
        double[] amounts = new double[moves.size()];
        double[] costs = new double[moves.size()];
        List<PriceSetter> setters = new ArrayList<>();
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = moves.amount(i) * sign;
            costs[i] = marginalCost(moves.variable(i)) * perWeight;
            if (costs[i] != 0 && Math.abs(amounts[i]) > SMALLEST_AMOUNT) {
                setters.add(setter(moves.variable(i), amounts[i], costs[i]));
            }
        }
        setters.sort(Comparator.comparingDouble(setter -> -Math.abs(setter.contribution())));
        return new MarginalMwh(price, setters, chains.of(bus, k, moves, amounts, costs));
    }

    private PriceSetter setter(Variable variable, double amount, double cost) {
        @Nullable PriceSetter known = settersOf[variable.index()];
        PriceSetter setter =
                known == null ? setter(problem.register().get(variable), amount, cost) : known.moving(amount, cost);
        settersOf[variable.index()] = setter;
        return setter;
    }

    private PriceSetter setter(VariableRegister.Entry entry, double amount, double cost) {
        String words = problem.register().words(entry.component(), entry.quantity());
        boolean isOfAll = entry.snapshot() == VariableRegister.ALL_SNAPSHOTS;
        String snapshot = isOfAll ? "" : problem.snapshot(entry.snapshot()).label();
        return new PriceSetter(entry.component(), entry.quantity(), words, snapshot, amount, cost);
    }

    private double marginalCost(Variable variable) {
        LinearModel model = problem.model();
        return model.cost(variable) + 2 * model.quadraticCost(variable) * solution.value(variable);
    }
}
