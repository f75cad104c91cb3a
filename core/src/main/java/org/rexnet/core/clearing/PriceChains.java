package org.rexnet.core.clearing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rexnet.core.optimization.Variable;
import org.rexnet.network.flow.DcFlow;

/**
 * Follows how a solution moves with demand from place to place of one window; a place is a bus, or all buses that lines and transformers
 * join, in one snapshot. For one thread.
 */
final class PriceChains {

    private static final double SMALLEST_MW = 1e-6;
    private static final int MOST_STEPS = 60;

    /** What stands before a component's type in the names of its variables. */
    private static final Pattern PART =
            Pattern.compile("(?:dispatch of|storing of|spill of|level of|heat of|charging of"
                    + "|feeding back of|battery of|temperature of|heat missing in|heat aired out of|energy kept from|cost of"
                    + "|capacity|modules) (.+)");

    private final ClearingProblem problem;
    private final DcFlow dcFlow;
    private final Results results;
    private final Set<String> labels = new HashSet<>();
    private final Map<Variable, List<Port>> ports = new HashMap<>();
    private final Map<Variable, String> components = new HashMap<>();

    PriceChains(ClearingProblem problem, DcFlow dcFlow, Results results) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        this.results = results;
        for (int k = 0; k < problem.size(); k++) {
            int k0 = k;
            labels.add(problem.snapshot(k).label());
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
    private record Answer(ResultTable table, String component, int bus, double mw) {

        Answer plus(int otherBus, double more) {
            return new Answer(table, component, Math.abs(more) > Math.abs(mw) ? otherBus : bus, mw + more);
        }
    }

    /** Returns the chain from a bus in snapshot {@code k}; amounts and money by variable per MWh of demand. */
    PriceChain of(int bus, int k, Map<Variable, Double> amounts, Map<Variable, Double> money) {
        return new Walk(amounts, money).from(new Place(dcFlow.island(bus), k));
    }

    private String component(Variable variable) {
        return components.computeIfAbsent(variable, v -> {
            String name = withoutSnapshot(problem.model().name(v));
            Matcher part = PART.matcher(name);
            return part.matches() ? part.group(1) : name;
        });
    }

    private String withoutSnapshot(String name) {
        for (int space = name.lastIndexOf(' '); space > 0; space = name.lastIndexOf(' ', space - 1)) {
            if (labels.contains(name.substring(space + 1))) {
                return name.substring(0, space);
            }
        }
        return name;
    }

    /** One chain in the making. */
    private final class Walk {

        private final Map<Place, Map<String, Answer>> answers = new LinkedHashMap<>();
        private final Map<String, Set<Place>> placesOf = new HashMap<>();
        private final Map<String, Double> moneyOf = new LinkedHashMap<>();
        private final Map<String, Integer> known = new HashMap<>();
        private final List<PriceChain.Step> steps = new ArrayList<>();

        private Walk(Map<Variable, Double> amounts, Map<Variable, Double> money) {
            amounts.forEach(this::add);
            money.forEach((variable, spent) -> moneyOf.merge(component(variable), spent, Double::sum));
        }

        private void add(Variable variable, double amount) {
            for (Port port : ports.getOrDefault(variable, List.of())) {
                Place place = new Place(dcFlow.island(port.bus()), port.k());
                double mw = amount * port.coefficient();
                String component = component(variable);
                answers.computeIfAbsent(place, p -> new LinkedHashMap<>())
                        .compute(
                                component,
                                (name, known) -> known == null
                                        ? new Answer(problem.table(variable), name, port.bus(), mw)
                                        : known.plus(port.bus(), mw));
                placesOf.computeIfAbsent(component, c -> new java.util.LinkedHashSet<>())
                        .add(place);
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
                    for (Place place : placesOf.getOrDefault(answer.component(), Set.of())) {
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
                    .filter(answer -> Math.abs(answer.mw()) > SMALLEST_MW && !known.containsKey(answer.component()))
                    .sorted(Comparator.comparingDouble((Answer answer) -> -Math.abs(answer.mw()))
                            .thenComparing(Answer::component))
                    .toList();
        }

        private void addStep(Visit visit, Answer answer) {
            known.put(answer.component(), steps.size());
            steps.add(new PriceChain.Step(
                    visit.cause(),
                    answer.table(),
                    answer.component(),
                    problem.study().network().buses().get(answer.bus()).id(),
                    problem.snapshot(visit.place().k()).label(),
                    answer.mw(),
                    moneyOf.getOrDefault(answer.component(), 0.0),
                    heldBy(visit.place())));
        }

        private List<String> heldBy(Place place) {
            return results.bindings(problem.first() + place.k()).stream()
                    .filter(limit -> dcFlow.island(dcFlow.from(limit.line())) == place.island())
                    .map(limit -> dcFlow.branches().get(limit.line()))
                    .map(line -> ResultTable.of(line) == ResultTable.LINES
                            ? "line " + line.id()
                            : "transformer " + line.id())
                    .distinct()
                    .toList();
        }
    }
}
