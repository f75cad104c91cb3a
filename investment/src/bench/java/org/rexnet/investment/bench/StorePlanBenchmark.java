package org.rexnet.investment.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.rexnet.core.simulation.plan.StorePlan;
import org.rexnet.core.simulation.plan.StoreProblem;

/**
 * Plans of a battery of four hours, efficiencies 0.95, over 96 quarters of an hour at prices of the day with noise; each plan has other
 * prices and another content than the one before.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StorePlanBenchmark {

    static final int PLANS = 20_000;

    private static final int PERIODS = 96;
    private static final int DAYS = 64;
    private static final double EFFICIENCY = 0.95;

    private final StoreProblem problem = new StoreProblem(PERIODS);
    private final StorePlan plan = new StorePlan(problem);
    private final double[][] prices = new double[DAYS][PERIODS];

    public StorePlanBenchmark() {
        SplittableRandom random = new SplittableRandom(96);
        for (double[] day : prices) {
            for (int t = 0; t < PERIODS; t++) {
                day[t] = 60 - 25 * Math.cos(2 * Math.PI * (t - 12) / 48.0) + 15 * random.nextDouble();
            }
        }
    }

    /** Makes {@value #PLANS} plans, from the problem's numbers on to the path and the worth of content. */
    @Benchmark
    public double plans() {
        double sum = 0;
        for (int k = 0; k < PLANS; k++) {
            double[] day = prices[k % DAYS];
            problem.begin(PERIODS, 4 * (k % 17) / 16.0, 0, 4);
            for (int t = 0; t < PERIODS; t++) {
                problem.fill(t, day[t] / EFFICIENCY, 0.25 * EFFICIENCY);
                problem.empty(t, day[t] * EFFICIENCY, 0.25 / EFFICIENCY);
            }
            problem.value(50, 4);
            if (!plan.solve()) {
                throw new IllegalStateException("A battery without needs has a plan.");
            }
            sum += plan.cost() + plan.multiplier(PERIODS - 1);
        }
        return sum;
    }
}
