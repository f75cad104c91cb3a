package org.rexnet.core.simulation.world;

import java.util.Optional;
import org.rexnet.core.study.EvSession;

/**
 * Vehicle at a station, as it was declared and as it came.
 *
 * @param actor position of who acts for it
 * @param declared what is expected until it arrives
 * @param real what then happens, known from its arrival on; empty where it does not come
 */
public record Visit(int actor, EvSession declared, Optional<EvSession> real) {}
