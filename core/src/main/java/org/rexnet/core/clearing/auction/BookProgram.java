package org.rexnet.core.clearing.auction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * One book's part of an auction's linear program: orders are variables in lots, sales equal purchases, and a branch has a row once it is
 * found beyond its limit; mutable.
 *
 * <p>Price of a bus = dual of the balance + sum over branches of dual x sensitivity, as one more lot wanted there would cost.
 */
final class BookProgram {

    private static final double UNIT = 1L << 30;
    private static final int ROWS_PER_ROUND = 8;
    private static final double BREACH_LOTS = 1e-6;

    private final LinearModel model;
    private final AuctionCall.Book book;
    private final Variable[] columns;
    /** Most lots by column. */
    private final int[] most;

    private final Constraint balance;
    private final List<Integer> limited = new ArrayList<>();
    private final List<Constraint> rows = new ArrayList<>();
    /** Limits of the optimum in lots, which rounding may tighten. */
    private final double[] low;

    private final double[] high;
    /** Lots by bus that are injected whatever the orders do: accepted blocks. */
    private final double[] fixed;
    /** Blocks and conversions that the optimum chooses. */
    private final List<BlockTerm> blocks = new ArrayList<>();

    private final Variable[] shed;
    private final Variable[] spill;

    /**
     * Adds a book to a model.
     *
     * @param shedTicks value of a lot that is shed to take load off an overloaded branch, in ticks
     * @param spillTicks cost of a lot that is spilled
     */
    BookProgram(LinearModel model, AuctionCall.Book book, double shedTicks, double spillTicks) {
        this.model = model;
        this.book = book;
        int buses = book.grid().buses().size();
        fixed = new double[buses];
        balance = model.addConstraint(0, 0);
        columns = new Variable[book.columns().size()];
        most = book.columns().stream().mapToInt(AuctionCall.Column::lots).toArray();
        for (int c = 0; c < columns.length; c++) {
            AuctionCall.Column column = book.columns().get(c);
            columns[c] = addInjection(0, column.lots(), column.side(), column.priceTicks());
        }
        boolean overloaded = book.isOverloaded();
        shed = new Variable[overloaded ? buses : 0];
        spill = new Variable[shed.length];
        for (int bus = 0; bus < shed.length; bus++) {
            shed[bus] = addInjection(0, Double.POSITIVE_INFINITY, Side.SELL, shedTicks);
            spill[bus] = addInjection(0, Double.POSITIVE_INFINITY, Side.BUY, -spillTicks);
        }
        low = new double[book.branches().size()];
        high = new double[low.length];
        for (int l = 0; l < low.length; l++) {
            AuctionCall.Branch branch = book.branches().get(l);
            low[l] = (branch.isOverloaded() ? branch.lowest() : branch.low()) / UNIT;
            high[l] = (branch.isOverloaded() ? branch.highest() : branch.high()) / UNIT;
        }
    }

    private Variable addInjection(double least, double most, Side side, double priceTicks) {
        Variable variable = model.addVariable(least, most, side.sign() * priceTicks);
        model.addTerm(balance, variable, side.sign());
        return variable;
    }

    AuctionCall.Book book() {
        return book;
    }

    Variable column(int column) {
        return columns[column];
    }

    /** Lets a column trade no more than so many lots. */
    void cap(int column, int lots) {
        most[column] = lots;
        model.setBounds(columns[column], 0, lots);
    }

    /** Returns the most lots that a column may trade. */
    int most(int column) {
        return most[column];
    }

    /** Injects lots of an accepted block or a conversion at a bus; negative where it buys. */
    void inject(int bus, double lots) {
        fixed[bus] += lots;
        double sum = Arrays.stream(fixed).sum();
        model.setConstraintBounds(balance, -sum, -sum);
        for (int k = 0; k < rows.size(); k++) {
            bound(k);
        }
    }

    /** Lets a variable, a block's share or the lots of a conversion, inject so many lots a unit at a bus. */
    void add(Variable share, int bus, double injected) {
        blocks.add(new BlockTerm(share, bus, injected));
        model.addTerm(balance, share, injected);
        for (int k = 0; k < rows.size(); k++) {
            model.addTerm(rows.get(k), share, injected * sensitivity(limited.get(k), bus));
        }
    }

    /** Adds rows for the branches that a solution breaks worst; returns whether there were any. */
    boolean addBroken(Solution solution) {
        double[] flows = flows(solution);
        List<Integer> broken = new ArrayList<>();
        for (int l = 0; l < flows.length; l++) {
            if (excess(flows, l) > BREACH_LOTS && !limited.contains(l)) {
                broken.add(l);
            }
        }
        broken.sort((one, other) -> Double.compare(excess(flows, other), excess(flows, one)));
        broken.stream().limit(ROWS_PER_ROUND).forEach(this::limit);
        return !broken.isEmpty();
    }

    private double excess(double[] flows, int l) {
        return Math.max(flows[l] - high[l], low[l] - flows[l]);
    }

    /** Returns flows in lots. */
    private double[] flows(Solution solution) {
        double[] net = fixed.clone();
        for (int c = 0; c < columns.length; c++) {
            net[book.columns().get(c).bus()] += book.columns().get(c).side().sign() * solution.value(columns[c]);
        }
        blocks.forEach(block -> net[block.bus] += block.injected * solution.value(block.share));
        for (int bus = 0; bus < shed.length; bus++) {
            net[bus] += solution.value(shed[bus]) - solution.value(spill[bus]);
        }
        double[] flows = new double[low.length];
        for (int l = 0; l < flows.length; l++) {
            flows[l] = book.branches().get(l).flow() / UNIT;
            for (int bus = 0; bus < net.length; bus++) {
                flows[l] += net[bus] * sensitivity(l, bus);
            }
        }
        return flows;
    }

    private void limit(int branch) {
        Constraint row = model.addConstraint(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        limited.add(branch);
        rows.add(row);
        bound(rows.size() - 1);
        for (int c = 0; c < columns.length; c++) {
            AuctionCall.Column column = book.columns().get(c);
            addTerm(row, columns[c], column.side().sign() * sensitivity(branch, column.bus()));
        }
        blocks.forEach(block -> addTerm(row, block.share, block.injected * sensitivity(branch, block.bus)));
        for (int bus = 0; bus < shed.length; bus++) {
            addTerm(row, shed[bus], sensitivity(branch, bus));
            addTerm(row, spill[bus], -sensitivity(branch, bus));
        }
    }

    private void addTerm(Constraint row, Variable variable, double coefficient) {
        if (coefficient != 0) {
            model.addTerm(row, variable, coefficient);
        }
    }

    private void bound(int k) {
        int l = limited.get(k);
        double flow = book.branches().get(l).flow() / UNIT;
        for (int bus = 0; bus < fixed.length; bus++) {
            flow += fixed[bus] * sensitivity(l, bus);
        }
        model.setConstraintBounds(rows.get(k), low[l] - flow, high[l] - flow);
    }

    /**
     * Tightens the limit of a branch by lots, but not below the flow that is there now unless that must shrink; the row is added where
     * there is none.
     */
    void tighten(int branch, double lots, boolean forward) {
        boolean overloaded = book.branches().get(branch).isOverloaded();
        double now = book.branches().get(branch).flow() / UNIT;
        if (forward) {
            double least = overloaded ? low[branch] : Math.min(now, high[branch]);
            high[branch] = Math.max(least, high[branch] - lots);
        } else {
            double most = overloaded ? high[branch] : Math.max(now, low[branch]);
            low[branch] = Math.min(most, low[branch] + lots);
        }
        if (limited.contains(branch)) {
            bound(limited.indexOf(branch));
        } else {
            limit(branch);
        }
    }

    private double sensitivity(int branch, int bus) {
        return book.grid().sensitivity(branch, bus) / UNIT;
    }

    /** Returns the price of each bus in ticks, not rounded. */
    double[] prices(Solution solution) {
        Grid grid = book.grid();
        double[] prices = new double[grid.buses().size()];
        Arrays.fill(prices, solution.dual(balance));
        duals(solution).forEach((branch, dual) -> {
            for (int bus = 0; dual != 0 && bus < prices.length; bus++) {
                prices[bus] += dual * sensitivity(branch, bus);
            }
        });
        return prices;
    }

    /** Returns the duals of the limits in ticks per lot, by branch, of those that have rows. */
    Map<Integer, Double> duals(Solution solution) {
        Map<Integer, Double> duals = new TreeMap<>();
        for (int k = 0; k < rows.size(); k++) {
            duals.put(limited.get(k), solution.dual(rows.get(k)));
        }
        return duals;
    }

    /** Returns the lots of each column, not rounded. */
    double[] lots(Solution solution) {
        return Arrays.stream(columns).mapToDouble(solution::value).toArray();
    }

    /** Returns lots injected at each bus beyond all orders, not rounded; empty where no branch is overloaded. */
    double[] slack(Solution solution) {
        double[] slack = new double[shed.length];
        for (int bus = 0; bus < slack.length; bus++) {
            slack[bus] = solution.value(shed[bus]) - solution.value(spill[bus]);
        }
        return slack;
    }

    /** Returns lots injected by accepted blocks, by bus. */
    double[] fixed() {
        return fixed;
    }

    /** Share of a block, and what it injects in full. */
    private record BlockTerm(Variable share, int bus, double injected) {}
}
