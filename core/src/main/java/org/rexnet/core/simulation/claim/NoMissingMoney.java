package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Result;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.study.Study;

/**
 * Flexible plants need no capacity market: with the capacities of the joint plan they miss no more money on the exchange than on the nodal
 * market.
 */
public record NoMissingMoney() implements MarketClaim {

    /** Earnings by cost of capacity from which they are told to be high. */
    private static final double MUCH = 2;

    @Override
    public int number() {
        return 6;
    }

    @Override
    public String claim() {
        return "Flexible plants need no capacity market: the exchange leaves them no more money missing than nodal"
                + " prices do.";
    }

    @Override
    public String estimator() {
        return "Earnings per MW and year by technology with the capacities of the joint plan, nodal less exchange;"
                + " beside it what earnings on the nodal market leave of the cost of capacity, where it is known.";
    }

    @Override
    public String control() {
        return "Nodal, with the same capacities, where in theory nothing is missing.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(5, 6);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        Optional<Study> planned = trial.planned();
        if (planned.isEmpty()) {
            return Verdict.notTested(
                    this, "The study has no candidates, or no joint plan, whose capacities could be taken.");
        }
        Findings.Part part = trial.run("capacities of the joint plan", planned.get(), 5, 6);
        Map<String, Double> costs = costs(planned.get());
        List<Estimate> estimates = new ArrayList<>();
        List<String> reading = new ArrayList<>();
        Map<String, Sample> earned = new TreeMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (String technology : technologies(part)) {
            Sample nodal = of(part, trial.name(5), technology);
            Sample exchange = of(part, trial.name(6), technology);
            Sample difference = new Paired(exchange, nodal).differences();
            earned.put(technology, exchange);
            Interval interval = difference.student();
            estimates.add(new Estimate(
                    "missing, exchange - nodal: " + technology, "money/MW/a", interval, difference.size()));
            Optional.ofNullable(costs.get(technology))
                    .ifPresent(cost -> estimates.add(missing(technology, nodal, cost)));
            Outcome outcome = judge(interval);
            outcomes.add(outcome);
            if (outcome != Outcome.HOLDS) {
                reading.add("For %s it %s.".formatted(technology, outcome.word()));
            }
        }
        List<String> overpaid = overpaid(earned, costs);
        if (!overpaid.isEmpty()) {
            reading.add(
                    "On the exchange more than twice what capacity costs is earned by %s: others pay it, and more would be built at such prices."
                            .formatted(String.join(", ", overpaid)));
        }
        if (!costs.isEmpty()) {
            reading.add(
                    "What is missing on the nodal market is 0 over a year like that of the plan, and not in these days"
                            + " alone.");
        }
        reading.add("A year is the simulated days as often as they fit into it.");
        return new Verdict(this, Verdict.all(outcomes), estimates, reading);
    }

    /** Returns technologies that earn, with the sign turned, much more than capacity of them costs. */
    static List<String> overpaid(Map<String, Sample> lessEarned, Map<String, Double> costs) {
        return new TreeMap<>(lessEarned)
                .entrySet().stream()
                        .filter(entry -> -entry.getValue().mean()
                                > MUCH * costs.getOrDefault(entry.getKey(), Double.POSITIVE_INFINITY))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private static Estimate missing(String technology, Sample lessEarned, double cost) {
        Sample missing = new Sample(
                Arrays.stream(lessEarned.values()).map(less -> less + cost).toArray());
        return new Estimate("missing, nodal: " + technology, "money/MW/a", missing.student(), missing.size());
    }

    /** Returns what a MW of each technology that was built costs in a year, the mean over what was built of it. */
    static Map<String, Double> costs(Study planned) {
        Map<String, Double> capacities = planned.settings().simulation().capacities();
        Map<String, Double> money = new TreeMap<>();
        Map<String, Double> built = new TreeMap<>();
        planned.components().forEach(component -> {
            double capacity = capacities.getOrDefault(component.id(), 0.0);
            if (capacity > 0
                    && component.technology().isPresent()
                    && component.expansion().isPresent()) {
                String technology = component.technology().get();
                double cost = component.expansion().get().annualCost()
                        / planned.horizon().years();
                money.merge(technology, capacity * cost, Double::sum);
                built.merge(technology, capacity, Double::sum);
            }
        });
        money.replaceAll((technology, sum) -> sum / built.getOrDefault(technology, 1.0));
        return money;
    }

    /** Returns whether no more is missing: that holds where the interval does not lie above 0. */
    static Outcome judge(Interval more) {
        return more.isAbove(0)
                ? Outcome.FAILS
                : more.isBelow(0) || more.halfWidth() == 0 ? Outcome.HOLDS : Outcome.UNDECIDED;
    }

    private static Set<String> technologies(Findings.Part part) {
        Set<String> all = new TreeSet<>();
        part.results()
                .forEach(list ->
                        list.stream().map(Result::missingMoney).map(Map::keySet).forEach(all::addAll));
        return all;
    }

    private static Sample of(Findings.Part part, String design, String technology) {
        return new Sample(part.find(design).orElseThrow().stream()
                .mapToDouble(result -> result.missingMoney().getOrDefault(technology, 0.0))
                .toArray());
    }
}
