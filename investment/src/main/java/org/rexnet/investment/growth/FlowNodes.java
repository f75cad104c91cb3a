package org.rexnet.investment.growth;

import java.util.Arrays;
import java.util.List;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/**
 * The nodes of the networks of a study, one for each block of its horizon: buses, then levels of storage units, in each snapshot;
 * immutable.
 */
final class FlowNodes {

    private final List<Horizon.Block> blocks;
    private final int[] blockOf;
    private final int buses;
    private final int columns;

    FlowNodes(Study study) {
        blocks = study.horizon().blocks();
        blockOf = new int[study.horizon().size()];
        for (int b = 0; b < blocks.size(); b++) {
            Arrays.fill(blockOf, blocks.get(b).first(), blocks.get(b).end(), b);
        }
        buses = study.network().buses().size();
        columns = buses + study.storageUnits().size();
    }

    List<Horizon.Block> blocks() {
        return blocks;
    }

    /** Returns the position of the network of a snapshot. */
    int block(int t) {
        return blockOf[t];
    }

    /** Returns the node of a bus, or of a storage unit that follows the buses, in a snapshot. */
    int node(int column, int t) {
        Horizon.Block block = blocks.get(blockOf[t]);
        return column * block.size() + t - block.first();
    }

    /** Returns the number of nodes of the network of a block. */
    int count(int block) {
        return columns * blocks.get(block).size();
    }

    /** Returns the position of the bus of a node; from the number of buses on that of a storage unit, counted after them. */
    int column(int block, int node) {
        return node / blocks.get(block).size();
    }

    /** Returns the snapshot of a node. */
    int snapshot(int block, int node) {
        return blocks.get(block).first() + node % blocks.get(block).size();
    }

    /** Returns whether a column is that of a bus. */
    boolean isBus(int column) {
        return column < buses;
    }
}
