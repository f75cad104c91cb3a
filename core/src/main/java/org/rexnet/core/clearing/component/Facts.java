package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;

/**
 * Where the quantities of one component inject, their cost and the fuel they burn. The model and all sums over results are made
 * of these, so that each is said once. Snapshots are positions in the horizon; mutable until complete.
 */
final class Facts {

    /** Snapshot in which nothing was sent that arrives now. */
    static final int NOTHING = -1;

    private final List<Port> ports = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();
    private final List<Fuel> fuels = new ArrayList<>();
    private double costPerHour;

    /** Reads values that quantities have in a clearing. */
    interface Values {
        double at(Quantity quantity, int t);
    }

    /** Returns the values that quantities of component {@code i} have in series by snapshot and component. */
    static Values values(Map<Quantity, double[][]> series, int i) {
        return (quantity, t) -> Objects.requireNonNull(series.get(quantity))[t][i];
    }

    /** Sets what a quantity costs in snapshot {@code k} of a window: linear x value + quadratic x value². */
    interface CostSetter {
        void set(Quantity quantity, int k, double linear, double quadratic);
    }

    /** Power that a quantity takes from fuel, in MW. */
    interface FuelPower {
        double mw(int t, double quantityMw);
    }

    /**
     * Part of what a component injects at a bus in snapshot t: factor x quantity.
     *
     * @param sent snapshot in which the quantity was sent that arrives in t, or {@link #NOTHING}
     */
    private record Term(Quantity quantity, IntToDoubleFunction factor, IntUnaryOperator sent) {}

    private record Port(int bus, Injection.Role role, List<Term> terms) {}

    private record Cost(Quantity quantity, Profile linear, Profile quadratic) {}

    private record Fuel(Quantity quantity, FuelPower power, ToDoubleFunction<String> perMwh) {}

    /** Starts what is injected at a further bus; terms follow. */
    Facts port(int bus, Injection.Role role) {
        ports.add(new Port(bus, role, new ArrayList<>()));
        return this;
    }

    /** Adds {@code factor} x a quantity to what the last port injects. */
    Facts term(Quantity quantity, double factor) {
        return term(quantity, t -> factor, t -> t);
    }

    /** Adds a factor by snapshot x a quantity of the snapshot in which it was sent to what the last port injects. */
    Facts term(Quantity quantity, IntToDoubleFunction factor, IntUnaryOperator sent) {
        ports.getLast().terms().add(new Term(quantity, factor, sent));
        return this;
    }

    /** Adds what a quantity costs in money per unit and hour. */
    Facts cost(Quantity quantity, Profile linear) {
        return cost(quantity, linear, Profile.ZERO);
    }

    /** Adds what a quantity costs per hour: linear x value + quadratic x value². */
    Facts cost(Quantity quantity, Profile linear, Profile quadratic) {
        costs.add(new Cost(quantity, linear, quadratic));
        return this;
    }

    /** Adds money per hour that no decision changes. */
    Facts costAlways(double perHour) {
        costPerHour += perHour;
        return this;
    }

    /** Adds the fuel that a quantity burns; {@code perMwh} is the content of an attribute of carriers in a MWh of that fuel. */
    Facts burns(Quantity quantity, FuelPower power, ToDoubleFunction<String> perMwh) {
        fuels.add(new Fuel(quantity, power, perMwh));
        return this;
    }

    /** Adds what variables inject to a model. */
    void inject(Window problem, Function<Quantity, Variables> variables) {
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            for (Port port : ports) {
                for (Term term : port.terms()) {
                    int sent = term.sent().applyAsInt(t);
                    if (sent != NOTHING) {
                        problem.injections()
                                .add(
                                        port.bus(),
                                        k,
                                        variables.apply(term.quantity()).at(sent - problem.first()),
                                        term.factor().applyAsDouble(t));
                    }
                }
            }
        }
    }

    /** Returns whether costs are the same in all snapshots. */
    boolean isCostSteady() {
        boolean isSteady = true;
        for (Cost cost : costs) {
            isSteady &= cost.linear().isConstant() && cost.quadratic().isConstant();
        }
        return isSteady;
    }

    /** Sets what variables cost in the snapshots at which a window stands. */
    void price(Window problem, Function<Quantity, Variables> variables) {
        price(problem, (quantity, k, linear, quadratic) -> {
            problem.model().setCost(variables.apply(quantity).at(k), linear);
            problem.model().setQuadraticCost(variables.apply(quantity).at(k), quadratic);
        });
    }

    /** Sets what quantities cost in the snapshots at which a window stands. */
    void price(Window problem, CostSetter setter) {
        for (int k = 0; k < problem.size(); k++) {
            int t = problem.first() + k;
            double weight = problem.weight(k);
            for (Cost cost : costs) {
                setter.set(
                        cost.quantity(),
                        k,
                        weight * cost.linear().at(t),
                        weight * cost.quadratic().at(t));
            }
        }
    }

    /**
     * Adds {@code factor} x what the fuel of some snapshots of a window holds of an attribute, with the weights of generators, to a row.
     */
    void addContent(
            Window problem,
            Constraint row,
            String attribute,
            double factor,
            int from,
            int end,
            Function<Quantity, Variables> variables) {
        for (int k = from; k < end; k++) {
            double weight = problem.snapshot(k).generatorWeight();
            for (Fuel fuel : fuels) {
                double perMwh = factor * fuel.perMwh().applyAsDouble(attribute);
                double coefficient = fuel.power().mw(problem.first() + k, perMwh * weight);
                if (perMwh != 0 && coefficient != 0) {
                    problem.model()
                            .addTerm(row, variables.apply(fuel.quantity()).at(k), coefficient);
                }
            }
        }
    }

    /** Returns what the component did in a clearing in which its quantities have some values. */
    Operation operation(Clearing clearing, ComponentKey component, Values values) {
        Horizon horizon = clearing.study().horizon();
        return Operation.of(horizon, component, injections(component, values))
                .withFurtherCost(() -> Operation.weighted(horizon, t -> costPerHour(t, values)))
                .withContent(attribute -> {
                    double content = 0;
                    for (int t = 0; t < horizon.size(); t++) {
                        content += horizon.at(t).generatorWeight() * contentPerHour(attribute, t, values);
                    }
                    return content;
                });
    }

    private List<Injection> injections(ComponentKey component, Values values) {
        List<Injection> injections = new ArrayList<>();
        for (Port port : ports) {
            injections.add(new Injection(component, port.bus(), port.role(), t -> injectedMw(port, t, values)));
        }
        return injections;
    }

    private static double injectedMw(Port port, int t, Values values) {
        double mw = 0;
        for (Term term : port.terms()) {
            int sent = term.sent().applyAsInt(t);
            mw += sent == NOTHING ? 0 : term.factor().applyAsDouble(t) * values.at(term.quantity(), sent);
        }
        return mw;
    }

    /** Returns what the component injects at one of its ports in snapshot {@code t}, in MW. */
    double injectedMw(int port, int t, Values values) {
        return injectedMw(ports.get(port), t, values);
    }

    /** Returns what the quantities of snapshot {@code t} cost per hour. */
    double costPerHour(int t, Values values) {
        double money = 0;
        for (Cost cost : costs) {
            double value = values.at(cost.quantity(), t);
            money += cost.linear().at(t) * value + cost.quadratic().at(t) * value * value;
        }
        return money + costPerHour;
    }

    /** Returns what the fuel burnt in an hour of snapshot {@code t} holds of an attribute of carriers, such as tonnes of CO2. */
    double contentPerHour(String attribute, int t, Values values) {
        double content = 0;
        for (Fuel fuel : fuels) {
            double perMwh = fuel.perMwh().applyAsDouble(attribute);
            content += perMwh == 0 ? 0 : perMwh * fuel.power().mw(t, values.at(fuel.quantity(), t));
        }
        return content;
    }
}
