package org.rexnet.investment.decomposition.spark;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.simulation.experiment.Experiment;
import org.rexnet.core.simulation.experiment.RunEngine;
import org.rexnet.investment.decomposition.EngineException;
import org.rexnet.investment.decomposition.SubproblemEngine;

/**
 * Address of a Spark cluster on which parts are cleared, or runs of experiments made.
 *
 * @param url {@code spark://HOST:PORT} of a standalone cluster, {@code local-cluster[WORKERS,CORES,MB]} for workers as processes of this
 *     machine, {@code local[THREADS]} for threads of this process
 */
public record SparkMaster(String url) implements SubproblemEngine.Opener, RunEngine.Opener {

    private static final Pattern LOCAL_CLUSTER =
            Pattern.compile("local-cluster\\[([1-9]\\d*),([1-9]\\d*),([1-9]\\d*)]");
    private static final List<Pattern> ALLOWED = List.of(
            Pattern.compile("spark://[^\\s:/,]+:\\d+(,[^\\s:/,]+:\\d+)*"),
            LOCAL_CLUSTER,
            Pattern.compile("local\\[([1-9]\\d*|\\*)]"));
    private static final String CONTEXT = "org.apache.spark.api.java.JavaSparkContext";
    private static final int LEAST_MB = 1024;

    public SparkMaster {
        String address = url;
        if (ALLOWED.stream().noneMatch(pattern -> pattern.matcher(address).matches())) {
            throw new IllegalArgumentException(
                    "'%s' is no Spark master: allowed are spark://HOST:PORT, local-cluster[WORKERS,CORES,MB] and local[THREADS]."
                            .formatted(url));
        }
        Optional<Integer> mb = mbPerWorker(url);
        if (mb.isPresent() && mb.get() < LEAST_MB) {
            throw new IllegalArgumentException(
                    "Workers of %s have too little memory: Spark needs at least %d MB each.".formatted(url, LEAST_MB));
        }
    }

    private static Optional<Integer> mbPerWorker(String url) {
        Matcher matcher = LOCAL_CLUSTER.matcher(url);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(3))) : Optional.empty();
    }

    /** Returns the memory of each worker in MB where workers are processes of this machine. */
    Optional<Integer> findMbPerWorker() {
        return mbPerWorker(url);
    }

    /** Returns whether all is done on this machine. */
    boolean isLocal() {
        return url.startsWith("local");
    }

    /** Returns whether tasks run in this very process. */
    boolean isThisProcess() {
        return url.startsWith("local[");
    }

    /** Returns whether Spark, which is optional, is there. */
    public static boolean isOnClassPath() {
        try {
            Class.forName(CONTEXT, false, SparkMaster.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public SubproblemEngine open(Subproblems parts, int threads) {
        check();
        return SparkEngine.open(this, parts);
    }

    @Override
    public RunEngine open(Experiment.Plan plan) {
        check();
        return SparkRuns.open(this, plan);
    }

    private void check() {
        if (!isOnClassPath()) {
            throw new EngineException(
                    "Apache Spark is not on the class path: %s needs org.apache.spark:spark-core_2.13 of version 4.1."
                            .formatted(url));
        }
    }
}
