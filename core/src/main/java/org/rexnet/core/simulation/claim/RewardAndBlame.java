package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;

/** Who absorbs deviations earns what those pay who cause them. */
public record RewardAndBlame() implements MarketClaim {

    private static final int[] OTHERS = {3, 4, 5};

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String claim() {
        return "On the exchange a MWh of deviation absorbed earns more than elsewhere, and the one who causes it pays.";
    }

    @Override
    public String estimator() {
        return "Money net of energy per MWh by which deviations from the forecast of 12:00 of the day before were"
                + " absorbed, and per MWh caused; exchange less spot, incumbent and nodal.";
    }

    @Override
    public String control() {
        return "Spot, incumbent and nodal.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(3, 4, 5, 6);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        Findings.Part part = trial.run(3, 4, 5, 6);
        List<Estimate> estimates = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        List<String> reading = new ArrayList<>();
        Optional<Sample> caused = part.sample(trial.name(6), Indicator.CAUSED);
        if (caused.isEmpty()) {
            return Verdict.notTested(this, "Nothing deviates from its forecast, or the exchange notes no deliveries.");
        }
        estimates.add(new Estimate(
                "paid per MWh caused, exchange", "money/MWh", caused.get().student(), part.seeds()));
        outcomes.add(Verdict.above(caused.get().student(), 0));
        for (int other : OTHERS) {
            Optional<Paired> paired = trial.paired(part, 6, other, Indicator.ABSORBED);
            if (paired.isEmpty()) {
                reading.add("%s notes no deliveries.".formatted(trial.name(other)));
                continue;
            }
            Sample difference = paired.get().differences();
            Outcome outcome = Verdict.above(difference.student(), 0);
            outcomes.add(outcome);
            estimates.add(new Estimate(
                    "earned per MWh absorbed, exchange - " + trial.name(other),
                    "money/MWh",
                    difference.student(),
                    difference.size()));
            if (outcome != Outcome.HOLDS) {
                reading.add("Against %s it %s.".formatted(trial.name(other), outcome.word()));
            }
        }
        return new Verdict(this, Verdict.all(outcomes), estimates, reading);
    }
}
