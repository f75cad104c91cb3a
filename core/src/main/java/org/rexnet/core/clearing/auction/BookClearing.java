package org.rexnet.core.clearing.auction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.AuctionResult;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Presolve;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;

/**
 * One book, solved alone and rounded to whole lots and ticks.
 *
 * <p>All is rounded down; what then does not balance is trimmed from orders executed in part, then from the worst-priced. In a basic
 * solution with k binding branches at most k + 1 orders are executed in part, so that no flow moves by more than 2 (k + 1) lots times the
 * spread of its sensitivities. Where the full limits are broken nevertheless, the optimum's limit is tightened and all is solved again;
 * where that does not help, lots of the first optimum are taken back ({@link LotRepair}).
 */
final class BookClearing {

    /** Presolve costs more than it saves in models of this size. */
    static final SolverOptions OPTIONS = SolverOptions.DEFAULTS.withPresolve(Presolve.OFF);

    private static final int MOST_TRIES = 5;
    private static final int MORE_LOTS = 2;
    private static final double WHOLE = 1e-5;
    private static final double UNIT = 1L << 30;

    private final AuctionCall.Book book;
    private final LinearModel model = new LinearModel();
    private final BookProgram program;

    BookClearing(AuctionCall.Book book, double shedTicks, double spillTicks) {
        this.book = book;
        program = new BookProgram(model, book, shedTicks, spillTicks);
    }

    BookProgram program() {
        return program;
    }

    /** Returns the rounded result; empty where it cannot be rounded within the limits. */
    Optional<AuctionResult.Book> clear(Solver solver) {
        try (SolverSession session = solver.open(model, OPTIONS)) {
            // The few iterations from there are done in Java, while opening a solver takes longer than they do.
            session.startFrom(Basis.empty());
            Optional<AuctionResult.Book> repaired = Optional.empty();
            for (int tries = 0; tries <= MOST_TRIES; tries++) {
                Optional<Solution> solution = solve(session, List.of(program));
                if (solution.isEmpty()) {
                    return repaired;
                }
                JointProgram.Part optimum = new JointProgram.Part(
                        program.lots(solution.get()), program.slack(solution.get()), program.prices(solution.get()));
                if (tries == 0) {
                    repaired = repair(optimum, program.duals(solution.get()));
                }
                Optional<AuctionResult.Book> rounded = round(optimum);
                if (rounded.isPresent()) {
                    return rounded;
                }
            }
            return repaired;
        }
    }

    /** Rounds an optimum and takes lots back until all full limits hold; empty where that is not enough. */
    private Optional<AuctionResult.Book> repair(JointProgram.Part optimum, Map<Integer, Double> duals) {
        int[] lots = rounded(optimum.lots());
        int[] slack = slack(optimum.slack());
        return balance(lots, slack, optimum.lots())
                        && new LotRepair(book, lots, slack, net(lots, slack), duals).succeeds()
                ? Optional.of(result(lots, slack, optimum.prices()))
                : Optional.empty();
    }

    /** Rounds an optimum; empty where that breaks a full limit, which is then tightened for the next one. */
    Optional<AuctionResult.Book> round(JointProgram.Part optimum) {
        int[] lots = rounded(optimum.lots());
        int[] slack = slack(optimum.slack());
        return balance(lots, slack, optimum.lots()) && holds(lots, slack)
                ? Optional.of(result(lots, slack, optimum.prices()))
                : Optional.empty();
    }

    /** Solves a model, with rows for what it breaks, until nothing is broken. */
    static Optional<Solution> solve(SolverSession session, List<BookProgram> programs) {
        while (true) {
            Outcome outcome = session.solve();
            if (!(outcome instanceof Optimal optimal)) {
                return Optional.empty();
            }
            boolean broken = false;
            for (BookProgram program : programs) {
                broken |= program.addBroken(optimal.solution());
            }
            if (!broken) {
                return Optional.of(optimal.solution());
            }
            session.startFrom(optimal.solution().basis());
        }
    }

    static int floor(double lots) {
        double near = Math.rint(lots);
        return (int) (Math.abs(lots - near) < WHOLE ? near : Math.floor(lots));
    }

    private static int[] rounded(double[] lots) {
        int[] whole = new int[lots.length];
        for (int c = 0; c < lots.length; c++) {
            whole[c] = floor(lots[c]);
        }
        return whole;
    }

    /** Rounds slack away from 0. */
    private static int[] slack(double[] lots) {
        int[] whole = new int[lots.length];
        for (int bus = 0; bus < lots.length; bus++) {
            whole[bus] = lots[bus] > 0 ? -floor(-lots[bus]) : floor(lots[bus]);
        }
        return whole;
    }

    /**
     * Trims the side that has too much, what slack was rounded up by before any order; where that is not enough, as blocks or conversions
     * are what it has too much of, orders of the other side that were executed in part are given more; where a branch is overloaded, what
     * is left is shed or spilled. Returns false where nothing balances.
     */
    private boolean balance(int[] lots, int[] slack, double[] exact) {
        long left = 0;
        for (int bus = 0; bus < program.fixed().length; bus++) {
            left += Math.round(program.fixed()[bus]) + (slack.length > 0 ? slack[bus] : 0);
        }
        for (int c = 0; c < lots.length; c++) {
            left += (long) book.columns().get(c).side().sign() * lots[c];
        }
        Side heavy = left > 0 ? Side.SELL : Side.BUY;
        long trim = Math.abs(left);
        for (int bus = 0; bus < slack.length; bus++) {
            if (trim > 0 && Integer.signum(slack[bus]) == heavy.sign()) {
                slack[bus] -= heavy.sign();
                trim--;
            }
        }
        for (int c : trimmed(heavy, lots, exact)) {
            int less = (int) Math.min(trim, lots[c]);
            lots[c] -= less;
            trim -= less;
        }
        long missing = fillUp(heavy.opposite(), lots, exact, trim);
        if (slack.length > 0) {
            slack[mostFixed(heavy)] -= Math.toIntExact(heavy.sign() * missing);
            missing = 0;
        }
        return missing == 0;
    }

    /** Returns the bus at which blocks and conversions trade most on a side. */
    private int mostFixed(Side side) {
        int most = 0;
        for (int bus = 1; bus < program.fixed().length; bus++) {
            if (side.sign() * (program.fixed()[bus] - program.fixed()[most]) > 0) {
                most = bus;
            }
        }
        return most;
    }

    /**
     * Gives more lots to orders executed in part whose limit is the price: first those cut off by rounding, then those still offered;
     * returns the lots still missing.
     */
    private long fillUp(Side side, int[] lots, double[] exact, long missing) {
        long left = missing;
        for (boolean all : new boolean[] {false, true}) {
            for (int c = 0; c < lots.length; c++) {
                boolean partly = exact[c] > WHOLE && exact[c] < program.most(c) - WHOLE;
                if (partly && book.columns().get(c).side() == side) {
                    int up = all ? program.most(c) : Math.min(program.most(c), -floor(-exact[c]));
                    int more = Math.clamp(left, 0, Math.max(0, up - lots[c]));
                    lots[c] += more;
                    left -= more;
                }
            }
        }
        return left;
    }

    /** Returns the columns of a side, those executed in part first, then by price, the worst first. */
    private List<Integer> trimmed(Side side, int[] lots, double[] exact) {
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < lots.length; c++) {
            if (book.columns().get(c).side() == side && lots[c] > 0) {
                order.add(c);
            }
        }
        Comparator<Integer> partly =
                Comparator.comparing(c -> exact[c] > book.columns().get(c).lots() - WHOLE);
        return order.stream()
                .sorted(partly.thenComparingInt(
                        c -> -side.sign() * book.columns().get(c).priceTicks()))
                .toList();
    }

    /** Returns whether all full limits hold; tightens the optimum's where they do not. */
    private boolean holds(int[] lots, int[] slack) {
        boolean holds = true;
        long[] net = net(lots, slack);
        for (int l = 0; l < book.branches().size(); l++) {
            AuctionCall.Branch branch = book.branches().get(l);
            long flow = branch.flow();
            for (int bus = 0; bus < net.length; bus++) {
                flow += net[bus] * book.grid().sensitivity(l, bus);
            }
            if (flow > branch.highest() || flow < branch.lowest()) {
                boolean forward = flow > branch.highest();
                long excess = forward ? flow - branch.highest() : branch.lowest() - flow;
                program.tighten(l, excess / UNIT + MORE_LOTS, forward);
                holds = false;
            }
        }
        return holds;
    }

    /** Returns the lots that all inject by bus. */
    private long[] net(int[] lots, int[] slack) {
        long[] net = new long[book.grid().buses().size()];
        for (int bus = 0; bus < net.length; bus++) {
            net[bus] = Math.round(program.fixed()[bus]) + (slack.length > 0 ? slack[bus] : 0);
        }
        for (int c = 0; c < lots.length; c++) {
            net[book.columns().get(c).bus()] +=
                    (long) book.columns().get(c).side().sign() * lots[c];
        }
        return net;
    }

    private static AuctionResult.Book result(int[] lots, int[] slack, double[] prices) {
        int[] ticks = new int[prices.length];
        for (int bus = 0; bus < prices.length; bus++) {
            ticks[bus] = (int) Math.floor(prices[bus] + 0.5);
        }
        return new AuctionResult.Book(true, lots, ticks, slack);
    }
}
