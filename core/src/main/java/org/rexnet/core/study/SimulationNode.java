package org.rexnet.core.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the simulation of {@code study.yaml}: lines {@code key: value}, each fault with its line; mutable while it reads. */
final class SimulationNode {

    private static final int MOST_DAYS = 3660;

    private final ScalarKeys keys;

    SimulationNode(String file, Faults faults) {
        keys = new ScalarKeys(
                file,
                "simulation",
                List.of(
                        "from",
                        "days",
                        "warm_up_days",
                        "arrivals",
                        "threshold",
                        "flexible",
                        "wind_and_sun",
                        "end_value",
                        "news",
                        "news_horizon",
                        "capacities"),
                faults);
    }

    SimulationSettings read(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            keys.fault(node, "", "", "must be lines of the form key: value");
            return SimulationSettings.DEFAULTS;
        }
        keys.note(mapping);
        SimulationSettings defaults = SimulationSettings.DEFAULTS;
        Optional<String> from = keys.text("from");
        OptionalInt news = keys.whole("news", 1, 240);
        int newsHours = news.orElse(defaults.newsHours());
        int horizon =
                keys.whole("news_horizon", newsHours, 240).orElse(Math.max(newsHours, defaults.newsHorizonHours()));
        return new SimulationSettings(
                from,
                keys.whole("days", 1, MOST_DAYS).orElse(defaults.days()),
                keys.whole("warm_up_days", 0, MOST_DAYS).orElse(defaults.warmUpDays()),
                keys.number("arrivals", Math.ulp(0.0), 1e6).orElse(defaults.arrivals()),
                keys.number("threshold", 0, 1e6).orElse(defaults.threshold()),
                keys.number("flexible", 0, 1).orElse(defaults.flexible()),
                keys.number("wind_and_sun", 0, 10),
                keys.number("end_value", -1e9, 1e9),
                newsHours,
                horizon,
                capacities());
    }

    private Map<String, Double> capacities() {
        Map<String, Double> capacities = new LinkedHashMap<>();
        for (String entry :
                keys.text("capacities").map(text -> text.split("\\|")).orElse(new String[0])) {
            int cut = entry.lastIndexOf('=');
            String size = entry.substring(cut + 1).strip();
            String name = entry.substring(0, Math.max(0, cut)).strip();
            if (name.isEmpty() || !size.matches("\\d+\\.?\\d*|\\.\\d+")) {
                keys.fault("capacities", "must be name=size, several separated by |, as in new wind=4|battery=1.5");
            } else {
                capacities.put(name, Double.parseDouble(size));
            }
        }
        return capacities;
    }
}
