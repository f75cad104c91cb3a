package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Names of blocks of variables or constraints, made up only when asked for; mutable, for one thread. */
final class NameBook {
    private record Block(int first, int count, IntFunction<String> name) {}

    private final String fallback;
    private final List<Block> added = new ArrayList<>();
    /** Blocks by their first position; those added since the last question are missing. */
    private final TreeMap<Integer, Block> blocks = new TreeMap<>();

    private int sorted;

    NameBook(String fallback) {
        this.fallback = fallback;
    }

    void add(int first, int count, IntFunction<String> name) {
        added.add(new Block(first, count, name));
    }

    String name(int index) {
        for (; sorted < added.size(); sorted++) {
            blocks.put(added.get(sorted).first, added.get(sorted));
        }
        for (Map.Entry<Integer, Block> block :
                blocks.headMap(index, true).descendingMap().entrySet()) {
            int k = index - block.getKey();
            if (k < block.getValue().count) {
                return block.getValue().name.apply(k);
            }
        }
        return fallback + index;
    }
}
