package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.investment.signal.Candidate;

/**
 * What a participant would build at given prices: the capacities of its own candidates that serve its own demand, and sell to others, at
 * least cost to itself; used once.
 *
 * <p>A linear model of its own components, and of the ends of its candidates. At a bus where others trade it may buy any amount at the
 * price there, and sell up to the demand of all others, converters' efficiencies counted. Candidates of whole modules count as continuous.
 */
final class Prospect {

    private final Territory territory;
    private final Market market;
    private final String participant;
    private final DoubleBinaryOperator price;
    private final StudyBuilder own;
    private final Set<Integer> buses = new LinkedHashSet<>();
    private double standingCost;

    /** Prepares the model; {@code price} gives money per MWh at a bus in a snapshot, both by position. */
    Prospect(Territory territory, Market market, String participant, DoubleBinaryOperator price) {
        this.territory = territory;
        this.market = market;
        this.participant = participant;
        this.price = price;
        Study whole = territory.study();
        Settings settings = whole.settings().withFormulation(FlowFormulation.TRANSPORT);
        own = Study.builder("prospect of " + participant).settings(settings).horizon(whole.horizon());
    }

    /**
     * What pays at the prices given.
     *
     * @param candidates positions of the candidates of which more is to be built
     * @param amounts MW (MWh) to be added to each
     * @param cost money a year that all costs the participant then, the annual cost of what it has included
     */
    record Proposal(List<Integer> candidates, double[] amounts, double cost) {}

    /** Returns what all costs the participant a year at these prices if it builds nothing. */
    double costNow(MarketClearing solver, ClearingOptions options) {
        return solver.clear(study(), options.withFormulation(FlowFormulation.TRANSPORT))
                        .orThrow()
                        .objective()
                + standingCost;
    }

    private Study study() {
        if (buses.isEmpty()) {
            addOwn();
            addMarkets();
        }
        return own.build();
    }

    /** Returns what to build; nothing where nothing pays. Starts from the corner where the participant's last one ended. */
    Proposal solve(MarketClearing solver, ClearingOptions options, ClearingCorner corner) {
        Study study = study();
        ClearingOptions transport = options.withFormulation(FlowFormulation.TRANSPORT);
        Clearing best =
                solver.clearOn(study, transport.withExpansion(true), corner).orThrow();
        List<Integer> candidates = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        for (Candidate found : Candidate.of(study)) {
            double more = best.column(found.kind(), found.attribute())[found.position()] - found.existing();
            if (more > 1e-9 * Math.max(1e-6, found.existing())) {
                candidates.add(territory.candidate(found.kind(), found.name()));
                amounts.add(more);
            }
        }
        return new Proposal(candidates, amounts.stream().mapToDouble(a -> a).toArray(), best.objective());
    }

    private double share(ComponentKind kind, String name) {
        return market.standing().share(kind, name, participant);
    }

    /** Returns how a candidate may grow: what the participant has of it stands, and there may be room for more. */
    private Optional<Expansion> expansion(ComponentKind kind, String name) {
        int candidate = territory.candidate(kind, name);
        if (candidate < 0 || !territory.owners(candidate).contains(participant)) {
            return Optional.empty();
        }
        double held = market.standing().held(candidate, participant);
        Expansion given = territory.candidates().get(candidate).expansion();
        standingCost += held * given.annualCost();
        double most = held + market.standing().room(candidate);
        return Optional.of(new Expansion(held, most, given.annualCost(), 0, given.origin()));
    }

    /** Returns the capacity that the participant owns of a component: its own of a candidate, its share of any other. */
    private double capacity(ComponentKind kind, String name, double existing) {
        int candidate = territory.candidate(kind, name);
        return candidate < 0 ? share(kind, name) * existing : market.standing().held(candidate, participant);
    }

    private boolean concerns(ComponentKind kind, String name) {
        int candidate = territory.candidate(kind, name);
        return share(kind, name) > 0
                || (candidate >= 0 && territory.owners(candidate).contains(participant));
    }

    private void addOwn() {
        Study whole = territory.study();
        whole.network().carriers().forEach(own::add);
        for (Generator c : whole.generators()) {
            if (concerns(ComponentKind.GENERATOR, c.id())) {
                visit(c.bus());
                double mw = capacity(ComponentKind.GENERATOR, c.id(), c.capacityMw());
                own.add(Sizes.of(c, mw, expansion(ComponentKind.GENERATOR, c.id())));
            }
        }
        for (var c : whole.storageUnits()) {
            if (concerns(ComponentKind.STORAGE_UNIT, c.id())) {
                visit(c.bus());
                double mw = capacity(ComponentKind.STORAGE_UNIT, c.id(), c.capacityMw());
                own.add(Sizes.of(c, mw, expansion(ComponentKind.STORAGE_UNIT, c.id())));
            }
        }
        for (var c : whole.stores()) {
            if (concerns(ComponentKind.STORE, c.id())) {
                visit(c.bus());
                double mwh = capacity(ComponentKind.STORE, c.id(), c.capacityMwh());
                own.add(Sizes.of(c, mwh, expansion(ComponentKind.STORE, c.id())));
            }
        }
        for (Load c : whole.loads()) {
            double share = share(ComponentKind.LOAD, c.id());
            if (share > 0) {
                visit(c.bus());
                own.add(c.toBuilder().powerMw(c.powerMw().map(mw -> share * mw)).build());
            }
        }
        for (Bid c : whole.bids()) {
            double share = share(ComponentKind.BID, c.id());
            if (share > 0) {
                visit(c.bus());
                own.add(new Bid(c.id(), c.bus(), c.side(), c.quantityMw().map(mw -> share * mw), c.price()));
            }
        }
        addBranches();
    }

    private void addBranches() {
        for (var c : territory.study().lines()) {
            ComponentKind kind = ComponentKind.of(c.branch());
            String id = c.branch().id();
            if (concerns(kind, id)) {
                territory.buses(c.branch()).forEach(this::visit);
                own.add(Sizes.of(c, capacity(kind, id, c.branch().capacityMw()), expansion(kind, id)));
            }
        }
        for (var c : territory.study().links()) {
            if (concerns(ComponentKind.LINK, c.id())) {
                territory.buses(c.link()).forEach(this::visit);
                double mw = capacity(ComponentKind.LINK, c.id(), c.link().capacityMw());
                own.add(Sizes.of(c, mw, expansion(ComponentKind.LINK, c.id())));
            }
        }
    }

    private void visit(String bus) {
        visit(territory.bus(bus));
    }

    private void visit(int bus) {
        if (buses.add(bus)) {
            own.add(territory.study().network().buses().get(bus));
        }
    }

    /** At a bus where others trade there is somebody to buy from and to sell to. */
    private void addMarkets() {
        int snapshots = territory.study().horizon().size();
        double reach = reach(territory, buses);
        for (int bus : buses) {
            Island island = market.island(bus);
            if (!island.hasOthers(participant)) {
                continue;
            }
            double[] prices = new double[snapshots];
            double[] wanted = island.wantedByOthers(participant, bus);
            for (int t = 0; t < snapshots; t++) {
                prices[t] = price.applyAsDouble(bus, t);
            }
            String id = territory.study().network().buses().get(bus).id();
            own.generator("bought at " + id, id, g -> g.capacityMw(reach).marginalCost(Profile.of(prices)));
            own.add(new Bid("sold at " + id, id, Bid.Side.BUY, Profile.of(wanted), Profile.of(prices)));
        }
    }

    /** Returns MW that nobody could need at some buses: twice what all could want at most, at any of them. */
    static double reach(Territory territory, Set<Integer> buses) {
        return buses.stream()
                .mapToDouble(bus -> 2 * territory.demand().most(bus))
                .max()
                .orElse(0);
    }

    /** Returns the islands where a participant has something or may build: all on which its decisions rest. */
    static List<Island> views(Territory territory, Market market, String participant) {
        Set<Island> islands = new LinkedHashSet<>();
        for (int candidate : territory.candidates(participant)) {
            territory.places(candidate).forEach(bus -> islands.add(market.island(bus)));
        }
        return List.copyOf(islands);
    }
}
