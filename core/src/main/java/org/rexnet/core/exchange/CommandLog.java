package org.rexnet.core.exchange;

import java.util.Arrays;
import org.rexnet.core.market.Side;

/**
 * Commands as words, one after the other, for whoever sends many: none becomes an object. What is added is told by its position, which
 * {@link ReservationExchange#apply(CommandLog, int)} takes. Mutable; grows only when more is in it than ever before.
 */
public final class CommandLog {

    private static final int SUBMIT = Command.Kind.SUBMIT.ordinal();
    private static final int CANCEL = Command.Kind.CANCEL.ordinal();
    private static final int REPLACE = Command.Kind.REPLACE.ordinal();
    private static final int ADVANCE = Command.Kind.ADVANCE.ordinal();
    private static final long ALL_PERIODS_OF_ONE = PeriodSet.first(1).early();

    private long[] words;
    private int end;

    /** Makes an empty log with room for so many words at first. */
    public CommandLog(int capacity) {
        words = new long[Math.max(Command.WORDS, capacity)];
    }

    /** Adds a command that is an object already; returns its position. */
    public int add(Command command) {
        int at = room(Command.WORDS);
        command.write(words, at);
        end = at + Command.words(words[at]);
        return at;
    }

    /**
     * Adds an order for one period without peak, expiry or parent; returns its position.
     *
     * @param type any that needs no more: limit, market, immediate, fill-or-kill or all-or-none
     */
    public int submit(
            long time, long order, OrderType type, Side side, int portfolio, int period, long lots, long limitTicks) {
        int at = room(Command.WORDS);
        long[] into = words;
        into[at] = SUBMIT | (long) type.ordinal() << 8 | (long) side.ordinal() << 16;
        into[at + 1] = time;
        into[at + 2] = order;
        into[at + 3] = portfolio;
        into[at + 4] = period;
        into[at + 5] = lots;
        into[at + 6] = limitTicks;
        into[at + 7] = 0;
        into[at + 8] = Terms.NEVER;
        into[at + 9] = 0;
        into[at + 10] = 0;
        into[at + 11] = ALL_PERIODS_OF_ONE;
        into[at + 12] = 0;
        end = at + Command.WORDS;
        return at;
    }

    /** Adds what takes an order back; returns its position. */
    public int cancel(long time, long order) {
        int at = room(3);
        words[at] = CANCEL;
        words[at + 1] = time;
        words[at + 2] = order;
        end = at + 3;
        return at;
    }

    /** Adds what changes an order's lots and limit; returns its position. */
    public int replace(long time, long order, long lots, long limitTicks) {
        int at = room(5);
        long[] into = words;
        into[at] = REPLACE;
        into[at + 1] = time;
        into[at + 2] = order;
        into[at + 3] = lots;
        into[at + 4] = limitTicks;
        end = at + 5;
        return at;
    }

    /** Adds what lets time go on; returns its position. */
    public int advance(long time) {
        int at = room(2);
        words[at] = ADVANCE;
        words[at + 1] = time;
        end = at + 2;
        return at;
    }

    /** Forgets all commands; what was allocated stays. */
    public void clear() {
        end = 0;
    }

    /** Returns where the next command will stand. */
    public int end() {
        return end;
    }

    /** Returns the position of the command after one. */
    public int after(int at) {
        return at + Command.words(words[at]);
    }

    /** Returns the words of all commands, up to {@link #end}; a shared array, to be read only, that holds until more is added. */
    public long[] words() {
        return words;
    }

    private int room(int count) {
        if (end + count > words.length) {
            words = Arrays.copyOf(words, Math.max(end + count, 2 * words.length));
        }
        return end;
    }
}
