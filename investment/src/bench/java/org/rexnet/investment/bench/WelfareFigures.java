package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What order of arrival costs, and what trading back and network auctions recover: shares of the clearing's welfare, mean with a 95 %
 * interval, least and most over orders of arrival. {@code -Dbench.arrivals=20} draws fewer than the table's.
 */
final class WelfareFigures {

    private static final int ROUNDS = 12;
    private static final int FEE_TICKS = 500;
    private static final double TRUTHFUL_BAR = 0.998;

    private static Map<String, WelfareMarket.Trial> trials(boolean truthful) {
        int once = truthful ? 1 : ROUNDS;
        Map<String, WelfareMarket.Trial> trials = new LinkedHashMap<>();
        trials.put("positions final", new WelfareMarket.Trial(once, false, 0, 0, truthful));
        trials.put("positions final, auction at close", new WelfareMarket.Trial(once, false, 1, 0, truthful));
        trials.put("re-trading", new WelfareMarket.Trial(ROUNDS, true, 0, 0, truthful));
        trials.put("re-trading, auction at close", new WelfareMarket.Trial(ROUNDS, true, 1, 0, truthful));
        trials.put("re-trading, 10 auctions", new WelfareMarket.Trial(ROUNDS, true, 10, 0, truthful));
        trials.put("fee, positions final", new WelfareMarket.Trial(once, false, 0, FEE_TICKS, truthful));
        trials.put("fee, re-trading", new WelfareMarket.Trial(ROUNDS, true, 0, FEE_TICKS, truthful));
        return trials;
    }

    List<Figure> table() {
        List<Figure> rows = new ArrayList<>();
        rows.addAll(market("case5_pjm", 1, true, 200));
        rows.addAll(market("case5_pjm", 1, false, 200));
        rows.addAll(market("case14_ieee", 0.3, true, 200));
        rows.addAll(market("case14_ieee", 0.3, false, 100));
        rows.addAll(market("case118_ieee", 0.7, true, 6));
        return rows;
    }

    private static List<Figure> market(String name, double factor, boolean truthful, int arrivals) {
        String words = text("%s, limits x %s, %s", name, factor, truthful ? "truthful" : "zero intelligence");
        Optional<Path> path = ReferenceStudies.pglib(name);
        if (path.isEmpty()) {
            return List.of(Figure.skipped("welfare of " + words, ReferenceStudies.NO_DATA));
        }
        int count = Math.min(arrivals, Integer.getInteger("bench.arrivals", arrivals));
        WelfareMarket market = new WelfareMarket(path.get(), factor);
        List<Figure> rows = new ArrayList<>();
        trials(truthful).forEach((rule, trial) -> {
            double[] shares = new double[count];
            for (int k = 0; k < count; k++) {
                shares[k] = market.share(trial, k + 1);
            }
            double mean = Arrays.stream(shares).average().orElse(0);
            boolean hasBar = truthful && trial.wayBack() && trial.auctions() > 0;
            rows.add(new Figure(
                    "%s: %s".formatted(words, rule),
                    text(
                            "%.4f +- %.4f (%.4f to %.4f over %d orders of arrival of %d traders)",
                            mean,
                            halfWidth(shares, mean),
                            Arrays.stream(shares).min().orElse(0),
                            Arrays.stream(shares).max().orElse(0),
                            count,
                            market.traders()),
                    hasBar ? text("at least %.3f", TRUTHFUL_BAR) : "",
                    hasBar ? Figure.Verdict.of(mean >= TRUTHFUL_BAR) : Figure.Verdict.TOLD));
        });
        rows.add(new Figure(
                words + ": failed roundings",
                text("%d of %,d auctions", market.failedRoundings(), market.auctions()),
                "none",
                Figure.Verdict.of(market.failedRoundings() == 0)));
        return rows;
    }

    private static double halfWidth(double[] values, double mean) {
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? 0 : 1.96 * Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
