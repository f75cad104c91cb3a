package org.rexnet.core.clearing.subproblem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/**
 * Limit over the whole horizon or over several parameters: lower &lt;= sum of the parts' shares + sum of factor x parameter &lt;= upper.
 *
 * @param name kind and name, such as {@code global constraint co2}
 * @param lower may be infinite
 * @param upper may be infinite
 * @param factors by the name of the parameter, in a fixed order; empty where the limit is over what parts use
 * @param physical whether it is part of what a capacity is, as the room for a storage level; otherwise the study states it
 */
public record SharedLimit(String name, double lower, double upper, Map<String, Double> factors, boolean physical) {

    public SharedLimit {
        factors = new LinkedHashMap<>(factors);
    }

    /** Returns a limit that the study states. */
    public static SharedLimit of(String name, double lower, double upper, Map<String, Double> factors) {
        return new SharedLimit(name, lower, upper, factors, false);
    }

    /** Returns the name of the limit that a global constraint is. */
    public static String name(GlobalConstraint constraint) {
        return "global constraint " + constraint.id();
    }

    /** Returns the name of a limit in one future; the same where there is but one. */
    public static String in(Horizon.Future future, String name) {
        return future.name().isEmpty() ? name : name + " in " + future.name();
    }

    /** Returns the names of all limits that a global constraint of a study makes: one, or one for each future. */
    public static List<String> names(Study study, GlobalConstraint constraint) {
        boolean one = !constraint.type().isOverTime()
                || study.settings().averageLimits().contains(constraint.id());
        return one
                ? List.of(name(constraint))
                : study.horizon().futures().stream()
                        .map(future -> in(future, name(constraint)))
                        .toList();
    }
}
