package org.rexnet.network.flow;

/**
 * A dispatch that no steady flow delivers.
 *
 * @param reason names the producer or consumer, its need and its supply
 */
public record Undeliverable(String reason) implements HeatSolution {

    @Override
    public HeatState state() {
        throw new IllegalStateException(reason);
    }
}
