package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.FlexibleNeeds;
import org.rexnet.core.study.Study;

/**
 * Flexible loads: power up to a limit, sum of power x duration + what stays away = energy in each window. Where another clearing has cut a
 * window, what is left of it: at least what is due, at most what is open.
 */
public final class FlexibleLoadTerms implements ComponentTerms {

    private final Window problem;
    private final List<FlexibleLoad> loads;
    private final OptionalDouble lostLoad;
    private final List<Variables> power = new ArrayList<>();
    private final List<Need> needs = new ArrayList<>();

    public FlexibleLoadTerms(Window problem) {
        this.problem = problem;
        loads = problem.study().components(FlexibleLoad.class);
        lostLoad = problem.study().settings().lostLoad();
    }

    /**
     * What one load needs in one window, and in which snapshots of the model: {@code from} to before {@code end}. {@code left} is what a
     * clearing before left of it; {@code hours} are the coefficients that the row has.
     */
    private record Need(
            int load,
            int from,
            int end,
            FlexibleNeeds.@Nullable Need left,
            double[] hours,
            Constraint row,
            @Nullable Variable missing) {}

    /** Adds a flexible load; energy not served costs by window. */
    private static Facts facts(Study study, FlexibleLoad load) {
        return new Facts()
                .port(study.network().busIndex(load.bus()), Injection.Role.USE)
                .term(Quantity.DEMAND, -1);
    }

    /** Returns what flexible loads did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        double[][] drawn = clearing.series(ComponentKind.FLEXIBLE_LOAD, "p");
        double[][] cost = clearing.series(ComponentKind.FLEXIBLE_LOAD, "cost");
        List<Operation> all = new ArrayList<>();
        for (FlexibleLoad load : clearing.study().components(FlexibleLoad.class)) {
            int l = all.size();
            all.add(facts(clearing.study(), load)
                    .operation(
                            clearing,
                            new ComponentKey(ComponentKind.FLEXIBLE_LOAD, load.id()),
                            (quantity, t) -> drawn[t][l])
                    .withFurtherCost(
                            () -> Arrays.stream(cost).mapToDouble(row -> row[l]).sum()));
        }
        return all;
    }

    @Override
    public void build() {
        for (int i = 0; i < loads.size(); i++) {
            FlexibleLoad load = loads.get(i);
            Variables mw = problem.model().addVariables(problem.size());
            ComponentKey key = new ComponentKey(ComponentKind.FLEXIBLE_LOAD, load.id());
            problem.enter(mw, key, Quantity.DEMAND);
            problem.limits().enterBounds(mw, true, LimitKind.LARGEST_DEMAND, "flexible load " + load.id());
            power.add(mw);
            facts(problem.study(), load).inject(problem, quantity -> mw);
            addNeeds(i, load);
        }
    }

    private void addNeeds(int i, FlexibleLoad load) {
        for (FlexibleNeeds known : problem.study().conditions(FlexibleNeeds.class)) {
            if (known.id().equals(load.id())) {
                known.needs().forEach(left -> needs.add(need(i, left.first(), left.end(), left)));
                return;
            }
        }
        for (int from = 0; from < problem.size(); ) {
            int end = windowEnd(load, from);
            needs.add(need(i, from, end, null));
            from = end;
        }
    }

    private int windowEnd(FlexibleLoad load, int from) {
        int inBlock = from - problem.blockStart(from);
        int length = load.windowSnapshots() - inBlock % load.windowSnapshots();
        return Math.min(from + length, problem.blockEnd(from) + 1);
    }

    private Need need(int i, int from, int end, FlexibleNeeds.@Nullable Need left) {
        LinearModel model = problem.model();
        FlexibleLoad load = loads.get(i);
        Constraint row = model.addConstraint(0, 0);
        problem.nameRow(row, "energy of flexible load " + load.id() + " from", problem.first() + from);
        problem.limits().enter(row, LimitKind.ENERGY_NEED, "flexible load " + load.id(), from);
        Variable missing = null;
        if (lostLoad.isPresent()) {
            missing = model.addVariable(0, 0, 0);
            ComponentKey key = new ComponentKey(ComponentKind.FLEXIBLE_LOAD, load.id());
            problem.enter(new Variables(missing.index(), 1), key, Quantity.MISSING, j -> from);
            model.addTerm(row, missing, 1);
        }
        return new Need(i, from, end, left, new double[end - from], row, missing);
    }

    @Override
    public void parametrize() {
        LinearModel model = problem.model();
        for (int i = 0; i < loads.size(); i++) {
            for (int k = 0; k < problem.size(); k++) {
                double most = loads.get(i).maxMw().at(problem.first() + k);
                model.setBounds(power.get(i).at(k), 0, most);
            }
        }
        for (Need need : needs) {
            setHours(need);
            double whole = loads.get(need.load()).energyMwh(need.end() - need.from());
            double least = need.left() == null ? whole : need.left().leastMwh();
            double most = need.left() == null ? whole : need.left().mostMwh();
            model.setConstraintBounds(need.row(), least, most);
            if (need.missing() != null) {
                model.setBounds(need.missing(), 0, least);
                model.setCost(need.missing(), lostLoad.orElse(0) * representedHours(need));
            }
        }
    }

    /** Renews the durations in the row of a need, which differ where the window stands elsewhere. */
    private void setHours(Need need) {
        for (int j = 0; j < need.hours().length; j++) {
            double hours = problem.snapshot(need.from() + j).durationHours();
            if (hours != need.hours()[j]) {
                need.hours()[j] = hours;
                problem.model()
                        .setCoefficient(need.row(), power.get(need.load()).at(need.from() + j), hours);
            }
        }
    }

    /** Returns the hours that an hour of the window stands for. */
    private double representedHours(Need need) {
        if (need.left() != null) {
            return need.left().costWeight();
        }
        double weights = 0;
        double hours = 0;
        for (int k = need.from(); k < need.end(); k++) {
            weights += problem.weight(k);
            hours += problem.snapshot(k).durationHours();
        }
        return hours == 0 ? 0 : weights / hours;
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        String table = ComponentKind.FLEXIBLE_LOAD.table();
        double[][] drawn = results.series(table, "p", loads.size());
        double[][] value = results.series(table, "mu_energy", loads.size());
        double[][] missing = results.series(table, "e_missing", loads.size());
        double[][] cost = results.series(table, "cost", loads.size());
        for (Need need : needs) {
            int last = problem.first() + need.end() - 1;
            for (int k = need.from(); k < need.end(); k++) {
                drawn[problem.first() + k][need.load()] =
                        solution.value(power.get(need.load()).at(k));
                value[problem.first() + k][need.load()] = solution.dual(need.row());
            }
            if (need.missing() != null) {
                double mwh = solution.value(need.missing());
                missing[last][need.load()] = mwh;
                cost[last][need.load()] = mwh * lostLoad.orElse(0) * representedHours(need);
            }
        }
    }
}
