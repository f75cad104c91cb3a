package org.rexnet.core.exchange;

import org.rexnet.core.market.Side;

/** What the exchange answers to a command. */
public sealed interface Event {

    /** An order was taken; {@code sequence} is its age among all orders. */
    record Accepted(long order, long sequence) implements Event {}

    /** What is left of an order rests, in lots. */
    record Rested(long order, int book, int lots) implements Event {}

    /**
     * Two orders met.
     *
     * @param incoming the order that came, or the younger of two that rested
     * @param resting the other one
     * @param side of the incoming one
     * @param incomingPortfolio whose it is
     * @param restingPortfolio whose the other is
     * @param priceTicks limit of the resting or older one
     * @param fee capacity fee in units of money that the incoming side bears; negative where it gets relief
     */
    record Traded(
            int book,
            long incoming,
            long resting,
            Side side,
            int incomingPortfolio,
            int restingPortfolio,
            int priceTicks,
            int lots,
            long fee)
            implements Event {}

    /** An order traded with the auction account. */
    record AuctionTraded(int book, long order, Side side, int portfolio, int priceTicks, int lots) implements Event {}

    /** A network auction was run for a book; where it was not done, nothing traded in it. */
    record Auctioned(int book, boolean done) implements Event {}

    /** Price of a network auction at a bus, in whole ticks. */
    record AuctionPrice(int book, int bus, int priceTicks) implements Event {}

    /**
     * An overloaded branch needs more relief than orders gave (rule R13): at delivery so many lots are shed at a bus, or spilled where
     * negative. It is nobody's position, but flows count it.
     */
    record AuctionSlack(int book, int bus, int lots) implements Event {}

    /** A quantity or limit was changed; {@code sequence} tells whether the order kept its place. */
    record Replaced(long order, long sequence, int lots, int limitTicks) implements Event {}

    /** A linked order came alive when its parent was filled. */
    record Activated(long order, long sequence) implements Event {}

    /** What was left of an order was taken away. */
    record Cancelled(long order, int lots, Reason reason) implements Event {}

    /** An order ended with this much left. */
    record Expired(long order, int lots) implements Event {}

    /** A command changed nothing; names the rule and the value that broke it. */
    record Rejected(long order, Rule rule, long value) implements Event {}

    /** A book entered a phase. */
    record PhaseChanged(int book, Phase phase) implements Event {}

    /** A limit of the network or of a participant changed, or a portfolio was added. */
    record Changed(Kind kind, long subject, long value) implements Event {

        /** What changed. */
        public enum Kind {
            PORTFOLIO,
            CAPS,
            BRANCH
        }
    }

    /** Why an order, or what is left of one, was taken away. */
    enum Reason {
        REQUESTED,
        /** Immediate orders leave nothing. */
        NOT_FILLED,
        /** It would have met an order of the same participant. */
        OWN_ORDER,
        /** The participant's limit fell. */
        CAP,
        /** Its parent ended without being filled. */
        PARENT,
        MASS_CANCEL
    }

    /** Where the trading of a period stands. */
    enum Phase {
        COLLECTING,
        CONTINUOUS,
        HALTED,
        CLOSED,
        /** Orders meet in network auctions only, and are collected until the next one. */
        AUCTIONS
    }
}
