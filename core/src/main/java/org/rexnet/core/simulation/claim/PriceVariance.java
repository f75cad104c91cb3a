package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.MarketSettings.Quotes;
import org.rexnet.core.study.Study;

/**
 * An exchanger's gain controls how much its prices vary.
 *
 * <p>In theory the variance of the error of a price that follows white noise in orders (V) and a random walk of values (W) is (W + a^2 V) / (a (2
 * - a)), a the gain times the slope of the population by the depth; r = W / V has its least at a = (-r + sqrt(r^2 + 4 r)) / 2.
 */
public record PriceVariance() implements MarketClaim {

    private static final double[] FACTORS = {0.25, 0.5, 1, 1.5, 1.75};
    private static final double STANDARD_GAIN = 10;

    @Override
    public int number() {
        return 9;
    }

    @Override
    public String claim() {
        return "The variance of an exchanger's prices is controlled by its gain.";
    }

    @Override
    public String estimator() {
        return "Root mean square of the price posted last less that at delivery, at 0.25 to 1.75 times the study's gain,"
                + " each less that at the gain itself, exchanger alone.";
    }

    /** Returns the variance of the error of a price for a gain a, by the noise of orders and of values. */
    public static double variance(double a, double noise, double walk) {
        return (walk + a * a * noise) / (a * (2 - a));
    }

    /** Returns the gain a of least variance for a ratio r of the variance of values to that of orders. */
    public static double bestGain(double r) {
        return (-r + Math.sqrt(r * r + 4 * r)) / 2;
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(7);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        Quotes quotes = trial.study().settings().market().quotes();
        double gain = quotes.gain().orElse(STANDARD_GAIN);
        Sample standard = error(trial, gain);
        List<Estimate> estimates = new ArrayList<>();
        List<Interval> differences = new ArrayList<>();
        double least = standard.mean();
        double best = 1;
        for (double factor : FACTORS) {
            Sample error = error(trial, factor * gain);
            estimates.add(new Estimate(
                    String.format(Locale.ROOT, "error at %.2f x gain", factor),
                    "money/MWh",
                    error.student(),
                    error.size()));
            if (factor != 1) {
                Interval difference = new Paired(error, standard).differences().student();
                differences.add(difference);
                estimates.add(new Estimate(
                        String.format(Locale.ROOT, "%.2f x gain, less at the gain", factor),
                        "money/MWh",
                        difference,
                        error.size()));
            }
            if (error.mean() < least) {
                least = error.mean();
                best = factor;
            }
        }
        return new Verdict(
                this,
                judge(differences),
                estimates,
                List.of(
                        "The error was least at %.2f times the gain. By theory it is least where the gain weighs noise in orders against the walk of values, and grows to both sides."
                                .formatted(best)));
    }

    /** Returns whether any gain changes the error. */
    static Outcome judge(List<Interval> differences) {
        boolean any = differences.stream().anyMatch(one -> !one.contains(0));
        boolean none = differences.stream().allMatch(one -> one.halfWidth() == 0 && one.estimate() == 0);
        return any ? Outcome.HOLDS : none ? Outcome.FAILS : Outcome.UNDECIDED;
    }

    private static Sample error(Trial trial, double gain) {
        Study study = trial.study();
        MarketSettings market = study.settings().market();
        Quotes said = market.quotes();
        Quotes quotes = new Quotes(
                OptionalDouble.of(gain), false, said.depthMw(), said.commission(), said.minutes(), said.openingPrice());
        Study changed = study.withSettings(study.settings()
                .withMarket(new MarketSettings(
                        market.contracts(), market.timetable(), market.settlement(), market.design(), quotes)));
        Findings.Part part = trial.run("gain=" + gain, changed, 7);
        return part.sample(trial.name(7), Indicator.PRICE_ERROR).orElseThrow();
    }
}
