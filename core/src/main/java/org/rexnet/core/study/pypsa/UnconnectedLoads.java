package org.rexnet.core.study.pypsa;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;

/** Finds loads that nothing can supply. */
final class UnconnectedLoads {

    private final Map<String, String> parent = new HashMap<>();

    private UnconnectedLoads() {}

    /** Returns the loads that withdraw where nothing that feeds in, nor a branch to it, exists. */
    static List<Load> of(Study study) {
        UnconnectedLoads supply = new UnconnectedLoads();
        for (Branch branch : study.network().branches()) {
            branch.to().forEach(bus -> supply.join(branch.from(), bus));
        }
        String source = "\0source";
        study.components().forEach(component -> component.fedBuses().forEach(bus -> supply.join(source, bus)));
        Set<String> fedBack = new HashSet<>();
        study.components(EvSession.class).stream().filter(EvSession::feedsBack).forEach(session -> {
            fedBack.add(session.station());
            fedBack.addAll(session.alternatives());
        });
        study.components(ChargingStation.class).stream()
                .filter(station -> fedBack.contains(station.id()))
                .forEach(station -> supply.join(source, station.bus()));
        return study.loads().stream()
                .filter(load -> mostWithdrawn(load) > 0)
                .filter(load -> !supply.root(load.bus()).equals(supply.root(source)))
                .toList();
    }

    private static double mostWithdrawn(Load load) {
        double sign = -load.sign();
        return Math.max(sign * load.powerMw().min(), sign * load.powerMw().max());
    }

    private void join(String a, String b) {
        parent.put(root(a), root(b));
    }

    private String root(String bus) {
        String at = bus;
        while (!parent.getOrDefault(at, at).equals(at)) {
            String above = parent.getOrDefault(at, at);
            parent.put(at, parent.getOrDefault(above, above));
            at = above;
        }
        return at;
    }
}
