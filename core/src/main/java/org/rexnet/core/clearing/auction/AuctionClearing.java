package org.rexnet.core.clearing.auction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.AuctionResult;
import org.rexnet.core.exchange.NetworkAuction;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;

/**
 * Network auctions by linear programming: uniform prices per bus, whole lots, blocks in full or not at all; counts what failed, for one
 * thread.
 *
 * <p>Books that blocks or flexible orders join are one program at first. While a block is accepted in part, the one with the smallest part,
 * the youngest among equals, is dropped; then blocks and flexible orders are fixed, and each book is solved alone and rounded. A block that
 * would lose at the final prices is dropped too, and all is solved again. Each auction starts from the empty basis.
 */
public final class AuctionClearing implements NetworkAuction {

    private static final double PART = 1e-6;

    private final Solver solver;
    private final double shedTicks;
    private final double spillTicks;
    private long failedRoundings;
    private long negativeWelfares;
    private long rejectedBlocks;

    /**
     * Clears by a solver that returns basic solutions.
     *
     * @param shedTicks value of what is shed where a branch was reserved beyond what it can carry, in ticks
     * @param spillTicks cost of what is spilled there, in ticks
     */
    public AuctionClearing(Solver solver, double shedTicks, double spillTicks) {
        this.solver = solver;
        this.shedTicks = shedTicks;
        this.spillTicks = spillTicks;
    }

    @Override
    public AuctionResult clear(AuctionCall call) {
        Set<AuctionCall.Block> dropped = new HashSet<>();
        while (true) {
            Joint joint = joint(call, dropped);
            List<AuctionResult.Book> books = new ArrayList<>();
            for (int b = 0; b < call.books().size(); b++) {
                books.add(clear(call, b, joint));
            }
            Optional<AuctionCall.Block> losing = joint.accepted.stream()
                    .filter(block ->
                            block.books().stream().allMatch(b -> books.get(b).done()))
                    .filter(block -> loses(block, books))
                    .max(Comparator.comparingLong(AuctionCall.Block::sequence));
            if (losing.isEmpty()) {
                return result(call, joint.accepted, books);
            }
            dropped.add(losing.get());
            rejectedBlocks++;
        }
    }

    /** Returns how many books could not be rounded within their limits so far. */
    public long failedRoundings() {
        return failedRoundings;
    }

    /** Returns how many books were left as they were because whole lots would have been worth less than nothing. */
    public long negativeWelfares() {
        return negativeWelfares;
    }

    /** Returns how many blocks were dropped, accepted in part or at a loss. */
    public long rejectedBlocks() {
        return rejectedBlocks;
    }

    /** Chooses blocks, and what flexible orders trade in which book. */
    private Joint joint(AuctionCall call, Set<AuctionCall.Block> dropped) {
        List<AuctionCall.Block> blocks = new ArrayList<>(call.blocks());
        blocks.removeAll(dropped);
        boolean joined =
                call.flexible().stream().anyMatch(order -> order.faces().size() > 1);
        if (blocks.isEmpty() && !joined) {
            return new Joint(List.of(), new double[0][]);
        }
        LinearModel model = new LinearModel();
        List<BookProgram> programs = call.books().stream()
                .map(book -> new BookProgram(model, book, shedTicks, spillTicks))
                .toList();
        for (AuctionCall.Flexible order : call.flexible()) {
            Constraint energy = model.addConstraint(Double.NEGATIVE_INFINITY, order.lots());
            order.faces()
                    .forEach(face ->
                            model.addTerm(energy, programs.get(face.book()).column(face.column()), 1));
        }
        List<Variable> shares = new ArrayList<>();
        for (AuctionCall.Block block : blocks) {
            double cost = (double) block.side().sign()
                    * block.limitTicks()
                    * block.lots()
                    * block.books().size();
            Variable share = model.addVariable(0, 1, cost);
            block.books().forEach(b -> programs.get(b).add(share, block.bus(), block.side(), block.lots()));
            shares.add(share);
        }
        try (SolverSession session = solver.open(model)) {
            return choose(session, model, programs, blocks, shares);
        }
    }

    private Joint choose(
            SolverSession session,
            LinearModel model,
            List<BookProgram> programs,
            List<AuctionCall.Block> blocks,
            List<Variable> shares) {
        while (true) {
            Optional<Solution> solved = BookClearing.solve(session, programs);
            if (solved.isEmpty()) {
                return new Joint(List.of(), new double[0][]);
            }
            Solution solution = solved.get();
            Optional<Integer> smallest = smallestPart(blocks, shares, solution);
            if (smallest.isEmpty()) {
                List<AuctionCall.Block> accepted = new ArrayList<>();
                for (int k = 0; k < blocks.size(); k++) {
                    if (solution.value(shares.get(k)) > 0.5) {
                        accepted.add(blocks.get(k));
                    }
                }
                return new Joint(
                        accepted, programs.stream().map(p -> p.lots(solution)).toArray(double[][]::new));
            }
            model.setBounds(shares.get(smallest.get()), 0, 0);
            rejectedBlocks++;
        }
    }

    private static Optional<Integer> smallestPart(
            List<AuctionCall.Block> blocks, List<Variable> shares, Solution solution) {
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

    /** Solves a book alone, with blocks and flexible orders as the joint program chose. */
    private AuctionResult.Book clear(AuctionCall call, int b, Joint joint) {
        AuctionCall.Book book = call.books().get(b);
        BookClearing clearing = new BookClearing(book, shedTicks, spillTicks);
        for (AuctionCall.Block block : joint.accepted) {
            if (block.books().contains(b)) {
                clearing.program().inject(block.bus(), (double) block.side().sign() * block.lots());
            }
        }
        if (joint.lots.length > 0) {
            for (AuctionCall.Flexible order : call.flexible()) {
                order.faces().stream()
                        .filter(face -> face.book() == b)
                        .forEach(face -> clearing.program()
                                .fix(face.column(), BookClearing.floor(joint.lots[b][face.column()])));
            }
        }
        Optional<AuctionResult.Book> cleared = clearing.clear(solver);
        if (cleared.isEmpty()) {
            failedRoundings++;
            return AuctionResult.Book.NOT_DONE;
        }
        AuctionResult.Book result = cleared.get();
        boolean trades = Arrays.stream(result.lots()).anyMatch(lots -> lots > 0) || isTouched(joint.accepted, b);
        return trades ? result : AuctionResult.Book.NOT_DONE;
    }

    private static boolean isTouched(List<AuctionCall.Block> accepted, int b) {
        return accepted.stream().anyMatch(block -> block.books().contains(b));
    }

    /** Returns values less costs by limits of books that blocks join, in ticks x lots. */
    private static long welfare(AuctionCall call, Joined joined, List<AuctionResult.Book> results) {
        long welfare = 0;
        for (int b : joined.books) {
            int[] lots = results.get(b).lots();
            for (int c = 0; c < lots.length; c++) {
                AuctionCall.Column column = call.books().get(b).columns().get(c);
                welfare -= (long) column.side().sign() * column.priceTicks() * lots[c];
            }
        }
        for (AuctionCall.Block block : joined.blocks) {
            welfare -= (long) block.side().sign()
                    * block.limitTicks()
                    * block.lots()
                    * block.books().size();
        }
        return welfare;
    }

    private static boolean loses(AuctionCall.Block block, List<AuctionResult.Book> books) {
        long gain = 0;
        for (int b : block.books()) {
            gain += (long) block.side().sign() * (books.get(b).priceTicks()[block.bus()] - block.limitTicks());
        }
        return gain < 0;
    }

    /** Leaves books as they are that are not done, or lose welfare, with those that accepted blocks join to them. */
    private AuctionResult result(AuctionCall call, List<AuctionCall.Block> accepted, List<AuctionResult.Book> results) {
        List<AuctionResult.Book> done = new ArrayList<>(results);
        List<Long> blocks = new ArrayList<>();
        for (Joined joined : Joined.of(call.books().size(), accepted)) {
            boolean all = joined.books.stream().allMatch(b -> results.get(b).done());
            boolean relieves =
                    joined.books.stream().anyMatch(b -> call.books().get(b).isOverloaded());
            boolean loses = all && !relieves && welfare(call, joined, results) < 0;
            negativeWelfares += loses ? 1 : 0;
            if (all && !loses) {
                joined.blocks.forEach(block -> blocks.add(block.order()));
            } else {
                joined.books.forEach(b -> done.set(b, AuctionResult.Book.NOT_DONE));
            }
        }
        return new AuctionResult(done, blocks);
    }

    /** Books that blocks join, directly or through others, with these blocks. */
    private record Joined(Set<Integer> books, List<AuctionCall.Block> blocks) {

        static List<Joined> of(int books, List<AuctionCall.Block> blocks) {
            List<Joined> groups = new ArrayList<>();
            for (int b = 0; b < books; b++) {
                groups.add(new Joined(new TreeSet<>(Set.of(b)), List.of()));
            }
            for (AuctionCall.Block block : blocks) {
                List<Joined> met = groups.stream()
                        .filter(group -> block.books().stream().anyMatch(group.books::contains))
                        .toList();
                Set<Integer> all = new TreeSet<>();
                List<AuctionCall.Block> together = new ArrayList<>(List.of(block));
                met.forEach(group -> {
                    all.addAll(group.books);
                    together.addAll(group.blocks);
                });
                groups.removeAll(met);
                groups.add(new Joined(all, together));
            }
            return groups;
        }
    }

    /** Blocks accepted, and lots by book and column; none where books are not joined. */
    private record Joint(List<AuctionCall.Block> accepted, double[][] lots) {}
}
