package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.EdgeWeights;
import org.rexnet.core.optimization.GainNetwork;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;

/**
 * The model of {@link Prospect} where a study is a flow: made once of the arcs of what a participant owns or may build, and solved again
 * from where it ended as prices and capacities change. Mutable, for one thread; {@link #close} gives the solver's memory back.
 */
final class FlowProspect implements AutoCloseable {

    private static final int NOWHERE = -1;

    private final Territory territory;
    private final FlowParts wiring;
    private final String participant;
    private final Study study;
    private final LinearModel model = new LinearModel();
    private final Map<Place, Constraint> balances = new LinkedHashMap<>();
    private final Map<Place, Double> withdrawals = new LinkedHashMap<>();
    private final Map<Integer, Variable> capacities = new LinkedHashMap<>();
    private final Set<Integer> buses = new LinkedHashSet<>();
    private final List<Trade> trades = new ArrayList<>();

    /** Buses at which nothing but one branch of the participant ends: what passes it there is traded there. */
    private final Set<Integer> ends = new HashSet<>();

    private final SolverSession session;

    /** A node of the network of a block. */
    private record Place(int block, int node) {}

    /**
     * What is bought from others at one bus, or sold to them at another, or both, in a snapshot.
     *
     * @param boughtAt position of the bus, or -1
     * @param soldAt position of the bus, or -1
     * @param gain MW sold per MW that enters
     * @param most of the variable whatever others want
     * @param cost of a unit of the variable by itself
     */
    private record Trade(
            int snapshot, Variable variable, int boughtAt, int soldAt, double gain, double most, double cost) {}

    /** Makes the model of what a participant owns among parts of the study. */
    FlowProspect(
            Territory territory,
            FlowParts wiring,
            List<FlowParts.Part> parts,
            Standing standing,
            String participant,
            Solver solver) {
        this.territory = territory;
        this.wiring = wiring;
        this.participant = participant;
        study = territory.study();
        parts.forEach(part -> buses.addAll(part.buses()));
        findEnds(parts);
        parts.forEach(part -> add(part, standing));
        buses.stream().filter(bus -> !ends.contains(bus)).forEach(this::addPlace);
        balances.forEach((place, balance) -> {
            double withdrawn = withdrawals.getOrDefault(place, 0.0);
            model.setConstraintBounds(balance, withdrawn, withdrawn);
        });
        session = solver.open(model, SolverOptions.DEFAULTS.withEdgeWeights(EdgeWeights.DEVEX));
    }

    private void findEnds(List<FlowParts.Part> parts) {
        Set<Integer> several = new HashSet<>();
        for (FlowParts.Part part : parts) {
            for (int bus : part.buses()) {
                boolean isFirst = part.kind().isBranch() && ends.add(bus);
                if (!isFirst) {
                    several.add(bus);
                }
            }
        }
        ends.removeAll(several);
    }

    private void add(FlowParts.Part part, Standing standing) {
        int candidate = territory.candidate(part.kind(), part.name());
        double owned = candidate >= 0 ? 0 : part.existing() * standing.share(part.kind(), part.name(), participant);
        if (candidate >= 0) {
            double cost = territory.candidates().get(candidate).expansion().annualCost();
            capacities.put(candidate, model.addVariable(0, 0, cost));
        }
        if (part.kind() == ComponentKind.LOAD) {
            addLoad(part, standing.share(part.kind(), part.name(), participant));
        }
        Map<Integer, Constraint> limits = new HashMap<>();
        for (FlowParts.Arc arc : part.arcs()) {
            double most = candidate >= 0 ? Double.POSITIVE_INFINITY : arc.perUnit() * owned;
            Variable flow = addFlow(arc, most);
            Variable capacity = capacities.get(candidate);
            if (capacity != null) {
                // What passes a line both ways at once may as well stay where it is.
                Constraint known = part.kind().isPassive() ? limits.get(arc.snapshot()) : null;
                Constraint limit = known == null ? model.addConstraint(Double.NEGATIVE_INFINITY, 0) : known;
                model.addTerm(limit, flow, 1);
                if (known == null) {
                    model.addTerm(limit, capacity, -arc.perUnit());
                    limits.put(arc.snapshot(), limit);
                }
            }
        }
    }

    private Variable addFlow(FlowParts.Arc arc, double most) {
        GainNetwork network = wiring.networks()[arc.block()];
        int tail = network.tail(arc.position());
        int head = network.head(arc.position());
        double gain = network.gain(arc.position());
        double cost = network.cost(arc.position());
        Variable flow = model.addVariable(0, most, cost);
        int from = bus(arc.block(), tail);
        int to = bus(arc.block(), head);
        if (ends.contains(from) || ends.contains(to)) {
            int boughtAt = ends.contains(from) ? from : NOWHERE;
            int soldAt = ends.contains(to) ? to : NOWHERE;
            trades.add(new Trade(arc.snapshot(), flow, boughtAt, soldAt, gain, most, cost));
        }
        if (!ends.contains(from)) {
            addTerm(arc.block(), tail, flow, -1);
        }
        if (!ends.contains(to)) {
            addTerm(arc.block(), head, flow, gain);
        }
        return flow;
    }

    /** Returns the position of the bus of a node; {@link #NOWHERE} where it has none. */
    private int bus(int block, int node) {
        int column = node == GainNetwork.OUTSIDE ? NOWHERE : wiring.nodes().column(block, node);
        return column < study.network().buses().size() ? column : NOWHERE;
    }

    private void addLoad(FlowParts.Part part, double share) {
        Load load = study.loads().get(part.position());
        for (int t = 0; t < study.horizon().size(); t++) {
            double mw = -share * load.sign() * load.powerMw().at(t);
            withdrawals.merge(place(part.bus(), t), mw, Double::sum);
        }
    }

    private void addTerm(int block, int node, Variable flow, double factor) {
        if (node != GainNetwork.OUTSIDE) {
            model.addTerm(balance(new Place(block, node)), flow, factor);
        }
    }

    private Place place(int bus, int t) {
        return new Place(wiring.block(t), wiring.node(bus, t));
    }

    private Constraint balance(Place place) {
        return balances.computeIfAbsent(place, p -> model.addConstraint(0, 0));
    }

    /** Adds shortage, surplus and trade with others at a bus. */
    private void addPlace(int bus) {
        for (int t = 0; t < study.horizon().size(); t++) {
            Place place = place(bus, t);
            Constraint balance = balance(place);
            double weight = study.horizon().at(t).objectiveWeight();
            double withdrawn = withdrawals.getOrDefault(place, 0.0);
            if (withdrawn > 0) {
                double cost = weight * study.settings().lostLoad().orElse(0);
                model.addTerm(balance, model.addVariable(0, withdrawn, cost), 1);
            }
            if (study.settings().surplusCost().isPresent()) {
                double cost = weight * study.settings().surplusCost().orElse(0);
                model.addTerm(balance, model.addVariable(0, Double.POSITIVE_INFINITY, cost), -1);
            }
            Variable bought = model.addVariable(0, 0, 0);
            model.addTerm(balance, bought, 1);
            trades.add(new Trade(t, bought, bus, NOWHERE, 1, Double.POSITIVE_INFINITY, 0));
            Variable sold = model.addVariable(0, 0, 0);
            model.addTerm(balance, sold, -1);
            trades.add(new Trade(t, sold, NOWHERE, bus, 1, Double.POSITIVE_INFINITY, 0));
        }
    }

    /** Returns what to build at prices by bus and snapshot, nothing where nothing pays; empty where there is no optimum. */
    Optional<Prospect.Proposal> solve(Market market, DoubleBinaryOperator price) {
        Standing standing = market.standing();
        capacities.forEach((candidate, capacity) -> {
            double held = standing.held(candidate, participant);
            model.setBounds(capacity, held, held + standing.room(candidate));
        });
        setTrades(market, price);
        if (!(session.solve() instanceof Optimal optimal)) {
            return Optional.empty();
        }
        Solution best = optimal.solution();
        List<Integer> candidates = new ArrayList<>();
        List<Double> amounts = new ArrayList<>();
        capacities.forEach((candidate, capacity) -> {
            double held = standing.held(candidate, participant);
            double more = best.value(capacity) - held;
            if (more > 1e-9 * Math.max(1e-6, held)) {
                candidates.add(candidate);
                amounts.add(more);
            }
        });
        return Optional.of(new Prospect.Proposal(
                candidates, amounts.stream().mapToDouble(a -> a).toArray(), best.objective()));
    }

    private void setTrades(Market market, DoubleBinaryOperator price) {
        double reach = Prospect.reach(territory, buses);
        Map<Integer, double[]> wanted = new LinkedHashMap<>();
        for (int bus : buses) {
            if (market.island(bus).hasOthers(participant)) {
                wanted.put(bus, market.island(bus).wantedByOthers(participant, bus));
            }
        }
        for (Trade trade : trades) {
            int t = trade.snapshot();
            double weight = study.horizon().at(t).objectiveWeight();
            double most = trade.most();
            double cost = trade.cost();
            if (trade.boughtAt() != NOWHERE) {
                boolean isOpen = wanted.containsKey(trade.boughtAt());
                most = Math.min(most, isOpen ? reach : 0);
                cost += isOpen ? weight * price.applyAsDouble(trade.boughtAt(), t) : 0;
            }
            if (trade.soldAt() != NOWHERE) {
                double[] sold = wanted.get(trade.soldAt());
                most = Math.min(most, sold == null ? 0 : sold[t] / trade.gain());
                cost -= sold == null ? 0 : weight * trade.gain() * price.applyAsDouble(trade.soldAt(), t);
            }
            model.setBounds(trade.variable(), 0, most);
            model.setCost(trade.variable(), cost);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
