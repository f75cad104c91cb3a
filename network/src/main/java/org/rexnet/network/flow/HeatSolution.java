package org.rexnet.network.flow;

/** What comes of a dispatch of heat: the state that settles, or why it cannot be delivered. */
public sealed interface HeatSolution permits HeatState, Undeliverable {

    /** Returns the state; throws {@link IllegalStateException} with the reason where the dispatch is undeliverable. */
    HeatState state();
}
