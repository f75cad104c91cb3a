package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/**
 * One electrolyser in a window: MW x_s of its capacity in each warm state s ({@link WarmSizes}), and what it draws and makes in them.
 *
 * <pre>
 * hot state, k over its pieces:  from x_s &lt;= p_s &lt;= to x_s,   h_s &lt;= slope_k p_s + intercept_k x_s   (= where it has one piece,
 *            else h_s at least what the chord of the curve gives)
 * power p = sum of p_s + standbyPu x_standby,   output h = sum of h_s
 * starts y_t &gt;= w_t - w_t-1,   w = sum of all x_s
 * </pre>
 */
final class ElectrolyserStates implements KindTerms.One {

    static final String POWER = "p";
    static final String OUTPUT = "output";
    static final String HOT = "p_hot";
    static final String STANDBY = "p_standby";
    static final String STARTS = "start_up";

    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double WHOLE = 1e-9;

    private final Window window;
    private final LinearModel model;
    private final Electrolyser plant;
    private final Facts facts;
    private final Capacity capacity;
    private final WarmSizes warm;
    private final Variables power;
    private final Variables output;
    private final Variables starts;
    private final List<Hot> hot = new ArrayList<>();
    private final List<Constraints> startRows = new ArrayList<>();

    /** Hot state: what is drawn and made in it. */
    private record Hot(WarmSizes.Warm state, Variables power, Variables output) {}

    ElectrolyserStates(Window window, Electrolyser plant) {
        this.window = window;
        this.plant = plant;
        model = window.model();
        facts = facts(window.study(), plant);
        capacity = Capacity.of(window, plant.key(), plant.capacityMw(), plant.expansion());
        warm = new WarmSizes(window, plant.key(), capacity, units());
        power = entered(Quantity.DEMAND);
        output = entered(Quantity.OUTPUT);
        model.name(
                output,
                "output of %s ".formatted(plant.key()),
                k -> window.snapshot(k).label());
        starts = entered(Quantity.START);
        for (List<Electrolyser.Piece> pieces : hotStates()) {
            hot.add(hot(pieces));
        }
        balances();
        warm.tie();
        if (plant.isTiedToBefore()) {
            starts();
        }
        facts.inject(window, this::variables);
    }

    /** Returns where a plant draws and feeds in, and what that costs. */
    static Facts facts(Study study, Electrolyser plant) {
        return new Facts()
                .port(study.network().busIndex(plant.powerBus()), Injection.Role.CONVERSION)
                .term(Quantity.DEMAND, -1)
                .port(study.network().busIndex(plant.outputBus()), Injection.Role.CONVERSION)
                .term(Quantity.OUTPUT, 1)
                .cost(Quantity.DEMAND, plant.marginalCost());
    }

    @Override
    public Capacity capacity() {
        return capacity;
    }

    private WarmSizes.Units units() {
        boolean areWhole = plant.isCommitted() && window.options().commitment() == ClearingOptions.Commitments.INTEGER;
        double module = plant.expansion().map(Expansion::module).orElse(0.0);
        if (capacity.isVariable()) {
            double mw = module == 0 ? LargestOutput.mw(window.study(), plant.expansion(), Profile.ONE) : module;
            return new WarmSizes.Units(areWhole, module == 0 ? 1 : INFINITE, mw);
        }
        double count = module == 0 ? 1 : Math.max(1, Math.ceil(plant.capacityMw() / module - WHOLE));
        return new WarmSizes.Units(areWhole, count, plant.capacityMw() / count);
    }

    /** Returns the pieces of each hot state: all in one where slopes do not rise. */
    private List<List<Electrolyser.Piece>> hotStates() {
        List<Electrolyser.Piece> pieces = plant.pieces();
        return plant.isConcave()
                ? List.of(pieces)
                : pieces.stream().map(List::of).toList();
    }

    private Variables variables(Quantity quantity) {
        return quantity == Quantity.DEMAND ? power : output;
    }

    private Variables entered(Quantity quantity) {
        Variables added = model.addVariables(window.size());
        window.enter(added, plant.key(), quantity);
        return added;
    }

    private Hot hot(List<Electrolyser.Piece> pieces) {
        String part = plant.isConcave()
                ? "hot state of "
                : "hot state from %s of ".formatted(pieces.getFirst().from());
        Hot state = new Hot(
                warm.add(part),
                window.addInner("power in " + part + plant.key()),
                window.addInner("output in " + part + plant.key()));
        limit(
                "least power in " + part,
                0,
                INFINITE,
                LimitKind.COMMITTED_OUTPUT,
                state,
                pieces.getFirst().from());
        limit(
                "largest power in " + part,
                -INFINITE,
                0,
                LimitKind.SUPPLY,
                state,
                pieces.getLast().to());
        boolean isExact = pieces.size() == 1;
        for (Electrolyser.Piece piece : pieces) {
            output("output from load %s in ".formatted(piece.from()) + part, isExact ? 0 : -INFINITE, 0, state, piece);
        }
        if (!isExact) {
            output("least output in " + part, 0, INFINITE, state, plant.chord());
        }
        return state;
    }

    /** Adds a limit of power by a load. */
    private void limit(String words, double lower, double upper, LimitKind kind, Hot state, double load) {
        Constraints rows = window.addRows(words + plant.key(), lower, upper);
        model.addTerms(rows, state.power(), 1);
        model.addTerms(rows, state.state().sizes(), -load);
        window.limits().enter(rows, kind, plant.key().toString());
    }

    /** Holds output to a line: slope x power + intercept x size. */
    private void output(String words, double lower, double upper, Hot state, Electrolyser.Piece line) {
        Constraints rows = window.addRows(words + plant.key(), lower, upper);
        model.addTerms(rows, state.output(), 1);
        model.addTerms(rows, state.power(), -line.slope());
        model.addTerms(rows, state.state().sizes(), -line.intercept());
    }

    /** Sums what is drawn and made in all states. */
    private void balances() {
        Constraints drawn = window.addRows("power of " + plant.key(), 0, 0);
        Constraints made = window.addRows("output of " + plant.key(), 0, 0);
        model.addTerms(drawn, power, 1);
        model.addTerms(made, output, 1);
        for (Hot state : hot) {
            model.addTerms(drawn, state.power(), -1);
            model.addTerms(made, state.output(), -1);
        }
        if (plant.isTiedToBefore()) {
            model.addTerms(drawn, warm.add("standby of ").sizes(), -plant.standbyPu());
        }
    }

    /** y_t - w_t + w_t-1 >= 0, where before a block a share of the capacity is warm. */
    private void starts() {
        Constraints rows = window.addRows("start of " + plant.key(), 0, INFINITE);
        model.addTerms(rows, starts, 1);
        warm.states().forEach(state -> model.addTerms(rows, state.sizes(), -1));
        for (int k = 0; k < window.size(); k++) {
            boolean isFirst = k == window.blockStart(k);
            for (WarmSizes.Warm state : warm.states()) {
                if (!isFirst) {
                    model.addTerm(rows.at(k), state.sizes().at(k - 1), 1);
                }
            }
            if (isFirst && capacity.isVariable() && plant.warmBefore() > 0) {
                model.addTerm(rows.at(k), capacity.variable(), plant.warmBefore());
            } else if (isFirst) {
                double before = plant.warmBefore() * (capacity.isVariable() ? 0 : capacity.existing());
                model.setConstraintBounds(rows.at(k), -before, INFINITE);
            }
        }
        startRows.add(rows);
    }

    @Override
    public void parametrize() {
        facts.price(window, this::variables);
        for (int k = 0; k < window.size(); k++) {
            model.setCost(starts.at(k), plant.startCostPerMw().at(window.first() + k));
        }
    }

    /** Returns the cost saved by one more MW in snapshot {@code k}, at the units found. */
    private double rent(Solution solution, int k) {
        double rent = warm.rent(solution, k);
        if (k == window.blockStart(k)) {
            rent += startRows.stream()
                    .mapToDouble(rows -> plant.warmBefore() * solution.dual(rows.at(k)))
                    .sum();
        }
        return rent;
    }

    @Override
    public void read(Solution solution, ClearingResults results, int i, int count) {
        String table = ComponentKind.ELECTROLYSER.table();
        double[][] p = results.series(table, POWER, count);
        double[][] made = results.series(table, OUTPUT, count);
        double[][] hotMw = results.series(table, HOT, count);
        double[][] standbyMw = results.series(table, STANDBY, count);
        double[][] started = results.series(table, STARTS, count);
        double[][] rents = results.series(table, Clearing.CAPACITY_RENT, count);
        List<WarmSizes.Warm> states = warm.states();
        for (int k = 0; k < window.size(); k++) {
            int t = window.first() + k;
            p[t][i] = solution.value(power.at(k));
            made[t][i] = Math.max(0, solution.value(output.at(k)));
            hotMw[t][i] = WarmSizes.sum(solution, states.subList(0, hot.size()), k);
            standbyMw[t][i] = WarmSizes.sum(solution, states.subList(hot.size(), states.size()), k);
            started[t][i] = plant.isTiedToBefore() ? solution.value(starts.at(k)) : 0;
            rents[t][i] = rent(solution, k);
        }
    }
}
