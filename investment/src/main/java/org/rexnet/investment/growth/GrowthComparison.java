package org.rexnet.investment.growth;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.rexnet.core.study.Study;
import org.rexnet.core.task.Threads;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.network.Carrier;

/**
 * Many orders of arrival of one study, beside what a planner would build.
 *
 * @param histories one for each order
 * @param planned what the market does with the joint plan of the same candidates, where there is one
 */
public record GrowthComparison(List<GrowthHistory> histories, Optional<GrowthYear> planned) {

    private static final double CONFIDENCE = 0.95;
    private static final double DECILE = 0.1;

    public GrowthComparison {
        histories = List.copyOf(histories);
    }

    /**
     * A number over the orders of arrival.
     *
     * @param mean over the orders
     * @param from lower end of the 95 % confidence interval of the mean by Student's t, within what is possible; NaN for a single order
     * @param to its upper end
     * @param least over the orders
     * @param lowerDecile a tenth of the orders end below it, interpolated between orders
     * @param median half of the orders end below it
     * @param upperDecile a tenth of the orders end above it
     * @param most over the orders
     */
    public record Estimate(
            double mean,
            double from,
            double to,
            double least,
            double lowerDecile,
            double median,
            double upperDecile,
            double most) {}

    /**
     * A number that years are compared by, and between which bounds it lies by its nature.
     *
     * @param value of a year
     * @param smallest it can be; may be infinite
     * @param largest it can be; may be infinite
     */
    public record Measure(ToDoubleFunction<GrowthYear> value, double smallest, double largest) {

        /** A number that may be anything. */
        public static Measure any(ToDoubleFunction<GrowthYear> value) {
            return new Measure(value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }

        /** A cost: never below 0 where nothing in a study is paid for being built or used, and nobody bids. */
        static Measure ofCost(Study study, ToDoubleFunction<GrowthYear> value) {
            boolean isPositive = study.bids().isEmpty()
                    && Candidate.of(study).stream()
                            .allMatch(candidate -> candidate.expansion().annualCost() >= 0)
                    && study.generators().stream()
                            .allMatch(c -> c.marginalCost().min() >= 0)
                    && study.storageUnits().stream()
                            .allMatch(c -> c.marginalCost().min() >= 0)
                    && study.links().stream().allMatch(c -> c.marginalCost().min() >= 0);
            return isPositive ? positive(value) : any(value);
        }

        /** A mean price: never below 0 where no cost is, and nothing must be fed in that nobody wants. */
        static Measure ofPrice(Study study, ToDoubleFunction<GrowthYear> value) {
            boolean isWanted = study.settings().surplusCost().orElse(0) <= 0
                    && study.generators().stream()
                            .allMatch(
                                    c -> c.minPu().max() <= 0 && c.setPointMw().isEmpty())
                    && study.loads().stream()
                            .allMatch(c -> c.sign() < 0
                                    ? c.powerMw().min() >= 0
                                    : c.powerMw().max() <= 0);
            return isWanted ? ofCost(study, value) : any(value);
        }

        /** Emissions: never below 0 where no carrier takes any back. */
        static Measure ofEmissions(Study study) {
            boolean isPositive = study.network().carriers().stream()
                    .allMatch(carrier -> carrier.attribute(Carrier.CO2_EMISSIONS) >= 0);
            return isPositive ? positive(GrowthYear::co2Tonnes) : any(GrowthYear::co2Tonnes);
        }

        /** A number that is never below 0. */
        public static Measure positive(ToDoubleFunction<GrowthYear> value) {
            return new Measure(value, 0, Double.POSITIVE_INFINITY);
        }
    }

    /**
     * Follows several orders of arrival side by side; the result does not depend on the number of threads.
     *
     * @param orders number of orders, at least 1
     * @param seed the orders have this seed and the next ones
     */
    public static List<GrowthHistory> run(
            LongRunDynamics dynamics,
            Study study,
            GrowthOptions options,
            int orders,
            long seed,
            int threads,
            LongRunDynamics.Listener listener) {
        if (orders < 1) {
            throw new IllegalArgumentException("The number of orders must be at least 1 but is %d.".formatted(orders));
        }
        try (Threads running = new Threads("following orders of arrival", Math.min(threads, orders))) {
            return running.all(orders, k -> dynamics.run(study, options, seed + k, listener));
        }
    }

    /** Returns the estimate of a number of the last year. */
    public Estimate estimate(Measure measure) {
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        statistics.setPercentileImpl(new Percentile().withEstimationType(Percentile.EstimationType.R_7));
        histories.forEach(history -> statistics.addValue(measure.value().applyAsDouble(history.last())));
        long n = statistics.getN();
        double t = n > 1
                ? new TDistribution((double) (n - 1)).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                : Double.NaN;
        double halfWidth = t * statistics.getStandardDeviation() / Math.sqrt((double) n);
        return new Estimate(
                statistics.getMean(),
                Math.max(measure.smallest(), statistics.getMean() - halfWidth),
                Math.min(measure.largest(), statistics.getMean() + halfWidth),
                statistics.getMin(),
                statistics.getPercentile(100 * DECILE),
                statistics.getPercentile(50),
                statistics.getPercentile(100 * (1 - DECILE)),
                statistics.getMax());
    }

    /** Returns how many orders settled. */
    public long settled() {
        return histories.stream().filter(GrowthHistory::settled).count();
    }

    /** Returns by how much the settled state costs more than the plan, on average, relative to the plan; empty where that costs nothing. */
    public Optional<Double> costGap() {
        double mean = estimate(Measure.any(GrowthYear::totalCost)).mean();
        return planned.filter(plan -> plan.totalCost() > 0).map(plan -> mean / plan.totalCost() - 1);
    }

    /** Returns by how much the settled state costs more than the plan, on average, in the study's currency. */
    public Optional<Double> costDifference() {
        double mean = estimate(Measure.any(GrowthYear::totalCost)).mean();
        return planned.map(plan -> mean - plan.totalCost());
    }
}
