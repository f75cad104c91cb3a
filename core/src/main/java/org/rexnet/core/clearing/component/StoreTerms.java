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
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/** Stores: power without limit in either direction, level within shares of the energy capacity. */
final class StoreTerms {

    private StoreTerms() {}

    /** Returns what they add to a window. */
    static ComponentTerms of(Window window) {
        return new KindTerms<>(window, Store.class, "e_nom_opt", One::new);
    }

    /** Says what a store does. */
    private static Facts facts(Study study, Store store) {
        return new Facts()
                .port(study.network().busIndex(store.bus()), Injection.Role.STORAGE)
                .term(Quantity.OUTPUT, store.sign())
                .cost(Quantity.OUTPUT, store.marginalCost(), store.quadraticCost())
                .cost(Quantity.LEVEL, store.storageCost());
    }

    /** Prepares what they hand over between rolling windows. */
    static HandOver handOver(Study study) {
        return new LevelHandOver(
                ComponentKind.STORE,
                "e",
                study.stores().stream().map(Store::cyclic).toList(),
                study.stores().stream().map(Store::levelSetMwh).toList(),
                (storage, levelMwh, endMwh, horizon) -> {
                    Store one = (Store) storage;
                    Store.Builder next = one.toBuilder()
                            .cyclic(false)
                            .initialMwh(levelMwh * LevelHandOver.kept(one.standingLoss(), horizon));
                    endMwh.ifPresent(end -> next.levelSetMwh(LevelHandOver.endingAt(one.levelSetMwh(), end, horizon)));
                    return next.build();
                });
    }

    /** Returns what stores did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        List<Store> stores = clearing.study().stores();
        double[] capacities = clearing.column(ComponentKind.STORE, "e_nom_opt");
        Map<Quantity, double[][]> series = Map.of(
                Quantity.OUTPUT, clearing.series(ComponentKind.STORE, "p"),
                Quantity.LEVEL, clearing.series(ComponentKind.STORE, "e"));
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < stores.size(); i++) {
            Store store = stores.get(i);
            all.add(facts(clearing.study(), store)
                    .operation(clearing, new ComponentKey(ComponentKind.STORE, store.id()), Facts.values(series, i))
                    .withUse(store.carrier(), capacities[i], t -> 0, Profile.ONE));
        }
        return all;
    }

    /** One store. */
    private static final class One implements KindTerms.One {

        private final Window problem;
        private final Store store;
        private final Facts facts;
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
            ComponentKey key = new ComponentKey(ComponentKind.STORE, store.id());
            String name = key.toString();
            capacity = Capacity.of(problem, key, store.capacityMwh(), store.expansion());
            levels = new StorageLevels(
                    problem, key, store.standingLoss(), store.cyclic(), store.initialMwh(), store.mayBeLinked());
            power = problem.model().addVariables(problem.size());
            problem.enter(power, key, Quantity.OUTPUT);
            for (int k = 0; k < problem.size(); k++) {
                problem.model().setBounds(power.at(k), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                problem.limits().enterBounds(power.at(k), LimitKind.SUPPLY, name, k);
                levels.addOutflow(k, power.at(k), 1);
            }
            facts = facts(problem.study(), store);
            facts.inject(problem, quantity -> power);
            levelLimits = new CapacityLimits(
                    problem,
                    () -> "level of " + name,
                    levels.level(),
                    new CapacityLimits.Share(capacity, store.minPu(), store.maxPu()));
            levelLimits.build();
            levelLimits.enterMost(LimitKind.LARGEST_LEVEL, name);
            levelLimits.enterLeast(LimitKind.LEAST_LEVEL, name);
            highestLimits = levels.highest()
                    .map(highest -> new CapacityLimits(
                            problem,
                            () -> "highest level of " + name,
                            highest,
                            new CapacityLimits.Share(capacity, store.minPu(), store.maxPu())));
            highestLimits.ifPresent(CapacityLimits::build);
            levels.limitBorder(capacity, store.minPu(), store.maxPu());
            levelSet = new SetPoints(
                    problem, () -> "level of " + name, LimitKind.LEVEL_SET, store.levelSetMwh(), levels.level(), null);
            powerSet = new SetPoints(problem, () -> name, LimitKind.SET_POINT, store.setPointMw(), power, null);
        }

        @Override
        public Capacity capacity() {
            return capacity;
        }

        @Override
        public void parametrize() {
            LinearModel model = problem.model();
            levelLimits.parametrize();
            highestLimits.ifPresent(CapacityLimits::parametrize);
            levelSet.parametrize();
            powerSet.parametrize();
            for (int k = 0; k < problem.size(); k++) {
                levels.setInflow(k, 0);
            }
            facts.price(problem, (quantity, k, linear, quadratic) -> {
                if (quantity == Quantity.LEVEL) {
                    levels.setCost(k, linear);
                } else {
                    model.setCost(power.at(k), linear);
                    model.setQuadraticCost(power.at(k), quadratic);
                }
            });
        }

        /** What is drawn from storage is not weighted: it happens once. */
        @Override
        public double addUse(Constraint row, LimitedUse use) {
            return levels.drawnDown(row, use.factor() * use.perMwh(store.carrier()), use.future());
        }

        private double highestRent(Solution solution, int k) {
            return highestLimits.map(limits -> limits.rent(solution, k, 0)).orElse(0.0);
        }

        @Override
        public void read(Solution solution, ClearingResults results, int i, int count) {
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
