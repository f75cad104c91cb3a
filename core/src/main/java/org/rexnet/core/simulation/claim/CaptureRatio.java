package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;

/** Prices go against what wind and sun give, which evens out their income. */
public record CaptureRatio() implements MarketClaim {

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String claim() {
        return "Prices move against what wind and sun give, so that their income varies less than on the nodal market.";
    }

    @Override
    public String estimator() {
        return "Capture ratio, and correlation of output with price within time of day, in each design; variation of a"
                + " day's income, exchange less nodal.";
    }

    @Override
    public String control() {
        return "Nodal.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(5, 6);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        int[] designs = trial.able(1, 2, 3, 4, 5, 6, 7);
        Findings.Part part = trial.run(designs);
        Optional<Paired> income = trial.paired(part, 6, 5, Indicator.INCOME_VARIATION);
        Optional<Paired> correlation = trial.paired(part, 6, 5, Indicator.CORRELATION);
        if (income.isEmpty() || correlation.isEmpty()) {
            return Verdict.notTested(this, "No plant of the study follows the weather, or prices never vary.");
        }
        List<Estimate> estimates = new ArrayList<>();
        int seeds = part.seeds();
        Interval ofExchange = correlation.get().one().student();
        Interval variation = income.get().differences().student();
        for (int design : designs) {
            of(part, trial.name(design), Indicator.CORRELATION, "correlation").ifPresent(estimates::add);
        }
        for (int design : designs) {
            of(part, trial.name(design), Indicator.CAPTURE, "capture ratio").ifPresent(estimates::add);
        }
        estimates.add(new Estimate("variation of income, exchange - nodal", "", variation, seeds));
        Outcome counter = below(ofExchange);
        Outcome even = below(variation);
        return new Verdict(
                this,
                Verdict.all(List.of(counter, even)),
                estimates,
                List.of("That prices move against output %s; that income varies less %s."
                        .formatted(counter.word(), even.word())));
    }

    private static Optional<Estimate> of(Findings.Part part, String design, Indicator indicator, String what) {
        return part.sample(design, indicator)
                .map(sample -> new Estimate(what + ", " + design, "", sample.student(), sample.size()));
    }

    private static Outcome below(Interval interval) {
        return interval.isBelow(0) ? Outcome.HOLDS : interval.isAbove(0) ? Outcome.FAILS : Outcome.UNDECIDED;
    }
}
