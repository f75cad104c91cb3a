package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rexnet.core.clearing.auction.OrderSet;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.optimization.Solver;

/**
 * Sum of limits of purchases less that of sales, beside the best clearing of the same orders, and where the difference was lost.
 *
 * @param traded of what the session traded, in ticks x lots
 * @param cleared best clearing of all orders as if they had been alive together, executed in part where they like
 * @param reserved the same with the limits that continuous trading leaves: less a margin for whole numbers and the auctions' reserve
 * @param alive the same, of each order that had ended before its gate closed only what it had traded
 */
public record WelfareComparison(double traded, double cleared, double reserved, double alive) {

    /** Returns the share of the best clearing; 1 where there is nothing to gain. */
    public double share() {
        return cleared > 0 ? traded / cleared : 1;
    }

    /** Returns what lots and reserve cost. */
    public double lots() {
        return cleared - reserved;
    }

    /** Returns what was lost because orders were not alive together. */
    public double expiry() {
        return reserved - alive;
    }

    /** Returns what the order of arrival cost: the rest. */
    public double arrival() {
        return alive - traded;
    }

    /**
     * Compares.
     *
     * @param states what the books were just before their gates closed
     * @return empty where a clearing has no solution
     */
    static Optional<WelfareComparison> of(TradingSession session, Collection<BookState> states, Solver solver) {
        Comparing comparing = new Comparing(session, states);
        double traded = session.history().orders().stream()
                .mapToDouble(TradedOrder::welfareTicks)
                .sum();
        Optional<Double> cleared = comparing.orders(false, true).welfare(solver);
        Optional<Double> reserved = comparing.orders(true, true).welfare(solver);
        Optional<Double> alive = comparing.orders(true, false).welfare(solver);
        return cleared.isPresent() && reserved.isPresent() && alive.isPresent()
                ? Optional.of(new WelfareComparison(traded, cleared.get(), reserved.get(), alive.get()))
                : Optional.empty();
    }

    /** Makes sets of orders of a session; mutable. */
    private static final class Comparing {

        private final TradingSession session;
        private final StudyMarket market;
        private static final int MILLION = 1_000_000;

        /** By book. */
        private final Map<Integer, BookState> states = new TreeMap<>();

        private final Map<Integer, Integer> positions = new HashMap<>();
        private final List<List<AuctionCall.Column>> columns = new ArrayList<>();
        /** By portfolio and book: what is sold, with bought lots counting against it. */
        private final Map<List<Integer>, List<OrderSet.Term>> byPortfolio =
                new TreeMap<>(java.util.Comparator.<List<Integer>>comparingInt(key -> key.get(0))
                        .thenComparingInt(key -> key.get(1)));

        private final List<OrderSet.Sum> sums = new ArrayList<>();
        private final List<AuctionCall.Block> blocks = new ArrayList<>();
        private final List<AuctionCall.Conversion> conversions = new ArrayList<>();

        Comparing(TradingSession session, Collection<BookState> given) {
            this.session = session;
            market = session.market();
            given.forEach(state -> states.put(book(state.period(), state.grid()), state));
        }

        private int book(int period, int grid) {
            return period * market.grids().size() + grid;
        }

        OrderSet orders(boolean withReserve, boolean withEnded) {
            positions.clear();
            columns.clear();
            byPortfolio.clear();
            sums.clear();
            blocks.clear();
            conversions.clear();
            states.keySet().forEach(book -> {
                positions.put(book, positions.size());
                columns.add(new ArrayList<>());
            });
            session.history().orders().forEach(order -> add(order, withEnded));
            addCaps();
            List<AuctionCall.Book> books = new ArrayList<>();
            states.forEach((book, state) -> books.add(new AuctionCall.Book(
                    book,
                    market.grids().get(state.grid()),
                    market.periods().minutes(),
                    state.limits().stream()
                            .map(branch -> fromNothing(branch, withReserve))
                            .toList(),
                    columns.get(positions.getOrDefault(book, 0)))));
            return new OrderSet(books, blocks, conversions, sums);
        }

        private static AuctionCall.Branch fromNothing(AuctionCall.Branch branch, boolean withReserve) {
            long low = withReserve ? Math.max(branch.low(), branch.lowest()) : branch.lowest();
            long high = withReserve ? Math.min(branch.high(), branch.highest()) : branch.highest();
            return new AuctionCall.Branch(0, Math.min(0, low), Math.max(0, high), branch.lowest(), branch.highest());
        }

        private void add(TradedOrder order, boolean withEnded) {
            if (order.type() == OrderType.BLOCK) {
                addBlock(order, withEnded);
                return;
            }
            if (order.type() == OrderType.CONVERSION) {
                addConversion(order, withEnded);
                return;
            }
            List<OrderSet.Term> all = new ArrayList<>();
            Map<Integer, List<OrderSet.Term>> byPeriod = new HashMap<>();
            long most = 0;
            long before = 0;
            for (int v = 0; v < order.versions().size(); v++) {
                TradedOrder.Version version = order.versions().get(v);
                boolean isLast = v == order.versions().size() - 1;
                most = Math.max(most, before + version.lots());
                long traded = version.traded().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                before += traded;
                for (int period : periods(order)) {
                    long tradedThen = version.traded().getOrDefault(period, 0L);
                    boolean counts = withEnded || isLast && order.livesAt(closure(period));
                    long lots = counts ? Math.min(version.lots(), perPeriod(order)) : tradedThen;
                    int book = book(
                            period, market.portfolios().get(order.portfolio()).grid());
                    if (lots > 0 && positions.containsKey(book)) {
                        OrderSet.Term term = column(book, order, version.limitTicks(), (int) lots);
                        all.add(term);
                        byPeriod.computeIfAbsent(period, p -> new ArrayList<>()).add(term);
                    }
                }
            }
            if (all.size() > 1) {
                sums.add(new OrderSet.Sum(all, most));
                byPeriod.values().stream()
                        .filter(terms -> terms.size() > 1 && order.type() == OrderType.FLEXIBLE)
                        .forEach(terms -> sums.add(new OrderSet.Sum(terms, perPeriod(order))));
            }
        }

        private OrderSet.ColumnTerm column(int book, TradedOrder order, int limitTicks, int lots) {
            Portfolio portfolio = market.portfolios().get(order.portfolio());
            int position = positions.getOrDefault(book, 0);
            List<AuctionCall.Column> of = columns.get(position);
            of.add(new AuctionCall.Column(portfolio.bus(), order.side(), limitTicks, lots));
            OrderSet.ColumnTerm term = new OrderSet.ColumnTerm(position, of.size() - 1, 1);
            count(
                    order.portfolio(),
                    book,
                    new OrderSet.ColumnTerm(
                            position, of.size() - 1, order.side().sign()));
            return term;
        }

        private void count(int portfolio, int book, OrderSet.Term term) {
            byPortfolio
                    .computeIfAbsent(List.of(portfolio, book), key -> new ArrayList<>())
                    .add(term);
        }

        private void addBlock(TradedOrder order, boolean withEnded) {
            Portfolio portfolio = market.portfolios().get(order.portfolio());
            List<Integer> books = new ArrayList<>();
            boolean lives = true;
            for (int period : periods(order)) {
                lives &= order.livesAt(closure(period));
                Integer position = positions.get(book(period, portfolio.grid()));
                if (position == null) {
                    return;
                }
                books.add(position);
            }
            if (withEnded || lives || order.lots() > 0) {
                TradedOrder.Version last = order.versions().get(order.versions().size() - 1);
                OrderSet.Term term =
                        new OrderSet.BlockTerm(blocks.size(), order.side().sign());
                periods(order).forEach(period -> count(order.portfolio(), book(period, portfolio.grid()), term));
                blocks.add(new AuctionCall.Block(
                        order.order(), 0, order.side(), last.limitTicks(), (int) last.lots(), portfolio.bus(), books));
            }
        }

        private void addConversion(TradedOrder order, boolean withEnded) {
            int period = order.submitted().period();
            TradedOrder.Version last = order.versions().get(order.versions().size() - 1);
            boolean counts = withEnded || order.livesAt(closure(period));
            long lots = counts ? order.lots() + order.left() : order.lots();
            Optional<AuctionCall.Leg> bought = leg(period, order.portfolio(), MILLION);
            List<AuctionCall.Leg> sold = new ArrayList<>();
            for (var output : order.outputs()) {
                leg(period, output.portfolio(), output.efficiencyMillionths()).ifPresent(sold::add);
            }
            if (lots > 0 && bought.isPresent() && sold.size() == order.outputs().size()) {
                count(
                        order.portfolio(),
                        book(period, grid(order.portfolio())),
                        new OrderSet.ConversionTerm(conversions.size(), -1));
                for (var output : order.outputs()) {
                    count(
                            output.portfolio(),
                            book(period, grid(output.portfolio())),
                            new OrderSet.ConversionTerm(conversions.size(), output.efficiencyMillionths() / 1e6));
                }
                conversions.add(new AuctionCall.Conversion(
                        order.order(), 0, last.limitTicks(), (int) lots, bought.get(), sold));
            }
        }

        private Optional<AuctionCall.Leg> leg(int period, int portfolio, int millionths) {
            Portfolio one = market.portfolios().get(portfolio);
            return Optional.ofNullable(positions.get(book(period, one.grid())))
                    .map(position -> new AuctionCall.Leg(position, one.bus(), millionths));
        }

        private long closure(int period) {
            return market.periods().startMillis(period) - market.rules().gateMinutes() * 60_000L;
        }

        private static long perPeriod(TradedOrder order) {
            return order.type() == OrderType.FLEXIBLE ? order.submitted().peak() : Long.MAX_VALUE;
        }

        private static List<Integer> periods(TradedOrder order) {
            List<Integer> periods = new ArrayList<>();
            for (int k = 0; k < order.submitted().periods().span(); k++) {
                if (order.submitted().periods().contains(k)) {
                    periods.add(order.submitted().period() + k);
                }
            }
            return periods;
        }

        private int grid(int portfolio) {
            return market.portfolios().get(portfolio).grid();
        }

        /** A position stays within what its participant can do; a lot more for each conversion, whose whole lots are rounded down. */
        private void addCaps() {
            byPortfolio.forEach((key, terms) -> {
                Portfolio portfolio = market.portfolios().get(key.get(0));
                int period = key.get(1) / market.grids().size();
                long rounded = terms.stream()
                        .filter(OrderSet.ConversionTerm.class::isInstance)
                        .count();
                sums.add(new OrderSet.Sum(terms, portfolio.sellLots()[period] + (double) rounded));
                sums.add(new OrderSet.Sum(
                        terms.stream().map(OrderSet.Term::negated).toList(),
                        portfolio.buyLots()[period] + (double) rounded));
            });
        }
    }
}
