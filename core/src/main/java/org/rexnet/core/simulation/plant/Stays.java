package org.rexnet.core.simulation.plant;

import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.Study;

/** Stays of vehicles that are expected. */
final class Stays {

    private Stays() {}

    /** Returns the stay that a vehicle declares: a plug at its nearest station from its arrival on. */
    static Stay declared(Study study, EvSession session) {
        for (ChargingStation station : study.components(ChargingStation.class)) {
            if (station.id().equals(session.station())) {
                return new Stay(session, station, session.arrival());
            }
        }
        throw new IllegalArgumentException("There is no charging station %s.".formatted(session.station()));
    }
}
