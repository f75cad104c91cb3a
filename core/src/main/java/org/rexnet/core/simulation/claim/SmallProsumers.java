package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Factor;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;

/** Small prosumers take part directly, and gain by it. */
public record SmallProsumers() implements MarketClaim {

    private static final double[] LOTS_KW = {1, 10, 100};

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String claim() {
        return "Small prosumers take part directly, and have more of it than in the incumbent design.";
    }

    @Override
    public String estimator() {
        return "Surplus per MWh of participants under 10 kW, exchange less incumbent, and the share of them that"
                + " trades on the exchange; lots of 1, 10 and 100 kW.";
    }

    @Override
    public String control() {
        return "Incumbent, in the same worlds and with the same lots.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(4, 6);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        if (trial.run(4, 6).sample(trial.name(6), Indicator.SMALL_TRADING).isEmpty()) {
            return Verdict.notTested(this, "No participant of the study has less than 10 kW.");
        }
        List<Estimate> estimates = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        List<String> reading = new ArrayList<>();
        for (double kw : LOTS_KW) {
            String level = String.format(Locale.ROOT, "%.3f", kw / 1000);
            Findings.Part part = trial.run("lot=" + level, Factor.LOT.apply(trial.study(), level), 4, 6);
            Optional<Paired> surplus = trial.paired(part, 6, 4, Indicator.SMALL_SURPLUS);
            if (surplus.isEmpty()) {
                return Verdict.notTested(this, "No energy passes the meters of participants under 10 kW.");
            }
            Sample difference = surplus.get().differences();
            Sample trading = part.sample(trial.name(6), Indicator.SMALL_TRADING).orElseThrow();
            Outcome outcome = judge(difference, trading);
            outcomes.add(outcome);
            String lot = "lot %.0f kW".formatted(kw);
            estimates.add(new Estimate("surplus, " + lot, "money/MWh", difference.student(), difference.size()));
            estimates.add(new Estimate("share trading, " + lot, "", trading.student(), difference.size()));
            if (outcome != Outcome.HOLDS) {
                reading.add("With a %s it %s.".formatted(lot, outcome.word()));
            }
        }
        return new Verdict(this, Verdict.all(outcomes), estimates, reading);
    }

    /** Returns whether small participants gain and at least half of them trade. */
    static Outcome judge(Sample difference, Sample trading) {
        return Verdict.all(
                List.of(Verdict.above(difference.student(), 0), trading.mean() >= 0.5 ? Outcome.HOLDS : Outcome.FAILS));
    }
}
