package org.rexnet.network.flow;

/**
 * A dispatch that no steady flow delivers.
 *
 * @param reason names the producer or consumer, what it needs and what it gets
 */
public record Undeliverable(String reason) implements HeatSolution {

    @Override
    public HeatState state() {
        throw new IllegalStateException(reason);
    }
}
