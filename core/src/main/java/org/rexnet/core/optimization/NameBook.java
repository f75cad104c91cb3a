package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/** Names of blocks of variables or constraints, made up only when asked for; mutable, for one thread. */
final class NameBook {
    private record Block(int first, int count, IntFunction<String> name) {}

    private final String fallback;
    /** By their first position when {@link #isSorted}; of several that begin at one, the last that was added counts. */
    private final List<Block> blocks = new ArrayList<>();

    private boolean isSorted = true;

    NameBook(String fallback) {
        this.fallback = fallback;
    }

    void add(int first, int count, IntFunction<String> name) {
        isSorted &= blocks.isEmpty() || blocks.get(blocks.size() - 1).first <= first;
        blocks.add(new Block(first, count, name));
    }

    String name(int index) {
        if (!isSorted) {
            blocks.sort(Comparator.comparingInt(Block::first));
            isSorted = true;
        }
        for (int i = lastUpTo(index); i >= 0; i--) {
            Block block = blocks.get(i);
            int k = index - block.first;
            if (k < block.count) {
                return block.name.apply(k);
            }
        }
        return fallback + index;
    }

    /** Returns the last of the blocks that begin at a position or before; -1 where there is none. */
    private int lastUpTo(int index) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).first <= index) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
