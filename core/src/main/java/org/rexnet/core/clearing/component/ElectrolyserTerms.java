package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/**
 * Electrolysers: MW x_s of the capacity C in each warm state s, the rest is cold; a unit is in one state as a whole (z_s of n units of u MW)
 * unless that is relaxed.
 *
 * <pre>
 * hot state, k over its pieces:  from x_s &lt;= p_s &lt;= to x_s,   h_s &lt;= slope_k p_s + intercept_k x_s   (= where it has one piece,
 *            else h_s at least what the chord of the curve gives)
 * power p = sum of p_s + standbyPu x_standby,   output h = sum of h_s
 * starts y_t &gt;= w_t - w_t-1,   w = sum of all x_s
 * one size:      x_s = u z_s,   sum of z_s &lt;= n
 * size sought:   sum of x_s &lt;= C;   of modules x_s = u z_s;   of one unit x_s &lt;= M z_s, sum of z_s &lt;= 1, sum of x_s &gt;= C - M (1 - sum of z_s)
 * relaxed:       sum of x_s &lt;= C
 * </pre>
 */
public final class ElectrolyserTerms implements ComponentTerms {

    private static final String POWER = "p";
    private static final String OUTPUT = "output";
    private static final String HOT = "p_hot";
    private static final String STANDBY = "p_standby";
    private static final String STARTS = "start_up";
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Window window;
    private final List<Electrolyser> plants;
    private final List<One> terms = new ArrayList<>();

    public ElectrolyserTerms(Window window) {
        this.window = window;
        plants = window.study().components(Electrolyser.class);
    }

    private static Facts facts(Study study, Electrolyser plant) {
        return new Facts()
                .port(study.network().busIndex(plant.powerBus()), Injection.Role.CONVERSION)
                .term(Quantity.DEMAND, -1)
                .port(study.network().busIndex(plant.outputBus()), Injection.Role.CONVERSION)
                .term(Quantity.OUTPUT, 1)
                .cost(Quantity.DEMAND, plant.marginalCost());
    }

    /** Returns what electrolysers did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        List<Electrolyser> plants = clearing.study().components(Electrolyser.class);
        double[] capacities = clearing.column(ComponentKind.ELECTROLYSER, "p_nom_opt");
        double[][] power = clearing.series(ComponentKind.ELECTROLYSER, POWER);
        double[][] starts = clearing.series(ComponentKind.ELECTROLYSER, STARTS);
        Map<Quantity, double[][]> series =
                Map.of(Quantity.DEMAND, power, Quantity.OUTPUT, clearing.series(ComponentKind.ELECTROLYSER, OUTPUT));
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < plants.size(); i++) {
            Electrolyser plant = plants.get(i);
            int p = i;
            all.add(facts(clearing.study(), plant)
                    .operation(clearing, plant.key(), Facts.values(series, i))
                    .withFurtherCost(() -> IntStream.range(0, starts.length)
                            .mapToDouble(
                                    t -> starts[t][p] * plant.startCostPerMw().at(t))
                            .sum())
                    .withUse(plant.carrier(), capacities[i], t -> power[t][p], Profile.ONE));
        }
        return all;
    }

    /** Prepares what electrolysers hand over between rolling windows: how much of them is warm. */
    static HandOver handOver(Study study) {
        return new Warmth(study.components(Electrolyser.class));
    }

    @Override
    public void build() {
        plants.forEach(plant -> terms.add(new One(window, plant)));
    }

    @Override
    public void parametrize() {
        terms.forEach(One::parametrize);
    }

    @Override
    public void capacities(CapacityReader reader) {
        for (int i = 0; i < terms.size(); i++) {
            reader.read(plants.get(i), terms.get(i).capacity);
        }
    }

    @Override
    public void readCapacities(Solution solution, ClearingResults results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).capacity.read(solution, results, ComponentKind.ELECTROLYSER, "p_nom_opt", i, terms.size());
        }
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).read(solution, results, i, plants.size());
        }
    }

    /** Share of each electrolyser that is warm at the end of a window. */
    private static final class Warmth implements HandOver {

        private final List<Electrolyser> plants;
        private final double[] warm;

        private Warmth(List<Electrolyser> plants) {
            this.plants = plants;
            warm = new double[plants.size()];
        }

        @Override
        public void begin(Horizon.Block block) {
            Arrays.setAll(warm, i -> plants.get(i).warmBefore());
        }

        @Override
        public Electrolyser continued(Component component, int i, Horizon horizon, boolean isToEnd) {
            return ((Electrolyser) component).toBuilder().warmBefore(warm[i]).build();
        }

        @Override
        public void take(Clearing clearing, RollingWindow rolling) {
            int last = rolling.end() - rolling.first() - 1;
            double[] hot = clearing.series(ComponentKind.ELECTROLYSER, HOT)[last];
            double[] standby = clearing.series(ComponentKind.ELECTROLYSER, STANDBY)[last];
            Arrays.setAll(warm, i -> {
                double capacity = plants.get(i).capacityMw();
                return capacity == 0 ? 0 : Math.clamp((hot[i] + standby[i]) / capacity, 0, 1);
            });
        }
    }

    /** Warm state: MW of capacity in it, and how many units that are, where they must be whole. */
    private record Warm(String words, Variables sizes, Optional<Variables> units) {}

    /** Hot state: what is drawn and made in it. */
    private record Hot(Warm state, Variables power, Variables output) {}

    /** One electrolyser. */
    private static final class One {

        private static final double WHOLE = 1e-9;

        private final Window window;
        private final LinearModel model;
        private final Electrolyser plant;
        private final Facts facts;
        private final Capacity capacity;
        private final boolean whole;
        /** Units at most; infinite where that is sought. */
        private final double count;
        /** MW of a unit; of one whose size is sought, more than it can have. */
        private final double unitMw;

        private final Variables power;
        private final Variables output;
        private final Variables starts;
        private final List<Hot> hot = new ArrayList<>();
        private final List<Warm> warm = new ArrayList<>();
        private final List<Constraints> ties = new ArrayList<>();
        private final List<Constraints> sizeRows = new ArrayList<>();
        private final List<Constraints> startRows = new ArrayList<>();

        private One(Window window, Electrolyser plant) {
            this.window = window;
            this.plant = plant;
            model = window.model();
            facts = facts(window.study(), plant);
            capacity = Capacity.of(window, plant.key(), plant.capacityMw(), plant.expansion());
            whole = plant.isCommitted() && window.options().commitment() == ClearingOptions.Commitments.INTEGER;
            double module = plant.expansion().map(Expansion::module).orElse(0.0);
            if (capacity.isVariable()) {
                count = module == 0 ? 1 : INFINITE;
                unitMw = module == 0 ? LargestOutput.mw(window.study(), plant.expansion(), Profile.ONE) : module;
            } else {
                count = module == 0 ? 1 : Math.max(1, Math.ceil(plant.capacityMw() / module - WHOLE));
                unitMw = plant.capacityMw() / count;
            }
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
            hot.forEach(one -> warm.add(one.state()));
            balances();
            if (whole) {
                units();
            }
            sizes();
            if (plant.isTiedToBefore()) {
                starts();
            }
            facts.inject(window, this::variables);
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

        private Warm warm(String words) {
            Variables sizes = window.addInner("MW in " + words + plant.key());
            if (!whole) {
                return new Warm(words, sizes, Optional.empty());
            }
            Variables units = window.addInner("units in " + words + plant.key());
            for (int k = 0; k < window.size(); k++) {
                model.setBounds(units.at(k), 0, count);
                model.setInteger(units.at(k), true);
                window.wholeVariables().add(units.at(k));
            }
            return new Warm(words, sizes, Optional.of(units));
        }

        private Hot hot(List<Electrolyser.Piece> pieces) {
            String part = plant.isConcave()
                    ? "hot state of "
                    : "hot state from %s of ".formatted(pieces.getFirst().from());
            Hot state = new Hot(
                    warm(part),
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
                output(
                        "output from load %s in ".formatted(piece.from()) + part,
                        isExact ? 0 : -INFINITE,
                        0,
                        state,
                        piece);
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
            window.limits().note(rows, kind, plant.key().toString());
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
                Warm standby = warm("standby of ");
                warm.add(standby);
                model.addTerms(drawn, standby.sizes(), -plant.standbyPu());
            }
        }

        /** x = u z, or at most that where the size of a unit is sought; not more units than there are. */
        private void units() {
            boolean isSizeKnown = !capacity.isVariable() || Double.isInfinite(count);
            for (Warm state : warm) {
                Constraints tie = window.addRows(
                        "units and MW in " + state.words() + plant.key(), isSizeKnown ? 0 : -INFINITE, 0);
                model.addTerms(tie, state.sizes(), 1);
                state.units().ifPresent(units -> model.addTerms(tie, units, -unitMw));
                ties.add(tie);
            }
            if (!Double.isInfinite(count)) {
                Constraints together = window.addRows("warm units of " + plant.key(), -INFINITE, count);
                warm.forEach(state -> state.units().ifPresent(units -> model.addTerms(together, units, 1)));
            }
        }

        /** Ties the sum of all sizes to the capacity, where units do not. */
        private void sizes() {
            if (!whole || capacity.isVariable()) {
                double existing = capacity.isVariable() ? 0 : capacity.existing();
                sizeRows.add(ofCapacity("warm MW of ", -INFINITE, existing));
            }
            if (whole && capacity.isVariable() && !Double.isInfinite(count)) {
                Constraints all = ofCapacity("all or nothing warm of ", -unitMw, INFINITE);
                warm.forEach(state -> state.units().ifPresent(units -> model.addTerms(all, units, -unitMw)));
                sizeRows.add(all);
            }
        }

        /** Adds rows of all that is warm less a capacity that is sought. */
        private Constraints ofCapacity(String words, double lower, double upper) {
            Constraints rows = window.addRows(words + plant.key(), lower, upper);
            warm.forEach(state -> model.addTerms(rows, state.sizes(), 1));
            for (int k = 0; k < window.size() && capacity.isVariable(); k++) {
                model.addTerm(rows.at(k), capacity.variable(), -1);
            }
            return rows;
        }

        /** y_t - w_t + w_t-1 >= 0, where before a block a share of the capacity is warm. */
        private void starts() {
            Constraints rows = window.addRows("start of " + plant.key(), 0, INFINITE);
            model.addTerms(rows, starts, 1);
            warm.forEach(state -> model.addTerms(rows, state.sizes(), -1));
            for (int k = 0; k < window.size(); k++) {
                boolean isFirst = k == window.blockStart(k);
                for (Warm state : warm) {
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

        private void parametrize() {
            facts.price(window, this::variables);
            for (int k = 0; k < window.size(); k++) {
                model.setCost(starts.at(k), plant.startCostPerMw().at(window.first() + k));
            }
        }

        /** Returns the cost saved by one more MW in snapshot {@code k}, at the units found: of n units each is then 1/n MW larger. */
        private double rent(Solution solution, int k) {
            double rent = sizeRows.stream()
                    .mapToDouble(rows -> -solution.dual(rows.at(k)))
                    .sum();
            for (int s = 0; s < ties.size() && sizeRows.isEmpty(); s++) {
                double units = solution.value(warm.get(s).units().orElseThrow().at(k));
                rent -= solution.dual(ties.get(s).at(k)) * units / count;
            }
            if (k == window.blockStart(k)) {
                rent += startRows.stream()
                        .mapToDouble(rows -> plant.warmBefore() * solution.dual(rows.at(k)))
                        .sum();
            }
            return rent;
        }

        private void read(Solution solution, ClearingResults results, int i, int count) {
            String table = ComponentKind.ELECTROLYSER.table();
            double[][] p = results.series(table, POWER, count);
            double[][] made = results.series(table, OUTPUT, count);
            double[][] hotMw = results.series(table, HOT, count);
            double[][] standbyMw = results.series(table, STANDBY, count);
            double[][] started = results.series(table, STARTS, count);
            double[][] rents = results.series(table, Clearing.CAPACITY_RENT, count);
            for (int k = 0; k < window.size(); k++) {
                int t = window.first() + k;
                p[t][i] = solution.value(power.at(k));
                made[t][i] = Math.max(0, solution.value(output.at(k)));
                hotMw[t][i] = sum(solution, warm.subList(0, hot.size()), k);
                standbyMw[t][i] = sum(solution, warm.subList(hot.size(), warm.size()), k);
                started[t][i] = plant.isTiedToBefore() ? solution.value(starts.at(k)) : 0;
                rents[t][i] = rent(solution, k);
            }
        }

        private static double sum(Solution solution, List<Warm> states, int k) {
            return states.stream()
                    .mapToDouble(state -> solution.value(state.sizes().at(k)))
                    .sum();
        }
    }
}
