package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;

/** Finds loads that nothing can supply. */
final class Supply {

    private final Map<String, String> parent = new HashMap<>();

    private Supply() {}

    /** Returns the loads that withdraw where nothing that feeds in, nor a branch to it, exists. */
    static List<Load> unconnectedLoads(Study study) {
        Supply supply = new Supply();
        for (Branch branch : study.network().branches()) {
            branch.to().forEach(bus -> supply.join(branch.from(), bus));
        }
        String source = "\0source";
        study.generators().forEach(generator -> supply.join(source, generator.bus()));
        study.storageUnits().forEach(unit -> supply.join(source, unit.bus()));
        study.stores().forEach(store -> supply.join(source, store.bus()));
        for (Bid bid : study.bids()) {
            if (bid.side() == Bid.Side.SELL) {
                supply.join(source, bid.bus());
            }
        }
        study.sectorComponents().forEach(component -> component.fedBuses().forEach(bus -> supply.join(source, bus)));
        Set<String> fedBack = new HashSet<>();
        study.components(EvSession.class).stream().filter(EvSession::feedsBack).forEach(session -> {
            fedBack.add(session.station());
            fedBack.addAll(session.alternatives());
        });
        study.components(ChargingStation.class).stream()
                .filter(station -> fedBack.contains(station.id()))
                .forEach(station -> supply.join(source, station.bus()));
        List<Load> withdrawing = new ArrayList<>();
        for (Load load : study.loads()) {
            if (most(load, -1) > 0) {
                withdrawing.add(load);
            }
            if (most(load, 1) > 0) {
                supply.join(source, load.bus());
            }
        }
        withdrawing.removeIf(load -> supply.root(load.bus()).equals(supply.root(source)));
        return withdrawing;
    }

    /** Returns the most that a load injects (1) or withdraws (-1). */
    private static double most(Load load, int direction) {
        double sign = load.sign() * direction;
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
