package org.rexnet.core.clearing.auction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    private static final double MILLION = 1e6;

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

    /**
     * Lots of a column in a sum.
     *
     * @param book position in the set
     * @param column position in the book
     * @param factor +1 or -1
     */
    public record Term(int book, int column, double factor) {}

    /** Returns the largest sum of limits of what is bought less what is sold, in ticks x lots; empty where there is no solution. */
    public Optional<Double> welfare(Solver solver) {
        LinearModel model = new LinearModel();
        List<BookProgram> programs =
                books.stream().map(book -> new BookProgram(model, book, 0, 0)).toList();
        for (Sum sum : sums) {
            Map<Variable, Double> merged = new HashMap<>();
            List<Variable> order = new ArrayList<>();
            for (Term term : sum.terms()) {
                Variable variable = programs.get(term.book()).column(term.column());
                if (merged.merge(variable, term.factor(), Double::sum) == term.factor()) {
                    order.add(variable);
                }
            }
            Constraint row = model.addConstraint(Double.NEGATIVE_INFINITY, sum.most());
            order.stream()
                    .distinct()
                    .forEach(variable -> model.addTerm(row, variable, merged.getOrDefault(variable, 0.0)));
        }
        for (AuctionCall.Block block : blocks) {
            double cost = (double) block.side().sign()
                    * block.limitTicks()
                    * block.lots()
                    * block.books().size();
            Variable share = model.addVariable(0, 1, cost);
            block.books()
                    .forEach(b -> programs.get(b)
                            .add(share, block.bus(), (double) block.side().sign() * block.lots()));
        }
        for (AuctionCall.Conversion conversion : conversions) {
            Variable lots = model.addVariable(0, conversion.lots(), conversion.marginTicks());
            programs.get(conversion.bought().book())
                    .add(lots, conversion.bought().bus(), -1);
            for (AuctionCall.Leg leg : conversion.sold()) {
                programs.get(leg.book()).add(lots, leg.bus(), leg.efficiencyMillionths() / MILLION);
            }
        }
        try (SolverSession session = solver.open(model)) {
            return BookClearing.solve(session, programs)
                    .map(Solution::objective)
                    .map(cost -> 0.0 - cost);
        }
    }
}
