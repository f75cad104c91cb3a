package org.rexnet.core.exchange;

import java.util.List;
import org.rexnet.core.market.Side;

/**
 * What the exchange can be told. Each command has a time in milliseconds since 1970-01-01T00:00Z and is written as up to {@link #WORDS}
 * words.
 */
public sealed interface Command {

    /** Most words of a command. */
    int WORDS = 13;

    /** Words that are kept of a command of no kind, which is rejected. */
    int UNKNOWN_WORDS = 2;

    /** Returns how many words a written command takes, by its first one. */
    static int words(long first) {
        int ordinal = (int) (first & 0xFF);
        return ordinal < Kind.COUNT ? Kind.LENGTHS[ordinal] : UNKNOWN_WORDS;
    }

    /** Stands for all periods. */
    int ALL_PERIODS = -1;

    /** Kind of a command, as its first word. */
    enum Kind {
        ADD_PORTFOLIO(7),
        OPEN(2),
        SUBMIT(13),
        CANCEL(3),
        REPLACE(5),
        ADVANCE(2),
        CLOSE(2),
        HALT(3),
        RESUME(3),
        MASS_CANCEL(4),
        CHANGE_CAPS(6),
        CHANGE_BRANCH(7),
        CONVERT(13);

        /** How many kinds there are. */
        static final int COUNT = values().length;

        private static final Kind[] KINDS = values();

        /** Words of each. */
        private static final byte[] LENGTHS = new byte[COUNT];

        static {
            for (Kind kind : KINDS) {
                LENGTHS[kind.ordinal()] = (byte) kind.words;
            }
        }

        private final int words;

        Kind(int words) {
            this.words = words;
        }

        static Kind of(int ordinal) {
            return KINDS[ordinal];
        }
    }

    /** Returns when it comes, in milliseconds. */
    long time();

    /** Writes it into words from a position on. */
    void write(long[] words, int at);

    /** Lets a participant trade at a bus of a grid; portfolios are numbered in the order added. Caps are lots, net, per period. */
    record AddPortfolio(long time, int participant, int grid, int bus, int sellCap, int buyCap) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.ADD_PORTFOLIO, time, participant, grid, bus, sellCap, buyCap);
        }
    }

    /** Begins trading. */
    record Open(long time) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.OPEN, time);
        }
    }

    /** Lets time go on. */
    record Advance(long time) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.ADVANCE, time);
        }
    }

    /** Ends trading: all that is left of orders expires. */
    record Close(long time) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.CLOSE, time);
        }
    }

    /** Takes an order back. */
    record Cancel(long time, long order) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.CANCEL, time, order);
        }
    }

    /**
     * Changes what is left of an order and its limit; less at the same limit keeps its place, anything else loses it, 0 lots take it back.
     */
    record Replace(long time, long order, long lots, long limitTicks) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.REPLACE, time, order, lots, limitTicks);
        }
    }

    /** Stops the trading of a period: only cancels are taken. */
    record Halt(long time, int period) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.HALT, time, period);
        }
    }

    /** Lets a period trade again, after a network auction. */
    record Resume(long time, int period) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.RESUME, time, period);
        }
    }

    /** Takes all orders of a participant back, those that trade in a period or, by {@link #ALL_PERIODS}, all. */
    record MassCancel(long time, int participant, int period) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.MASS_CANCEL, time, participant, period);
        }
    }

    /** Changes what a portfolio may trade, in one open period or, by {@link #ALL_PERIODS}, wherever nothing else is said. */
    record ChangeCaps(long time, int portfolio, int period, int sellCap, int buyCap) implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.CHANGE_CAPS, time, portfolio, period, sellCap, buyCap);
        }
    }

    /** Changes the limits of a branch in an open period, in MW. */
    record ChangeBranch(long time, int grid, int branch, int period, double forwardMw, double backwardMw)
            implements Command {
        @Override
        public void write(long[] words, int at) {
            put(
                    words,
                    at,
                    Kind.CHANGE_BRANCH,
                    time,
                    grid,
                    branch,
                    period,
                    Double.doubleToRawLongBits(forwardMw),
                    Double.doubleToRawLongBits(backwardMw));
        }
    }

    /**
     * Brings an order.
     *
     * @param order its name, above 0 and not that of another order that is alive
     * @param period the period, or the first of several
     * @param limitTicks highest price to buy at, lowest to sell at; without meaning for a market order
     * @param peak lots that an iceberg shows, or that a flexible order trades in one period at most
     * @param expiry instant in milliseconds from which on it is no longer alive; the largest number where there is none
     * @param parent order that must be filled first; 0 where there is none
     * @param periods of a block or flexible order, counted from the first
     */
    record Submit(
            long time,
            long order,
            OrderType type,
            Side side,
            boolean cancelsResting,
            int portfolio,
            int period,
            long lots,
            long limitTicks,
            long peak,
            long expiry,
            long parent,
            PeriodSet periods)
            implements Command {
        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.SUBMIT, time, order, portfolio, period, lots, limitTicks, peak, expiry, parent);
            words[at] |= (long) type.ordinal() << 8 | (long) side.ordinal() << 16 | (cancelsResting ? 1L : 0) << 24;
            words[at + 11] = periods.early();
            words[at + 12] = periods.late();
        }
    }

    /**
     * Brings a conversion order: it buys at one place and sells at others in the same period, in network auctions.
     *
     * @param order its name, above 0 and not that of another order that is alive
     * @param portfolio that it buys with
     * @param lots most to buy
     * @param marginTicks least that it must earn per lot bought: revenue of sales less cost of purchases, in ticks
     * @param expiry instant in milliseconds from which on it is no longer alive; the largest number where there is none
     * @param outputs what it sells for each lot bought, at most {@link #MOST_OUTPUTS}
     */
    record Convert(
            long time,
            long order,
            int portfolio,
            int period,
            long lots,
            long marginTicks,
            long expiry,
            List<Output> outputs)
            implements Command {

        /** Most outputs. */
        public static final int MOST_OUTPUTS = 4;

        /** Highest efficiency in millionths. */
        public static final int MOST_EFFICIENCY = 100_000_000;

        public Convert {
            outputs = List.copyOf(outputs);
            if (outputs.size() > MOST_OUTPUTS) {
                throw new IllegalArgumentException(
                        "A conversion may have %d outputs but has %d.".formatted(MOST_OUTPUTS, outputs.size()));
            }
        }

        @Override
        public void write(long[] words, int at) {
            put(words, at, Kind.CONVERT, time, order, portfolio, period, lots, marginTicks, expiry);
            words[at] |= (long) outputs.size() << 8;
            for (int k = 0; k < outputs.size(); k++) {
                Output output = outputs.get(k);
                words[at + 8 + k] = (long) output.portfolio() << Integer.SIZE | output.efficiencyMillionths();
            }
        }

        /**
         * One output.
         *
         * @param portfolio of the same participant, at another place than the others
         * @param efficiencyMillionths lots sold per million lots bought, from 1 to 100 million
         */
        public record Output(int portfolio, int efficiencyMillionths) {
            public Output {
                if (efficiencyMillionths < 1 || efficiencyMillionths > MOST_EFFICIENCY) {
                    throw new IllegalArgumentException("An efficiency must be from 1 to %d millionths but is %d."
                            .formatted(MOST_EFFICIENCY, efficiencyMillionths));
                }
            }
        }
    }

    private static void put(long[] words, int at, Kind kind, long... values) {
        words[at] = kind.ordinal();
        for (int k = 1; k < kind.words; k++) {
            words[at + k] = k <= values.length ? values[k - 1] : 0;
        }
    }
}
