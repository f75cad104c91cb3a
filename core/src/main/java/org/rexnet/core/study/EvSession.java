package org.rexnet.core.study;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Stay of one electric vehicle that wants energy by its departure.
 *
 * <p>Energy into the vehicle = efficiency of station x efficiency of session x energy metered at the station. What is fed back from the
 * battery reaches the meter with the same two losses.
 *
 * @param id unique among the sessions
 * @param station nearest station
 * @param alternatives stations that it takes, in this order, where all plugs of the nearest are taken
 * @param arrival when it comes
 * @param departure when it leaves, after it came
 * @param energyMwh MWh that it wants into the vehicle by its departure, at least 0
 * @param rateMw most power at the meter, in both directions, at least 0
 * @param efficiency energy into the vehicle per energy behind the plug, above 0 and at most 1
 * @param value money per MWh that is missing at departure; empty where the study's lost load says it, or where nothing may be missing
 * @param battery what may be fed back to the grid, and from where
 * @param feedsBack whether energy may flow from the vehicle to the grid; needs a battery
 */
public record EvSession(
        String id,
        String station,
        List<String> alternatives,
        Instant arrival,
        Instant departure,
        double energyMwh,
        double rateMw,
        double efficiency,
        OptionalDouble value,
        VehicleBattery battery,
        boolean feedsBack)
        implements Component {

    public EvSession {
        alternatives = List.copyOf(alternatives);
        Attributes.check("EV session", id)
                .holds(arrival.isBefore(departure), "it must depart after its arrival")
                .atLeastZero("energyMwh", energyMwh)
                .finite("energyMwh", Profile.of(energyMwh))
                .atLeastZero("rateMw", rateMw)
                .finite("rateMw", Profile.of(rateMw))
                .aboveZero("efficiency", Profile.of(efficiency))
                .between("efficiency", Profile.of(efficiency), 0, 1)
                .atLeastZero("value", value.orElse(0))
                .finite("value", Profile.of(value.orElse(0)))
                .holds(!feedsBack || battery.isKnown(), "to feed back it needs the capacity of its battery")
                .done();
    }

    /** Returns a session without loss that must get all its energy and feeds nothing back. */
    public static EvSession of(
            String id, String station, Instant arrival, Instant departure, double energyMwh, double rateMw) {
        return new EvSession(
                id,
                station,
                List.of(),
                arrival,
                departure,
                energyMwh,
                rateMw,
                1,
                OptionalDouble.empty(),
                VehicleBattery.UNKNOWN,
                false);
    }

    /** Returns the session of a vehicle that, if its nearest station is full, takes one of these. */
    public EvSession withAlternatives(String... stations) {
        return with(draft -> draft.alternatives = List.of(stations));
    }

    /** Returns the same session with another need, in MWh into the vehicle, at least 0. */
    public EvSession withEnergy(double newEnergyMwh) {
        return with(draft -> draft.energyMwh = newEnergyMwh);
    }

    /** Returns the same session with another share of energy that gets from the plug into the vehicle, above 0 and at most 1. */
    public EvSession withEfficiency(double newEfficiency) {
        return with(draft -> draft.efficiency = newEfficiency);
    }

    /** Returns the session with a price for each MWh that is missing at departure. */
    public EvSession withValue(double perMwhMissing) {
        return with(draft -> draft.value = OptionalDouble.of(perMwhMissing));
    }

    /** Returns the session of a vehicle that feeds back from a battery, which holds {@code initialMwh} when it comes. */
    public EvSession feedingBack(double capacityMwh, double initialMwh) {
        return with(draft -> {
            draft.battery = new VehicleBattery(capacityMwh, initialMwh);
            draft.feedsBack = true;
        });
    }

    private EvSession with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new EvSession(
                id,
                station,
                draft.alternatives,
                arrival,
                departure,
                draft.energyMwh,
                rateMw,
                draft.efficiency,
                draft.value,
                draft.battery,
                draft.feedsBack);
    }

    /** What a copy may have otherwise; mutable, for one thread. */
    private static final class Draft {
        List<String> alternatives;
        double energyMwh;
        double efficiency;
        OptionalDouble value;
        VehicleBattery battery;
        boolean feedsBack;

        Draft(EvSession session) {
            alternatives = session.alternatives;
            energyMwh = session.energyMwh;
            efficiency = session.efficiency;
            value = session.value;
            battery = session.battery;
            feedsBack = session.feedsBack;
        }
    }

    /** Returns the most energy in MWh that it can get by its own rate and battery, when plugged in all the time. */
    public double mostEnergyMwh(double stationEfficiency) {
        double hours = hours(Duration.between(arrival, departure));
        return Math.min(stationEfficiency * efficiency * rateMw * hours, battery.roomMwh());
    }

    /** Returns a length of time in hours; years without number are some, too. */
    private static double hours(Duration time) {
        return (time.getSeconds() + time.getNano() / 1e9) / 3600;
    }

    @Override
    public boolean canWait() {
        return true;
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.EV_SESSION;
    }

    @Override
    public List<String> buses() {
        return List.of();
    }

    @Override
    public boolean passesEnergyAlone() {
        return true;
    }

    /** Returns its nearest station. */
    @Override
    public Optional<ComponentKey> host() {
        return Optional.of(new ComponentKey(ComponentKind.CHARGING_STATION, station));
    }

    @Override
    public EvSession withoutAlternatives() {
        return withAlternatives();
    }

    @Override
    public boolean passesState() {
        return true;
    }

    @Override
    public double dearestPerMwh() {
        return value.orElse(0);
    }

    /** Returns its charging, wherever it is plugged in. */
    @Override
    public List<PricedPower> pricedPower() {
        Optional<IntToDoubleFunction> price =
                value.isPresent() ? Optional.of(t -> value.getAsDouble()) : Optional.empty();
        return List.of(new PricedPower(Optional.empty(), Bid.Side.BUY, t -> rateMw, price));
    }

    @Override
    public EvSession withProfiles(UnaryOperator<Profile> change) {
        return this;
    }
}
