package org.rexnet.core.study;

import java.time.Instant;
import java.util.Optional;

/**
 * Departure and energy that the driver of a vehicle declared on arrival: a simulation expects these until the session is over, which tells
 * what happened.
 *
 * @param id name of the session
 * @param departure when it was to leave
 * @param energyMwh MWh that it was to need, at least 0
 */
public record Declaration(String id, Instant departure, double energyMwh) implements Condition {

    public Declaration {
        Attributes.check("Declaration of", id)
                .atLeastZero("energyMwh", energyMwh)
                .finite("energyMwh", Profile.of(energyMwh))
                .done();
    }

    /** Returns the same; empty where its session is gone. */
    @Override
    public Optional<Condition> without(ComponentNames gone, ComponentNames left) {
        return gone.names().contains(new ComponentKey(ComponentKind.EV_SESSION, id).tableAndName())
                ? Optional.empty()
                : Optional.of(this);
    }
}
