package org.rexnet.core.optimization;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Names of blocks of variables or constraints, made up only when asked for; mutable, for one thread. */
final class NameBook {
    private record Block(int count, IntFunction<String> name) {}

    private final String fallback;
    private final TreeMap<Integer, Block> blocks = new TreeMap<>();

    NameBook(String fallback) {
        this.fallback = fallback;
    }

    void add(int first, int count, IntFunction<String> name) {
        blocks.put(first, new Block(count, name));
    }

    String name(int index) {
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
