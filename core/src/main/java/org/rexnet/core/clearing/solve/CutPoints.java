package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.result.HorizonSpan;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.SessionPart;
import org.rexnet.core.study.Study;

/**
 * Where blocks of a horizon can be cut: where no window of a flexible load is open, and better where few vehicles are plugged in, because
 * the energy in each is then decided outside. Immutable.
 */
public final class CutPoints {

    private final boolean mayCut;
    private final List<FlexibleLoad> loads;
    /** Number of kinds of vehicles that are plugged in before and after each snapshot begins. */
    private final int[] vehicles;

    private CutPoints(boolean mayCut, List<FlexibleLoad> loads, int[] vehicles) {
        this.mayCut = mayCut;
        this.loads = loads;
        this.vehicles = vehicles;
    }

    static CutPoints of(Study study) {
        int size = study.horizon().size();
        int[] vehicles = new int[size];
        if (!study.components(EvSession.class).isEmpty()) {
            SessionPart.of(study, PlugAssignment.of(study), 0, size).stream()
                    .map(SessionPart::terms)
                    .distinct()
                    .forEach(terms -> {
                        for (int t = terms.first() + 1; t < terms.first() + terms.count(); t++) {
                            vehicles[t]++;
                        }
                    });
        }
        return new CutPoints(!TemporalCoupling.preventsCuts(study), study.components(FlexibleLoad.class), vehicles);
    }

    /**
     * Cuts the horizon into spans of about equal length.
     *
     * @param snapshots that a span has, about; more where a block cannot be cut, because more passes through it
     */
    public static List<HorizonSpan> spans(Study study, int snapshots) {
        CutPoints points = of(study);
        List<HorizonSpan> spans = new ArrayList<>();
        int open = 0;
        for (Horizon.Block block : study.horizon().blocks()) {
            List<Integer> cuts = points.within(block, snapshots);
            if (!cuts.isEmpty()) {
                close(spans, open, block.first());
                open = block.first();
                for (int cut : cuts) {
                    close(spans, open, cut);
                    open = cut;
                }
                close(spans, open, block.end());
                open = block.end();
            } else if (block.end() - open > snapshots) {
                close(spans, open, block.first());
                open = block.first();
            }
        }
        close(spans, open, study.horizon().size());
        return spans;
    }

    private static void close(List<HorizonSpan> spans, int first, int end) {
        if (end > first) {
            spans.add(new HorizonSpan(first, end));
        }
    }

    /**
     * Returns where a block is to be cut so that its parts have about so many snapshots: the positions in the horizon that a part begins
     * with, without the block's own first.
     */
    List<Integer> within(Horizon.Block block, int snapshots) {
        List<Integer> cuts = new ArrayList<>();
        int windows = mayCut ? (int) Math.max(1, Math.round(block.size() / (double) snapshots)) : 1;
        // Less than half a window, so that cuts keep their order.
        int reach = (block.size() / windows - 1) / 2;
        for (int i = 1; i < windows; i++) {
            int best = -1;
            int even = block.first() + (int) ((long) block.size() * i / windows);
            for (int away = 0; away <= reach; away++) {
                best = better(block, even - away, better(block, even + away, best));
            }
            if (best >= 0) {
                cuts.add(best);
            }
        }
        return cuts;
    }

    /** Returns the one of two positions at which fewer vehicles are plugged in; the known one, unless negative, if both have as many. */
    private int better(Horizon.Block block, int position, int known) {
        boolean isOpen = loads.stream().anyMatch(load -> (position - block.first()) % load.windowSnapshots() != 0);
        return !isOpen && (known < 0 || vehicles[position] < vehicles[known]) ? position : known;
    }
}
