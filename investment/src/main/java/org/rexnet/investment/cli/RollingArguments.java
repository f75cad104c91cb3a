package org.rexnet.investment.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.RollingClearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Note;
import org.rexnet.core.study.Study;
import picocli.CommandLine.Option;

/** Whether the horizon is cleared at once or window by window; mutable, for one command. */
final class RollingArguments {

    /** Components x snapshots of one model up to which it fits in a few GB of memory. */
    static final long MOST_AT_ONCE = 10_000_000;

    private static final Duration WEEK = Duration.ofHours(168);

    @Option(
            names = "--rolling",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Clear window by window of this length, as in 168h: one after the other, handing over"
                    + " what passes from one to the next.")
    private Optional<Duration> rolling = Optional.empty();

    @Option(
            names = "--look-ahead",
            paramLabel = "TIME",
            converter = Span.class,
            description = "With --rolling, how far a window sees beyond its end; 24h.")
    private Duration lookAhead = Duration.ofHours(24);

    /** Returns whether the horizon is cleared window by window. */
    boolean isAsked() {
        return rolling.isPresent();
    }

    /** Asks for windows of a week where a study is too large for one model, and nothing in it forbids them. */
    void cutTooLarge(Study study, ClearingOptions options, long mostAtOnce) {
        if (rolling.isEmpty()
                && RollingClearing.modelSize(study, options) > mostAtOnce
                && RollingClearing.faults(study, options).isEmpty()) {
            rolling = Optional.of(WEEK);
        }
    }

    /** Clears a study; throws {@link BadInputException} where windows cannot do that. */
    ClearingOutcome clear(Study study, ClearingOptions options, Solver solver, ClearingProgress progress) {
        if (rolling.isEmpty()) {
            return new MarketClearing(solver).clear(study, options, progress);
        }
        if (rolling.get().isZero()) {
            throw new BadInputException("--rolling must be longer than 0.");
        }
        List<String> faults = RollingClearing.faults(study, options);
        if (!faults.isEmpty()) {
            throw new BadInputException(String.join("\n", faults));
        }
        return new RollingClearing(solver, rolling.get(), lookAhead).clear(study, options, progress);
    }

    /** Returns how the horizon was cut, and what that means for the cost; empty where it was not. */
    Optional<Note> note() {
        return rolling.map(window -> Note.of(
                "Cleared window by window: each of %s, seeing %s beyond its end. The cost is at least that of clearing the horizon at once."
                        .formatted(hours(window), hours(lookAhead))));
    }

    private static String hours(Duration duration) {
        return duration.toSecondsPart() == 0 && duration.toMinutesPart() == 0
                ? duration.toHours() + " h"
                : duration.toSeconds() + " s";
    }
}
