package org.rexnet.investment.alternative;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Study;

/** Costs of running what a study has, by technology or, where a component has none, by its name. */
final class RunningCosts {

    private RunningCosts() {}

    /** Returns the technologies that cost anything to run. */
    static Set<String> technologies(Study study) {
        Set<String> all = new LinkedHashSet<>();
        for (Component component : study.components()) {
            if (component.runningCosts().stream().anyMatch(cost -> !cost.isAlways(0))) {
                all.add(technology(component));
            }
        }
        return all;
    }

    /** Returns the study with these costs multiplied, by technology. */
    static Study scaled(Study study, Map<String, Double> factors) {
        return study.map(component -> {
            double factor = factors.getOrDefault(technology(component), 1.0);
            return component.withRunningCosts(cost -> cost.map(perMwh -> perMwh * factor));
        });
    }

    private static String technology(Component component) {
        return component.technology().orElse(component.id());
    }
}
