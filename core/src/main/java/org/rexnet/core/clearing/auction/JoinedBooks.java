package org.rexnet.core.clearing.auction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.AuctionResult;

/** Books that blocks and conversions join, directly or through others, with these. */
record JoinedBooks(Set<Integer> books, List<AuctionCall.Block> blocks, List<JointProgram.Converting> converting) {

    static List<JoinedBooks> of(int books, JointProgram.Joint joint) {
        List<JoinedBooks> groups = new ArrayList<>();
        for (int b = 0; b < books; b++) {
            groups.add(new JoinedBooks(new TreeSet<>(Set.of(b)), List.of(), List.of()));
        }
        joint.accepted().forEach(block -> join(groups, block.books(), List.of(block), List.of()));
        joint.converting().forEach(one -> join(groups, one.books(), List.of(), List.of(one)));
        return groups;
    }

    /** Returns values less costs by limits of these books and what joins them, in ticks x lots. */
    long welfare(AuctionCall call, List<AuctionResult.Book> results) {
        long welfare = 0;
        for (int b : books) {
            int[] lots = results.get(b).lots();
            for (int c = 0; c < lots.length; c++) {
                AuctionCall.Column column = call.books().get(b).columns().get(c);
                welfare -= (long) column.side().sign() * column.priceTicks() * lots[c];
            }
        }
        for (AuctionCall.Block block : blocks) {
            welfare -= (long) block.side().sign()
                    * block.limitTicks()
                    * block.lots()
                    * block.books().size();
        }
        for (JointProgram.Converting one : converting) {
            welfare -= (long) one.conversion().marginTicks() * one.converted().bought();
        }
        return welfare;
    }

    private static void join(
            List<JoinedBooks> groups,
            List<Integer> books,
            List<AuctionCall.Block> blocks,
            List<JointProgram.Converting> converting) {
        List<JoinedBooks> met = groups.stream()
                .filter(group -> books.stream().anyMatch(group.books::contains))
                .toList();
        Set<Integer> all = new TreeSet<>();
        List<AuctionCall.Block> together = new ArrayList<>(blocks);
        List<JointProgram.Converting> conversions = new ArrayList<>(converting);
        met.forEach(group -> {
            all.addAll(group.books);
            together.addAll(group.blocks);
            conversions.addAll(group.converting);
        });
        groups.removeAll(met);
        groups.add(new JoinedBooks(all, together, conversions));
    }
}
