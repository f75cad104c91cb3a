package org.rexnet.investment.decomposition.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.rexnet.core.parcel.Parcel;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.experiment.Experiment;
import org.rexnet.core.simulation.experiment.Result;
import org.rexnet.core.simulation.experiment.RunEngine;
import org.rexnet.core.simulation.experiment.Variant;
import org.rexnet.core.simulation.world.Setting;

/**
 * Makes the runs of an experiment as tasks on Spark, one for each seed and design. For one thread.
 *
 * <p>A variant's study is broadcast once. Runs are asked for in rounds of a few for each slot, so that what a round made is kept when the
 * next one fails. Bit for bit the same as in one process holds for machines of one platform, which have the same native solver.
 */
public final class SparkRuns implements RunEngine {

    private static final int PER_SLOT = 2;

    private final SparkJobs jobs;

    private SparkRuns(SparkJobs jobs) {
        this.jobs = jobs;
    }

    /**
     * Opens an engine on a cluster, which is left when the engine is closed.
     *
     * @throws IllegalArgumentException where journals are asked for, which workers would keep on machines of their own
     */
    static SparkRuns open(SparkMaster master, Experiment.Plan plan) {
        return open(plan, () -> SparkJobs.on(master));
    }

    /** Opens an engine in an application that is running; closing the engine leaves the application alone. */
    public static SparkRuns open(JavaSparkContext context, Experiment.Plan plan) {
        return open(plan, () -> SparkJobs.in(context));
    }

    private static SparkRuns open(Experiment.Plan plan, java.util.function.Supplier<SparkJobs> jobs) {
        if (plan.journal().isPresent()) {
            throw new IllegalArgumentException(
                    "Journals are kept where runs are made: a run on Spark would leave its journal on another"
                            + " machine.");
        }
        return new SparkRuns(jobs.get());
    }

    @Override
    public List<Result> make(Variant variant, Setting setting, List<Task> tasks, Consumer<Result> made) {
        List<Result> results = new ArrayList<>();
        if (tasks.isEmpty()) {
            return results;
        }
        tasks.forEach(SparkRuns::check);
        Broadcast<byte[]> packed = jobs.broadcast(Parcel.pack(new RunQuestion.Study(variant.name(), variant.study())));
        try {
            RunTask task = new RunTask(jobs.application() + " " + packed.id(), packed);
            int round = Math.max(1, PER_SLOT * jobs.slots());
            for (int first = 0; first < tasks.size(); first += round) {
                List<Task> next = tasks.subList(first, Math.min(tasks.size(), first + round));
                for (Result result : ask(task, next)) {
                    made.accept(result);
                    results.add(result);
                }
            }
        } finally {
            packed.unpersist(false);
        }
        return results;
    }

    /** Workers know designs by their names. */
    private static void check(Task task) {
        if (!Designs.all().contains(task.design())) {
            throw new IllegalArgumentException("Design %s does not come with RexNet, so that workers do not know it."
                    .formatted(task.design().name()));
        }
    }

    private List<Result> ask(RunTask task, List<Task> tasks) {
        List<byte[]> questions = tasks.stream()
                .map(one -> Parcel.pack(new RunQuestion(one.design().name(), one.seed())))
                .toList();
        List<Result> results = new ArrayList<>();
        for (byte[] reply : jobs.run(task, questions, Collections.nCopies(questions.size(), ""), questions.size())) {
            switch (jobs.read(() -> Parcel.unpack(reply, RunReply.class))) {
                case RunReply.Made made -> results.add(made.result());
                case RunReply.Refused refused -> throw refused.reason().exception(refused.message());
            }
        }
        return results;
    }

    @Override
    public void close() {
        jobs.close();
    }
}
