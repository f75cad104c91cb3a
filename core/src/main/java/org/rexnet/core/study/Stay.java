package org.rexnet.core.study;

import java.time.Duration;
import java.time.Instant;

/**
 * Where and from when the vehicle of a session is plugged in, until its departure.
 *
 * @param session what the vehicle wants
 * @param station where it is plugged in; where it waited in vain if it left without a plug
 * @param from when a plug became its own; its departure where none did
 */
public record Stay(EvSession session, ChargingStation station, Instant from) {

    /** Returns whether no plug became free before its departure. */
    public boolean leftWithoutPlug() {
        return !from.isBefore(session.departure());
    }

    /** Returns whether it had to wait for a plug, in vain or not. */
    public boolean waited() {
        return from.isAfter(session.arrival());
    }

    /** Returns how long it waited for a plug. */
    public Duration waitingTime() {
        return Duration.between(session.arrival(), from);
    }

    /** Returns whether it charged at another station than its nearest. */
    public boolean moved() {
        return !station.id().equals(session.station());
    }

    /** Returns the money that it cost to charge elsewhere. */
    public double detourCost() {
        return moved() ? station.detourCost() : 0;
    }
}
