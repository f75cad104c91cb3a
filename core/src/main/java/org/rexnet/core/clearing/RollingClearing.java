package org.rexnet.core.clearing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.component.RollingWindow;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.ClearingStatistics;
import org.rexnet.core.clearing.rolling.RollingState;
import org.rexnet.core.clearing.solve.TemporalCoupling;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/**
 * Clears a long horizon window by window, as one who does not see further: each window is cleared together with a look-ahead, of which the
 * window alone is kept, and hands over the levels of storage, the output of units that ramp, how many units or modules are on, since when
 * and how long others are off, the energy that vehicles have taken and flexible loads still need, the temperatures of buildings, and the
 * energy under way in pipes and links. Memory is that of one window and of the results.
 *
 * <p>Windows do not cross blocks. Storage that is cyclic, and buildings, are so in the first window of a block with its look-ahead; the
 * level found there is the one that the block must end with. Vehicles that stay beyond the look-ahead must have taken their share of
 * energy by its end, in proportion to the hours; flexible loads in proportion to their possible power. The cost is at least that of
 * clearing the horizon at once. Immutable.
 */
public final class RollingClearing {

    private static final double SLACK_HOURS = 1e-6;

    private final MarketClearing market;
    private final double windowHours;
    private final double lookAheadHours;

    /**
     * Prepares windows of one length.
     *
     * @param window above 0; a window holds at least one snapshot
     * @param lookAhead what is cleared with a window beyond its end and not kept, at least 0
     */
    public RollingClearing(Solver solver, Duration window, Duration lookAhead) {
        if (window.isNegative() || window.isZero() || lookAhead.isNegative()) {
            throw new IllegalArgumentException(
                    "A window must be longer than 0 and its look-ahead at least 0, but they are %s and %s."
                            .formatted(window, lookAhead));
        }
        market = new MarketClearing(solver);
        windowHours = window.toNanos() / 3.6e12;
        lookAheadHours = lookAhead.toNanos() / 3.6e12;
    }

    /**
     * Clears a study.
     *
     * @throws IllegalArgumentException that names all in the study that windows cannot hand over
     */
    public ClearingOutcome clear(Study study, ClearingOptions options, ClearingProgress progress) {
        List<String> faults = faults(study, options);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        ClearingResults results = new ClearingResults(study.horizon().size());
        List<ClearingStatistics> statistics = new ArrayList<>();
        RollingState state = new RollingState(study);
        for (Horizon.Block block : study.horizon().blocks()) {
            state.begin(block);
            for (RollingWindow window : windows(study.horizon(), block)) {
                Study part = state.study(window);
                ClearingOutcome outcome = market.clear(part, options, onlyKept(progress, window));
                if (!(outcome instanceof ClearingOutcome.Cleared cleared)) {
                    return blamed(outcome, study, block, window);
                }
                Clearing clearing = cleared.clearing();
                results.take(clearing.results(), window.end() - window.first(), window.first());
                statistics.add(clearing.statistics());
                state.take(clearing, window);
            }
        }
        state.finish(results);
        ClearingStatistics total = ClearingStatistics.total(statistics.get(0).solver(), statistics);
        double cost = new Clearing(study, options, 0, results, total, ClearingKind::operationsOfAll)
                .surpluses()
                .cost();
        return new ClearingOutcome.Cleared(
                new Clearing(study, options, cost, results, total, ClearingKind::operationsOfAll));
    }

    /** Says of an infeasible window that what those before it decided, without seeing it, may be the reason. */
    private ClearingOutcome blamed(ClearingOutcome outcome, Study study, Horizon.Block block, RollingWindow window) {
        if (!(outcome instanceof ClearingOutcome.Infeasible infeasible) || window.first() == block.first()) {
            return outcome;
        }
        String remark =
                ("Windows decided blindly: the one from %s to %s has no dispatch after what those before it decided,"
                                + " which see %s h beyond their end. Maybe the look-ahead must be longer.")
                        .formatted(
                                study.horizon().at(window.first()).label(),
                                study.horizon().at(window.end() - 1).label(),
                                BigDecimal.valueOf(lookAheadHours)
                                        .stripTrailingZeros()
                                        .toPlainString());
        return infeasible.withRemark(remark);
    }

    private static ClearingProgress onlyKept(ClearingProgress progress, RollingWindow window) {
        return new ClearingProgress() {

            private int left = window.end() - window.first();

            @Override
            public synchronized void cleared(int snapshots) {
                int kept = Math.min(left, snapshots);
                left -= kept;
                progress.cleared(kept);
            }

            @Override
            public void solved(int snapshots, double objective, int added) {
                progress.solved(snapshots, objective, added);
            }
        };
    }

    private List<RollingWindow> windows(Horizon horizon, Horizon.Block block) {
        List<RollingWindow> windows = new ArrayList<>();
        int first = block.first();
        while (first < block.end()) {
            int end = endAfter(horizon, first, block.end(), windowHours);
            end = Math.max(end, first + 1);
            windows.add(new RollingWindow(first, end, endAfter(horizon, end, block.end(), lookAheadHours)));
            first = end;
        }
        return windows;
    }

    /** Returns the position after the snapshots from {@code first} on that together last no longer than so many hours. */
    private static int endAfter(Horizon horizon, int first, int last, double hours) {
        double sum = 0;
        int end = first;
        while (end < last && sum + horizon.at(end).durationHours() <= hours + SLACK_HOURS) {
            sum += horizon.at(end).durationHours();
            end++;
        }
        return end;
    }

    /** Returns components x snapshots of the largest model that clearing a study at once needs. */
    public static long modelSize(Study study, ClearingOptions options) {
        int snapshots =
                switch (TemporalCoupling.of(study, options)) {
                    case NONE -> 1;
                    case BLOCKS ->
                        study.horizon().blocks().stream()
                                .mapToInt(Horizon.Block::size)
                                .max()
                                .orElse(0);
                    case HORIZON -> study.horizon().size();
                };
        return (long) snapshots * study.components().size();
    }

    /** Returns what in a study windows cannot hand over, one sentence each. */
    public static List<String> faults(Study study, ClearingOptions options) {
        List<String> faults = new ArrayList<>();
        if (options.expansion()) {
            faults.add("Capacities cannot be chosen in rolling windows.");
        }
        if (options.decomposition() == ClearingOptions.Decomposition.JOINT) {
            faults.add("Rolling windows are not cleared as one model.");
        }
        if (!options.extraRows().isEmpty()) {
            faults.add("Rows of one's own hold over the whole horizon, which rolling windows do not see.");
        }
        if (study.horizon().isLinked()) {
            faults.add("Storage is passed on along the periods of periods.csv, which rolling windows do not follow.");
        }
        study.globalConstraints().stream()
                .filter(constraint -> constraint.type().isOverTime())
                .forEach(constraint -> faults.add(
                        "Global constraint %s holds over the whole horizon, which rolling windows do not see."
                                .formatted(constraint.id())));
        for (Generator generator : study.generators()) {
            if (!Double.isInfinite(generator.minEnergyMwh()) || !Double.isInfinite(generator.maxEnergyMwh())) {
                faults.add(
                        ("Generator %s: its limits of energy hold over the whole horizon, which rolling windows do not"
                                        + " see.")
                                .formatted(generator.id()));
            }
        }
        return faults;
    }
}
