package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Result;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.study.Study;

/** Flexible plants need no capacity market: with the capacities of the joint plan they miss no more money on the exchange than on the nodal market. */
public record NoMissingMoney() implements MarketClaim {

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
        return "Earnings per MW and year by technology with the capacities of the joint plan, nodal less exchange; in"
                + " theory the nodal market leaves nothing missing.";
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
        List<Estimate> estimates = new ArrayList<>();
        List<String> reading = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (String technology : technologies(part)) {
            Sample difference =
                    new Paired(of(part, trial.name(6), technology), of(part, trial.name(5), technology)).differences();
            Interval interval = difference.student();
            estimates.add(new Estimate(
                    "missing, exchange - nodal: " + technology, "money/MW/a", interval, difference.size()));
            Outcome outcome = judge(interval);
            outcomes.add(outcome);
            if (outcome != Outcome.HOLDS) {
                reading.add("For %s it %s.".formatted(technology, outcome.word()));
            }
        }
        reading.add("A year is the simulated days as often as they fit into it.");
        return new Verdict(this, Verdict.all(outcomes), estimates, reading);
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
