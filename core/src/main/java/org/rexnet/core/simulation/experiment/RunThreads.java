package org.rexnet.core.simulation.experiment;

import java.util.List;
import java.util.function.Consumer;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.task.Threads;

/** Makes runs in threads of this process. For one thread, until it is closed. */
final class RunThreads implements RunEngine {

    private final Experiment.Plan plan;
    private final Threads threads;

    RunThreads(Experiment.Plan plan) {
        this.plan = plan;
        threads = new Threads("simulating", plan.threads());
    }

    @Override
    public List<Result> make(Variant variant, Setting setting, List<Task> tasks, Consumer<Result> made) {
        return threads.all(tasks.size(), piece -> {
            Result result = SeedRun.of(variant.name(), setting, tasks.get(piece), plan.solver(), plan.journal());
            made.accept(result);
            return result;
        });
    }

    @Override
    public void close() {
        threads.close();
    }
}
