package org.rexnet.core.simulation.world;

import java.util.List;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Participant.Conduct;

/**
 * Participant of a simulation: one of the study's, or what nobody owns under its own name; vehicles that nobody owns act through their
 * station.
 *
 * @param index position among the actors
 * @param name unique among the actors
 * @param components that it owns; where several own one, the first of them acts for it
 * @param conduct how it acts
 * @param drawsOf name of whose draws it has: its own, or that of its original where it is a clone
 */
public record Actor(int index, String name, List<ComponentKey> components, Conduct conduct, String drawsOf) {

    public Actor {
        components = List.copyOf(components);
    }

    /** Returns whether it moves what it can move. */
    public boolean isFlexible() {
        return conduct.flexible();
    }
}
