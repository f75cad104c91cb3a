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
import org.rexnet.core.study.Store;

/** Stores: power without limit in either direction, level within shares of the energy capacity. */
public final class StoreTerms implements ComponentTerms {

    private final Window problem;
    private final List<Store> stores;
    private final List<One> terms = new ArrayList<>();

    public StoreTerms(Window problem) {
        this.problem = problem;
        stores = problem.study().stores();
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.STORE;
    }

    @Override
    public void build() {
        for (Store store : stores) {
            terms.add(new One(problem, store));
        }
    }

    @Override
    public void parametrize() {
        terms.forEach(One::parametrize);
    }

    @Override
    public void readCapacities(Solution solution, Results results) {
        for (int i = 0; i < terms.size(); i++) {
            capacity(i).read(solution, results, ComponentKind.STORE, "e_nom_opt", i, terms.size());
        }
    }

    @Override
    public void read(Solution solution, Results results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).read(solution, results, i, stores.size());
        }
    }

    Capacity capacity(int i) {
        return terms.get(i).capacity;
    }

    StorageLevels levels(int i) {
        return terms.get(i).levels;
    }

    /** One store. */
    private static final class One {

        private final Window problem;
        private final Store store;
        private final Capacity capacity;
        private final StorageLevels levels;
        private final Variables power;
        private final CapacityLimits levelLimits;
        private final Optional<CapacityLimits> highestLimits;
        private final SetPoints levelSet;
        private final SetPoints powerSet;

        private One(Window problem, Store store) {
            this.problem = problem;
            this.store = store;
            String name = "store " + store.id();
            capacity = Capacity.of(problem, name, store.capacityMwh(), store.expansion());
            levels = new StorageLevels(
                    problem, name, store.standingLoss(), store.cyclic(), store.initialMwh(), store.mayBeLinked());
            power = problem.model().addVariables(problem.size());
            problem.nameVariables(power, name);
            int bus = problem.study().network().busIndex(store.bus());
            for (int k = 0; k < problem.size(); k++) {
                problem.model().setBounds(power.at(k), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                problem.limits().noteBounds(power.at(k), LimitKind.SUPPLY, name, k);
                levels.addOutflow(k, power.at(k), 1);
                problem.injections().add(bus, k, power.at(k), store.sign());
            }
            levelLimits = new CapacityLimits(
                    problem,
                    "level of " + name,
                    levels.level(),
                    new CapacityLimits.Share(capacity, store.minPu(), store.maxPu()));
            levelLimits.build();
            levelLimits.noteMost(LimitKind.LARGEST_LEVEL, name);
            levelLimits.noteLeast(LimitKind.LEAST_LEVEL, name);
            highestLimits = levels.highest()
                    .map(highest -> new CapacityLimits(
                            problem,
                            "highest level of " + name,
                            highest,
                            new CapacityLimits.Share(capacity, store.minPu(), store.maxPu())));
            highestLimits.ifPresent(CapacityLimits::build);
            levels.limitBorder(capacity, store.minPu(), store.maxPu());
            levelSet = new SetPoints(
                    problem, "level of " + name, LimitKind.LEVEL_SET, store.levelSetMwh(), levels.level(), null);
            powerSet = new SetPoints(problem, name, LimitKind.SET_POINT, store.setPointMw(), power, null);
        }

        private void parametrize() {
            LinearModel model = problem.model();
            levelLimits.parametrize();
            highestLimits.ifPresent(CapacityLimits::parametrize);
            levelSet.parametrize();
            powerSet.parametrize();
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                double weight = problem.weight(k);
                levels.setInflow(k, 0);
                model.setCost(power.at(k), weight * store.marginalCost().at(t));
                levels.setCost(k, weight * store.storageCost().at(t));
                model.setQuadraticCost(
                        power.at(k), weight * store.quadraticCost().at(t));
            }
        }

        private double highestRent(Solution solution, int k) {
            return highestLimits.map(limits -> limits.rent(solution, k, 0)).orElse(0.0);
        }

        private void read(Solution solution, Results results, int i, int count) {
            String table = ComponentKind.STORE.table();
            double[][] injected = results.series(table, "p", count);
            double[][] level = results.series(table, "e", count);
            double[][] value = results.series(table, "mu_energy_balance", count);
            double[][] rents = results.series(table, Clearing.CAPACITY_RENT, count);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                injected[t][i] = solution.value(power.at(k));
                level[t][i] = levels.mean(solution, k);
                value[t][i] = levels.value(solution, k);
                rents[t][i] = levelLimits.rent(solution, k, 0) + highestRent(solution, k);
            }
        }
    }
}
