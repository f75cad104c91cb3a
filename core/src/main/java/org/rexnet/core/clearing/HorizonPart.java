package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/**
 * Consecutive snapshots that are cleared together: whole blocks, or a window of one block that passes on nothing but storage levels.
 *
 * @param first position of its first snapshot
 * @param end position after its last snapshot
 */
public record HorizonPart(int first, int end) {

    /** Returns the number of snapshots. */
    public int size() {
        return end - first;
    }

    /**
     * Cuts the horizon into parts of about equal length.
     *
     * @param snapshots that a part has, about; a block is longer where more than storage levels passes through it
     */
    public static List<HorizonPart> of(Study study, int snapshots) {
        boolean mayCut = !Coupling.couplesOtherwise(study);
        List<HorizonPart> parts = new ArrayList<>();
        int open = 0;
        for (Horizon.Block block : study.horizon().blocks()) {
            int windows = mayCut ? (int) Math.max(1, Math.round(block.size() / (double) snapshots)) : 1;
            if (windows > 1) {
                close(parts, open, block.first());
                for (int i = 0; i < windows; i++) {
                    parts.add(new HorizonPart(at(block, i, windows), at(block, i + 1, windows)));
                }
                open = block.end();
            } else if (block.end() - open > snapshots) {
                close(parts, open, block.first());
                open = block.first();
            }
        }
        close(parts, open, study.horizon().size());
        return parts;
    }

    private static int at(Horizon.Block block, int window, int windows) {
        return block.first() + (int) ((long) block.size() * window / windows);
    }

    private static void close(List<HorizonPart> parts, int first, int end) {
        if (end > first) {
            parts.add(new HorizonPart(first, end));
        }
    }
}
