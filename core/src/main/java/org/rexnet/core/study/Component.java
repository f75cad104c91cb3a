package org.rexnet.core.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.rexnet.network.Branch;
import org.rexnet.network.Network;

/**
 * What injects, withdraws, stores, moves or converts energy in a study. A component answers for its kind: whoever has a question asks it,
 * never its class.
 *
 * <p>Branches are components with how the market may use them; their network knows where they lie and what they obey.
 */
public sealed interface Component
        permits BilateralContract,
                Bid,
                Building,
                ChargingStation,
                CombinedHeatPower,
                Electrolyser,
                EvSession,
                FlexibleLoad,
                Generator,
                LineOperation,
                LinkOperation,
                Load,
                PipeOperation,
                StorageUnit,
                Store {

    /** Returns the kind, whose table it stands in. */
    ComponentKind kind();

    /** Returns the name, unique among the components of its kind. */
    String id();

    /** Returns kind and name: unique in a study. */
    default ComponentKey key() {
        return new ComponentKey(kind(), id());
    }

    /** Returns the names of the buses that it is connected to; all must exist. */
    List<String> buses();

    /** Returns the names of the buses, among its own, at which it may be a source of energy; none of a branch, which only moves it. */
    default List<String> fedBuses() {
        return List.of();
    }

    /** Returns the branch of the network that it operates; empty where it is none. */
    default Optional<Branch> networkBranch() {
        return Optional.empty();
    }

    /** Returns the name of its technology, fuel or content; empty where none is given. */
    default String carrier() {
        return "";
    }

    /** Returns the technology that it is counted with: its carrier; empty where none is given. */
    default Optional<String> technology() {
        return carrier().isEmpty() ? Optional.empty() : Optional.of(carrier());
    }

    /** Returns the component without which it is nowhere; empty where it has a bus of its own. */
    default Optional<ComponentKey> host() {
        return Optional.empty();
    }

    /** Returns the same where nothing but its host can serve it. */
    default Component withoutAlternatives() {
        return this;
    }

    /** Returns the capacity that exists, in the unit of its kind; 0 where the kind has none. */
    default double capacity() {
        return 0;
    }

    /** Returns the same where another capacity exists; itself where the kind has none. */
    default Component withCapacity(double newCapacity) {
        return this;
    }

    /** Returns how its capacity may be extended; empty where it may not, or where it has none. */
    default Optional<Expansion> expansion() {
        return Optional.empty();
    }

    /** Returns the same with a capacity that may be extended in another way; itself where the kind has none. */
    default Component withExpansion(Optional<Expansion> newExpansion) {
        return this;
    }

    /** Returns the same with exactly that capacity, free to start and stop: as one is valued at given prices. */
    default Component sized(double size) {
        return withExpansion(Optional.of(Expansion.of(size, size, 0)));
    }

    /** Returns whether it holds energy from one snapshot to another, of which it may have some before the first. */
    default boolean storesEnergy() {
        return false;
    }

    /** Returns whether what it holds may be passed on between periods that stand for others. */
    default boolean mayBeLinked() {
        return false;
    }

    /** Returns the same that holds after each block what it held before; itself where that is always so. */
    default Component asCyclic() {
        return this;
    }

    /** Returns whether what it does in one snapshot bears on another of the same block. */
    default boolean passesState() {
        return false;
    }

    /** Returns whether ramps or commitment tie its output to that of the snapshot before. */
    default boolean isTiedToBefore() {
        return false;
    }

    /** Returns whether all that it passes from one snapshot to the next is an amount of energy, so that a block can be cut. */
    default boolean passesEnergyAlone() {
        return false;
    }

    /** Returns whether it is on or off, or in one of several states, so that its cost is not convex unless that is relaxed. */
    default boolean isCommitted() {
        return false;
    }

    /**
     * Returns the margin of a MW of it in a snapshot at prices per MWh by the name of the bus, free to start and stop; empty where its
     * operation in one snapshot bears on others for another reason, or where its cost is not one per MWh.
     */
    default Optional<Margin> margin(int t, ToDoubleFunction<String> price) {
        return Optional.empty();
    }

    /** Returns how its operation is told where it stores energy and earns in proportion to its capacity; empty elsewhere. */
    default Optional<ProportionalStorage> proportionalStorage() {
        return Optional.empty();
    }

    /** Returns the largest number of money per MWh that it asks for, or values, without quadratic parts; 0 where it names none. */
    default double dearestPerMwh() {
        return 0;
    }

    /**
     * Power that a component can inject and withdraw at one of its buses with the capacity that exists, in MW by snapshot.
     *
     * @param bus name of the bus
     * @param injected most that it feeds in; below 0 where it must withdraw
     * @param withdrawn most that it draws; below 0 where it must feed in
     */
    record Reach(String bus, IntToDoubleFunction injected, IntToDoubleFunction withdrawn) {}

    /**
     * Returns its power at each bus where it may inject or withdraw by itself; none of what the network does.
     *
     * @param hours above 0, within which what is stored may be filled or emptied
     */
    default List<Reach> reach(double hours) {
        return List.of();
    }

    /**
     * Power at one bus at a price, as it can be called, or cut.
     *
     * @param bus name of the bus; empty where it is wherever its participant trades
     * @param side SELL for injections, BUY for withdrawals
     * @param mw most by snapshot, at least 0
     * @param price by snapshot in money per MWh: cost of injections, value of withdrawals; empty where that is the price of lost load
     * @param movement how far it may move at a price
     */
    record PricedPower(
            Optional<String> bus,
            Bid.Side side,
            IntToDoubleFunction mw,
            Optional<IntToDoubleFunction> price,
            Movement movement) {

        /** Makes one that moves freely. */
        PricedPower(Optional<String> bus, Bid.Side side, IntToDoubleFunction mw, Optional<IntToDoubleFunction> price) {
            this(bus, side, mw, price, Movement.FREE);
        }
    }

    /**
     * How far a power may move, in MW by snapshot.
     *
     * @param least below which it does not fall
     * @param up most by which it exceeds that of the snapshot before; infinite where there is no limit
     * @param down most by which it falls short of that
     * @param before the first snapshot; empty where that is any
     */
    record Movement(
            IntToDoubleFunction least, IntToDoubleFunction up, IntToDoubleFunction down, OptionalDouble before) {

        /** Without limits. */
        static final Movement FREE = new Movement(
                t -> 0, t -> Double.POSITIVE_INFINITY, t -> Double.POSITIVE_INFINITY, OptionalDouble.empty());
    }

    /**
     * Returns the powers that it injects or withdraws at a price of its own or that of lost load; none that it stores, moves or converts.
     */
    default List<PricedPower> pricedPower() {
        return List.of();
    }

    /**
     * Energy that a component holds for a bus.
     *
     * @param heldMwh before the first snapshot, in MWh; half of what it can hold where that depends on its end
     * @param mostMwh what it can hold
     */
    record Content(String bus, double heldMwh, double mostMwh) {}

    /** Returns what it holds and can give back to its bus; empty where that is nothing. */
    default Optional<Content> content() {
        return Optional.empty();
    }

    /** Returns how it turns energy at some of its buses into energy at others; empty where it does not, or where nothing of it exists. */
    default Optional<Conversion> conversion() {
        return Optional.empty();
    }

    /** Returns whether it moves one carrier between two buses: then it belongs to the network. */
    default boolean isTransport(Network network) {
        List<String> all = buses();
        return networkBranch().isPresent()
                && all.size() == 2
                && network.bus(all.get(0))
                        .carrier()
                        .equals(network.bus(all.get(1)).carrier());
    }

    /** Returns the same with every series replaced, as for a part of the horizon. */
    Component withProfiles(UnaryOperator<Profile> change);

    /** Returns by name what drives it from outside, such as weather and demand: periods in which that is alike are alike. */
    default Map<String, Profile> drivers() {
        Map<String, Profile> all = new LinkedHashMap<>();
        withProfiles(profile -> {
            all.put("%s, series %d".formatted(key(), all.size() + 1), profile);
            return profile;
        });
        return all;
    }

    /** Returns the same with one attribute changed; itself where it has none of that name. */
    default Component with(Scenario.Attribute attribute, UnaryOperator<Profile> change) {
        return this;
    }

    /** Returns what nobody decides about it but its failures; empty where there is nothing. */
    default Optional<Exogenous> exogenous() {
        return Optional.empty();
    }

    /**
     * Returns the same for other {@link #exogenous} values, in their unit; of a kind without them, with the share of its capacity that is
     * up. Itself where nothing of that kind applies.
     */
    default Component withExogenous(Profile given) {
        return this;
    }

    /** Returns whether it can choose when to take or give energy. */
    default boolean canWait() {
        return storesEnergy();
    }

    /** Returns the same that begins with what it holds, half of all where that depends on its end, and may hold anything at the end. */
    default Component asStarted() {
        return this;
    }

    /** Returns the same with the largest use per unit of its capacity changed; itself where the kind has no such limit. */
    default Component withLargestShare(UnaryOperator<Profile> change) {
        return this;
    }

    /**
     * Returns the largest use per unit of its capacity in snapshot {@code t}: of a branch from its first bus, or {@code backwards}; 1 where
     * the kind has no such limit.
     */
    default double largestShare(int t, boolean backwards) {
        return 1;
    }

    /** Returns the same with its impedance multiplied; itself where it has none. */
    default Component withImpedance(double factor) {
        return this;
    }

    /** Returns what operating it costs, per MWh and per MW^2 and hour, without starts; empty where the kind states none. */
    default List<Profile> runningCosts() {
        return List.of();
    }

    /** Returns the same with all {@link #runningCosts} changed. */
    default Component withRunningCosts(UnaryOperator<Profile> change) {
        return this;
    }

    /** Returns the same with costs of starts and stops changed, which no weight of snapshots multiplies. */
    default Component withSwitchingCosts(UnaryOperator<Profile> change) {
        return this;
    }

    /**
     * Returns the same with emissions paid for: what it burns costs that much more.
     *
     * @param perTonne money per tonne of CO2
     * @param network whose carriers say what burning them emits
     */
    default Component withCo2Price(double perTonne, Network network) {
        return this;
    }

    /** Returns how a branch operates of which nothing is said: up to its capacity, at no cost and without loss. */
    static Component of(Branch branch) {
        return switch (branch) {
            case org.rexnet.network.PassiveBranch line ->
                LineOperation.builder(line).build();
            case org.rexnet.network.Link link -> LinkOperation.builder(link, 1).build();
            case org.rexnet.network.Pipe pipe -> PipeOperation.builder(pipe).build();
        };
    }
}
