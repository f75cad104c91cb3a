package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/**
 * What the participants of a study can do at each place: the sum of what their components can, with the capacities that exist. What nobody
 * owns is a participant of its own name; what several own is shared equally. Mutable while it counts.
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
        study.generators().forEach(this::generator);
        study.loads().forEach(this::load);
        study.bids().forEach(this::bid);
        study.storageUnits().forEach(this::storageUnit);
        study.stores().forEach(this::store);
        study.links().forEach(this::link);
        study.components(CombinedHeatPower.class).forEach(this::combinedHeatPower);
        study.components(FlexibleLoad.class)
                .forEach(load ->
                        each(load.key(), load.bus(), t -> 0, t -> load.maxMw().at(t)));
        study.components(Building.class)
                .forEach(building -> each(building.key(), building.bus(), t -> 0, t -> building.maxHeatMw()));
        PlugAssignment.of(study).forEach(this::vehicle);
    }

    /** Returns whether a link moves one carrier between two buses: it belongs to the network. */
    static boolean isTransport(Study study, LinkOperation link) {
        List<String> to = link.link().to();
        return to.size() == 1
                && study.network()
                        .bus(link.link().from())
                        .carrier()
                        .equals(study.network().bus(to.get(0)).carrier());
    }

    private void generator(Generator generator) {
        each(
                generator.key(),
                generator.bus(),
                t -> generator.capacityMw() == 0 ? 0 : generator.sign() * extreme(generator, t, generator.sign() > 0),
                t -> generator.capacityMw() == 0 ? 0 : -generator.sign() * extreme(generator, t, generator.sign() < 0));
    }

    private static double extreme(Generator generator, int t, boolean upper) {
        return generator.capacityMw()
                * (upper ? generator.maxPu().at(t) : generator.minPu().at(t));
    }

    private void load(Load load) {
        each(
                load.key(),
                load.bus(),
                t -> load.sign() * load.powerMw().at(t),
                t -> -load.sign() * load.powerMw().at(t));
    }

    private void bid(Bid bid) {
        boolean sells = bid.side() == Bid.Side.SELL;
        each(
                bid.key(),
                bid.bus(),
                t -> sells ? bid.quantityMw().at(t) : 0,
                t -> sells ? 0 : bid.quantityMw().at(t));
    }

    private void storageUnit(StorageUnit unit) {
        each(
                unit.key(),
                unit.bus(),
                t -> unit.capacityMw() * unit.maxPu().at(t),
                t -> -unit.capacityMw() * unit.minPu().at(t));
    }

    /** A store may be filled or emptied within one period. */
    private void store(Store store) {
        double mw = store.capacityMwh() / (horizon.periods().minutes() / MINUTES_PER_HOUR);
        each(store.key(), store.bus(), t -> mw, t -> mw);
    }

    private void link(LinkOperation link) {
        double mw = link.link().capacityMw();
        List<String> owners = isTransport(study, link) ? List.of(TransportLinks.OWNER) : owners(link.key());
        each(
                owners,
                link.link().from(),
                t -> mw == 0 ? 0 : -mw * link.minPu().at(t),
                t -> mw == 0 ? 0 : mw * link.maxPu().at(t));
        for (int k = 0; k < link.link().to().size() && mw > 0; k++) {
            int output = k;
            each(
                    owners,
                    link.link().to().get(k),
                    t -> Math.max(
                            fed(link, output, t, link.maxPu().at(t)),
                            fed(link, output, t, link.minPu().at(t))),
                    t -> -Math.min(
                            fed(link, output, t, link.maxPu().at(t)),
                            fed(link, output, t, link.minPu().at(t))));
        }
    }

    private static double fed(LinkOperation link, int output, int t, double share) {
        return link.efficiencies().get(output).at(t) * link.link().capacityMw() * share;
    }

    private void combinedHeatPower(CombinedHeatPower chp) {
        double heat = Math.min(chp.maxHeatMw(), chp.capacityMw() / (chp.powerToHeat() + chp.powerLossPerHeat()));
        each(chp.key(), chp.powerBus(), t -> chp.capacityMw(), t -> 0);
        each(chp.key(), chp.heatBus(), t -> heat, t -> 0);
        chp.fuelBus().ifPresent(bus -> each(chp.key(), bus, t -> 0, t -> chp.capacityMw() / chp.efficiency()));
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

    private void each(ComponentKey key, String bus, Series sell, Series buy) {
        each(owners(key), bus, sell, buy);
    }

    private void each(List<String> owners, String bus, Series sell, Series buy) {
        for (int period = 0; period < periods; period++) {
            int t = horizon.snapshot(period);
            for (String owner : owners) {
                at(owner, bus).add(period, sell.at(t) / owners.size(), buy.at(t) / owners.size());
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

    /** MW by snapshot. */
    private interface Series {
        double at(int t);
    }
}
