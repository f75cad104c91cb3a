package org.rexnet.core.study;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Power on its way through a link with delay where the horizon is cut out of a block. It is no table of a study's folder: clearing hands it
 * from one window to the next. Positions are those of the horizon's snapshots; those outside it are below 0, or its size and more.
 *
 * @param id name of the link
 * @param offset position in the block of the horizon's first snapshot
 * @param sources by further bus and snapshot: where in the block that was drawn which arrives; below 0 where nothing was
 * @param leastMw MW that must be drawn in each snapshot of the block
 * @param mostMw MW that can be drawn in each snapshot of the block
 * @param drawnMw MW drawn in each snapshot of the block, NaN where that is not decided
 */
public record PowerUnderWay(
        String id,
        int offset,
        List<List<Integer>> sources,
        List<Double> leastMw,
        List<Double> mostMw,
        List<Double> drawnMw)
        implements Condition {

    public PowerUnderWay {
        sources = sources.stream().map(List::copyOf).toList();
        leastMw = List.copyOf(leastMw);
        mostMw = List.copyOf(mostMw);
        drawnMw = List.copyOf(drawnMw);
    }

    /** Returns whether anything arrives at a further bus in snapshot {@code k}. */
    public boolean arrives(int port, int k) {
        return sources.get(port).get(k) >= 0;
    }

    /** Returns the position of the snapshot whose power arrives at a further bus in snapshot {@code k}. */
    public int source(int port, int k) {
        return sources.get(port).get(k) - offset;
    }

    /** Returns MW drawn in a snapshot; empty where that is not decided. */
    public OptionalDouble drawnMw(int position) {
        double mw = drawnMw.get(offset + position);
        return Double.isNaN(mw) ? OptionalDouble.empty() : OptionalDouble.of(mw);
    }

    /** Returns MW that must be drawn in a snapshot. */
    public double leastMw(int position) {
        return leastMw.get(offset + position);
    }

    /** Returns MW that can be drawn in a snapshot. */
    public double mostMw(int position) {
        return mostMw.get(offset + position);
    }
}
