package org.rexnet.core.clearing.auction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.AuctionResult;
import org.rexnet.core.exchange.NetworkAuction;
import org.rexnet.core.optimization.Solver;

/**
 * Network auctions by linear programming: uniform prices per bus, whole lots, blocks in full or not at all; counts what failed, for one
 * thread.
 *
 * <p>Books that blocks, flexible orders or conversions join are one program at first. While a block is accepted in part, the one with the
 * smallest part, the youngest among equals, is dropped; then these are fixed, and each book is solved alone and rounded. A block or
 * conversion that would lose at the final prices, or that whole lots of orders cannot serve, is dropped too, and all is solved again. Each
 * auction starts from the empty basis.
 */
public final class AuctionClearing implements NetworkAuction {

    private final Solver solver;
    private final double shedTicks;
    private final double spillTicks;
    private long failedRoundings;
    private long negativeWelfares;
    private long rejectedBlocks;
    private long rejectedConversions;

    /**
     * Clears by a solver that returns basic solutions.
     *
     * @param shedTicks value of energy shed where a branch was reserved beyond its capacity, in ticks
     * @param spillTicks cost of what is spilled there, in ticks
     */
    public AuctionClearing(Solver solver, double shedTicks, double spillTicks) {
        this.solver = solver;
        this.shedTicks = shedTicks;
        this.spillTicks = spillTicks;
    }

    @Override
    public AuctionResult clear(AuctionCall call) {
        Set<Long> dropped = new HashSet<>();
        Map<Long, Integer> shrunk = new HashMap<>();
        while (true) {
            JointProgram.Joint joint = joint(call, dropped, shrunk);
            Cleared cleared = clear(call, joint, joint::convertsIn);
            if (losingBlock(joint, cleared.books).isPresent()) {
                Cleared together = clear(call, joint, b -> true);
                cleared = losingBlock(joint, together.books).isPresent() ? cleared : together;
            }
            Optional<Long> losing = losing(joint, cleared.books);
            if (losing.isPresent()) {
                dropped.add(losing.get());
            } else if (!loosen(joint, cleared.failed, dropped, shrunk)) {
                failedRoundings += cleared.failed.size();
                return result(call, joint, cleared.books);
            }
        }
    }

    /** Solves each book alone, or takes the joint optimum's lots and prices in those that {@code jointly} tells. */
    private Cleared clear(AuctionCall call, JointProgram.Joint joint, IntPredicate jointly) {
        List<AuctionResult.Book> books = new ArrayList<>();
        Set<Integer> failed = new TreeSet<>();
        for (int b = 0; b < call.books().size(); b++) {
            Optional<AuctionResult.Book> cleared = clear(call, b, joint, jointly.test(b));
            books.add(cleared.orElse(AuctionResult.Book.NOT_DONE));
            if (cleared.isEmpty()) {
                failed.add(b);
            }
        }
        return new Cleared(books, failed);
    }

    /** Results by book, and the books that could not be rounded. */
    private record Cleared(List<AuctionResult.Book> books, Set<Integer> failed) {}

    /**
     * Takes from books that cannot be rounded, as whole lots of their orders may not be able to serve what was chosen in parts of lots: the
     * youngest conversion buys a lot less than chosen, the second time nothing; where there is none, the youngest block is dropped. Returns
     * whether there was anything to take.
     */
    private boolean loosen(
            JointProgram.Joint joint, Set<Integer> failed, Set<Long> dropped, Map<Long, Integer> shrunk) {
        Optional<AuctionResult.Converted> conversion = joint.converting().stream()
                .filter(one -> one.books().stream().anyMatch(failed::contains))
                .max(Comparator.comparingLong(one -> one.conversion().sequence()))
                .map(JointProgram.Converting::converted);
        if (conversion.isPresent()) {
            int less = conversion.get().bought() - 1;
            if (less == 0 || shrunk.putIfAbsent(conversion.get().order(), less) != null) {
                rejectedConversions++;
                dropped.add(conversion.get().order());
            }
            return true;
        }
        Optional<AuctionCall.Block> block = joint.accepted().stream()
                .filter(one -> one.books().stream().anyMatch(failed::contains))
                .max(Comparator.comparingLong(AuctionCall.Block::sequence));
        block.ifPresent(one -> {
            rejectedBlocks++;
            dropped.add(one.order());
        });
        return block.isPresent();
    }

    /** Returns the youngest block that loses at the final prices, else the youngest such conversion. */
    private Optional<Long> losing(JointProgram.Joint joint, List<AuctionResult.Book> books) {
        Optional<Long> block = losingBlock(joint, books);
        rejectedBlocks += block.isPresent() ? 1 : 0;
        if (block.isPresent()) {
            return block;
        }
        Optional<Long> conversion = joint.converting().stream()
                .filter(one -> one.books().stream().allMatch(b -> books.get(b).done()))
                .filter(one -> one.loses(books))
                .max(Comparator.comparingLong(one -> one.conversion().sequence()))
                .map(one -> one.conversion().order());
        rejectedConversions += conversion.isPresent() ? 1 : 0;
        return conversion;
    }

    private static Optional<Long> losingBlock(JointProgram.Joint joint, List<AuctionResult.Book> books) {
        return joint.accepted().stream()
                .filter(one -> one.books().stream().allMatch(b -> books.get(b).done()))
                .filter(one -> loses(one, books))
                .max(Comparator.comparingLong(AuctionCall.Block::sequence))
                .map(AuctionCall.Block::order);
    }

    /** Returns how many books could not be rounded within their limits so far. */
    public long failedRoundings() {
        return failedRoundings;
    }

    /** Returns how many books were left as they were because whole lots would have been worth less than nothing. */
    public long negativeWelfares() {
        return negativeWelfares;
    }

    /** Returns how many blocks were dropped: accepted in part, at a loss, or not to be served by whole lots. */
    public long rejectedBlocks() {
        return rejectedBlocks;
    }

    /** Returns how many conversions were dropped: at a loss at the final prices, or not to be served by whole lots. */
    public long rejectedConversions() {
        return rejectedConversions;
    }

    /** Chooses blocks and conversions, and what flexible orders trade in which book. */
    private JointProgram.Joint joint(AuctionCall call, Set<Long> dropped, Map<Long, Integer> shrunk) {
        boolean joined =
                call.flexible().stream().anyMatch(order -> order.faces().size() > 1)
                        || call.blocks().stream().anyMatch(block -> !dropped.contains(block.order()))
                        || call.conversions().stream().anyMatch(conversion -> !dropped.contains(conversion.order()));
        if (!joined) {
            return JointProgram.Joint.NONE;
        }
        JointProgram program = new JointProgram(call, dropped, shrunk, shedTicks, spillTicks);
        JointProgram.Joint joint = program.solve(solver);
        rejectedBlocks += program.rejectedBlocks();
        return joint;
    }

    /**
     * Solves a book alone, with blocks, flexible orders and conversions as the joint program chose. Where a conversion trades, and where a
     * block would lose otherwise, the joint optimum itself is rounded if it can be: they may set the price there, which they cannot once
     * they are fixed. Empty where the book cannot be rounded.
     */
    private Optional<AuctionResult.Book> clear(AuctionCall call, int b, JointProgram.Joint joint, boolean jointly) {
        BookClearing clearing = new BookClearing(call.books().get(b), shedTicks, spillTicks);
        for (AuctionCall.Block block : joint.accepted()) {
            if (block.books().contains(b)) {
                clearing.program().inject(block.bus(), (double) block.side().sign() * block.lots());
            }
        }
        joint.converting().forEach(converting -> converting.inject(b, clearing.program()));
        if (!joint.parts().isEmpty()) {
            double[] lots = joint.parts().get(b).lots();
            call.flexible().stream()
                    .flatMap(order -> order.faces().stream())
                    .filter(face -> face.book() == b)
                    .forEach(face -> clearing.program().cap(face.column(), BookClearing.floor(lots[face.column()])));
        }
        Optional<AuctionResult.Book> cleared = jointly
                ? clearing.round(joint.parts().get(b)).or(() -> clearing.clear(solver))
                : clearing.clear(solver);
        return cleared.map(result -> {
            boolean trades = Arrays.stream(result.lots()).anyMatch(lots -> lots > 0)
                    || isTouched(joint.accepted(), b)
                    || joint.convertsIn(b);
            return trades ? result : AuctionResult.Book.NOT_DONE;
        });
    }

    private static boolean isTouched(List<AuctionCall.Block> accepted, int b) {
        return accepted.stream().anyMatch(block -> block.books().contains(b));
    }

    private static boolean loses(AuctionCall.Block block, List<AuctionResult.Book> books) {
        long gain = 0;
        for (int b : block.books()) {
            gain += (long) block.side().sign() * (books.get(b).priceTicks()[block.bus()] - block.limitTicks());
        }
        return gain < 0;
    }

    /** Leaves books as they are that are not done, or lose welfare, with those that blocks and conversions join to them. */
    private AuctionResult result(AuctionCall call, JointProgram.Joint joint, List<AuctionResult.Book> results) {
        List<AuctionResult.Book> done = new ArrayList<>(results);
        List<Long> blocks = new ArrayList<>();
        List<AuctionResult.Converted> conversions = new ArrayList<>();
        for (JoinedBooks joined : JoinedBooks.of(call.books().size(), joint)) {
            boolean all = joined.books().stream().allMatch(b -> results.get(b).done());
            boolean relieves =
                    joined.books().stream().anyMatch(b -> call.books().get(b).isOverloaded());
            boolean loses = all && !relieves && joined.welfare(call, results) < 0;
            negativeWelfares += loses ? 1 : 0;
            if (all && !loses) {
                joined.blocks().forEach(block -> blocks.add(block.order()));
                joined.converting().forEach(one -> conversions.add(one.converted()));
            } else {
                joined.books().forEach(b -> done.set(b, AuctionResult.Book.NOT_DONE));
            }
        }
        return new AuctionResult(done, blocks, conversions);
    }
}
