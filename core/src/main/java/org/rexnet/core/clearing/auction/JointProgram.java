package org.rexnet.core.clearing.auction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.AuctionResult;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;

/**
 * All books of an auction as one linear program, which blocks, flexible orders and conversions join; mutable.
 *
 * <p>A block is a share from 0 to 1 of its lots in all its books, a conversion its lots bought, with what they give injected where it
 * sells.
 */
final class JointProgram {

    private static final double PART = 1e-6;

    private final LinearModel model = new LinearModel();
    private final List<BookProgram> programs;
    private final List<AuctionCall.Block> blocks;
    private final List<AuctionCall.Conversion> conversions;
    private final List<Variable> shares = new ArrayList<>();
    private final List<Variable> bought = new ArrayList<>();
    private int rejectedBlocks;

    /** Makes the program of a call, without the blocks and conversions whose names were dropped; some conversions may buy less. */
    JointProgram(AuctionCall call, Set<Long> dropped, Map<Long, Integer> shrunk, double shedTicks, double spillTicks) {
        blocks = call.blocks().stream()
                .filter(block -> !dropped.contains(block.order()))
                .toList();
        conversions = call.conversions().stream()
                .filter(conversion -> !dropped.contains(conversion.order()))
                .map(conversion -> conversion.withLots(shrunk.getOrDefault(conversion.order(), conversion.lots())))
                .toList();
        programs = call.books().stream()
                .map(book -> new BookProgram(model, book, shedTicks, spillTicks))
                .toList();
        for (AuctionCall.Flexible order : call.flexible()) {
            Constraint energy = model.addConstraint(Double.NEGATIVE_INFINITY, order.lots());
            order.faces()
                    .forEach(face ->
                            model.addTerm(energy, programs.get(face.book()).column(face.column()), 1));
        }
        blocks.forEach(block -> shares.add(OrderSet.add(model, programs, block)));
        conversions.forEach(conversion -> bought.add(OrderSet.add(model, programs, conversion)));
    }

    /** Returns how many blocks the last {@link #solve} dropped because they were accepted in part. */
    int rejectedBlocks() {
        return rejectedBlocks;
    }

    /** Chooses: while a block is accepted in part, the one with the smallest part, the youngest among equals, is dropped. */
    Joint solve(Solver solver) {
        try (SolverSession session = solver.open(model)) {
            while (true) {
                Optional<Solution> solved = BookClearing.solve(session, programs);
                if (solved.isEmpty()) {
                    return Joint.NONE;
                }
                Optional<Integer> smallest = smallestPart(solved.get());
                if (smallest.isEmpty()) {
                    return joint(solved.get());
                }
                model.setBounds(shares.get(smallest.get()), 0, 0);
                rejectedBlocks++;
            }
        }
    }

    private Optional<Integer> smallestPart(Solution solution) {
        Integer smallest = null;
        for (int k = 0; k < blocks.size(); k++) {
            double part = solution.value(shares.get(k));
            if (part > PART && part < 1 - PART) {
                double least = smallest == null ? Double.POSITIVE_INFINITY : solution.value(shares.get(smallest));
                boolean younger = smallest != null
                        && blocks.get(k).sequence() > blocks.get(smallest).sequence();
                if (part < least - PART || part < least + PART && younger) {
                    smallest = k;
                }
            }
        }
        return Optional.ofNullable(smallest);
    }

    private Joint joint(Solution solution) {
        List<AuctionCall.Block> accepted = new ArrayList<>();
        for (int k = 0; k < blocks.size(); k++) {
            if (solution.value(shares.get(k)) > 0.5) {
                accepted.add(blocks.get(k));
            }
        }
        List<Converting> converting = new ArrayList<>();
        for (int k = 0; k < conversions.size(); k++) {
            AuctionCall.Conversion conversion = conversions.get(k);
            double lots = solution.value(bought.get(k));
            int up = Math.min(conversion.lots(), -BookClearing.floor(-lots));
            List<Integer> sold = conversion.sold().stream()
                    .map(leg -> BookClearing.floor(leg.lots(lots)))
                    .toList();
            if (up > 0 && sold.stream().allMatch(s -> s > 0)) {
                converting.add(new Converting(conversion, new AuctionResult.Converted(conversion.order(), up, sold)));
            }
        }
        List<Part> parts = programs.stream()
                .map(program -> new Part(program.lots(solution), program.slack(solution), program.prices(solution)))
                .toList();
        return new Joint(accepted, converting, parts);
    }

    /**
     * What was chosen.
     *
     * @param accepted blocks
     * @param converting conversions that trade
     * @param parts optimum by book, not rounded; none where books are not joined
     */
    record Joint(List<AuctionCall.Block> accepted, List<Converting> converting, List<Part> parts) {

        static final Joint NONE = new Joint(List.of(), List.of(), List.of());

        /** Returns whether a conversion trades in a book. */
        boolean convertsIn(int book) {
            return converting.stream().anyMatch(one -> one.books().contains(book));
        }
    }

    /** Optimum of one book: lots by column, slack and prices in ticks by bus. */
    record Part(double[] lots, double[] slack, double[] prices) {}

    /** Conversion with its whole lots: bought rounded up, sold rounded down. */
    record Converting(AuctionCall.Conversion conversion, AuctionResult.Converted converted) {

        /** Returns the books that it joins. */
        List<Integer> books() {
            List<Integer> books = new ArrayList<>(List.of(conversion.bought().book()));
            conversion.sold().forEach(leg -> books.add(leg.book()));
            return books;
        }

        /** Lets what it trades in a book be injected there. */
        void inject(int book, BookProgram program) {
            if (conversion.bought().book() == book) {
                program.inject(conversion.bought().bus(), -converted.bought());
            }
            for (int k = 0; k < converted.sold().size(); k++) {
                AuctionCall.Leg leg = conversion.sold().get(k);
                if (leg.book() == book) {
                    program.inject(leg.bus(), converted.sold().get(k));
                }
            }
        }

        /**
         * Returns whether it would earn less than its margin at final prices, by more than whole lots and ticks explain: a lot a leg and
         * half a tick a lot.
         */
        boolean loses(List<AuctionResult.Book> books) {
            int price = books.get(conversion.bought().book())
                    .priceTicks()[conversion.bought().bus()];
            double earned = -(double) converted.bought() * (price + (double) conversion.marginTicks());
            double rounding = Math.abs(price) + Math.abs((double) conversion.marginTicks()) + converted.bought() / 2.0;
            for (int k = 0; k < converted.sold().size(); k++) {
                AuctionCall.Leg leg = conversion.sold().get(k);
                int there = books.get(leg.book()).priceTicks()[leg.bus()];
                earned += (double) converted.sold().get(k) * there;
                rounding += Math.abs(there) + converted.sold().get(k) / 2.0;
            }
            return earned < -rounding;
        }
    }
}
