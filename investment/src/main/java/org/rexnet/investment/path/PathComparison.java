package org.rexnet.investment.path;

import java.util.OptionalDouble;
import org.rexnet.core.study.Study;

/**
 * A path decided year by year beside the same path decided with foresight.
 *
 * @param study as it was read
 * @param yearByYear each year by itself
 * @param foresight all years at once
 */
public record PathComparison(Study study, PathOutcome yearByYear, PathOutcome foresight) {

    /**
     * Returns the value of foresight, in present value: at least 0, because each year-by-year plan is open to foresight, too.
     * Empty where one of both is not planned.
     */
    public OptionalDouble valueOfForesight() {
        return yearByYear instanceof PathOutcome.Planned myopic && foresight instanceof PathOutcome.Planned best
                ? OptionalDouble.of(myopic.plan().presentValue() - best.plan().presentValue())
                : OptionalDouble.empty();
    }
}
