package org.rexnet.investment.cli;

import java.util.Optional;
import org.rexnet.core.study.Study;
import picocli.CommandLine.Option;

/** Part of the horizon that a command works on. */
final class SnapshotsOption {

    @Option(
            names = "--snapshots",
            paramLabel = "RANGE",
            converter = SnapshotRange.Converter.class,
            description = "Only these: positions as in 0:24 (end left out), or labels as in 2030-01-01..2030-01-07.")
    private Optional<SnapshotRange> snapshots = Optional.empty();

    /** Returns the study of the snapshots asked for. */
    Study cut(Study study) {
        return snapshots.map(range -> range.cut(study)).orElse(study);
    }
}
