package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rexnet.core.exchange.ReservationExchange;

/** Order books: alone against exchange-core's, and over networks. Times are those of the processor, which other work disturbs less. */
final class ExchangeFigures {

    private static final int MESSAGES = 2_000_000;
    private static final int ROUNDS = 9;
    private static final int ORDERS = 1_000_000;
    private static final int LEAST_LOTS = 10;
    private static final int RUNS = 3;

    /** One book of one bus, in turns with exchange-core's on the same messages: the median ratio of the later rounds. */
    List<Figure> singleBook() {
        OrderStream stream = new OrderStream(MESSAGES);
        BookRace race = new BookRace(stream);
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ours[round] = race.ours() / 1e9;
            theirs[round] = race.theirs() / 1e9;
            ratios[round] = theirs[round] / ours[round];
        }
        double ratio = median(ratios);
        long[] latencies = race.latencies();
        return List.of(
                Figure.told("stream of one book", stream.told()),
                new Figure(
                        "one book against exchange-core",
                        text(
                                "%.2f x (%.1f against %.1f M messages per s)",
                                ratio, MESSAGES / median(ours) / 1e6, MESSAGES / median(theirs) / 1e6),
                        "at least 2.0 x",
                        Figure.Verdict.of(ratio >= 2)),
                Figure.told(
                        "time of a message, a clock's in it",
                        text(
                                "p50 %d, p99 %d, p99.9 %d, p99.99 %d ns",
                                percentile(latencies, 0.5),
                                percentile(latencies, 0.99),
                                percentile(latencies, 0.999),
                                percentile(latencies, 0.9999))));
    }

    /** 96 periods of case118 with room on its branches, and with little; 24 periods of case2383wp_k; all audited from scratch. */
    List<Figure> networks() {
        return List.of(
                network("case118_ieee", 20, 96, ORDERS, 1_000_000),
                network("case118_ieee", 1, 96, ORDERS, 200_000),
                network("case118_ieee", 0.7, 96, ORDERS, 200_000),
                network("case2383wp_k", 5, 24, ORDERS / 4, 100_000));
    }

    private static Figure network(String name, double factor, int periods, int orders, double least) {
        String figure = text("%s, %d periods, limits x %s", name, periods, Double.toString(factor));
        Optional<Path> path = ReferenceStudies.pglib(name);
        if (path.isEmpty()) {
            return Figure.skipped(figure, ReferenceStudies.NO_DATA);
        }
        NetworkStream stream = new NetworkStream(path.get(), factor, periods, LEAST_LOTS, orders);
        ReservationExchange counted = stream.exchange();
        double tradesPerOrder = stream.tradesPerOrder(counted);
        stream.audit(counted);
        double[] perSecond = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            perSecond[run] = orders / (stream.run(stream.exchange()) / 1e9);
        }
        double rate = median(perSecond);
        return new Figure(
                figure,
                text(
                        "%,.0f orders per s of %,d (%.1f branches near their limit per period at the end, %.2f trades"
                                + " per order)",
                        rate, orders, stream.nearLimits(counted), tradesPerOrder),
                text("at least %,.0f", least),
                Figure.Verdict.of(rate >= least));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long percentile(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)];
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
