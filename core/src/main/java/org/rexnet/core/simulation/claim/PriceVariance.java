package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.section.Figures;
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
 * <p>In theory the variance of the error of a price that follows white noise in orders (V) and a random walk of values (W) is (W + a^2 V) /
 * (a (2 - a)), a the gain times the slope of the population by the depth; r = W / V has its least at a = (-r + sqrt(r^2 + 4 r)) / 2.
 */
public record PriceVariance() implements MarketClaim {

    private static final double[] FACTORS = {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75};
    private static final double STANDARD_GAIN = 10;
    private static final double MOST_MISFIT = 0.1;

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
        return "Variance of the price posted last less that at delivery, at 0.25 to 1.75 times the study's gain, each"
                + " less that at the gain itself, exchanger alone; the curve of theory through them gives a and r.";
    }

    @Override
    public String control() {
        return "The exchanger at the study's own gain.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(7);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        if (!trial.serves(7)) {
            return Verdict.notTested(
                    this, "Nothing that is needed can be served as the study stands, so that prices do not move.");
        }
        Quotes quotes = trial.study().settings().market().quotes();
        double gain = quotes.gain().orElse(STANDARD_GAIN);
        Sample standard = variance(trial, gain);
        List<Estimate> estimates = new ArrayList<>();
        List<Interval> differences = new ArrayList<>();
        double[] means = new double[FACTORS.length];
        int least = 0;
        for (int k = 0; k < FACTORS.length; k++) {
            double factor = FACTORS[k];
            Sample variance = variance(trial, factor * gain);
            means[k] = variance.mean();
            least = means[k] < means[least] ? k : least;
            estimates.add(estimate("variance at %s x gain", factor, variance));
            if (factor != 1) {
                Sample difference = new Paired(variance, standard).differences();
                differences.add(difference.student());
                estimates.add(estimate("%s x gain, less at the gain", factor, difference));
            }
        }
        return new Verdict(this, judge(differences), estimates, reading(FACTORS[least], means));
    }

    private static Estimate estimate(String what, double factor, Sample sample) {
        return new Estimate(what.formatted(Figures.of(factor, 2)), "(money/MWh)^2", sample.student(), sample.size());
    }

    static List<String> reading(double least, double[] variances) {
        String found = "The variance was least at %s times the gain.".formatted(Figures.of(least, 2));
        if (Arrays.stream(variances).anyMatch(variance -> !(variance > 0))) {
            return List.of(found);
        }
        VarianceCurve curve = VarianceCurve.fit(FACTORS, variances);
        if (curve.misfit() > MOST_MISFIT) {
            return List.of(
                    found,
                    "No curve of theory fits: the nearest is off by %s (root mean square), so that a and r are not told."
                            .formatted(Figures.percent(curve.misfit())));
        }
        return List.of(
                found,
                ("The curve of theory that is nearest, off by %s (root mean square), has a = %s at the gain, %s for"
                                + " the walk of values and %s for the noise of orders, and is least at %s times the gain.")
                        .formatted(
                                Figures.percent(curve.misfit()),
                                Figures.of(curve.scale(), 2),
                                Figures.digits(curve.values()),
                                Figures.digits(curve.orders()),
                                Figures.of(curve.bestMultiple(), 2)));
    }

    /** Returns whether any gain changes the variance. */
    static Outcome judge(List<Interval> differences) {
        boolean any = differences.stream().anyMatch(one -> !one.contains(0));
        boolean none = differences.stream().allMatch(one -> one.halfWidth() == 0 && one.estimate() == 0);
        return any ? Outcome.HOLDS : none ? Outcome.FAILS : Outcome.UNDECIDED;
    }

    /** Returns the variance of the price's error by seed. */
    private static Sample variance(Trial trial, double gain) {
        Study study = trial.study();
        MarketSettings market = study.settings().market();
        Quotes said = market.quotes();
        Quotes quotes = new Quotes(
                OptionalDouble.of(gain), false, said.depthMw(), said.commission(), said.minutes(), said.openingPrice());
        Study changed = study.withSettings(study.settings()
                .withMarket(new MarketSettings(
                        market.contracts(), market.timetable(), market.settlement(), market.design(), quotes)));
        Findings.Part part = trial.run("gain=" + gain, changed, 7);
        Sample errors = part.sample(trial.name(7), Indicator.PRICE_ERROR).orElseThrow();
        return new Sample(
                Arrays.stream(errors.values()).map(error -> error * error).toArray());
    }
}
