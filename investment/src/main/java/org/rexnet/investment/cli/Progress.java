package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.Study;
import org.rexnet.investment.report.Ink;

/** Bar on a terminal that appears when work takes long and vanishes when it is done; may be told from several threads. */
final class Progress implements ClearingProgress, AutoCloseable {

    private static final double PATIENCE_SECONDS = 0.7;
    private static final int INTERVAL_MILLIS = 250;

    private final PrintWriter err;
    private final int width;
    private final long start = System.nanoTime();
    private final Optional<ProgressBar> bar;

    private Progress(Terminal terminal, boolean shown, String task, int snapshots) {
        err = terminal.err();
        width = terminal.width();
        bar = shown ? Optional.of(bar(task, snapshots)) : Optional.empty();
    }

    /** Returns the progress of a study; shown on a terminal only. */
    static Progress of(Terminal terminal, boolean quiet, String task, Study study) {
        boolean shown = terminal.errInk() == Ink.TERMINAL && !quiet;
        return new Progress(terminal, shown, task, study.horizon().size());
    }

    private ProgressBar bar(String task, int snapshots) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(snapshots)
                .setUpdateIntervalMillis(INTERVAL_MILLIS)
                .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                .hideEta()
                .continuousUpdate()
                .setConsumer(new DelegatingProgressBarConsumer(this::show, width))
                .build();
    }

    private void show(String line) {
        if (Seconds.since(start) > PATIENCE_SECONDS) {
            err.print("\r" + line);
            err.flush();
        }
    }

    @Override
    public void cleared(int snapshots) {
        bar.ifPresent(b -> b.stepBy(snapshots));
    }

    @Override
    public void solved(int snapshots, double objective, int added) {
        if (snapshots > 1) {
            bar.ifPresent(b -> b.setExtraMessage("cost %s, %s"
                    .formatted(
                            Figures.amount(objective),
                            added == 0 ? "all limits hold" : Figures.count(added, "limit", "limits") + " to add")));
        }
    }

    @Override
    public void close() {
        bar.ifPresent(b -> {
            b.close();
            if (Seconds.since(start) > PATIENCE_SECONDS) {
                err.print("\r" + " ".repeat(width) + "\r");
                err.flush();
            }
        });
    }
}
