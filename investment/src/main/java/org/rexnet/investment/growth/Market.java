package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.alg.util.UnionFind;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.network.Bus;

/**
 * Islands of standing capacities, each cleared by itself; an act clears only the islands that it touches. Mutable, for one thread.
 *
 * <p>Where several prices are valid, as where capacity just meets demand, those of the market are the lowest: the saving by a little less
 * demand everywhere, and, where there is no demand, the cost of generation. So earnings, and gains by an act, follow from the standing
 * capacities alone: neither from a solver's choice nor from the order in which they were built. By flows these are the lowest at every bus
 * at once; where a study is no flow, those at which loads pay least, and of these the nearest to the middles ({@link PriceRule#LOW}). A
 * study that asks for other prices has those that it asks for.
 */
final class Market {

    private final Territory territory;
    private final MarketClearing clearing;
    private final ClearingOptions options;
    private final Island[] islands;
    private final Optional<GrowthFlow> flows;

    /** Payoffs of participants by the flows of the standing capacities, as far as anybody asked. */
    private final Map<String, Double> payoffs = new HashMap<>();

    private Standing standing;

    /**
     * Clears what there is before anybody acts.
     *
     * @param flows the study as flows, by which islands are cleared in place of a solver where there are any
     */
    Market(Territory territory, Optional<GrowthFlow> flows, MarketClearing clearing, ClearingOptions options) {
        this.territory = territory;
        this.clearing = clearing;
        this.options = options;
        this.flows = flows;
        standing = new Standing(territory);
        islands = new Island[territory.study().network().buses().size()];
        List<Integer> all = new ArrayList<>();
        for (int bus = 0; bus < islands.length; bus++) {
            all.add(bus);
        }
        clearFlows();
        put(clear(all, standing, List.of()));
    }

    /**
     * What one participant would see.
     *
     * @param gain money a year by which it is better off
     * @param rent money that the candidate earns over the horizon per MW (MWh), all owners together; 0 where nothing of it stands
     */
    record Look(double gain, double rent) {}

    /**
     * What the market would be if something more were built.
     *
     * @param standing all that would stand
     * @param islands those that differ from now
     */
    record Trial(Standing standing, List<Island> islands) {

        double payoff(String participant) {
            return islands.stream()
                    .mapToDouble(island -> island.payoff(participant))
                    .sum();
        }
    }

    Standing standing() {
        return standing;
    }

    Island island(int bus) {
        return islands[bus];
    }

    /** Returns all islands, each once, in the order of their first bus. */
    List<Island> islands() {
        return distinct(List.of(islands));
    }

    private static List<Island> distinct(Collection<Island> some) {
        Set<Island> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return some.stream().filter(seen::add).toList();
    }

    /** Returns the islands at which candidates stand or would stand, or which they join or would join. */
    List<Island> touched(Collection<Integer> candidates) {
        List<Island> touched = new ArrayList<>();
        candidates.forEach(candidate -> territory.places(candidate).forEach(bus -> touched.add(islands[bus])));
        return distinct(touched);
    }

    /** Clears the market as an act would leave it. */
    Trial trial(Act act) {
        return trial(act.candidates(), standing.after(act));
    }

    /**
     * Looks at what one participant would gain by a change of one candidate, from where the islands that it touches ended: faster than
     * {@link #trial}, but it knows nothing of how the islands would be then.
     */
    Look look(Act act) {
        int candidate = act.candidates().get(0);
        Standing next = standing.after(act);
        if (flows.isPresent()) {
            GrowthFlow model = flows.get();
            double gain = gain(act, next, model);
            return new Look(gain, perUnit(model.surplusOfCandidate(candidate), candidate, next));
        }
        List<Island> touched = touched(act.candidates());
        Trial trial = new Trial(next, clear(buses(touched), next, touched));
        return new Look(gain(act, trial), rent(candidate, trial.islands(), next));
    }

    /** Returns whether more of a candidate may raise prices as well as lower them, as where something is stored or sent elsewhere. */
    boolean raisesPrices(int candidate) {
        Component component = territory.candidates().get(candidate).component();
        return component.fedBuses().isEmpty() || component.storesEnergy();
    }

    /**
     * Returns the most that a participant could gain beyond what a candidate itself brings, by prices that move as more of it is built;
     * infinite where nothing is known of that.
     *
     * @param rises whether prices may rise as well as fall
     */
    double mostByPrices(String participant, boolean rises) {
        if (flows.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        flows.get().goBack();
        return flows.get().mostByPrices(participant, standing, rises);
    }

    /** Returns what a candidate earns now per MW (MWh), all owners together; 0 where nothing of it stands. */
    double rent(int candidate) {
        if (flows.isPresent()) {
            flows.get().goBack();
            return perUnit(flows.get().surplusOfCandidate(candidate), candidate, standing);
        }
        return rent(candidate, touched(List.of(candidate)), standing);
    }

    private double rent(int candidate, List<Island> touched, Standing with) {
        Candidate c = territory.candidates().get(candidate);
        double earned = touched.stream()
                .mapToDouble(island -> island.surplus(c.kind(), c.name()))
                .sum();
        return perUnit(earned, candidate, with);
    }

    private static double perUnit(double earned, int candidate, Standing with) {
        return with.total(candidate) > 0 ? earned / with.total(candidate) : 0;
    }

    /** Clears the market as it would be with other capacities of some candidates. */
    Trial trial(Collection<Integer> candidates, Standing next) {
        return new Trial(next, clear(buses(touched(candidates)), next, List.of()));
    }

    /** Returns a participant's yearly gain from an act: the change of its whole account less the annual cost of the new capacity. */
    double gain(Act act, Trial trial) {
        if (flows.isPresent()) {
            return gain(act, trial.standing(), flows.get());
        }
        double before = touched(act.candidates()).stream()
                .mapToDouble(island -> island.payoff(act.participant()))
                .sum();
        return trial.payoff(act.participant()) - before - act.annualCost(territory);
    }

    /** Returns the yearly gain from an act by flows, and leaves them where it looked. */
    private double gain(Act act, Standing next, GrowthFlow model) {
        double before = payoffs.computeIfAbsent(act.participant(), participant -> {
            model.goBack();
            return model.payoff(participant, standing);
        });
        double after = model.look(next, () -> model.payoff(act.participant(), next));
        return after - before - act.annualCost(territory);
    }

    void accept(Trial trial) {
        standing = trial.standing();
        clearFlows();
        put(trial.islands());
    }

    /** Ends the life of assets, and returns them. */
    List<Asset> retire(int year) {
        flows.ifPresent(GrowthFlow::goBack);
        List<Asset> over = standing.retire(year);
        if (!over.isEmpty()) {
            clearFlows();
            put(clear(buses(touched(over.stream().map(Asset::candidate).toList())), standing, List.of()));
        }
        return over;
    }

    private void clearFlows() {
        flows.ifPresent(model -> model.clear(standing));
        payoffs.clear();
    }

    private void put(List<Island> cleared) {
        cleared.forEach(island -> island.buses().forEach(bus -> islands[bus] = island));
    }

    private static List<Integer> buses(List<Island> some) {
        return some.stream().flatMap(island -> island.buses().stream()).sorted().toList();
    }

    /** Clears the islands of some buses that nothing joins to others, from where {@code before} ended, if anything is there. */
    private List<Island> clear(List<Integer> buses, Standing with, List<Island> before) {
        UnionFind<Integer> joined = new UnionFind<>(new LinkedHashSet<>(buses));
        Study study = territory.study();
        for (LineOperation line : study.lines()) {
            ComponentKind kind = ComponentKind.of(line.branch());
            if (with.capacity(kind, line.branch().id(), line.branch().capacityMw()) > 0) {
                join(joined, buses, territory.buses(line.branch()));
            }
        }
        for (LinkOperation link : study.links()) {
            if (with.capacity(ComponentKind.LINK, link.id(), link.link().capacityMw()) > 0) {
                join(joined, buses, territory.buses(link.link()));
            }
        }
        TreeMap<Integer, List<Integer>> parts = new TreeMap<>();
        TreeMap<Integer, Integer> firsts = new TreeMap<>();
        for (int bus : buses) {
            int first = firsts.computeIfAbsent(joined.find(bus), root -> bus);
            parts.computeIfAbsent(first, f -> new ArrayList<>()).add(bus);
        }
        if (flows.isPresent()) {
            GrowthFlow model = flows.get();
            return model.look(
                    with,
                    () -> parts.values().stream()
                            .map(part -> island(part, with, model))
                            .toList());
        }
        return parts.values().stream().map(part -> island(part, with, before)).toList();
    }

    private static void join(UnionFind<Integer> joined, List<Integer> buses, List<Integer> ends) {
        if (Collections.binarySearch(buses, ends.get(0)) >= 0) {
            ends.forEach(end -> joined.union(ends.get(0), end));
        }
    }

    private Island island(List<Integer> buses, Standing with, GrowthFlow model) {
        MarketDispatch dispatch = model.dispatch(bus -> Collections.binarySearch(buses, bus) >= 0);
        return new Island(buses, dispatch, new ClearingCorner(), with, territory);
    }

    private Island island(List<Integer> buses, Standing with, List<Island> before) {
        Study part = study(buses, with);
        ClearingCorner end = new ClearingCorner();
        ClearingOutcome outcome = before.isEmpty()
                ? clearing.clear(part, options, end)
                : clearing.clearFrom(part, options, corner(before));
        return new Island(buses, MarketDispatch.of(outcome.orThrow(), territory), end, with, territory);
    }

    private static ClearingCorner corner(List<Island> before) {
        if (before.size() == 1) {
            return before.get(0).corner();
        }
        ClearingCorner together = new ClearingCorner();
        before.forEach(island -> together.add(island.corner()));
        return together;
    }

    private static Settings settings(Study study) {
        Settings given = study.settings();
        return given.prices() == PriceRule.ANY ? given.withPrices(PriceRule.LOW) : given;
    }

    /** Returns the part of the study at some buses with the capacities that stand; what has none is left out. */
    Study study(List<Integer> buses, Standing with) {
        Study whole = territory.study();
        StudyBuilder part =
                Study.builder(whole.name()).settings(settings(whole)).horizon(whole.horizon());
        whole.network().carriers().forEach(part::add);
        Set<String> ids = new LinkedHashSet<>();
        for (int bus : buses) {
            Bus place = whole.network().buses().get(bus);
            ids.add(place.id());
            part.add(place);
        }
        whole.generators().stream().filter(c -> ids.contains(c.bus())).forEach(c -> {
            double mw = with.capacity(ComponentKind.GENERATOR, c.id(), c.capacityMw());
            if (mw > 0 || c.fixedCostPerHour() != 0) {
                part.add(Sizes.of(c, mw, Optional.empty()));
            }
        });
        whole.storageUnits().stream().filter(c -> ids.contains(c.bus())).forEach(c -> {
            double mw = with.capacity(ComponentKind.STORAGE_UNIT, c.id(), c.capacityMw());
            if (mw > 0) {
                part.add(Sizes.of(c, mw, Optional.empty()));
            }
        });
        whole.stores().stream().filter(c -> ids.contains(c.bus())).forEach(c -> {
            double mwh = with.capacity(ComponentKind.STORE, c.id(), c.capacityMwh());
            if (mwh > 0) {
                part.add(Sizes.of(c, mwh, Optional.empty()));
            }
        });
        whole.loads().stream().filter(c -> ids.contains(c.bus())).forEach(part::add);
        whole.bids().stream().filter(c -> ids.contains(c.bus())).forEach(part::add);
        addBranches(part, ids, with);
        return part.build();
    }

    private void addBranches(StudyBuilder part, Set<String> ids, Standing with) {
        Study whole = territory.study();
        whole.lines().stream().filter(c -> ids.contains(c.branch().from())).forEach(c -> {
            double mw = with.capacity(
                    ComponentKind.of(c.branch()), c.branch().id(), c.branch().capacityMw());
            if (mw > 0) {
                part.add(Sizes.of(c, mw, Optional.empty()));
            }
        });
        whole.links().stream().filter(c -> ids.contains(c.link().from())).forEach(c -> {
            double mw = with.capacity(ComponentKind.LINK, c.id(), c.link().capacityMw());
            if (mw > 0) {
                part.add(Sizes.of(c, mw, Optional.empty()));
            }
        });
    }
}
