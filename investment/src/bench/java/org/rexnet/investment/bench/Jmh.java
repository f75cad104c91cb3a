package org.rexnet.investment.bench;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks of JMH within this process. */
final class Jmh {

    private Jmh() {}

    /** Returns the median of a benchmark's iterations, in its unit. */
    static double median(Class<?> benchmark, String method, int warmups, int iterations) {
        try {
            RunResult result = new Runner(new OptionsBuilder()
                            .include(benchmark.getSimpleName() + "\\." + method + "$")
                            .forks(0)
                            .warmupIterations(warmups)
                            .measurementIterations(iterations)
                            .shouldFailOnError(true)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .runSingle();
            return result.getPrimaryResult().getStatistics().getPercentile(50);
        } catch (RunnerException e) {
            throw new IllegalStateException("The benchmark " + method + " failed.", e);
        }
    }
}
