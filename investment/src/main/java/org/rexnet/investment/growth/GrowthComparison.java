package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.rexnet.core.study.Study;

/**
 * Many orders of arrival of one study, beside what a planner would build.
 *
 * @param histories one for each order
 * @param planned what the market does with the joint plan of the same candidates, where there is one
 */
public record GrowthComparison(List<GrowthHistory> histories, Optional<GrowthYear> planned) {

    private static final double CONFIDENCE = 0.95;

    public GrowthComparison {
        histories = List.copyOf(histories);
    }

    /**
     * Mean of a number over the orders, and half the width of its 95 % confidence interval by Student's t; NaN for a single order.
     *
     * @param mean over the orders
     * @param halfWidth half the width of the interval
     * @param least over the orders
     * @param most over the orders
     */
    public record Estimate(double mean, double halfWidth, double least, double most) {}

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
        try (ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, orders))) {
            List<Future<GrowthHistory>> futures = new ArrayList<>();
            for (int k = 0; k < orders; k++) {
                long own = seed + k;
                futures.add(executor.submit(() -> dynamics.run(study, options, own, listener)));
            }
            List<GrowthHistory> histories = new ArrayList<>();
            for (Future<GrowthHistory> future : futures) {
                histories.add(future.get());
            }
            return histories;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("An order of arrival could not be followed.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Growth was interrupted.", e);
        }
    }

    /** Returns the estimate of a number of the last year. */
    public Estimate estimate(ToDoubleFunction<GrowthYear> number) {
        SummaryStatistics statistics = new SummaryStatistics();
        histories.forEach(history -> statistics.addValue(number.applyAsDouble(history.last())));
        long n = statistics.getN();
        double t = n > 1
                ? new TDistribution((double) (n - 1)).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                : Double.NaN;
        return new Estimate(
                statistics.getMean(),
                t * statistics.getStandardDeviation() / Math.sqrt((double) n),
                statistics.getMin(),
                statistics.getMax());
    }

    /** Returns how many orders settled. */
    public long settled() {
        return histories.stream().filter(GrowthHistory::settled).count();
    }

    /** Returns by how much the settled state costs more than the plan, on average, relative to the plan. */
    public Optional<Double> costGap() {
        return planned.map(plan -> estimate(GrowthYear::totalCost).mean() / plan.totalCost() - 1);
    }
}
