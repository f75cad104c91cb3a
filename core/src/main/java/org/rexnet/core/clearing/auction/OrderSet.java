package org.rexnet.core.clearing.auction;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;

/**
 * Welfare-best clearing of a whole set of orders at once, as if all had been alive together: what a day of trading is compared with.
 *
 * <p>Orders may be executed in part, those that are all or none too, so that the result bounds what any trading of them could be worth.
 *
 * @param books with branches in the state to start from
 * @param blocks that may be accepted in part
 * @param conversions that may be executed in part
 * @param sums that must not grow too large
 */
public record OrderSet(
        List<AuctionCall.Book> books,
        List<AuctionCall.Block> blocks,
        List<AuctionCall.Conversion> conversions,
        List<Sum> sums) {

    public OrderSet {
        books = List.copyOf(books);
        blocks = List.copyOf(blocks);
        conversions = List.copyOf(conversions);
        sums = List.copyOf(sums);
    }

    /**
     * Limit of a sum of lots.
     *
     * @param terms what is added
     * @param most largest sum
     */
    public record Sum(List<Term> terms, double most) {

        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /** Lots of one order in a sum, times a factor. */
    public sealed interface Term permits ColumnTerm, BlockTerm, ConversionTerm {

        double factor();

        /** Returns the same with the factor's sign changed. */
        default Term negated() {
            return switch (this) {
                case ColumnTerm one -> new ColumnTerm(one.book(), one.column(), -one.factor());
                case BlockTerm one -> new BlockTerm(one.block(), -one.factor());
                case ConversionTerm one -> new ConversionTerm(one.conversion(), -one.factor());
            };
        }
    }

    /**
     * Lots of a column.
     *
     * @param book position in the set
     * @param column position in the book
     */
    public record ColumnTerm(int book, int column, double factor) implements Term {}

    /**
     * Lots of a block.
     *
     * @param block position in the set
     */
    public record BlockTerm(int block, double factor) implements Term {}

    /**
     * Lots that a conversion buys.
     *
     * @param conversion position in the set
     */
    public record ConversionTerm(int conversion, double factor) implements Term {}

    /** Returns the largest sum of limits of purchases less that of sales, in ticks x lots; empty where there is no solution. */
    public Optional<Double> welfare(Solver solver) {
        LinearModel model = new LinearModel();
        List<BookProgram> programs =
                books.stream().map(book -> new BookProgram(model, book, 0, 0)).toList();
        List<Variable> shares =
                blocks.stream().map(block -> add(model, programs, block)).toList();
        List<Variable> bought = conversions.stream()
                .map(conversion -> add(model, programs, conversion))
                .toList();
        for (Sum sum : sums) {
            Constraint row = model.addConstraint(Double.NEGATIVE_INFINITY, sum.most());
            for (Term term : sum.terms()) {
                switch (term) {
                    case ColumnTerm one ->
                        model.addTerm(row, programs.get(one.book()).column(one.column()), one.factor());
                    case BlockTerm one ->
                        model.addTerm(
                                row,
                                shares.get(one.block()),
                                one.factor() * blocks.get(one.block()).lots());
                    case ConversionTerm one -> model.addTerm(row, bought.get(one.conversion()), one.factor());
                }
            }
        }
        try (SolverSession session = solver.open(model)) {
            return BookClearing.solve(session, programs)
                    .map(Solution::objective)
                    .map(cost -> 0.0 - cost);
        }
    }

    /** Adds a block to a model: its share of all its lots, from 0 to 1. */
    static Variable add(LinearModel model, List<BookProgram> programs, AuctionCall.Block block) {
        double injected = (double) block.side().sign() * block.lots();
        Variable share = model.addVariable(
                0, 1, injected * block.limitTicks() * block.books().size());
        block.books().forEach(b -> programs.get(b).add(share, block.bus(), injected));
        return share;
    }

    /** Adds a conversion to a model: the lots that it buys. */
    static Variable add(LinearModel model, List<BookProgram> programs, AuctionCall.Conversion conversion) {
        Variable lots = model.addVariable(0, conversion.lots(), conversion.marginTicks());
        programs.get(conversion.bought().book()).add(lots, conversion.bought().bus(), -1);
        conversion.sold().forEach(leg -> programs.get(leg.book()).add(lots, leg.bus(), leg.lots(1)));
        return lots;
    }
}
