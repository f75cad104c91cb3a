package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.exchange.AuctionCall;
import org.rexnet.core.exchange.BookView;
import org.rexnet.core.exchange.Grid;

/**
 * Groups of buses that trade as one: those with equal sensitivities of all branches that are near their limit; all buses where none is.
 *
 * @param areas buses of each group, in the grid's order
 * @param splitBy branches near their limit, as people call them, such as "line 4-5"
 */
public record PriceAreas(List<List<String>> areas, List<String> splitBy) {

    public PriceAreas {
        areas = List.copyOf(areas);
        splitBy = List.copyOf(splitBy);
    }

    /** Returns the areas of a book at this moment. */
    static PriceAreas of(StudyMarket market, Grid grid, BookView view) {
        List<AuctionCall.Branch> limits = view.limits();
        List<Integer> near = view.nearLimits().stream()
                .filter(branch -> grid.largestTransfer(branch) > 0 && !isOneWay(limits.get(branch)))
                .sorted()
                .toList();
        Map<List<Long>, List<String>> groups = new LinkedHashMap<>();
        for (int bus = 0; bus < grid.buses().size(); bus++) {
            List<Long> row = new ArrayList<>();
            for (int branch : near) {
                row.add(grid.sensitivity(branch, bus));
            }
            groups.computeIfAbsent(row, r -> new ArrayList<>()).add(grid.buses().get(bus));
        }
        return new PriceAreas(
                new ArrayList<>(groups.values()),
                near.stream()
                        .map(branch -> grid.branches().get(branch).id())
                        .map(id -> market.noun(id) + " " + id)
                        .toList());
    }

    /** Returns whether a branch is near nothing but the direction that it never carries. */
    private static boolean isOneWay(AuctionCall.Branch limit) {
        long forward = limit.high() - limit.flow();
        long backward = limit.flow() - limit.low();
        return limit.lowest() == 0 && backward < forward || limit.highest() == 0 && forward < backward;
    }

    /** Returns the areas in words: "one area", or "3 areas split by line 4-5 and line 2-3". */
    public String words() {
        return areas.size() == 1 ? "one area" : "%d areas split by %s".formatted(areas.size(), branches());
    }

    /** Returns the branches that split the areas, in words: "line 4-5 and station quay". */
    public String branches() {
        Map<String, List<String>> byNoun = new TreeMap<>();
        for (String branch : splitBy) {
            int cut = branch.indexOf(' ');
            byNoun.computeIfAbsent(branch.substring(0, cut), noun -> new ArrayList<>())
                    .add(branch.substring(cut + 1));
        }
        List<String> parts = new ArrayList<>();
        byNoun.forEach((noun, names) -> parts.add(noun + (names.size() > 1 ? "s " : " ") + String.join(", ", names)));
        return String.join(" and ", parts);
    }
}
