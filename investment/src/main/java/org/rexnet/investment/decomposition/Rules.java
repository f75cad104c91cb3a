package org.rexnet.investment.decomposition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * When the search stops and who hears of it.
 *
 * @param gap between the best plan's cost and the lower bound, as a share of the cost, above 0
 * @param penalty for slack in money per MWh, which helps the search to begin with
 * @param timeLimit after which the search ends with the best plan so far
 * @param checkpoint file that is written after every iteration, where there is to be one
 * @param resume whether to go on from that file
 * @param listener hears of every iteration, on the searching thread
 */
public record Rules(
        double gap,
        double penalty,
        Optional<Duration> timeLimit,
        Optional<Path> checkpoint,
        boolean resume,
        Consumer<Iteration> listener) {

    public Rules {
        if (!(gap > 0 && gap < 1)) {
            throw new IllegalArgumentException("The gap must be above 0 and below 1 but is %s.".formatted(gap));
        }
        if (!(penalty > 0) || Double.isInfinite(penalty)) {
            throw new IllegalArgumentException("The penalty must be above 0 and finite but is %s.".formatted(penalty));
        }
    }
}
