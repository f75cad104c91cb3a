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
        return "Capture ratio and correlation of output with price within time of day on the exchange; variation of a"
                + " day's income, exchange less nodal.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(5, 6);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        Findings.Part part = trial.run(5, 6);
        Optional<Paired> income = trial.paired(part, 6, 5, Indicator.INCOME_VARIATION);
        Optional<Paired> capture = trial.paired(part, 6, 5, Indicator.CAPTURE);
        Optional<Paired> correlation = trial.paired(part, 6, 5, Indicator.CORRELATION);
        if (income.isEmpty() || capture.isEmpty() || correlation.isEmpty()) {
            return Verdict.notTested(this, "No plant of the study follows the weather, or prices never vary.");
        }
        List<Estimate> estimates = new ArrayList<>();
        int seeds = part.seeds();
        Interval ofExchange = correlation.get().one().student();
        Interval variation = income.get().differences().student();
        estimates.add(new Estimate("correlation, exchange", "", ofExchange, seeds));
        estimates.add(
                new Estimate("correlation, nodal", "", correlation.get().other().student(), seeds));
        estimates.add(
                new Estimate("capture ratio, exchange", "", capture.get().one().student(), seeds));
        estimates.add(
                new Estimate("capture ratio, nodal", "", capture.get().other().student(), seeds));
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

    private static Outcome below(Interval interval) {
        return interval.isBelow(0) ? Outcome.HOLDS : interval.isAbove(0) ? Outcome.FAILS : Outcome.UNDECIDED;
    }
}
