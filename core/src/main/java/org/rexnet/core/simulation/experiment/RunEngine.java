package org.rexnet.core.simulation.experiment;

import java.util.List;
import java.util.function.Consumer;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.world.Setting;

/**
 * Makes the runs of an experiment side by side: in threads of this process, or elsewhere. The results depend on the requested runs alone.
 * For one thread, until it is closed.
 */
public interface RunEngine extends AutoCloseable {

    /** Opens an engine for an experiment. */
    @FunctionalInterface
    interface Opener {

        /** Threads of this process, as many as the plan says. */
        Opener THREADS = RunThreads::new;

        /** Opens an engine that makes runs as a plan says. */
        RunEngine open(Experiment.Plan plan);
    }

    /**
     * One run.
     *
     * @param design to be run
     * @param seed of the world
     */
    record Task(Design design, long seed) {}

    /**
     * Makes runs and returns their results in the order of the tasks.
     *
     * @param variant that is run
     * @param setting of its worlds
     * @param made told of each result when it is there, in any order and by any thread
     */
    List<Result> make(Variant variant, Setting setting, List<Task> tasks, Consumer<Result> made);

    @Override
    void close();
}
