package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.Study;

/**
 * Largest injection and withdrawal of each participant of a study at each place: the sum over its components, with existing capacities. A
 * component without an owner is a participant of its own name; one with several owners is shared equally. Mutable while it counts.
 */
final class Capabilities {

    /** Owner of branches, who buys what pipes lose. */
    static final String NETWORK = "network";

    private static final double MINUTES_PER_HOUR = 60;

    private final Study study;
    private final TradedHorizon horizon;
    private final Ownership ownership;
    private final int periods;
    private final Map<List<String>, Capability> found = new LinkedHashMap<>();

    private Capabilities(Study study, TradedHorizon horizon) {
        this.study = study;
        this.horizon = horizon;
        ownership = Ownership.of(study);
        periods = horizon.periods().count();
    }

    /** Returns what each participant can do at each place where it can do anything. */
    static List<Capability> of(Study study, TradedHorizon horizon) {
        Capabilities capabilities = new Capabilities(study, horizon);
        capabilities.count();
        double most = capabilities.found.values().stream()
                .mapToDouble(one -> finite(one.sellMw()) + finite(one.buyMw()))
                .sum();
        List<Capability> all = new ArrayList<>();
        for (Capability one : capabilities.found.values()) {
            for (int period = 0; period < one.sellMw().length; period++) {
                one.sellMw()[period] = Math.min(one.sellMw()[period], most);
                one.buyMw()[period] = Math.min(one.buyMw()[period], most);
            }
            if (finite(one.sellMw()) + finite(one.buyMw()) > 0) {
                all.add(one);
            }
        }
        return all;
    }

    private static double finite(double[] mw) {
        double most = 0;
        for (double one : mw) {
            most = Double.isFinite(one) ? Math.max(most, one) : most;
        }
        return most;
    }

    private void count() {
        for (Participant participant : study.conditions(Participant.class)) {
            for (String place : participant.tradesAt()) {
                for (int period = 0; period < periods; period++) {
                    at(participant.id(), place).add(period, participant.tradeLimitMw(), participant.tradeLimitMw());
                }
            }
        }
        study.components().forEach(this::component);
        PlugAssignment.of(study).forEach(this::vehicle);
    }

    private void component(Component component) {
        boolean transports = component.isTransport(study.network());
        List<String> owners = transports ? List.of(TransportLinks.OWNER) : owners(component.key());
        for (Component.Reach reach : component.reach(horizon.periods().minutes() / MINUTES_PER_HOUR)) {
            for (int period = 0; period < periods; period++) {
                int t = horizon.snapshot(period);
                for (String owner : owners) {
                    at(owner, reach.bus())
                            .add(
                                    period,
                                    reach.injected().applyAsDouble(t) / owners.size(),
                                    reach.withdrawn().applyAsDouble(t) / owners.size());
                }
            }
        }
    }

    /** A session trades at its station, from when it has a plug to its departure. */
    private void vehicle(Stay stay) {
        EvSession session = stay.session();
        if (stay.leftWithoutPlug()) {
            return;
        }
        List<String> owners = owners(session.key());
        for (int period = 0; period < periods; period++) {
            long start = horizon.periods().startMillis(period);
            long end = horizon.periods().startMillis(period + 1);
            long plugged = Math.min(end, session.departure().toEpochMilli())
                    - Math.max(start, stay.from().toEpochMilli());
            double mw = session.rateMw() * Math.max(0, plugged) / (end - start) / owners.size();
            for (String owner : owners) {
                at(owner, stay.station().id()).add(period, session.feedsBack() ? mw : 0, mw);
            }
        }
    }

    private List<String> owners(ComponentKey key) {
        List<String> owners = ownership.owners(key);
        return owners.isEmpty() ? List.of(key.id()) : owners;
    }

    private Capability at(String participant, String place) {
        return found.computeIfAbsent(List.of(participant, place), key -> new Capability(participant, place, periods));
    }
}
