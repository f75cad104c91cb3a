package org.rexnet.investment.decomposition.spark;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.rexnet.investment.decomposition.EngineException;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Runs tasks in a Spark application and waits for them. For one thread. */
final class SparkJobs implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final ClassTag<byte[][]> QUESTIONS = ClassTag$.MODULE$.apply(byte[][].class);

    private final JavaSparkContext context;
    private final String master;
    private final boolean own;

    private SparkJobs(JavaSparkContext context, boolean own) {
        this.context = context;
        this.own = own;
        master = context.master();
    }

    /** Starts an application of its own, which ends when this is closed. */
    static SparkJobs on(SparkMaster master) {
        SparkConf configuration = SparkConfiguration.of(master);
        try {
            return new SparkJobs(new JavaSparkContext(configuration), true);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new EngineException("Spark cannot be started on %s: %s".formatted(master.url(), e.getMessage()), e);
        }
    }

    /** Uses an application that goes on when this is closed. */
    static SparkJobs in(JavaSparkContext context) {
        return new SparkJobs(context, false);
    }

    /** Returns the name of the application, unique on its cluster. */
    String application() {
        return context.sc().applicationId();
    }

    /** Makes bytes available to all workers, each of which fetches them once. */
    Broadcast<byte[]> broadcast(byte[] bytes) {
        return whileRunning(() -> context.broadcast(bytes));
    }

    /** Returns how many tasks can run side by side, as far as is known. */
    int slots() {
        return whileRunning(context::defaultParallelism);
    }

    /**
     * Answers all questions and returns the replies in the order of questions.
     *
     * @param places worker that each question had better go to; empty where any will do
     * @param tasksPerSlot in how many tasks, about, one slot of a worker answers its share
     */
    List<byte[]> run(Function<byte[], byte[]> task, List<byte[]> questions, List<String> places, int tasksPerSlot) {
        List<Batch> batches = batches(places, Math.ceilDiv(questions.size(), Math.max(1, tasksPerSlot * slots())));
        List<byte[][]> replies = await(whileRunning(() -> submit(new InTurn(task), questions, batches)));
        byte[][] inOrder = new byte[questions.size()][];
        for (int b = 0; b < batches.size(); b++) {
            List<Integer> members = batches.get(b).members();
            for (int k = 0; k < members.size(); k++) {
                inOrder[members.get(k)] = replies.get(b)[k];
            }
        }
        return List.of(inOrder);
    }

    /** Positions of questions that are asked as one task, which had better go to a worker. */
    private record Batch(String place, List<Integer> members) {}

    /** Returns the questions by worker, at most so many at once. */
    private List<Batch> batches(List<String> places, int most) {
        int fairShare = Math.ceilDiv(places.size(), Math.max(1, workers()));
        Map<String, Integer> shares = new HashMap<>();
        Map<String, Batch> open = new HashMap<>();
        List<Batch> batches = new ArrayList<>();
        for (int k = 0; k < places.size(); k++) {
            String asked = places.get(k);
            // A worker that joined first and answered everything leaves the rest to those that joined later.
            boolean preferred = !asked.isEmpty() && shares.merge(asked, 1, Integer::sum) <= fairShare;
            String place = preferred ? asked : "";
            Batch batch = open.get(place);
            if (batch == null || batch.members().size() >= most) {
                batch = new Batch(place, new ArrayList<>());
                open.put(place, batch);
                batches.add(batch);
            }
            batch.members().add(k);
        }
        return batches;
    }

    /** Returns what replies say; that one is damaged or foreign is no fault of the study or of a file. */
    <R> R read(Supplier<R> replies) {
        try {
            return replies.get();
        } catch (UncheckedIOException e) {
            throw new EngineException("Spark on %s failed: %s".formatted(master, e.getMessage()), e);
        }
    }

    private JavaFutureAction<List<byte[][]>> submit(
            Function<byte[][], byte[][]> task, List<byte[]> questions, List<Batch> batches) {
        List<Tuple2<byte[][], Seq<String>>> placed = new ArrayList<>();
        for (Batch batch : batches) {
            byte[][] members = batch.members().stream().map(questions::get).toArray(byte[][]::new);
            placed.add(new Tuple2<>(members, sequence(batch.place().isEmpty() ? List.of() : List.of(batch.place()))));
        }
        JavaRDD<byte[][]> tasks = JavaRDD.fromRDD(context.sc().makeRDD(sequence(placed), QUESTIONS), QUESTIONS);
        return tasks.map(task).collectAsync();
    }

    private static <T> Seq<T> sequence(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }

    /** A master that is not there stops the application instead of failing its start. */
    private <R> R whileRunning(Supplier<R> call) {
        try {
            return call.get();
        } catch (IllegalStateException e) {
            if (!context.sc().isStopped()) {
                throw e;
            }
            throw new EngineException(
                    "Spark on %s has stopped: is a master of Spark 4.1 running there?".formatted(master), e);
        }
    }

    private <R> R await(JavaFutureAction<R> action) {
        long began = System.nanoTime();
        while (true) {
            try {
                return action.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (workers() > 0) {
                    began = System.nanoTime();
                } else if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    action.cancel(true);
                    throw new EngineException(
                            "No worker of %s is there after %d s: is one running, and has it memory and cores to offer?"
                                    .formatted(master, PATIENCE_SECONDS),
                            e);
                }
            } catch (ExecutionException e) {
                throw new EngineException("Spark on %s failed: %s".formatted(master, reason(e)), e);
            } catch (InterruptedException e) {
                action.cancel(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while Spark was at work.", e);
            }
        }
    }

    /** Returns the first line of what Spark says; the rest are traces of its workers. */
    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private int workers() {
        // The driver is counted, too, and is a worker where tasks run in its process.
        int processes = context.sc().statusTracker().getExecutorInfos().length;
        return master.startsWith("local[") ? processes : processes - 1;
    }

    @Override
    public void close() {
        if (own) {
            context.stop();
        }
    }
}
