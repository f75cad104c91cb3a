package org.rexnet.investment.growth;

import static org.rexnet.core.study.ComponentKind.BID;
import static org.rexnet.core.study.ComponentKind.LINK;
import static org.rexnet.core.study.ComponentKind.LOAD;
import static org.rexnet.core.study.ComponentKind.STORAGE_UNIT;
import static org.rexnet.core.study.ComponentKind.STORE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/**
 * Demand at some buses of a study, seen from one of them: demand behind a link counts by the link's efficiency, so that
 * ten MW behind a plant of efficiency 0.25 are forty MW of its fuel. By loads, by bids to buy, and into storage. Computes what it is asked
 * for once; for one thread.
 */
final class Demand {

    private final Study study;
    private final Set<Integer> buses;
    private final List<Wish> wishes = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final Map<Integer, double[]> yields = new HashMap<>();
    private final Map<Integer, double[]> wanted = new HashMap<>();

    /** What one component wants by snapshot; {@code share} says which part of it belongs to a participant. */
    private record Wish(int bus, IntToDoubleFunction mw, ToDoubleFunction<String> share) {}

    /** What arrives at one bus of one MWh at another. */
    private record Way(int from, int to, double yield) {}

    private Demand(Study study, List<Integer> buses) {
        this.study = study;
        this.buses = new HashSet<>(buses);
    }

    /** Returns what is wanted at some buses with the capacities that stand. */
    static Demand of(Study study, List<Integer> buses, Standing standing) {
        Demand demand = new Demand(study, buses);
        demand.add(standing::capacity, standing::share);
        return demand;
    }

    /** Returns what could be wanted in a study whatever stands. */
    static Demand ofAll(Study study) {
        Demand demand = new Demand(
                study,
                IntStream.range(0, study.network().buses().size()).boxed().toList());
        demand.add(
                (kind, name, existing) -> kind.hasCapacity() && kind != STORAGE_UNIT && kind != STORE ? 1 : existing,
                (kind, name, owner) -> 0);
        return demand;
    }

    private interface Capacities {
        double of(ComponentKind kind, String name, double existing);
    }

    private interface Shares {
        double of(ComponentKind kind, String name, String owner);
    }

    private void add(Capacities capacities, Shares shares) {
        for (Load c : study.loads()) {
            wish(LOAD, c.id(), c.bus(), t -> Math.max(0, -c.sign() * c.powerMw().at(t)), shares);
        }
        for (Bid c : study.bids()) {
            if (c.side() == Bid.Side.BUY) {
                wish(BID, c.id(), c.bus(), c.quantityMw()::at, shares);
            }
        }
        for (StorageUnit c : study.storageUnits()) {
            double mw = capacities.of(STORAGE_UNIT, c.id(), c.capacityMw());
            if (mw > 0) {
                wish(
                        STORAGE_UNIT,
                        c.id(),
                        c.bus(),
                        t -> mw * Math.max(0, -c.minPu().at(t)),
                        shares);
            }
        }
        for (Store c : study.stores()) {
            double mwh = capacities.of(STORE, c.id(), c.capacityMwh());
            if (mwh > 0) {
                wish(STORE, c.id(), c.bus(), t -> mwh / Math.max(1e-9, hours(t)), shares);
            }
        }
        addWays(capacities);
    }

    private double hours(int t) {
        return study.horizon().at(t).durationHours();
    }

    private void wish(ComponentKind kind, String id, String place, IntToDoubleFunction mw, Shares shares) {
        int bus = study.network().busIndex(place);
        if (buses.contains(bus)) {
            wishes.add(new Wish(bus, mw, owner -> shares.of(kind, id, owner)));
        }
    }

    private void addWays(Capacities capacities) {
        for (LineOperation line : study.lines()) {
            int a = study.network().busIndex(line.branch().from());
            int b = study.network().busIndex(line.branch().to().get(0));
            ComponentKind kind = ComponentKind.of(line.branch());
            if (buses.contains(a)
                    && capacities.of(kind, line.branch().id(), line.branch().capacityMw()) > 0) {
                ways.add(new Way(a, b, 1));
                ways.add(new Way(b, a, 1));
            }
        }
        for (LinkOperation link : study.links()) {
            int a = study.network().busIndex(link.link().from());
            if (buses.contains(a) && capacities.of(LINK, link.id(), link.link().capacityMw()) > 0) {
                for (int k = 0; k < link.efficiencies().size(); k++) {
                    int b = study.network().busIndex(link.link().to().get(k));
                    ways.add(new Way(a, b, link.efficiencies().get(k).max()));
                }
            }
        }
    }

    /** Returns MW at a bus that would serve what all but one participant want, by snapshot. */
    double[] byOthers(String participant, int bus) {
        double[] mw = all(bus).clone();
        for (Wish wish : wishes) {
            double share = wish.share().applyAsDouble(participant);
            if (share > 0) {
                add(mw, wish, bus, -share);
            }
        }
        for (int t = 0; t < mw.length; t++) {
            mw[t] = Math.max(0, mw[t]); // What rounding leaves of one's own.
        }
        return mw;
    }

    /** Returns the most MW at a bus that could serve what all want in one snapshot. */
    double most(int bus) {
        return Arrays.stream(all(bus)).max().orElse(0);
    }

    private double[] all(int bus) {
        return wanted.computeIfAbsent(bus, b -> {
            double[] mw = new double[study.horizon().size()];
            wishes.forEach(wish -> add(mw, wish, b, 1));
            return mw;
        });
    }

    private void add(double[] mw, Wish wish, int from, double share) {
        double arriving = yields.computeIfAbsent(from, this::yields)[wish.bus()];
        for (int t = 0; t < mw.length && arriving > 0; t++) {
            double wanted = wish.mw().applyAsDouble(t);
            mw[t] += Double.isFinite(wanted) ? share * wanted / arriving : 0;
        }
    }

    /** Returns MWh that arrive at each bus of one MWh at a bus, by the best way with no bus twice; 0 where there is no way. */
    private double[] yields(int from) {
        double[] yield = new double[study.network().buses().size()];
        yield[from] = 1;
        boolean grows = true;
        for (int round = 1; round < yield.length && grows; round++) {
            grows = false;
            for (Way way : ways) {
                double arriving = way.yield() * yield[way.from()];
                if (arriving > yield[way.to()] && way.to() != from) {
                    yield[way.to()] = arriving;
                    grows = true;
                }
            }
        }
        return yield;
    }
}
