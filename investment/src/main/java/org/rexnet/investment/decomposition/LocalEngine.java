package org.rexnet.investment.decomposition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.solve.Subproblem;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.clearing.subproblem.SubproblemMemory;
import org.rexnet.core.task.Threads;
import org.rexnet.core.task.UnusedMemory;

/** Clears parts side by side in threads of this process, where all models are kept. For one thread. */
public final class LocalEngine implements SubproblemEngine {

    private final Subproblems study;
    private final List<Subproblem> parts;
    private final Threads threads;
    private final UnusedMemory memory = new UnusedMemory();

    /** Builds the models of all parts. */
    public LocalEngine(Subproblems study, int threads) {
        this.study = study;
        this.threads =
                new Threads("clearing parts", Math.min(threads, study.parts().size()));
        parts = this.threads.all(study.parts().size(), study::open);
    }

    @Override
    public List<List<Parameter>> parameters() {
        return parts.stream().map(Subproblem::parameters).toList();
    }

    @Override
    public long fingerprint() {
        return SubproblemEngine.fingerprint(
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
        return threads.all(parts.size(), i -> {
            SubproblemAnswer answer = parts.get(i).clear(values.get(i), slack);
            memory.giveBack();
            return answer;
        });
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
        threads.close();
    }
}
