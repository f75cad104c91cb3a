package org.rexnet.core.study;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Heat in a pipe with delay where the horizon is cut out of a block. It is no table of a study's folder: clearing hands it from one window
 * to the next.
 *
 * @param id name of the pipe
 * @param offset position in the block of the horizon's first snapshot
 * @param mostMwh MWh that can be drawn at the first end in each snapshot of the block
 * @param sentMwh MWh drawn at the first end in each snapshot of the block, NaN where that is not decided
 */
public record HeatUnderWay(String id, int offset, List<Double> mostMwh, List<Double> sentMwh) implements Condition {

    public HeatUnderWay {
        mostMwh = List.copyOf(mostMwh);
        sentMwh = List.copyOf(sentMwh);
    }

    /** Returns the position in the horizon, which may lie outside it, of the snapshot whose heat arrives in snapshot {@code k}. */
    public int source(int k, int delaySnapshots) {
        return Math.floorMod(offset + k - delaySnapshots, sentMwh.size()) - offset;
    }

    /** Returns MWh drawn at the first end in a snapshot by its position in the horizon; empty where that is not decided. */
    public OptionalDouble sentMwh(int position) {
        double mwh = sentMwh.get(offset + position);
        return Double.isNaN(mwh) ? OptionalDouble.empty() : OptionalDouble.of(mwh);
    }

    /** Returns MWh that can be drawn at the first end in a snapshot by its position in the horizon. */
    public double mostMwh(int position) {
        return mostMwh.get(offset + position);
    }
}
