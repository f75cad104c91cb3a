package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.CapacityLimits;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.SetPoints;
import org.rexnet.core.clearing.model.StorageLevels;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;

/** Storage units: dispatch, storing, level and spill, all within shares of one capacity. */
public final class StorageUnitTerms implements ComponentTerms {

    private final Window problem;
    private final List<StorageUnit> units;
    private final List<Unit> terms = new ArrayList<>();

    public StorageUnitTerms(Window problem) {
        this.problem = problem;
        units = problem.study().storageUnits();
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.STORAGE_UNIT;
    }

    @Override
    public void build() {
        for (StorageUnit unit : units) {
            terms.add(new Unit(problem, unit));
        }
    }

    @Override
    public void parametrize() {
        terms.forEach(Unit::parametrize);
    }

    @Override
    public void readCapacities(Solution solution, Results results) {
        for (int i = 0; i < terms.size(); i++) {
            capacity(i).read(solution, results, ComponentKind.STORAGE_UNIT, "p_nom_opt", i, terms.size());
        }
    }

    @Override
    public void read(Solution solution, Results results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).read(solution, results, i, units.size());
        }
    }

    Capacity capacity(int i) {
        return terms.get(i).capacity;
    }

    StorageLevels levels(int i) {
        return terms.get(i).levels;
    }

    /** One storage unit. */
    private static final class Unit {

        private final Window problem;
        private final StorageUnit unit;
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
            String name = "storage unit " + unit.id();
            capacity = Capacity.of(problem, name, unit.capacityMw(), unit.expansion());
            levels = new StorageLevels(
                    problem, name, unit.standingLoss(), unit.cyclic(), unit.initialMwh(), unit.mayBeLinked());
            dispatch = variables("dispatch of ", name);
            storing = variables("storing of ", name);
            spill = variables("spill of ", name);
            int bus = problem.study().network().busIndex(unit.bus());
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                levels.addOutflow(
                        k, dispatch.at(k), 1 / unit.efficiencyDispatch().at(t));
                levels.addOutflow(k, storing.at(k), -unit.efficiencyStore().at(t));
                levels.addOutflow(k, spill.at(k), 1);
                problem.injections().add(bus, k, dispatch.at(k), unit.sign());
                problem.injections().add(bus, k, storing.at(k), -unit.sign());
            }
            Profile most = unit.minPu().map(pu -> -pu);
            Profile hours = Profile.of(unit.maxHours());
            dispatchLimits = limits("dispatch of " + name, dispatch, unit.maxPu());
            storingLimits = limits("storing of " + name, storing, most);
            levelLimits = limits("level of " + name, levels.level(), hours);
            setPoints = List.of(
                    new SetPoints(problem, name, LimitKind.SET_POINT, unit.setPointMw(), dispatch, storing),
                    new SetPoints(
                            problem, "dispatch of " + name, LimitKind.SET_POINT, unit.dispatchSetMw(), dispatch, null),
                    new SetPoints(problem, "storing of " + name, LimitKind.SET_POINT, unit.storeSetMw(), storing, null),
                    new SetPoints(
                            problem,
                            "level of " + name,
                            LimitKind.LEVEL_SET,
                            unit.levelSetMwh(),
                            levels.level(),
                            null));
            dispatchLimits.build();
            storingLimits.build();
            levelLimits.build();
            levelLimits.noteMost(LimitKind.LARGEST_LEVEL, name);
            dispatchLimits.noteMost(LimitKind.SUPPLY, name);
            storingLimits.noteMost(LimitKind.SUPPLY, name);
            highestLimits = levels.highest().map(highest -> limits("highest level of " + name, highest, hours));
            highestLimits.ifPresent(CapacityLimits::build);
            levels.limitBorder(capacity, Profile.ZERO, hours);
            for (int k = 0; k < problem.size(); k++) {
                double inflow = unit.inflowMw().at(problem.first() + k);
                model.setBounds(spill.at(k), 0, Math.max(0, inflow));
            }
        }

        private Variables variables(String part, String name) {
            Variables variables = problem.model().addVariables(problem.size());
            problem.nameVariables(variables, part, name);
            return variables;
        }

        private CapacityLimits limits(String name, Variables variables, Profile most) {
            return new CapacityLimits(problem, name, variables, new CapacityLimits.Share(capacity, Profile.ZERO, most));
        }

        private void parametrize() {
            LinearModel model = problem.model();
            dispatchLimits.parametrize();
            storingLimits.parametrize();
            levelLimits.parametrize();
            highestLimits.ifPresent(CapacityLimits::parametrize);
            setPoints.forEach(SetPoints::parametrize);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                double weight = problem.weight(k);
                levels.setInflow(k, unit.inflowMw().at(t));
                model.setCost(dispatch.at(k), weight * unit.marginalCost().at(t));
                levels.setCost(k, weight * unit.storageCost().at(t));
                model.setCost(spill.at(k), weight * unit.spillCost().at(t));
                model.setQuadraticCost(
                        dispatch.at(k), weight * unit.quadraticCost().at(t));
            }
        }

        private double highestRent(Solution solution, int k) {
            return highestLimits.map(limits -> limits.rent(solution, k, 0)).orElse(0.0);
        }

        private void read(Solution solution, Results results, int i, int count) {
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
