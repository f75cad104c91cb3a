package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.CombinedHeatPower.Type;
import org.rexnet.core.study.ComponentKind;

/** Combined heat and power: power p and heat q within the region of the plant, fuel in proportion to p + c_v q. */
public final class ChpTerms implements ComponentTerms {

    private final Window problem;
    private final List<CombinedHeatPower> plants;
    private final List<One> terms = new ArrayList<>();

    public ChpTerms(Window problem) {
        this.problem = problem;
        plants = problem.study().components(CombinedHeatPower.class);
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.CHP;
    }

    @Override
    public void build() {
        for (CombinedHeatPower plant : plants) {
            One one = new One(problem, plant);
            one.ratio();
            one.largestPower();
            one.inject();
            terms.add(one);
        }
    }

    @Override
    public void parametrize() {
        terms.forEach(One::parametrize);
    }

    /** Adds {@code factor} x emissions of some snapshots of the window, with the weights of generators, to a row. */
    void addEmissions(Constraint row, double factor, int from, int end) {
        terms.forEach(one -> one.addEmissions(row, factor, from, end));
    }

    @Override
    public double tonnes(Solution solution) {
        return terms.stream().mapToDouble(one -> one.tonnes(solution)).sum();
    }

    Capacity capacity(int i) {
        return terms.get(i).capacity;
    }

    @Override
    public void read(Solution solution, Results results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).read(solution, results, i, plants.size());
        }
    }

    /** One plant. */
    private static final class One {

        private final Window problem;
        private final CombinedHeatPower plant;
        private final Capacity capacity;
        private final Variables power;
        private final Variables heat;
        private final Constraints capacityRows;

        private One(Window problem, CombinedHeatPower plant) {
            this.problem = problem;
            this.plant = plant;
            LinearModel model = problem.model();
            capacity = Capacity.of(problem, "chp " + plant.id(), plant.capacityMw(), plant.expansion());
            power = model.addVariables(problem.size());
            heat = model.addVariables(problem.size());
            problem.nameVariables(power, "chp " + plant.id());
            problem.nameVariables(heat, "heat of ", "chp " + plant.id());
            for (int k = 0; k < problem.size(); k++) {
                model.setBounds(power.at(k), plant.minPowerMw(), Double.POSITIVE_INFINITY);
                model.setBounds(heat.at(k), 0, plant.maxHeatMw());
            }
            capacityRows = model.addConstraints(
                    problem.size(), Double.NEGATIVE_INFINITY, capacity.isVariable() ? 0 : capacity.existing());
            problem.nameRows(capacityRows, "largest chp " + plant.id());
            problem.limits().noteBounds(power, false, LimitKind.LEAST_OUTPUT, "chp " + plant.id());
            problem.limits().noteBounds(heat, true, LimitKind.REGION, "chp " + plant.id());
        }

        /** p - c_b q = 0 at back-pressure, at least 0 with extraction. */
        private void ratio() {
            double most = plant.type() == Type.BACK_PRESSURE ? 0 : Double.POSITIVE_INFINITY;
            Constraints rows = problem.model().addConstraints(problem.size(), 0, most);
            problem.nameRows(rows, "power to heat of chp " + plant.id());
            problem.limits().note(rows, LimitKind.REGION, "chp " + plant.id());
            for (int k = 0; k < problem.size(); k++) {
                problem.model().addTerm(rows.at(k), power.at(k), 1);
                addTerm(rows.at(k), k, -plant.powerToHeat());
            }
        }

        /** p + c_v q at most the capacity. */
        private void largestPower() {
            for (int k = 0; k < problem.size(); k++) {
                problem.model().addTerm(capacityRows.at(k), power.at(k), 1);
                addTerm(capacityRows.at(k), k, plant.powerLossPerHeat());
                if (capacity.isVariable()) {
                    problem.model().addTerm(capacityRows.at(k), capacity.variable(), -1);
                }
                if (plant.minPowerMw() > 0) {
                    Constraint row = capacityRows.at(k);
                    double weight = problem.weight(k);
                    problem.links().ifPresent(links -> links.addSlack(row, -1, weight));
                }
            }
        }

        private void addTerm(Constraint row, int k, double factorOfHeat) {
            if (factorOfHeat != 0) {
                problem.model().addTerm(row, heat.at(k), factorOfHeat);
            }
        }

        private void inject() {
            var network = problem.study().network();
            int powerBus = network.busIndex(plant.powerBus());
            int heatBus = network.busIndex(plant.heatBus());
            for (int k = 0; k < problem.size(); k++) {
                problem.injections().add(powerBus, k, power.at(k), 1);
                problem.injections().add(heatBus, k, heat.at(k), 1);
                if (plant.fuelBus().isPresent()) {
                    int fuelBus = network.busIndex(plant.fuelBus().get());
                    problem.injections().add(fuelBus, k, power.at(k), -plant.fuelMw(1, 0));
                    if (plant.powerLossPerHeat() != 0) {
                        problem.injections().add(fuelBus, k, heat.at(k), -plant.fuelMw(0, 1));
                    }
                }
            }
        }

        private void parametrize() {
            LinearModel model = problem.model();
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                double fuelCost = plant.fuelCost().at(t);
                double weight = problem.weight(k);
                model.setCost(power.at(k), weight * (plant.marginalCost().at(t) + fuelCost * plant.fuelMw(1, 0)));
                model.setCost(heat.at(k), weight * fuelCost * plant.fuelMw(0, 1));
            }
        }

        private void addEmissions(Constraint row, double factor, int from, int end) {
            if (plant.co2PerMwhFuel() == 0) {
                return;
            }
            for (int k = from; k < end; k++) {
                double perFuel =
                        factor * plant.co2PerMwhFuel() * problem.snapshot(k).generatorWeight();
                problem.model().addTerm(row, power.at(k), perFuel * plant.fuelMw(1, 0));
                addTerm(row, k, perFuel * plant.fuelMw(0, 1));
            }
        }

        private double tonnes(Solution solution) {
            double tonnes = 0;
            for (int k = 0; k < problem.size(); k++) {
                double fuelMw = plant.fuelMw(solution.value(power.at(k)), solution.value(heat.at(k)));
                tonnes += problem.snapshot(k).generatorWeight() * fuelMw * plant.co2PerMwhFuel();
            }
            return tonnes;
        }

        private void read(Solution solution, Results results, int i, int count) {
            String table = ComponentKind.CHP.table();
            capacity.read(solution, results, ComponentKind.CHP, "p_nom_opt", i, count);
            double[][] p = results.series(table, "p", count);
            double[][] q = results.series(table, "q", count);
            double[][] fuel = results.series(table, "fuel", count);
            double[][] rents = results.series(table, Clearing.CAPACITY_RENT, count);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                p[t][i] = solution.value(power.at(k));
                q[t][i] = solution.value(heat.at(k));
                fuel[t][i] = plant.fuelMw(p[t][i], q[t][i]);
                rents[t][i] = -solution.dual(capacityRows.at(k));
            }
        }
    }
}
