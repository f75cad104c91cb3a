package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

/** What no rule allows is rejected and changes nothing, whatever the words of a command hold. */
class BadCommandsTest {

    private static final MarketRules RULES =
            MarketRules.plain(4).withBand(0, 100).withAuctions(1, 2);
    private static final List<Grid> GRIDS =
            List.of(ExampleGrids.triangle(12.01, 20.01, 10.01), ExampleGrids.station(15.01, 20.01));

    private static final int PORTFOLIOS = 21;
    private static final long OPENING = RandomHistory.PERIODS.startMillis(0) - 50 * 60_000;

    private static ReservationExchange exchange() {
        return new ReservationExchange(
                new ExchangeSetup(GRIDS, RULES, RandomHistory.PERIODS, 1 << 20), AuctionResult::nothing, 16);
    }

    static LongStream seeds() {
        return Draws.seeds(10, 1000);
    }

    /**
     * Good commands with words replaced by others at random: each is answered, and a rejection leaves all orders, positions and flows as
     * they were.
     */
    @ParameterizedTest
    @MethodSource("seeds")
    void wordsAtRandomAreAnswered(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RandomHistory history = new RandomHistory(random, GRIDS, RULES, 1000);
        ReservationExchange exchange = exchange();
        long[] words = new long[Command.WORDS];
        Set<Integer> books = new TreeSet<>();
        history.opening().forEach(command -> note(exchange.apply(command), books));
        int rejected = 0;
        for (int k = 0; k < 1000; k++) {
            history.next().write(words, 0);
            int spoilt = random.nextInt(Command.WORDS);
            if (spoilt != 1) {
                words[spoilt] =
                        spoilt == 0 ? words[0] ^ 1L << random.nextInt(40) : random.nextLong() >> random.nextInt(64);
            }
            var before = exchange.restingOrders();
            List<Long> reserved = reserved(exchange, books);
            exchange.apply(words, 0);
            List<Event> told = exchange.events().list();
            note(told, books);
            if (told.size() == 1 && told.get(0) instanceof Event.Rejected) {
                rejected++;
                assertThat(exchange.restingOrders()).isEqualTo(before);
                assertThat(reserved(exchange, books)).isEqualTo(reserved);
            }
        }
        assertThat(rejected).isGreaterThan(100);
    }

    private static void note(List<Event> events, Set<Integer> books) {
        events.forEach(event -> {
            if (event instanceof Event.PhaseChanged phase) {
                books.add(phase.book());
            }
        });
    }

    /** Positions of portfolios, and flows, by book. */
    private static List<Long> reserved(ReservationExchange exchange, Set<Integer> books) {
        List<Long> reserved = new ArrayList<>();
        for (int number : books) {
            int grid = number % GRIDS.size();
            BookView view = exchange.view(number / GRIDS.size(), grid);
            IntStream.range(0, PORTFOLIOS).forEach(portfolio -> reserved.add((long) view.position(portfolio)));
            IntStream.range(0, GRIDS.get(grid).branches().size()).forEach(l -> reserved.add(view.flow(l)));
        }
        return reserved;
    }

    /** Words beyond what numbers participants and periods are nobody's: cut to 32 bits they would be somebody's. */
    @Test
    void aMassCancelOfNobodyTakesNoOrder() {
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(List.of(Grid.lone("electricity", "bus")), RULES, RandomHistory.PERIODS, 1 << 20));
        exchange.apply(new Command.AddPortfolio(OPENING, 0, 0, 0, 10, 10));
        exchange.apply(new Command.Open(OPENING));
        CommandLog log = new CommandLog(64);
        exchange.apply(log, log.submit(OPENING, 1, OrderType.LIMIT, Side.SELL, 0, 0, 5, 50));
        assertThat(exchange.restingOrders()).containsOnlyKeys(1L);
        long[] words = new long[Command.WORDS];
        new Command.MassCancel(OPENING, 0, 0).write(words, 0);
        words[2] = 1L << 32;
        exchange.apply(words, 0);
        assertThat(exchange.events().list()).containsExactly(new Event.Rejected(0, Rule.UNKNOWN_PARTICIPANT, 1L << 32));
        words[2] = 0;
        words[3] = 1L << 32;
        exchange.apply(words, 0);
        assertThat(exchange.events().list()).containsExactly(new Event.Rejected(0, Rule.PERIOD, 1L << 32));
        assertThat(exchange.restingOrders()).containsOnlyKeys(1L);
        assertThat(exchange.apply(new Command.MassCancel(OPENING, 0, Command.ALL_PERIODS)))
                .containsExactly(new Event.Cancelled(1, 5, Event.Reason.MASS_CANCEL));
    }

    @Test
    void aParentHasAtMostAHundredChildrenThatWait() {
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(List.of(Grid.lone("electricity", "bus")), RULES, RandomHistory.PERIODS, 1 << 20));
        exchange.apply(new Command.AddPortfolio(OPENING, 1, 0, 0, 500, 500));
        exchange.apply(new Command.Open(OPENING));
        exchange.apply(sale(1, 0));
        for (int child = 2; child <= 101; child++) {
            assertThat(exchange.apply(sale(child, 1)).get(0)).isInstanceOf(Event.Accepted.class);
        }
        assertThat(exchange.apply(sale(102, 1))).containsExactly(new Event.Rejected(102, Rule.PARENT, 1));
        exchange.apply(new Command.Cancel(OPENING, 50));
        assertThat(exchange.apply(sale(102, 1)).get(0)).isInstanceOf(Event.Accepted.class);
        assertThat(exchange.restingOrders()).hasSize(101);
    }

    private static Command sale(long order, long parent) {
        return new Command.Submit(
                OPENING,
                order,
                OrderType.LIMIT,
                Side.SELL,
                false,
                0,
                0,
                1,
                30,
                0,
                Long.MAX_VALUE,
                parent,
                PeriodSet.first(1));
    }

    @ParameterizedTest
    @CsvSource({"FIRST, PERIOD, PERIOD", "SECOND, HALTED, NOT_HALTED"})
    void whatIsHaltedIsNotHaltedAgain(Edition edition, Rule halted, Rule trading) {
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(List.of(Grid.lone("electricity", "bus")), RULES, RandomHistory.PERIODS, 1 << 20),
                NetworkAuction.NONE,
                16,
                ShortQueue.MOST,
                edition);
        exchange.apply(new Command.Open(OPENING));
        assertThat(exchange.apply(new Command.Resume(OPENING, 0))).containsExactly(new Event.Rejected(0, trading, 0));
        assertThat(exchange.apply(new Command.Halt(OPENING, 0)))
                .containsExactly(new Event.PhaseChanged(0, Event.Phase.HALTED));
        assertThat(exchange.apply(new Command.Halt(OPENING, 0))).containsExactly(new Event.Rejected(0, halted, 0));
        assertThat(exchange.apply(new Command.Halt(OPENING, 99)))
                .containsExactly(new Event.Rejected(0, Rule.PERIOD, 99));
    }

    /** 100 lots onward and 10 back: of the least quantity of 10, 5 and 1 hold; of the larger limit, 5 either way. */
    @ParameterizedTest
    @CsvSource({"FIRST, 6", "SECOND, 10"})
    void aLimitBackHasALeastQuantityOfItsOwn(Edition edition, int traded) {
        Grid line = Grid.builder("electricity")
                .bus("1")
                .bus("2")
                .branch(new GridBranch("12", 100.01, 10.01), 1, 0)
                .build();
        ReservationExchange exchange = new ReservationExchange(
                new ExchangeSetup(List.of(line), MarketRules.plain(4).withLeast(10, 0), RandomHistory.PERIODS, 1 << 20),
                NetworkAuction.NONE,
                16,
                ShortQueue.MOST,
                edition);
        exchange.apply(new Command.AddPortfolio(OPENING, 1, 0, 0, 50, 50));
        exchange.apply(new Command.AddPortfolio(OPENING, 2, 0, 1, 50, 50));
        exchange.apply(new Command.Open(OPENING));
        CommandLog log = new CommandLog(64);
        exchange.apply(log, log.submit(OPENING, 1, OrderType.LIMIT, Side.SELL, 1, 0, 6, 20));
        exchange.apply(log, log.submit(OPENING, 2, OrderType.LIMIT, Side.BUY, 0, 0, 6, 20));
        exchange.apply(log, log.submit(OPENING, 3, OrderType.LIMIT, Side.SELL, 1, 0, 6, 20));
        exchange.apply(log, log.submit(OPENING, 4, OrderType.LIMIT, Side.BUY, 0, 0, 6, 20));
        assertThat(exchange.view(0, 0).position(0)).isEqualTo(traded);
    }

    @Test
    void aFloodOfCancelsIsRejectedOneByOne() {
        ReservationExchange exchange = exchange();
        new RandomHistory(new SplittableRandom(1), GRIDS, RULES, 1).opening().forEach(exchange::apply);
        long[] words = new long[Command.WORDS];
        long time = RandomHistory.PERIODS.startMillis(0);
        for (int k = 0; k < 1_000_000; k++) {
            new Command.Cancel(time, k).write(words, 0);
            exchange.apply(words, 0);
        }
        assertThat(exchange.events().list()).containsExactly(new Event.Rejected(999_999, Rule.UNKNOWN_ORDER, 999_999));
        assertThat(exchange.restingOrders()).isEmpty();
    }
}
