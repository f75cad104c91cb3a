package org.rexnet.core.clearing.price;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.NodalInjections.Ports;
import org.rexnet.core.clearing.model.VariableRegister;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.PriceChain;
import org.rexnet.core.optimization.Moves;
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
    private final Map<Place, List<String>> held = new HashMap<>();

    public PriceChains(Window problem, DcFlow dcFlow, ClearingResults results) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.results = results;
        ports = problem.injections().ports();
        owners = new VariableRegister.Owner[problem.model().variableCount()];
    }

    private record Place(int island, int k) {

        /** A year has many more snapshots than what a record's own hash keeps islands apart by. */
        @Override
        public int hashCode() {
            return island * 1_000_003 + k;
        }
    }

    /** What one component adds to the balance of a place, and the bus at which it does most of it. */
    private record Answer(VariableRegister.Owner owner, int bus, double mw) {

        static final Comparator<Answer> LARGEST_FIRST = Comparator.comparingDouble(
                        (Answer answer) -> -Math.abs(answer.mw()))
                .thenComparingInt(answer -> answer.owner().position());

        Answer plus(int otherBus, double more) {
            return new Answer(owner, Math.abs(more) > Math.abs(mw) ? otherBus : bus, mw + more);
        }
    }

    /**
     * Returns the chain from a bus in snapshot {@code k}.
     *
     * @param amounts by which the variables of {@code moves} move per MWh of demand
     * @param costs of a unit of each of them
     */
    PriceChain of(int bus, int k, Moves moves, double[] amounts, double[] costs) {
        return new Walk(moves, amounts, costs).from(new Place(dcFlow.island(bus), k));
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

        private final Map<Place, Map<Integer, Answer>> answers = new HashMap<>();
        private final Map<Integer, List<Place>> placesOf = new HashMap<>();
        private final Map<Integer, Double> moneyOf = new HashMap<>();
        private final Set<Integer> known = new HashSet<>();
        private final List<PriceChain.Step> steps = new ArrayList<>();

        private Walk(Moves moves, double[] amounts, double[] costs) {
            for (int i = 0; i < amounts.length; i++) {
                Variable variable = moves.variable(i);
                add(variable, amounts[i]);
                if (costs[i] != 0) {
                    moneyOf.merge(owner(variable).position(), amounts[i] * costs[i], Double::sum);
                }
            }
        }

        private void add(Variable variable, double amount) {
            ports.of(variable, (bus, k, coefficient) -> {
                Place place = new Place(dcFlow.island(bus), k);
                double mw = amount * coefficient;
                VariableRegister.Owner owner = owner(variable);
                answers.computeIfAbsent(place, p -> new HashMap<>())
                        .merge(owner.position(), new Answer(owner, bus, mw), (known, more) -> known.plus(bus, mw));
                placesOf.computeIfAbsent(owner.position(), c -> new ArrayList<>())
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
                    for (Place place : placesOf.getOrDefault(answer.owner().position(), List.of())) {
                        if (seen.add(place)) {
                            visits.add(new Visit(place, position));
                        }
                    }
                }
            }
            return new PriceChain(steps);
        }

        private List<Answer> newAnswers(Place place) {
            List<Answer> found = new ArrayList<>();
            for (Answer answer : answers.getOrDefault(place, Map.of()).values()) {
                if (Math.abs(answer.mw()) > SMALLEST_MW
                        && !known.contains(answer.owner().position())) {
                    found.add(answer);
                }
            }
            found.sort(Answer.LARGEST_FIRST);
            return found;
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
                    held.computeIfAbsent(visit.place(), PriceChains.this::heldBy)));
        }
    }

    private List<String> heldBy(Place place) {
        return results.bindings(problem.first() + place.k()).stream()
                .filter(limit -> dcFlow.island(dcFlow.from(limit.line())) == place.island())
                .map(limit -> dcFlow.branches().get(limit.line()))
                .map(line ->
                        ComponentKind.of(line) == ComponentKind.LINE ? "line " + line.id() : "transformer " + line.id())
                .distinct()
                .toList();
    }
}
