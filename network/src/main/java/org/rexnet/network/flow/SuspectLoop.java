package org.rexnet.network.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.rexnet.network.PassiveBranch;

/** Finds the loop in which reactances cancel, or are too different in size, where an island's angles do not follow from injections. */
record SuspectLoop(List<PassiveBranch> branches, int[] from, int[] to, double[] susceptances, Couplers couplers) {

    /** Returns the sentence that names it among the branches of an island. */
    String sentence(int[] branchesOfIsland) {
        int suspect = branchesOfIsland[0];
        for (int l : branchesOfIsland) {
            boolean isWorse = susceptances[suspect] < 0
                    ? susceptances[l] < susceptances[suspect]
                    : susceptances[l] < 0 || susceptances[l] > susceptances[suspect];
            suspect = isWorse ? l : suspect;
        }
        String loop = loop(suspect, branchesOfIsland).stream()
                .map(l -> branches.get(l).id())
                .collect(Collectors.joining(", "));
        return susceptances[suspect] < 0
                ? "Maybe the negative reactance of %s cancels the positive ones of its loop: %s."
                        .formatted(branches.get(suspect).id(), loop)
                : "Maybe the reactance of %s is too small beside the others of its loop, %s: one of 0 makes it a coupler."
                        .formatted(branches.get(suspect).id(), loop);
    }

    /** Returns the shortest loop through a branch, itself first. */
    private List<Integer> loop(int branch, int[] branchesOfIsland) {
        int[] reachedBy = new int[couplers.busCount()];
        Arrays.fill(reachedBy, -1);
        Deque<Integer> open = new ArrayDeque<>(List.of(couplers.root(from[branch])));
        int target = couplers.root(to[branch]);
        while (!open.isEmpty() && reachedBy[target] < 0) {
            int bus = open.remove();
            for (int l : branchesOfIsland) {
                int begin = couplers.root(from[l]);
                int end = couplers.root(to[l]);
                int other = begin == bus ? end : begin;
                if (l != branch && (begin == bus || end == bus) && reachedBy[other] < 0) {
                    reachedBy[other] = l;
                    open.add(other);
                }
            }
        }
        List<Integer> loop = new ArrayList<>(List.of(branch));
        int start = couplers.root(from[branch]);
        for (int bus = target; bus != start && reachedBy[bus] >= 0; ) {
            int l = reachedBy[bus];
            loop.add(l);
            bus = couplers.root(from[l]) == bus ? couplers.root(to[l]) : couplers.root(from[l]);
        }
        return loop;
    }
}
