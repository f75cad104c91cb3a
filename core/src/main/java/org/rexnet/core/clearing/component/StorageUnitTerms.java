package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.CapacityLimits;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.SetPoints;
import org.rexnet.core.clearing.model.StorageLevels;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Study;

/** Storage units: dispatch, storing, level and spill, all within shares of one capacity. */
final class StorageUnitTerms {

    private StorageUnitTerms() {}

    /** Returns what they add to a window. */
    static ComponentTerms of(Window window) {
        return new KindTerms<>(window, StorageUnit.class, "p_nom_opt", Unit::new);
    }

    /** Says what a storage unit does. */
    private static Facts facts(Study study, StorageUnit unit) {
        return new Facts()
                .port(study.network().busIndex(unit.bus()), Injection.Role.STORAGE)
                .term(Quantity.DISPATCH, unit.sign())
                .term(Quantity.STORING, -unit.sign())
                .cost(Quantity.DISPATCH, unit.marginalCost(), unit.quadraticCost())
                .cost(Quantity.LEVEL, unit.storageCost())
                .cost(Quantity.SPILL, unit.spillCost());
    }

    /** Prepares what they hand over between rolling windows. */
    static HandOver handOver(Study study) {
        return new LevelHandOver(
                ComponentKind.STORAGE_UNIT,
                "state_of_charge",
                study.storageUnits().stream().map(StorageUnit::cyclic).toList(),
                study.storageUnits().stream().map(StorageUnit::levelSetMwh).toList(),
                (storage, levelMwh, endMwh, horizon) -> {
                    StorageUnit one = (StorageUnit) storage;
                    StorageUnit.Builder next = one.toBuilder()
                            .cyclic(false)
                            .initialMwh(levelMwh * LevelHandOver.kept(one.standingLoss(), horizon));
                    endMwh.ifPresent(end -> next.levelSetMwh(LevelHandOver.endingAt(one.levelSetMwh(), end, horizon)));
                    return next.build();
                });
    }

    /** Returns what storage units did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        List<StorageUnit> units = clearing.study().storageUnits();
        double[] capacities = clearing.column(ComponentKind.STORAGE_UNIT, "p_nom_opt");
        double[][] net = clearing.series(ComponentKind.STORAGE_UNIT, "p");
        Map<Quantity, double[][]> series = Map.of(
                Quantity.DISPATCH, clearing.series(ComponentKind.STORAGE_UNIT, "p_dispatch"),
                Quantity.STORING, clearing.series(ComponentKind.STORAGE_UNIT, "p_store"),
                Quantity.LEVEL, clearing.series(ComponentKind.STORAGE_UNIT, "state_of_charge"),
                Quantity.SPILL, clearing.series(ComponentKind.STORAGE_UNIT, "spill"));
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            StorageUnit unit = units.get(i);
            int s = i;
            all.add(facts(clearing.study(), unit)
                    .operation(
                            clearing, new ComponentKey(ComponentKind.STORAGE_UNIT, unit.id()), Facts.values(series, i))
                    .withUse(unit.carrier(), capacities[i], t -> Math.max(0, unit.sign() * net[t][s]), unit.maxPu()));
        }
        return all;
    }

    /** One storage unit. */
    private static final class Unit implements KindTerms.One {

        private final Window problem;
        private final StorageUnit unit;
        private final Facts facts;
        private final Capacity capacity;
        private final StorageLevels levels;
        private final Variables dispatch;
        private final Variables storing;
        private final Variables spill;
        private final CapacityLimits dispatchLimits;
        private final CapacityLimits storingLimits;
        private final CapacityLimits levelLimits;
        private final Optional<CapacityLimits> highestLimits;
        private final List<SetPoints> setPoints;

        private Unit(Window problem, StorageUnit unit) {
            this.problem = problem;
            this.unit = unit;
            LinearModel model = problem.model();
            ComponentKey key = new ComponentKey(ComponentKind.STORAGE_UNIT, unit.id());
            String name = key.toString();
            capacity = Capacity.of(problem, key, unit.capacityMw(), unit.expansion());
            levels = new StorageLevels(
                    problem, key, unit.standingLoss(), unit.cyclic(), unit.initialMwh(), unit.mayBeLinked());
            dispatch = variables(key, Quantity.DISPATCH);
            storing = variables(key, Quantity.STORING);
            spill = variables(key, Quantity.SPILL);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                levels.addOutflow(
                        k, dispatch.at(k), 1 / unit.efficiencyDispatch().at(t));
                levels.addOutflow(k, storing.at(k), -unit.efficiencyStore().at(t));
                levels.addOutflow(k, spill.at(k), 1);
            }
            facts = facts(problem.study(), unit);
            facts.inject(problem, quantity -> quantity == Quantity.STORING ? storing : dispatch);
            Profile most = unit.minPu().map(pu -> -pu);
            Profile hours = Profile.of(unit.maxHours());
            dispatchLimits = limits("dispatch of " + name, dispatch, unit.maxPu());
            storingLimits = limits("storing of " + name, storing, most);
            levelLimits = limits("level of " + name, levels.level(), hours);
            setPoints = List.of(
                    new SetPoints(problem, () -> name, LimitKind.SET_POINT, unit.setPointMw(), dispatch, storing),
                    new SetPoints(
                            problem,
                            () -> "dispatch of " + name,
                            LimitKind.SET_POINT,
                            unit.dispatchSetMw(),
                            dispatch,
                            null),
                    new SetPoints(
                            problem, () -> "storing of " + name, LimitKind.SET_POINT, unit.storeSetMw(), storing, null),
                    new SetPoints(
                            problem,
                            () -> "level of " + name,
                            LimitKind.LEVEL_SET,
                            unit.levelSetMwh(),
                            levels.level(),
                            null));
            dispatchLimits.build();
            storingLimits.build();
            levelLimits.build();
            levelLimits.enterMost(LimitKind.LARGEST_LEVEL, name);
            dispatchLimits.enterMost(LimitKind.SUPPLY, name);
            storingLimits.enterMost(LimitKind.SUPPLY, name);
            highestLimits = levels.highest().map(highest -> limits("highest level of " + name, highest, hours));
            highestLimits.ifPresent(CapacityLimits::build);
            levels.limitBorder(capacity, Profile.ZERO, hours);
            for (int k = 0; k < problem.size(); k++) {
                double inflow = unit.inflowMw().at(problem.first() + k);
                model.setBounds(spill.at(k), 0, Math.max(0, inflow));
            }
        }

        private Variables variables(ComponentKey key, Quantity quantity) {
            Variables variables = problem.model().addVariables(problem.size());
            problem.enter(variables, key, quantity);
            return variables;
        }

        private CapacityLimits limits(String name, Variables variables, Profile most) {
            return new CapacityLimits(
                    problem, () -> name, variables, new CapacityLimits.Share(capacity, Profile.ZERO, most));
        }

        @Override
        public Capacity capacity() {
            return capacity;
        }

        @Override
        public void parametrize() {
            LinearModel model = problem.model();
            dispatchLimits.parametrize();
            storingLimits.parametrize();
            levelLimits.parametrize();
            highestLimits.ifPresent(CapacityLimits::parametrize);
            setPoints.forEach(SetPoints::parametrize);
            for (int k = 0; k < problem.size(); k++) {
                levels.setInflow(k, unit.inflowMw().at(problem.first() + k));
            }
            facts.price(problem, (quantity, k, linear, quadratic) -> {
                if (quantity == Quantity.LEVEL) {
                    levels.setCost(k, linear);
                } else {
                    Variables priced = quantity == Quantity.SPILL ? spill : dispatch;
                    model.setCost(priced.at(k), linear);
                    model.setQuadraticCost(priced.at(k), quadratic);
                }
            });
        }

        /** What is drawn from storage is not weighted: it happens once. */
        @Override
        public double addUse(Constraint row, LimitedUse use) {
            return levels.drawnDown(row, use.factor() * use.perMwh(unit.carrier()), use.future());
        }

        private double highestRent(Solution solution, int k) {
            return highestLimits.map(limits -> limits.rent(solution, k, 0)).orElse(0.0);
        }

        @Override
        public void read(Solution solution, ClearingResults results, int i, int count) {
            String table = ComponentKind.STORAGE_UNIT.table();
            double[][] net = results.series(table, "p", count);
            double[][] out = results.series(table, "p_dispatch", count);
            double[][] in = results.series(table, "p_store", count);
            double[][] level = results.series(table, "state_of_charge", count);
            double[][] spilled = results.series(table, "spill", count);
            double[][] value = results.series(table, "mu_energy_balance", count);
            double[][] rents = results.series(table, Clearing.CAPACITY_RENT, count);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                out[t][i] = solution.value(dispatch.at(k));
                in[t][i] = solution.value(storing.at(k));
                net[t][i] = out[t][i] - in[t][i];
                level[t][i] = levels.mean(solution, k);
                spilled[t][i] = solution.value(spill.at(k));
                value[t][i] = levels.value(solution, k);
                rents[t][i] = dispatchLimits.rent(solution, k, 0)
                        + storingLimits.rent(solution, k, 0)
                        + levelLimits.rent(solution, k, 0)
                        + highestRent(solution, k);
            }
        }
    }
}
