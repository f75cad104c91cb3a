package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

/** Commands make no objects once the arrays have grown. */
class AllocationTest {

    private static final int PORTFOLIOS = 40;
    private static final int COMMANDS = 60_000;

    private static final ExchangeSetup SETUP =
            new ExchangeSetup(List.of(ExampleGrids.case5(0.2)), MarketRules.plain(4), RandomHistory.PERIODS, 1 << 28);

    /** The table of names may grow once in the second half, to 4,096 places; an object for each trade would be twice as much and more. */
    private static final int MOST_BYTES = 40_000;

    private static List<Command> opening() {
        long time = RandomHistory.PERIODS.startMillis(0) - 1000;
        List<Command> opening = new ArrayList<>();
        for (int p = 0; p < PORTFOLIOS; p++) {
            opening.add(new Command.AddPortfolio(time, p, 0, p % 5, 1_000_000, 1_000_000));
        }
        opening.add(new Command.Open(time));
        return opening;
    }

    @Test
    void aTradeAllocatesNothing() {
        ReservationExchange exchange = new ReservationExchange(SETUP);
        opening().forEach(exchange::apply);
        assertThat(allocated(exchange, exchange::apply)).isLessThan(MOST_BYTES);
    }

    @Test
    void norDoesItsRecordInTheJournal(@TempDir Path folder) {
        try (JournaledExchange kept = JournaledExchange.open(folder, SETUP, NetworkAuction.NONE, Journal.Sync.NEVER)) {
            opening().forEach(kept::apply);
            assertThat(allocated(kept.exchange(), kept::apply)).isLessThan(MOST_BYTES);
        }
    }

    /** Returns the bytes that the second half of many commands allocates. */
    private static long allocated(ReservationExchange exchange, ObjIntConsumer<long[]> applied) {
        long[] words = new long[COMMANDS * Command.WORDS];
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < COMMANDS; k++) {
            command(random, k).write(words, k * Command.WORDS);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = 0;
        int trades = 0;
        for (int k = 0; k < COMMANDS; k++) {
            if (k == COMMANDS / 2) {
                before = threads.getCurrentThreadAllocatedBytes();
            }
            applied.accept(words, k * Command.WORDS);
            Events events = exchange.events();
            for (int e = 0; k >= COMMANDS / 2 && e < events.size(); e++) {
                trades += Events.isTrade(events.words(), e) ? 1 : 0;
            }
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(trades).isGreaterThan(5000);
        return allocated;
    }

    private static Command command(SplittableRandom random, int k) {
        long time = RandomHistory.PERIODS.startMillis(0) - 1000;
        double draw = random.nextDouble();
        long name = 1L + Math.max(0, k - 1 - random.nextInt(200));
        if (draw < 0.2) {
            return new Command.Cancel(time, name);
        } else if (draw < 0.4) {
            return new Command.Replace(time, name, 1L + random.nextInt(30), 20L + random.nextInt(20));
        }
        OrderType type = List.of(
                        OrderType.LIMIT, OrderType.LIMIT, OrderType.IMMEDIATE_OR_CANCEL, OrderType.FILL_OR_KILL)
                .get(random.nextInt(4));
        return new Command.Submit(
                time,
                k + 1L,
                type,
                random.nextBoolean() ? Side.SELL : Side.BUY,
                false,
                random.nextInt(PORTFOLIOS),
                random.nextInt(4),
                1 + random.nextInt(30),
                20 + random.nextInt(20),
                0,
                Long.MAX_VALUE,
                0,
                PeriodSet.first(1));
    }
}
