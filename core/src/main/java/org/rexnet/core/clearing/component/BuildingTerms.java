package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.BuildingState;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/**
 * Buildings: heating up to a limit, temperature within its band, T_k - a T_k-1 = (1 - a) (T_outdoor + R (heating + gain)).
 *
 * <p>Where the study prices lost load, heat may be missing, and where it prices surplus, heat may be aired out, so that the band holds.
 */
public final class BuildingTerms implements ComponentTerms {

    private final Window problem;
    private final List<Building> buildings;
    private final List<One> terms = new ArrayList<>();

    public BuildingTerms(Window problem) {
        this.problem = problem;
        buildings = problem.study().components(Building.class);
    }

    /** Says what a building does. */
    private static Facts facts(Study study, Building building) {
        return new Facts()
                .port(study.network().busIndex(building.bus()), Injection.Role.USE)
                .term(Quantity.DEMAND, -1)
                .cost(Quantity.LOST_LOAD, Profile.of(study.settings().lostLoad().orElse(0)))
                .cost(
                        Quantity.SURPLUS,
                        Profile.of(study.settings().surplusCost().orElse(0)));
    }

    /** Returns what buildings did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        Map<Quantity, double[][]> series = Map.of(
                Quantity.DEMAND, clearing.series(ComponentKind.BUILDING, "p"),
                Quantity.LOST_LOAD, clearing.series(ComponentKind.BUILDING, "lost_load"),
                Quantity.SURPLUS, clearing.series(ComponentKind.BUILDING, "surplus"));
        List<Operation> all = new ArrayList<>();
        for (Building building : clearing.study().components(Building.class)) {
            all.add(facts(clearing.study(), building)
                    .operation(
                            clearing,
                            new ComponentKey(ComponentKind.BUILDING, building.id()),
                            Facts.values(series, all.size())));
        }
        return all;
    }

    @Override
    public void build() {
        buildings.forEach(building -> terms.add(new One(problem, building)));
    }

    @Override
    public void parametrize() {
        terms.forEach(One::parametrize);
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).read(solution, results, i, terms.size());
        }
    }

    /** One building. */
    private static final class One {

        private final Window problem;
        private final Building building;
        private final Facts facts;
        private final Variables heat;
        private final Variables temperature;
        private final Constraints balance;
        private final @Nullable Variables missing;
        private final @Nullable Variables aired;
        private final @Nullable BuildingState state;

        private One(Window problem, Building building) {
            this.problem = problem;
            this.building = building;
            state = state();
            facts = facts(problem.study(), building);
            ComponentKey key = new ComponentKey(ComponentKind.BUILDING, building.id());
            String name = key.toString();
            LinearModel model = problem.model();
            heat = model.addVariables(problem.size());
            problem.enter(heat, key, Quantity.DEMAND);
            temperature = model.addVariables(problem.size());
            problem.enter(temperature, key, Quantity.TEMPERATURE);
            balance = model.addConstraints(problem.size(), 0, 0);
            problem.nameRows(balance, "temperature of " + name);
            problem.limits().enterBounds(heat, true, LimitKind.LARGEST_DEMAND, name);
            problem.limits().enterBounds(temperature, true, LimitKind.TEMPERATURE, name);
            problem.limits().enterBounds(temperature, false, LimitKind.TEMPERATURE, name);
            for (int k = 0; k < problem.size(); k++) {
                int before = k == problem.blockStart(k) ? problem.blockEnd(k) : k - 1;
                model.addTerm(balance.at(k), temperature.at(k), 1);
                if (before < k || state == null) {
                    model.addTerm(balance.at(k), temperature.at(before), -building.keptShare(hours(k)));
                }
            }
            facts.inject(problem, quantity -> heat);
            addHeat(heat, -1);
            missing = slack(problem.study().settings().lostLoad(), key, Quantity.LOST_LOAD, -1);
            aired = slack(problem.study().settings().surplusCost(), key, Quantity.SURPLUS, 1);
        }

        /** Returns the temperatures that were decided before; null where the last snapshot of a block decides on that before its first. */
        private @Nullable BuildingState state() {
            return problem.study().conditions(BuildingState.class).stream()
                    .filter(known -> known.id().equals(building.id()))
                    .findFirst()
                    .orElse(null);
        }

        private double hours(int k) {
            return problem.snapshot(k).durationHours();
        }

        private @Nullable Variables slack(OptionalDouble price, ComponentKey key, Quantity quantity, double sign) {
            if (price.isEmpty()) {
                return null;
            }
            Variables mw = problem.model().addVariables(problem.size());
            problem.enter(mw, key, quantity);
            addHeat(mw, sign);
            return mw;
        }

        private void addHeat(Variables mw, double sign) {
            for (int k = 0; k < problem.size(); k++) {
                problem.model().addTerm(balance.at(k), mw.at(k), sign * building.warmingKPerMw(hours(k)));
            }
        }

        private void parametrize() {
            LinearModel model = problem.model();
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                model.setBounds(heat.at(k), 0, building.maxHeatMw());
                model.setBounds(
                        temperature.at(k),
                        building.minCelsius().at(t),
                        building.maxCelsius().at(t));
                double unheated = (1 - building.keptShare(hours(k))) * building.unheatedCelsius(t);
                double before = state != null && k == 0 ? building.keptShare(hours(k)) * state.initialCelsius() : 0;
                model.setConstraintBounds(balance.at(k), unheated + before, unheated + before);
            }
            facts.price(problem, (quantity, k, linear, quadratic) -> {
                Variables priced = quantity == Quantity.LOST_LOAD ? missing : aired;
                if (priced != null) {
                    model.setCost(priced.at(k), linear);
                }
            });
            if (state != null && state.endCelsius().isPresent()) {
                double end = state.endCelsius().getAsDouble();
                model.setBounds(temperature.at(problem.size() - 1), end, end);
            }
        }

        private void read(Solution solution, ClearingResults results, int i, int count) {
            String table = ComponentKind.BUILDING.table();
            double[][] heating = results.series(table, "p", count);
            double[][] celsius = results.series(table, "temperature", count);
            double[][] value = results.series(table, "mu_temperature", count);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                heating[t][i] = solution.value(heat.at(k));
                celsius[t][i] = solution.value(temperature.at(k));
                value[t][i] = -solution.dual(balance.at(k));
                if (missing != null) {
                    results.series(table, "lost_load", count)[t][i] = solution.value(missing.at(k));
                }
                if (aired != null) {
                    results.series(table, "surplus", count)[t][i] = solution.value(aired.at(k));
                }
            }
        }
    }
}
