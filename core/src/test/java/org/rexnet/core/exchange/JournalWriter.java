package org.rexnet.core.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.rexnet.core.market.MarketRules;

/** Writes a history to a journal, from where it stands on, in a process of its own that may be stopped at any moment. */
final class JournalWriter {

    static final MarketRules RULES = MarketRules.plain(4).withBand(0, 100).withAuctions(1, 2);
    /** Sensitivities are written down, so that no machine's own arithmetic is in them. */
    static final ExchangeSetup SETUP = new ExchangeSetup(
            List.of(ExampleGrids.triangle(12.01, 20.01, 10.01), ExampleGrids.station(15.01, 20.01)),
            RULES,
            RandomHistory.PERIODS,
            1 << 20);

    private JournalWriter() {}

    /** Returns commands that depend on the seed alone. */
    static List<Command> commands(long seed, int count) {
        RandomHistory history = new RandomHistory(new SplittableRandom(seed), SETUP.grids(), RULES, count);
        List<Command> commands = new ArrayList<>(history.opening());
        for (int k = 0; k < count; k++) {
            commands.add(history.next());
        }
        return commands;
    }

    /** Does the same for the same call, wherever it begins and in whatever process. */
    static AuctionResult auction(AuctionCall call) {
        long seed = 0;
        for (AuctionCall.Column column : call.books().get(0).columns()) {
            seed = 31 * seed + 8191L * column.lots() + column.priceTicks();
        }
        return new RandomAuction(new SplittableRandom(seed)).clear(call);
    }

    static JournaledExchange open(Path folder) {
        return JournaledExchange.open(folder, SETUP, JournalWriter::auction, Journal.Sync.NEVER);
    }

    /** Applies what is missing of a history: folder, seed, number of commands; each is in the file before the next is applied. */
    public static void main(String[] arguments) {
        List<Command> commands = commands(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        try (JournaledExchange exchange = open(Path.of(arguments[0]))) {
            for (int k = exchange.commands(); k < commands.size(); k++) {
                exchange.apply(commands.get(k));
                exchange.commit();
                if (k % 500 == 0) {
                    exchange.snapshot();
                }
            }
        }
    }
}
