package org.rexnet.investment.decomposition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.solve.Subproblem;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.clearing.subproblem.SubproblemMemory;

/** Clears parts side by side in threads of this process, where all models are kept. For one thread. */
public final class LocalEngine implements PartEngine {

    private final Subproblems study;
    private final List<Subproblem> parts;
    private final ExecutorService executor;

    /** Builds the models of all parts. */
    public LocalEngine(Subproblems study, int threads) {
        this.study = study;
        executor = Executors.newFixedThreadPool(Math.min(threads, study.parts().size()));
        parts = sideBySide(study.parts().size(), study::open);
    }

    private <R> List<R> sideBySide(int count, IntFunction<R> task) {
        List<Future<R>> futures = IntStream.range(0, count)
                .mapToObj(i -> executor.submit(() -> task.apply(i)))
                .toList();
        List<R> results = new ArrayList<>();
        try {
            for (Future<R> future : futures) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            executor.shutdownNow();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A part of the horizon could not be cleared.", e);
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Clearing was interrupted.", e);
        }
        return results;
    }

    @Override
    public List<List<Parameter>> parameters() {
        return parts.stream().map(Subproblem::parameters).toList();
    }

    @Override
    public long fingerprint() {
        return PartEngine.fingerprint(
                parts.stream().mapToLong(Subproblem::fingerprint).toArray());
    }

    @Override
    public List<SharedLimit> limits() {
        Map<String, SharedLimit> limits = new LinkedHashMap<>();
        parts.forEach(part -> part.limits().forEach(limit -> limits.putIfAbsent(limit.name(), limit)));
        return List.copyOf(limits.values());
    }

    @Override
    public List<SubproblemAnswer> clear(List<double[]> values, SlackRule slack) {
        return sideBySide(parts.size(), i -> parts.get(i).clear(values.get(i), slack));
    }

    @Override
    public List<SubproblemMemory> memories() {
        return parts.stream().map(Subproblem::memory).toList();
    }

    @Override
    public void recall(List<SubproblemMemory> memories) {
        for (int i = 0; i < memories.size(); i++) {
            parts.get(i).recall(memories.get(i));
        }
    }

    @Override
    public Clearing clearing(double objective, double[] shadowPrices) {
        return study.clearing(parts, objective, shadowPrices);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
