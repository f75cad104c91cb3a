package org.rexnet.investment.path;

import java.util.LinkedHashMap;
import java.util.Map;
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

    static final String YEAR_BY_YEAR = "year by year";
    static final String FORESIGHT = "foresight";

    /**
     * Returns the value of foresight, in present value: at least 0, because each year-by-year plan is open to foresight, too.
     * Empty where one of both is not planned.
     */
    public OptionalDouble valueOfForesight() {
        return yearByYear instanceof PathOutcome.Planned myopic && foresight instanceof PathOutcome.Planned best
                ? OptionalDouble.of(myopic.plan().presentValue() - best.plan().presentValue())
                : OptionalDouble.empty();
    }

    /** Returns the plans that there are, by how they were decided: {@code year by year} and {@code foresight}. */
    public Map<String, PathPlan> plans() {
        Map<String, PathPlan> plans = new LinkedHashMap<>();
        yearByYear.find().ifPresent(plan -> plans.put(YEAR_BY_YEAR, plan));
        foresight.find().ifPresent(plan -> plans.put(FORESIGHT, plan));
        return plans;
    }
}
