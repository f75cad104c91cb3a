package org.rexnet.core.simulation.world;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;

/** Value of energy in stores at the end of a simulation. */
final class EndValues {

    private EndValues() {}

    /** Returns money per MWh by bus: the value stated in the study, or the mean price there in the clearing of the forecasts. */
    static Map<String, Double> of(Study study, Solver solver) {
        Set<String> buses = new TreeSet<>();
        study.components().stream()
                .filter(Component::storesEnergy)
                .map(Component::buses)
                .forEach(buses::addAll);
        Map<String, Double> values = new TreeMap<>();
        OptionalDouble said = study.settings().simulation().endValue();
        if (said.isPresent() || buses.isEmpty()) {
            buses.forEach(bus -> values.put(bus, said.orElse(0)));
            return values;
        }
        Study cyclic = study.map(component -> component.storesEnergy() ? component.asCyclic() : component);
        Clearing clearing = new MarketClearing(solver).clear(cyclic).orThrow();
        List<String> order = study.network().buses().stream().map(Bus::id).toList();
        for (String bus : buses) {
            int b = order.indexOf(bus);
            double mean = Arrays.stream(clearing.prices())
                    .mapToDouble(ofBuses -> ofBuses[b])
                    .average()
                    .orElse(0);
            values.put(bus, mean);
        }
        return values;
    }
}
