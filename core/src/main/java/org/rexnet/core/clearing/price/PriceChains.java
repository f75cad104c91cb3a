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
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.NodalInjections.Ports;
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
    private final Ports ports;
    private final VariableRegister.Owner[] owners;

    public PriceChains(Window problem, DcFlow dcFlow, ClearingResults results) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.results = results;
        ports = problem.injections().ports();
        owners = new VariableRegister.Owner[problem.model().variableCount()];
    }

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

    int island(int bus) {
        return dcFlow.island(bus);
    }

    private VariableRegister.Owner owner(Variable variable) {
        VariableRegister register = problem.register();
        VariableRegister.@Nullable Owner known = owners[variable.index()];
        VariableRegister.Owner owner = known == null ? register.owner(register.get(variable)) : known;
        owners[variable.index()] = owner;
        return owner;
    }

    /** One chain in the making. */
    private final class Walk {

        private final Map<Place, Map<Integer, Answer>> answers = new LinkedHashMap<>();
        private final Map<Integer, Set<Place>> placesOf = new HashMap<>();
        private final Map<Integer, Double> moneyOf = new HashMap<>();
        private final Set<Integer> known = new HashSet<>();
        private final List<PriceChain.Step> steps = new ArrayList<>();

        private Walk(Map<Variable, Double> amounts, Map<Variable, Double> money) {
            amounts.forEach(this::add);
            money.forEach((variable, spent) -> moneyOf.merge(owner(variable).position(), spent, Double::sum));
        }

        private void add(Variable variable, double amount) {
            ports.of(variable, (bus, k, coefficient) -> {
                Place place = new Place(dcFlow.island(bus), k);
                double mw = amount * coefficient;
                VariableRegister.Owner owner = owner(variable);
                answers.computeIfAbsent(place, p -> new LinkedHashMap<>())
                        .compute(
                                owner.position(),
                                (same, known) -> known == null ? new Answer(owner, bus, mw) : known.plus(bus, mw));
                placesOf.computeIfAbsent(owner.position(), c -> new LinkedHashSet<>())
                        .add(place);
            });
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
                    for (Place place : placesOf.getOrDefault(answer.owner().position(), Set.of())) {
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
                    .filter(answer -> Math.abs(answer.mw()) > SMALLEST_MW
                            && !known.contains(answer.owner().position()))
                    .sorted(Comparator.comparingDouble((Answer answer) -> -Math.abs(answer.mw()))
                            .thenComparing(answer -> answer.owner().position()))
                    .toList();
        }

        private void addStep(Visit visit, Answer answer) {
            known.add(answer.owner().position());
            steps.add(new PriceChain.Step(
                    visit.cause(),
                    answer.owner().component(),
                    answer.owner().words(),
                    problem.study().network().buses().get(answer.bus()).id(),
                    problem.snapshot(visit.place().k()).label(),
                    answer.mw(),
                    moneyOf.getOrDefault(answer.owner().position(), 0.0),
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
