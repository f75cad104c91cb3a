package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Study;

/**
 * What every component of a study without networks' laws earns where prices are the lowest that are valid, from a linear model written out
 * for this alone: a row for each bus and snapshot, for each level, and for each limit. At every bus a little less is wanted than is, so
 * that prices are what that saves; what a component earns is the sum of its limits times their duals.
 */
final class OwnMarket {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final double PEAK = 1e4;
    /** What is wanted less at each bus, where the largest load wants {@link #PEAK}. */
    private static final double CRUMB = 1e-5;

    private final Study study;
    private final LinearModel model = new LinearModel();
    private final double unit;
    private final Constraint[][] balances;
    private final Map<String, List<Limit>> limits = new HashMap<>();

    /** Most that something may be, with the row that says so. */
    private record Limit(Constraint row, double most) {}

    private OwnMarket(Study study) {
        this.study = study;
        unit = Math.max(
                1e-9,
                study.loads().stream()
                                .mapToDouble(c ->
                                        Math.max(-c.powerMw().min(), c.powerMw().max()))
                                .max()
                                .orElse(1)
                        / PEAK);
        int buses = study.network().buses().size();
        balances = new Constraint[study.horizon().size()][buses];
        for (int t = 0; t < balances.length; t++) {
            for (int bus = 0; bus < buses; bus++) {
                double wanted = wanted(bus, t) / unit - CRUMB;
                balances[t][bus] = model.addConstraint(wanted, wanted);
                model.addTerm(balances[t][bus], model.addVariable(0, 100 * CRUMB, unit * -leastPrice(bus, t)), -1);
                addLost(bus, t);
            }
        }
        study.generators().forEach(this::add);
        study.bids().forEach(this::add);
        study.lines().forEach(this::add);
        study.links().forEach(this::add);
        study.storageUnits().forEach(this::add);
    }

    /** Returns what components earn over the horizon, by their keys; what a load pays, and goes without, is below 0. */
    static Map<String, Double> surpluses(Study study) {
        return new OwnMarket(study).solve();
    }

    private Map<String, Double> solve() {
        try (SolverSession session = SOLVER.open(model)) {
            Solution best = ((Optimal) session.solve()).solution();
            Map<String, Double> earned = new HashMap<>();
            limits.forEach((name, rows) -> earned.merge(
                    name,
                    rows.stream()
                            .mapToDouble(one -> -best.dual(one.row()) * one.most())
                            .sum(),
                    Double::sum));
            for (Load load : study.loads()) {
                double paid = 0;
                for (int t = 0; t < balances.length; t++) {
                    int bus = bus(load.bus());
                    double lost = load.powerMw().at(t) == 0
                            ? 0
                            : earned.getOrDefault(lost(bus, t), 0.0)
                                    * load.powerMw().at(t)
                                    / sumOfLoads(bus, t);
                    paid += load.sign() * load.powerMw().at(t) / unit * best.dual(balances[t][bus]) + lost;
                }
                earned.merge(load.key().toString(), paid, Double::sum);
            }
            return earned;
        }
    }

    private static String lost(int bus, int t) {
        return "lost at %d in %d".formatted(bus, t);
    }

    private double sumOfLoads(int bus, int t) {
        return study.loads().stream()
                .filter(load -> bus(load.bus()) == bus)
                .mapToDouble(load -> load.powerMw().at(t))
                .sum();
    }

    private double wanted(int bus, int t) {
        return study.loads().stream()
                .filter(load -> bus(load.bus()) == bus)
                .mapToDouble(load -> -load.sign() * load.powerMw().at(t))
                .sum();
    }

    /** Where nobody wants anything a little less costs less by what a generator there costs. */
    private double leastPrice(int bus, int t) {
        boolean isWanted = study.loads().stream().anyMatch(c -> bus(c.bus()) == bus)
                || study.bids().stream().anyMatch(c -> c.side() == Bid.Side.BUY && bus(c.bus()) == bus);
        return isWanted
                ? 0
                : study.generators().stream()
                        .filter(c -> bus(c.bus()) == bus)
                        .mapToDouble(c -> weight(t) * c.marginalCost().at(t))
                        .min()
                        .orElse(0);
    }

    private void addLost(int bus, int t) {
        if (wanted(bus, t) > 0) {
            Variable lost = variable(weight(t) * study.settings().lostLoad().orElseThrow());
            model.addTerm(balances[t][bus], lost, 1);
            limit(lost(bus, t), wanted(bus, t) / unit, lost);
        }
    }

    private void add(Generator c) {
        each(c.key().toString(), t -> c.maxPu().at(t) * c.capacityMw(), t -> {
            Variable p = variable(weight(t) * c.marginalCost().at(t));
            model.addTerm(balances[t][bus(c.bus())], p, 1);
            return p;
        });
    }

    private void add(Bid c) {
        double sign = c.side() == Bid.Side.BUY ? -1 : 1;
        each(c.key().toString(), c.quantityMw()::at, t -> {
            Variable p = variable(sign * weight(t) * c.price().at(t));
            model.addTerm(balances[t][bus(c.bus())], p, sign);
            return p;
        });
    }

    private void add(LineOperation c) {
        for (boolean isForth : new boolean[] {true, false}) {
            int from = bus(isForth ? c.branch().from() : c.branch().to().get(0));
            int to = bus(isForth ? c.branch().to().get(0) : c.branch().from());
            each(c.key().toString(), t -> c.maxPu().at(t) * c.branch().capacityMw(), t -> {
                Variable p = variable(0);
                model.addTerm(balances[t][from], p, -1);
                model.addTerm(balances[t][to], p, 1);
                return p;
            });
        }
    }

    private void add(LinkOperation c) {
        each(c.key().toString(), t -> c.maxPu().at(t) * c.link().capacityMw(), t -> {
            Variable p = variable(weight(t) * c.marginalCost().at(t));
            model.addTerm(balances[t][bus(c.link().from())], p, -1);
            model.addTerm(
                    balances[t][bus(c.link().to().get(0))],
                    p,
                    c.efficiencies().get(0).at(t));
            return p;
        });
    }

    /** Level now = what is kept of the level before + hours x (efficiency x stored - dispatched / efficiency). */
    private void add(StorageUnit c) {
        Constraint[] levels = new Constraint[balances.length];
        for (int t = 0; t < levels.length; t++) {
            levels[t] = model.addConstraint(0, 0);
        }
        int bus = bus(c.bus());
        each(c.key().toString(), t -> c.capacityMw(), t -> {
            Variable stored = variable(0);
            model.addTerm(balances[t][bus], stored, -1);
            model.addTerm(levels[t], stored, hours(t) * c.efficiencyStore().at(t));
            return stored;
        });
        each(c.key().toString(), t -> c.capacityMw(), t -> {
            Variable dispatched = variable(weight(t) * c.marginalCost().at(t));
            model.addTerm(balances[t][bus], dispatched, 1);
            model.addTerm(
                    levels[t], dispatched, -hours(t) / c.efficiencyDispatch().at(t));
            return dispatched;
        });
        each(c.key().toString(), t -> c.maxHours() * c.capacityMw(), t -> {
            Variable level = variable(0);
            model.addTerm(levels[t], level, -1);
            Horizon.Block block = study.horizon().blocks().stream()
                    .filter(one -> one.first() <= t && t < one.end())
                    .findFirst()
                    .orElseThrow();
            int next = t + 1 < block.end() ? t + 1 : c.cyclic() ? block.first() : -1;
            if (next >= 0) {
                model.addTerm(levels[next], level, Math.pow(1 - c.standingLoss().at(next), hours(next)));
            }
            return level;
        });
    }

    private void each(String name, IntFunction<Double> most, IntFunction<Variable> added) {
        for (int t = 0; t < balances.length; t++) {
            limit(name, most.apply(t) / unit, added.apply(t));
        }
    }

    private void limit(String name, double most, Variable variable) {
        Constraint row = model.addConstraint(Double.NEGATIVE_INFINITY, most);
        model.addTerm(row, variable, 1);
        limits.computeIfAbsent(name, n -> new ArrayList<>()).add(new Limit(row, most));
    }

    private Variable variable(double cost) {
        return model.addVariable(0, Double.POSITIVE_INFINITY, unit * cost);
    }

    private int bus(String id) {
        return study.network().busIndex(id);
    }

    private double weight(int t) {
        return study.horizon().at(t).objectiveWeight();
    }

    private double hours(int t) {
        return study.horizon().at(t).durationHours();
    }
}
