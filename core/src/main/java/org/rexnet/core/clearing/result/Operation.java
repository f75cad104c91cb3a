package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;

/**
 * What one component did over the horizon of a clearing. Whatever is asked of all components, such as surpluses, energy by carrier, supply
 * or emissions, is a sum over these; each kind says them in its own file.
 *
 * <p>Immutable; figures are computed when they are asked for.
 */
public final class Operation {

    private final Horizon horizon;
    private final ComponentKey component;
    private final List<Injection> injections;
    private final DoubleSupplier cost;
    private final ToDoubleFunction<String> content;
    private final ToDoubleFunction<double[][]> receipts;
    private final List<CapacityUse> uses;

    private Operation(
            Horizon horizon,
            ComponentKey component,
            List<Injection> injections,
            DoubleSupplier cost,
            ToDoubleFunction<String> content,
            ToDoubleFunction<double[][]> receipts,
            List<CapacityUse> uses) {
        this.horizon = horizon;
        this.component = component;
        this.injections = injections;
        this.cost = cost;
        this.content = content;
        this.receipts = receipts;
        this.uses = uses;
    }

    /** Makes the operation of a component that injects, and costs nothing. */
    public static Operation of(Horizon horizon, ComponentKey component, List<Injection> injections) {
        return new Operation(
                horizon,
                component,
                List.copyOf(injections),
                () -> 0,
                attribute -> 0,
                prices -> value(horizon, injections, prices),
                List.of());
    }

    /** Returns the same with further cost, in money over the horizon. */
    public Operation withFurtherCost(DoubleSupplier further) {
        return new Operation(
                horizon,
                component,
                injections,
                () -> further.getAsDouble() + cost.getAsDouble(),
                content,
                receipts,
                uses);
    }

    /** Returns the same with what the fuel that it burns holds of an attribute of carriers, with the weights of generators. */
    public Operation withContent(ToDoubleFunction<String> ofFuel) {
        return new Operation(horizon, component, injections, cost, ofFuel, receipts, uses);
    }

    /** Returns the same with other receipts at prices by snapshot and bus, where these are not the value of its injections. */
    public Operation withReceipts(ToDoubleFunction<double[][]> others) {
        return new Operation(horizon, component, injections, cost, content, others, uses);
    }

    /**
     * Returns the same with what all that it injects uses of a capacity.
     *
     * @param carrier technology, as the component names it
     * @param used MW by snapshot that the capacity limits
     */
    public Operation withUse(String carrier, double capacity, IntToDoubleFunction used, Profile maxPu) {
        return withUse(new CapacityUse(carrier, injections, capacity, used, maxPu, t -> 0));
    }

    /** Returns the same with one more use of a capacity. */
    public Operation withUse(CapacityUse use) {
        List<CapacityUse> more = new ArrayList<>(uses);
        more.add(use);
        return new Operation(horizon, component, injections, cost, content, receipts, more);
    }

    /** Returns a sum over snapshots with their weights. */
    public static double weighted(Horizon horizon, IntToDoubleFunction perHour) {
        double sum = 0;
        for (int t = 0; t < horizon.size(); t++) {
            sum += horizon.at(t).objectiveWeight() * perHour.applyAsDouble(t);
        }
        return sum;
    }

    private static double value(Horizon horizon, List<Injection> injections, double[][] prices) {
        return weighted(horizon, t -> {
            double money = 0;
            for (Injection injection : injections) {
                money += prices[t][injection.bus()] * injection.mw(t);
            }
            return money;
        });
    }

    /** Returns whose operation it is. */
    public ComponentKey component() {
        return component;
    }

    /** Returns what it injects, by bus. */
    public List<Injection> injections() {
        return injections;
    }

    /** Returns its receipts in money at prices in money per MWh by snapshot and bus; payments are below 0. */
    public double receipts(double[][] prices) {
        return receipts.applyAsDouble(prices);
    }

    /** Returns what its operation costs; below 0 the value that it has from energy. */
    public double cost() {
        return cost.getAsDouble();
    }

    /** Returns what the fuel that it burns holds of an attribute of carriers, such as tonnes of CO2, with the weights of generators. */
    public double content(String attribute) {
        return content.applyAsDouble(attribute);
    }

    /** Returns how it used its capacity; none for what does not supply by one. */
    public List<CapacityUse> uses() {
        return uses;
    }
}
