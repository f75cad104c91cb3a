package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/**
 * Consecutive snapshots that are cleared together: whole blocks, or a window of one block that passes on nothing but storage levels and
 * the energy in vehicles.
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
     * @param snapshots that a part has, about; more where a block cannot be cut, because more passes through it
     */
    public static List<HorizonPart> of(Study study, int snapshots) {
        Borders borders = Borders.of(study);
        List<HorizonPart> parts = new ArrayList<>();
        int open = 0;
        for (Horizon.Block block : study.horizon().blocks()) {
            List<Integer> cuts = borders.within(block, snapshots);
            if (!cuts.isEmpty()) {
                close(parts, open, block.first());
                open = block.first();
                for (int cut : cuts) {
                    close(parts, open, cut);
                    open = cut;
                }
                close(parts, open, block.end());
                open = block.end();
            } else if (block.end() - open > snapshots) {
                close(parts, open, block.first());
                open = block.first();
            }
        }
        close(parts, open, study.horizon().size());
        return parts;
    }

    private static void close(List<HorizonPart> parts, int first, int end) {
        if (end > first) {
            parts.add(new HorizonPart(first, end));
        }
    }
}
