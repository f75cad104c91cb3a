package org.rexnet.core.exchange;

import java.util.Arrays;
import java.util.List;
import org.rexnet.core.market.MarketRules;

/**
 * Where a scenario trades, and by which numbers of the rule book: the first line of its text.
 *
 * @param cap of each portfolio to sell and to buy, in lots
 */
record ScenarioMarket(Grid grid, MarketRules rules, int cap, long grossLots) {

    private static final MarketRules PLAIN = MarketRules.plain(6);
    /** Lots of 1 kW and ticks of a cent: what is opened in an auction was collected in period 1. */
    private static final MarketRules FINE =
            MarketRules.plain(1).withLot(0.001).withTick(0.01).withBand(0, 100_000);

    /** Reads a line like "triangle - - 10.01 fee=10": a grid, then numbers that differ from the usual ones. */
    static ScenarioMarket of(String line) {
        List<String> words = List.of(line.split(" "));
        String[] place = words.stream().filter(word -> !word.contains("=")).toArray(String[]::new);
        boolean fine = place[0].equals("case5");
        MarketRules rules = fine ? FINE : PLAIN;
        for (String word : words) {
            if (word.contains("=")) {
                rules = with(rules, word.split("=")[0], Integer.parseInt(word.split("=")[1]));
            }
        }
        return fine
                ? new ScenarioMarket(grid(place), rules, 1_000_000, 100_000_000)
                : new ScenarioMarket(grid(place), rules, 1000, 1 << 22);
    }

    private static MarketRules with(MarketRules rules, String key, int value) {
        return switch (key) {
            case "fee" -> rules.withCapacityFee(value);
            case "least" -> rules.withLeast(value, 0);
            case "auctionsOnly" -> rules.withAuctionsOnly(value == 1);
            case "closing" -> rules.withAuctions(0, value);
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static Grid grid(String[] words) {
        if (words[0].equals("bus")) {
            return Grid.lone("electricity", "1");
        } else if (words[0].equals("station")) {
            return ExampleGrids.station(Double.parseDouble(words[1]), 1000);
        } else if (words[0].equals("case5")) {
            return ExampleGrids.case5(1);
        }
        double[] limits = Arrays.stream(words)
                .skip(1)
                .mapToDouble(word -> word.equals("-") ? Double.POSITIVE_INFINITY : Double.parseDouble(word))
                .toArray();
        return ExampleGrids.triangle(limits[0], limits[1], limits[2]);
    }
}
