package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;

/** Forward trade reduces rationing and waste. */
public record ForwardTrade() implements MarketClaim {

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String claim() {
        return "Forward trade reduces rationing and waste.";
    }

    @Override
    public String estimator() {
        return "Unserved and spilled energy per energy needed, exchange less spot and less no market; placebo: no"
                + " notice times and nothing that can wait, exchange less spot.";
    }

    @Override
    public String control() {
        return "Spot, and no market; as a placebo the exchange against spot without notice times and with nothing that"
                + " can wait.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(3, 6, 8);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        Findings.Part part = trial.run(3, 6, 8);
        Optional<Paired> spot = trial.paired(part, 6, 3, Indicator.LOST_SHARE);
        Optional<Paired> none = trial.paired(part, 6, 8, Indicator.LOST_SHARE);
        if (spot.isEmpty() || none.isEmpty()) {
            return Verdict.notTested(this, "The study needs no energy.");
        }
        Findings.Part placebo = trial.run("no notice, no stores", placebo(trial.study()), 3, 6);
        Sample toSpot = spot.get().differences();
        Sample toNone = none.get().differences();
        Sample ofPlacebo =
                trial.paired(placebo, 6, 3, Indicator.LOST_SHARE).orElseThrow().differences();
        List<Estimate> estimates = List.of(
                new Estimate("exchange - spot", "MWh/MWh", toSpot.student(), toSpot.size()),
                new Estimate("exchange - spot, bootstrap", "MWh/MWh", toSpot.bootstrap(), toSpot.size()),
                new Estimate("exchange - no market", "MWh/MWh", toNone.student(), toNone.size()),
                new Estimate("placebo: exchange - spot", "MWh/MWh", ofPlacebo.student(), ofPlacebo.size()));
        List<String> reading = new ArrayList<>();
        if (!ofPlacebo.student().contains(0)) {
            reading.add("The placebo should differ by 0 and does not: something else than forward trade is at work.");
        }
        reading.add("Against spot it %s, against no market it %s."
                .formatted(
                        judge(toSpot.student(), ofPlacebo.student()).word(),
                        judge(toNone.student(), Interval.around(0, 0)).word()));
        return new Verdict(
                this,
                Verdict.all(List.of(
                        judge(toSpot.student(), ofPlacebo.student()), judge(toNone.student(), Interval.around(0, 0)))),
                estimates,
                reading);
    }

    /** Returns whether less is lost, where the placebo shows nothing. */
    static Outcome judge(Interval difference, Interval placebo) {
        if (!placebo.contains(0)) {
            return Outcome.UNDECIDED;
        }
        return difference.isBelow(0) ? Outcome.HOLDS : difference.isAbove(0) ? Outcome.FAILS : Outcome.UNDECIDED;
    }

    /** Returns a study in which all can be decided at delivery and nothing can wait. */
    static Study placebo(Study study) {
        Study without = study.filter(component -> !component.canWait());
        Set<String> left = new HashSet<>();
        without.components().forEach(component -> {
            left.add(component.id());
            left.add(component.kind().table() + ":" + component.id());
        });
        Map<String, Double> capacities =
                new HashMap<>(without.settings().simulation().capacities());
        capacities.keySet().retainAll(left);
        return Participants.map(
                without.withSettings(without.settings()
                        .withSimulation(without.settings().simulation().withCapacities(capacities))),
                participant -> new Participant(
                        participant.id(),
                        participant.components().stream().filter(left::contains).toList(),
                        participant.balancing(),
                        participant.tradesAt(),
                        participant.tradeLimitMw(),
                        participant.conduct().withNotice(0)));
    }
}
