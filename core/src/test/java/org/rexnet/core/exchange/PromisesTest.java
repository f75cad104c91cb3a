package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.auction.AuctionClearing;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.TradeSettlement;

/**
 * What the rule book promises, after every event of random histories with true auctions: P1, P2, P4, P5 and P9. P3 stands in {@link
 * RandomHistoriesTest}, P8 in {@link CapacityFeeTest}, P6 and P7 beside the auction's clearing.
 */
class PromisesTest {

    private static final int COMMANDS = 500;
    private static final double[][] THIRDS = {{1 / 3.0, -1 / 3.0, 0}, {1 / 3.0, 2 / 3.0, 0}, {2 / 3.0, 1 / 3.0, 0}};
    private static final double[] LIMITS = {12.01, 25.01, 9.01};
    private static final Grid TRIANGLE = ExampleGrids.triangle(LIMITS[0], LIMITS[1], LIMITS[2]);
    private static final MarketRules RULES =
            MarketRules.plain(4).withBand(0, 100).withAuctions(2, 2).withLeast(2, 1);
    private static final ExchangeSetup SETUP =
            new ExchangeSetup(List.of(TRIANGLE), RULES, RandomHistory.PERIODS, 1 << 20);

    @TempDir
    Path folder;

    static LongStream seeds() {
        return Draws.seeds(3, 300);
    }

    private static ReservationExchange exchange() {
        return new ReservationExchange(SETUP, new AuctionClearing(new StandardSolver(), 100, 0), 16);
    }

    /** Commands of a history, but for changes of branches: what was within limits would no longer be. */
    private static List<Command> commands(long seed) {
        RandomHistory history = new RandomHistory(new SplittableRandom(seed), SETUP.grids(), RULES, COMMANDS);
        List<Command> commands = new ArrayList<>(history.opening());
        for (int k = 0; k < COMMANDS; k++) {
            Command command = history.next();
            if (!(command instanceof Command.ChangeBranch)) {
                commands.add(command);
            }
        }
        return commands;
    }

    private static int bus(List<Command> commands, int portfolio) {
        return ((Command.AddPortfolio) commands.get(portfolio)).bus();
    }

    /** P1: flows from scratch stay within limits after every trade, and after every auction: in exact numbers and in floating ones. */
    @ParameterizedTest
    @MethodSource("seeds")
    void reservationsAreJointlyFeasibleAfterEveryEvent(long seed) {
        ReservationExchange exchange = exchange();
        List<Command> commands = commands(seed);
        long[][] net = new long[RandomHistory.PERIODS.count()][3];
        for (Command command : commands) {
            int auctioned = -1;
            for (Event event : exchange.apply(command)) {
                if (event instanceof Event.AuctionTraded trade) {
                    net[trade.book()][bus(commands, trade.portfolio())] +=
                            (long) trade.side().sign() * trade.lots();
                    auctioned = trade.book();
                } else if (event instanceof Event.Traded trade) {
                    long sign = trade.side().sign();
                    net[trade.book()][bus(commands, trade.incomingPortfolio())] += sign * trade.lots();
                    net[trade.book()][bus(commands, trade.restingPortfolio())] -= sign * trade.lots();
                    checkFlows(net[trade.book()]);
                } else if (auctioned >= 0) {
                    checkFlows(net[auctioned]);
                }
            }
            for (long[] book : net) {
                checkFlows(book);
            }
        }
    }

    private static void checkFlows(long[] net) {
        for (int l = 0; l < LIMITS.length; l++) {
            long flow = 0;
            double lots = 0;
            for (int bus = 0; bus < net.length; bus++) {
                flow += net[bus] * TRIANGLE.sensitivity(l, bus);
                lots += net[bus] * THIRDS[l][bus];
            }
            assertThat(Math.abs(flow)).isLessThanOrEqualTo((long) (LIMITS[l] * (1 << 30)));
            assertThat(Math.abs(lots)).isLessThanOrEqualTo(LIMITS[l]);
        }
    }

    /** P2: no lot and no unit of money appears or vanishes, after every posting. */
    @ParameterizedTest
    @MethodSource("seeds")
    void lotsAndMoneyAreConserved(long seed) {
        ReservationExchange exchange = exchange();
        List<Command> commands = commands(seed);
        Ledger ledger = new Ledger();
        TradeSettlement settlement = new TradeSettlement(ledger, RandomHistory.PERIODS.minutes());
        long[] bought = new long[RandomHistory.PERIODS.count()];
        long number = 0;
        for (Command command : commands) {
            for (Event event : exchange.apply(command)) {
                number++;
                if (event instanceof Event.Traded trade) {
                    int incoming = ledger.number(Account.of("p" + trade.incomingPortfolio()));
                    int resting = ledger.number(Account.of("p" + trade.restingPortfolio()));
                    settlement.traded(
                            number, incoming, resting, trade.side(), trade.priceTicks(), trade.lots(), trade.fee());
                } else if (event instanceof Event.AuctionTraded trade) {
                    int account = ledger.number(Account.of("p" + trade.portfolio()));
                    settlement.auctioned(number, account, trade.side(), trade.priceTicks(), trade.lots());
                    bought[trade.book()] -= (long) trade.side().sign() * trade.lots();
                }
                assertThat(ledger.total()).isZero();
            }
            settlement.auctionOver(number);
            assertThat(ledger.balance(Account.AUCTION)).isZero();
            assertThat(bought).containsOnly(0);
        }
        assertThat(ledger.accounts()).hasSizeGreaterThan(5);
    }

    /** P4: who comes first meets the best price, and the oldest of it, among all that rest at buses open to it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyIsTradedThroughWhomTheNetworkTreatsAlike(long seed) {
        ReservationExchange exchange = exchange();
        PlainExchange plain = new PlainExchange(SETUP.grids(), RULES, Edition.LATEST, RandomHistory.PERIODS, 1 << 20);
        int checked = 0;
        for (Command command : commands(seed)) {
            PlainState before = new PlainState(plain.state());
            List<Event> told = exchange.apply(command);
            if (command instanceof Command.Submit submit
                    && !submit.type().spansPeriods()
                    && told.size() > 1
                    && told.get(0) instanceof Event.Accepted
                    && told.get(1) instanceof Event.Traded trade) {
                checkFirst(before, submit, trade);
                checked++;
            }
            plain.apply(command, told);
        }
        assertThat(checked).isPositive();
    }

    private static void checkFirst(PlainState before, Command.Submit submit, Event.Traded trade) {
        PlainBook book = before.book(submit.period(), 0);
        PlainOrder met = before.order(trade.resting()).orElseThrow();
        int own = before.portfolios.get(submit.portfolio()).bus();
        for (PlainOrder other : before.orders) {
            boolean offers = other.isVisible()
                    && other.side != submit.side()
                    && other.periods.contains(book.period)
                    && other.shown(book.period) > 0;
            int there = before.bus(other);
            boolean open = submit.side() == Side.SELL ? book.isOpen(own, there) : book.isOpen(there, own);
            boolean better = submit.side() == Side.SELL ? other.limit > met.limit : other.limit < met.limit;
            boolean older = other.limit == met.limit && other.sequence < met.sequence;
            assertThat(offers && open && (better || older))
                    .as("%s passes order %d", trade, other.id)
                    .isFalse();
        }
    }

    /** P5: what buyers would pay at most is never less than what sellers ask at least: in each trade, and in each auction. */
    @ParameterizedTest
    @MethodSource("seeds")
    void welfareOfAcceptedLimitsNeverFalls(long seed) {
        ReservationExchange exchange = exchange();
        Map<Long, Long> limits = new HashMap<>();
        // A block's limit is an average over its periods: random histories hold it to that.
        Set<Long> blocks = new HashSet<>();
        Set<Long> conversions = new HashSet<>();
        for (Command command : commands(seed)) {
            Optional<Command.Replace> replace = Optional.empty();
            Map.Entry<Long, Long> accepted = Map.entry(0L, 0L);
            if (command instanceof Command.Submit submit) {
                boolean market = submit.type() == OrderType.MARKET;
                long end = submit.side() == Side.BUY ? RULES.highestTicks() : RULES.lowestTicks();
                if (submit.type() == OrderType.BLOCK) {
                    blocks.add(submit.order());
                }
                accepted = Map.entry(submit.order(), market ? end : submit.limitTicks());
            } else if (command instanceof Command.Convert convert) {
                accepted = Map.entry(convert.order(), convert.marginTicks());
            } else if (command instanceof Command.Replace one) {
                replace = Optional.of(one);
            }
            long auction = 0;
            for (Event event : exchange.apply(command)) {
                if (event instanceof Event.Accepted) {
                    limits.put(accepted.getKey(), accepted.getValue());
                    // An order may take the name of one that has ended.
                    conversions.remove(accepted.getKey());
                    if (command instanceof Command.Convert) {
                        conversions.add(accepted.getKey());
                    }
                } else if (event instanceof Event.Replaced replaced && replace.isPresent()) {
                    limits.put(replaced.order(), (long) replaced.limitTicks());
                } else if (event instanceof Event.AuctionTraded trade) {
                    // A conversion asks for its margin on what it buys, and has no limit for what it sells.
                    boolean converts = conversions.contains(trade.order());
                    long sign = converts
                            ? (trade.side() == Side.BUY ? 1 : 0)
                            : trade.side().sign();
                    auction -= sign * Objects.requireNonNull(limits.getOrDefault(trade.order(), 0L)) * trade.lots();
                } else if (event instanceof Event.Traded trade && !blocks.contains(trade.incoming())) {
                    long overlap = Objects.requireNonNull(limits.get(trade.incoming()))
                            - Objects.requireNonNull(limits.get(trade.resting()));
                    assertThat(-trade.side().sign() * overlap).isNotNegative();
                }
            }
            assertThat(auction).isNotNegative();
        }
    }

    /** P9: the same commands make the same journal, byte for byte. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theSameCommandsMakeTheSameJournal(long seed) throws IOException {
        List<Command> commands = commands(seed);
        byte[][] journals = new byte[2][];
        for (int run = 0; run < 2; run++) {
            Path own = folder.resolve(seed + "-" + run);
            try (JournaledExchange exchange = JournaledExchange.open(
                    own, SETUP, new AuctionClearing(new StandardSolver(), 100, 0), Journal.Sync.NEVER)) {
                commands.forEach(exchange::apply);
            }
            journals[run] = Files.readAllBytes(own.resolve(JournaledExchange.FILE));
        }
        assertThat(journals[0]).isEqualTo(journals[1]);
    }
}
