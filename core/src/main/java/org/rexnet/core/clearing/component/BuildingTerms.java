package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.BuildingState;
import org.rexnet.core.study.ComponentKind;

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

    @Override
    public ComponentKind kind() {
        return ComponentKind.BUILDING;
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
    public void read(Solution solution, Results results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).read(solution, results, i, terms.size());
        }
    }

    /** One building. */
    private static final class One {

        private final Window problem;
        private final Building building;
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
            String name = "building " + building.id();
            LinearModel model = problem.model();
            heat = model.addVariables(problem.size());
            problem.nameVariables(heat, name);
            temperature = model.addVariables(problem.size());
            problem.nameVariables(temperature, "temperature of ", name);
            balance = model.addConstraints(problem.size(), 0, 0);
            problem.nameRows(balance, "temperature of " + name);
            problem.limits().noteBounds(heat, true, LimitKind.LARGEST_DEMAND, name);
            problem.limits().noteBounds(temperature, true, LimitKind.TEMPERATURE, name);
            problem.limits().noteBounds(temperature, false, LimitKind.TEMPERATURE, name);
            int bus = problem.study().network().busIndex(building.bus());
            for (int k = 0; k < problem.size(); k++) {
                int before = k == problem.blockStart(k) ? problem.blockEnd(k) : k - 1;
                model.addTerm(balance.at(k), temperature.at(k), 1);
                if (before < k || state == null) {
                    model.addTerm(balance.at(k), temperature.at(before), -building.keptShare(hours(k)));
                }
                problem.injections().add(bus, k, heat.at(k), -1);
            }
            addHeat(heat, -1);
            missing = slack(problem.study().settings().lostLoad(), "heat missing in ", name, -1);
            aired = slack(problem.study().settings().surplusCost(), "heat aired out of ", name, 1);
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

        private @Nullable Variables slack(OptionalDouble price, String part, String name, double sign) {
            if (price.isEmpty()) {
                return null;
            }
            Variables mw = problem.model().addVariables(problem.size());
            problem.nameVariables(mw, part, name);
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
            var settings = problem.study().settings();
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
                price(missing, k, settings.lostLoad());
                price(aired, k, settings.surplusCost());
            }
            if (state != null && state.endCelsius().isPresent()) {
                double end = state.endCelsius().getAsDouble();
                model.setBounds(temperature.at(problem.size() - 1), end, end);
            }
        }

        private void price(@Nullable Variables mw, int k, OptionalDouble price) {
            if (mw != null) {
                problem.model().setCost(mw.at(k), problem.weight(k) * price.orElse(0));
            }
        }

        private void read(Solution solution, Results results, int i, int count) {
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
