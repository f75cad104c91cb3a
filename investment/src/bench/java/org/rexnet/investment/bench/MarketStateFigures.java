package org.rexnet.investment.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.AuctionResult;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.CommandLog;
import org.rexnet.core.exchange.ExchangeSetup;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.exchange.Journal;
import org.rexnet.core.exchange.JournaledExchange;
import org.rexnet.core.exchange.NetworkAuction;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.flow.SusceptanceConvention;

/** What an exchange takes beside its orders per second: network auctions, recovery from a journal, memory of orders at rest. */
final class MarketStateFigures {

    private static final double TEN_MILLION = 1e7;
    private static final double UNIT = 1L << 30;
    private static final int MESSAGES = 2_000_000;
    private static final int ORDERS = 1_000_000;
    private static final int RESTING = 10_000_000;
    private static final int AUCTION_ORDERS = 500;
    private static final int HIGHEST = 10_000;

    /** Auctions of one period of case118 with 500 orders each: time with rounding and prices, and roundings that failed. */
    List<Figure> auctions() {
        Optional<Path> path = ReferenceStudies.pglib("case118_ieee");
        if (path.isEmpty()) {
            return List.of(Figure.skipped("network auction of case118", ReferenceStudies.NO_DATA));
        }
        int count = Integer.getInteger("bench.auctions", 10_000);
        Study study = ReferenceStudies.overHours(path.get(), 1);
        DcFlow flow = DcFlow.of(study.network(), SusceptanceConvention.SERIES_REACTANCE);
        AuctionClearing auction = new AuctionClearing(new StandardSolver(), HIGHEST, 0);
        Grid grid = NetworkStream.scaled(study, flow, 0.7);
        SplittableRandom random = new SplittableRandom(1);
        double[] millis = new double[count];
        long done = 0;
        for (int k = 0; k < count; k++) {
            AuctionCall call = new AuctionCall(List.of(auctionBook(grid, random)), List.of(), List.of());
            long began = Cpu.nanos();
            AuctionResult result = auction.clear(call);
            millis[k] = (Cpu.nanos() - began) / 1e6;
            done += result.books().get(0).done() ? 1 : 0;
        }
        double[] warm = Arrays.copyOfRange(millis, count / 5, count);
        Arrays.sort(warm);
        double median = warm[warm.length / 2];
        return List.of(
                new Figure(
                        "network auction of a case118 period, 500 orders",
                        text("median %.2f ms, p90 %.2f ms", median, warm[warm.length * 9 / 10]),
                        "under 4 ms",
                        Figure.Verdict.of(median < 4)),
                new Figure(
                        "its failed roundings",
                        text("%d of %,d auctions, %,d of which traded", auction.failedRoundings(), count, done),
                        "none",
                        Figure.Verdict.of(auction.failedRoundings() == 0)));
    }

    /** Orders of 1 to 40 MW in lots of 1 kW at random buses; empty network, limits less a reserve of 64 lots. */
    private static AuctionCall.Book auctionBook(Grid grid, SplittableRandom random) {
        List<AuctionCall.Branch> branches = new ArrayList<>();
        for (int l = 0; l < grid.branches().size(); l++) {
            long most = (long) (grid.branches().get(l).forwardMw() * 1000 * UNIT);
            long reserve = (long) (Math.min(64, Math.floor(most / UNIT / 100)) * UNIT);
            branches.add(new AuctionCall.Branch(0, reserve - most, most - reserve, -most, most));
        }
        List<AuctionCall.Column> columns = new ArrayList<>();
        for (int k = 0; k < AUCTION_ORDERS; k++) {
            Side side = k % 2 == 0 ? Side.SELL : Side.BUY;
            int price = 1000 + random.nextInt(6000) + (side == Side.BUY ? 1500 : 0);
            columns.add(new AuctionCall.Column(
                    random.nextInt(grid.buses().size()), side, price, 1000 + random.nextInt(39_000)));
        }
        return new AuctionCall.Book(0, grid, 60, branches, columns);
    }

    /** An exchange that comes back from its journal: one book, and 96 periods of case118. */
    List<Figure> recovery() {
        List<Figure> rows = new ArrayList<>();
        OrderStream stream = new OrderStream(MESSAGES);
        CommandLog messages = new CommandLog(7 * MESSAGES);
        for (int k = 0; k < MESSAGES; k++) {
            stream.write(k, messages);
        }
        List<Command> opening = OrderStream.opening();
        rows.add(recovery("one book", OrderStream.setup(), opening, messages, 3));
        Optional<Path> path = ReferenceStudies.pglib("case118_ieee");
        if (path.isPresent()) {
            NetworkStream network = new NetworkStream(path.get(), 5, 96, 10, ORDERS);
            rows.add(recovery("96 periods of case118", network.setup(), network.opening(), network.commands(), 10));
        }
        return rows;
    }

    private static Figure recovery(
            String name, ExchangeSetup setup, List<Command> opening, CommandLog commands, double bar) {
        try {
            Path folder = Files.createTempDirectory("journal");
            long events = 0;
            long hash;
            try (JournaledExchange exchange = open(folder, setup)) {
                opening.forEach(exchange::apply);
                for (int at = 0; at < commands.end(); at = commands.after(at)) {
                    exchange.apply(commands.words(), at);
                    events += exchange.exchange().events().size();
                }
                hash = exchange.hash();
            }
            long bytes = Files.size(folder.resolve(JournaledExchange.FILE));
            double least = Double.POSITIVE_INFINITY;
            for (int run = 0; run < 3; run++) {
                long began = Cpu.nanos();
                try (JournaledExchange exchange = open(folder, setup)) {
                    least = Math.min(least, (Cpu.nanos() - began) / 1e9);
                    if (exchange.hash() != hash) {
                        throw new IllegalStateException("The journal of %s came back otherwise.".formatted(name));
                    }
                }
            }
            delete(folder);
            double scaled = least * TEN_MILLION / events;
            return new Figure(
                    "recovery of " + name,
                    text("%.1f s for 10 M events (%.2f s for %,d, %,d bytes)", scaled, least, events, bytes),
                    text("at most %.0f s", bar),
                    Figure.Verdict.of(scaled <= bar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JournaledExchange open(Path folder, ExchangeSetup setup) {
        return JournaledExchange.open(folder, setup, NetworkAuction.NONE, Journal.Sync.NEVER);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Heap of an exchange in which ten million orders rest. */
    List<Figure> memory() {
        long before = used();
        ReservationExchange exchange = OrderStream.exchange();
        long[] words = new long[Command.WORDS];
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < RESTING; k++) {
            boolean buys = random.nextBoolean();
            int away = 1 + random.nextInt(40_000);
            new Command.Submit(
                            OrderStream.TIME,
                            k + 1L,
                            OrderType.LIMIT,
                            buys ? Side.BUY : Side.SELL,
                            false,
                            random.nextInt(OrderStream.SELLERS) + (buys ? OrderStream.SELLERS : 0),
                            0,
                            1 + random.nextInt(20),
                            OrderStream.BAND / 2 + (buys ? -away : away),
                            0,
                            Long.MAX_VALUE,
                            0,
                            PeriodSet.first(1))
                    .write(words, 0);
            exchange.apply(words, 0);
        }
        double gigabytes = (used() - before) / 1e9;
        int resting = exchange.view(0, 0).depth(Side.SELL, 0).size()
                + exchange.view(0, 0).depth(Side.BUY, 0).size();
        return List.of(new Figure(
                "10 M orders at rest",
                text("%.2f GB (%,d prices)", gigabytes, resting),
                "at most 2 GB",
                Figure.Verdict.of(gigabytes <= 2)));
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
