package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.CapacityUse;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.CombinedHeatPower.Type;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;
import org.rexnet.network.Network;

/** Combined heat and power: power p and heat q within the region of the plant, fuel in proportion to p + c_v q. */
final class ChpTerms {

    /** What heat is called beside the carrier: the capacity limits power, and heat has none of its own. */
    private static final String HEAT = " heat";

    private ChpTerms() {}

    /** Returns what they add to a window. */
    static ComponentTerms of(Window window) {
        return new KindTerms<>(window, CombinedHeatPower.class, "p_nom_opt", One::new);
    }

    /** Says what a plant does. */
    private static Facts facts(Study study, CombinedHeatPower plant) {
        Network network = study.network();
        double fuelPerPower = plant.fuelMw(1, 0);
        double fuelPerHeat = plant.fuelMw(0, 1);
        ToDoubleFunction<String> content =
                attribute -> attribute.equals(Carrier.CO2_EMISSIONS) ? plant.co2PerMwhFuel() : 0;
        Facts facts = new Facts()
                .port(network.busIndex(plant.powerBus()), Injection.Role.CONVERSION)
                .term(Quantity.OUTPUT, 1)
                .port(network.busIndex(plant.heatBus()), Injection.Role.CONVERSION)
                .term(Quantity.HEAT, 1)
                .cost(
                        Quantity.OUTPUT,
                        plant.marginalCost().with(plant.fuelCost(), (own, fuel) -> own + fuel * fuelPerPower))
                .cost(Quantity.HEAT, plant.fuelCost().map(cost -> cost * fuelPerHeat))
                .burns(Quantity.OUTPUT, (t, mw) -> mw * fuelPerPower, content)
                .burns(Quantity.HEAT, (t, mw) -> mw * fuelPerHeat, content);
        plant.fuelBus().ifPresent(bus -> {
            facts.port(network.busIndex(bus), Injection.Role.CONVERSION).term(Quantity.OUTPUT, -fuelPerPower);
            if (fuelPerHeat != 0) {
                facts.term(Quantity.HEAT, -fuelPerHeat);
            }
        });
        return facts;
    }

    /** Returns what plants did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        List<CombinedHeatPower> plants = clearing.study().components(CombinedHeatPower.class);
        double[] capacities = clearing.column(ComponentKind.CHP, "p_nom_opt");
        double[][] power = clearing.series(ComponentKind.CHP, "p");
        Map<Quantity, double[][]> series =
                Map.of(Quantity.OUTPUT, power, Quantity.HEAT, clearing.series(ComponentKind.CHP, "q"));
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < plants.size(); i++) {
            CombinedHeatPower plant = plants.get(i);
            int p = i;
            Operation operation = facts(clearing.study(), plant)
                    .operation(clearing, new ComponentKey(ComponentKind.CHP, plant.id()), Facts.values(series, i));
            List<Injection> both = operation.injections();
            all.add(operation
                    .withUse(new CapacityUse(
                            plant.carrier(),
                            both.subList(0, 1),
                            capacities[i],
                            t -> Math.max(0, power[t][p]),
                            Profile.ONE,
                            t -> 0))
                    .withUse(new CapacityUse(
                            (plant.carrier() + HEAT).strip(),
                            both.subList(1, 2),
                            Double.NaN,
                            t -> 0,
                            Profile.ONE,
                            t -> 0)));
        }
        return all;
    }

    /** One plant. */
    private static final class One implements KindTerms.One {

        private final Window problem;
        private final CombinedHeatPower plant;
        private final Facts facts;
        private final Capacity capacity;
        private final Variables power;
        private final Variables heat;
        private final Constraints capacityRows;

        private One(Window problem, CombinedHeatPower plant) {
            this.problem = problem;
            this.plant = plant;
            facts = facts(problem.study(), plant);
            LinearModel model = problem.model();
            ComponentKey key = new ComponentKey(ComponentKind.CHP, plant.id());
            capacity = Capacity.of(problem, key, plant.capacityMw(), plant.expansion());
            power = model.addVariables(problem.size());
            heat = model.addVariables(problem.size());
            problem.enter(power, key, Quantity.OUTPUT);
            problem.enter(heat, key, Quantity.HEAT);
            for (int k = 0; k < problem.size(); k++) {
                model.setBounds(power.at(k), plant.minPowerMw(), Double.POSITIVE_INFINITY);
                model.setBounds(heat.at(k), 0, plant.maxHeatMw());
            }
            capacityRows = problem.addRows(
                    "largest chp " + plant.id(),
                    Double.NEGATIVE_INFINITY,
                    capacity.isVariable() ? 0 : capacity.existing());
            problem.limits().enterBounds(power, false, LimitKind.LEAST_OUTPUT, "chp " + plant.id());
            problem.limits().enterBounds(heat, true, LimitKind.REGION, "chp " + plant.id());
            ratio();
            largestPower();
            facts.inject(problem, this::variables);
        }

        /** p - c_b q = 0 at back-pressure, at least 0 with extraction. */
        private void ratio() {
            double most = plant.type() == Type.BACK_PRESSURE ? 0 : Double.POSITIVE_INFINITY;
            Constraints rows = problem.addRows("power to heat of chp " + plant.id(), 0, most);
            problem.limits().enter(rows, LimitKind.REGION, "chp " + plant.id());
            problem.model().addTerms(rows, power, 1);
            problem.model().addTerms(rows, heat, -plant.powerToHeat());
        }

        /** p + c_v q at most the capacity. */
        private void largestPower() {
            problem.model().addTerms(capacityRows, power, 1);
            problem.model().addTerms(capacityRows, heat, plant.powerLossPerHeat());
            for (int k = 0; k < problem.size(); k++) {
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

        private Variables variables(Quantity quantity) {
            return quantity == Quantity.HEAT ? heat : power;
        }

        @Override
        public Capacity capacity() {
            return capacity;
        }

        @Override
        public void parametrize() {
            facts.price(problem, this::variables);
        }

        @Override
        public double addUse(Constraint row, LimitedUse use) {
            if (use.isPrimary()) {
                facts.addContent(
                        problem,
                        row,
                        use.constraint().attribute(),
                        use.perWeight(),
                        use.future().first(),
                        use.future().end(),
                        this::variables);
            }
            return 0;
        }

        @Override
        public double tonnes(Solution solution) {
            double tonnes = 0;
            for (int k = 0; k < problem.size(); k++) {
                Facts.Values values =
                        (quantity, t) -> solution.value(variables(quantity).at(t - problem.first()));
                tonnes += problem.snapshot(k).generatorWeight()
                        * facts.contentPerHour(Carrier.CO2_EMISSIONS, problem.first() + k, values);
            }
            return tonnes;
        }

        @Override
        public void read(Solution solution, ClearingResults results, int i, int count) {
            String table = ComponentKind.CHP.table();
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
