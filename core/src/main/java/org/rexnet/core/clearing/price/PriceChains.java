package org.rexnet.core.clearing.price;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.clearing.model.VariableRegister;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.PriceChain;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.network.flow.DcFlow;

/**
 * Follows how a solution moves with demand from place to place of one window; a place is a bus, or all buses that lines and transformers
 * join, in one snapshot. For one thread.
 */
public final class PriceChains {

    private static final double SMALLEST_MW = 1e-6;
    private static final int MOST_STEPS = 60;

    private final Window problem;
    private final DcFlow dcFlow;
    private final ClearingResults results;
    private final Map<Variable, List<Port>> ports = new HashMap<>();
    private final Map<Variable, VariableRegister.Owner> owners = new HashMap<>();

    public PriceChains(Window problem, DcFlow dcFlow, ClearingResults results) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.results = results;
        for (int k = 0; k < problem.size(); k++) {
            int k0 = k;
            problem.injections()
                    .terms(
                            k,
                            (bus, variable, coefficient) -> ports.computeIfAbsent(variable, v -> new ArrayList<>(2))
                                    .add(new Port(bus, k0, coefficient)));
        }
    }

    /** Where a variable is injected. */
    private record Port(int bus, int k, double coefficient) {}

    private record Place(int island, int k) {}

    /** What one component adds to the balance of a place, and the bus at which it does most of it. */
    private record Answer(VariableRegister.Owner owner, int bus, double mw) {

        Answer plus(int otherBus, double more) {
            return new Answer(owner, Math.abs(more) > Math.abs(mw) ? otherBus : bus, mw + more);
        }
    }

    /** Returns the chain from a bus in snapshot {@code k}; amounts and money by variable per MWh of demand. */
    PriceChain of(int bus, int k, Map<Variable, Double> amounts, Map<Variable, Double> money) {
        return new Walk(amounts, money).from(new Place(dcFlow.island(bus), k));
    }

    private VariableRegister.Owner owner(Variable variable) {
        VariableRegister register = problem.register();
        return owners.computeIfAbsent(variable, v -> register.owner(register.get(v)));
    }

    /** One chain in the making. */
    private final class Walk {

        private final Map<Place, Map<VariableRegister.Owner, Answer>> answers = new LinkedHashMap<>();
        private final Map<VariableRegister.Owner, Set<Place>> placesOf = new HashMap<>();
        private final Map<VariableRegister.Owner, Double> moneyOf = new LinkedHashMap<>();
        private final Map<VariableRegister.Owner, Integer> known = new HashMap<>();
        private final List<PriceChain.Step> steps = new ArrayList<>();

        private Walk(Map<Variable, Double> amounts, Map<Variable, Double> money) {
            amounts.forEach(this::add);
            money.forEach((variable, spent) -> moneyOf.merge(owner(variable), spent, Double::sum));
        }

        private void add(Variable variable, double amount) {
            for (Port port : ports.getOrDefault(variable, List.of())) {
                Place place = new Place(dcFlow.island(port.bus()), port.k());
                double mw = amount * port.coefficient();
                VariableRegister.Owner owner = owner(variable);
                answers.computeIfAbsent(place, p -> new LinkedHashMap<>())
                        .compute(
                                owner,
                                (same, known) ->
                                        known == null ? new Answer(same, port.bus(), mw) : known.plus(port.bus(), mw));
                placesOf.computeIfAbsent(owner, c -> new LinkedHashSet<>()).add(place);
            }
        }

        private record Visit(Place place, int cause) {}

        private PriceChain from(Place demand) {
            Deque<Visit> visits = new ArrayDeque<>(List.of(new Visit(demand, PriceChain.DEMAND)));
            Set<Place> seen = new HashSet<>(Set.of(demand));
            while (!visits.isEmpty() && steps.size() < MOST_STEPS) {
                Visit visit = visits.poll();
                for (Answer answer : newAnswers(visit.place())) {
                    int position = steps.size();
                    addStep(visit, answer);
                    for (Place place : placesOf.getOrDefault(answer.owner(), Set.of())) {
                        if (seen.add(place)) {
                            visits.add(new Visit(place, position));
                        }
                    }
                }
            }
            return new PriceChain(steps);
        }

        private List<Answer> newAnswers(Place place) {
            return answers.getOrDefault(place, Map.of()).values().stream()
                    .filter(answer -> Math.abs(answer.mw()) > SMALLEST_MW && !known.containsKey(answer.owner()))
                    .sorted(Comparator.comparingDouble((Answer answer) -> -Math.abs(answer.mw()))
                            .thenComparing(answer -> answer.owner().position()))
                    .toList();
        }

        private void addStep(Visit visit, Answer answer) {
            known.put(answer.owner(), steps.size());
            steps.add(new PriceChain.Step(
                    visit.cause(),
                    answer.owner().component(),
                    answer.owner().words(),
                    problem.study().network().buses().get(answer.bus()).id(),
                    problem.snapshot(visit.place().k()).label(),
                    answer.mw(),
                    moneyOf.getOrDefault(answer.owner(), 0.0),
                    heldBy(visit.place())));
        }

        private List<String> heldBy(Place place) {
            return results.bindings(problem.first() + place.k()).stream()
                    .filter(limit -> dcFlow.island(dcFlow.from(limit.line())) == place.island())
                    .map(limit -> dcFlow.branches().get(limit.line()))
                    .map(line -> ComponentKind.of(line) == ComponentKind.LINE
                            ? "line " + line.id()
                            : "transformer " + line.id())
                    .distinct()
                    .toList();
        }
    }
}
