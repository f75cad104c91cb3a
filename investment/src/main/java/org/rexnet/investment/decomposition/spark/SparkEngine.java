package org.rexnet.investment.decomposition.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.clearing.subproblem.SubproblemMemory;
import org.rexnet.core.parcel.Parcel;
import org.rexnet.investment.decomposition.SubproblemEngine;
import org.rexnet.investment.decomposition.Traffic;

/**
 * Clears parts by tasks on Spark, a few parts each. For one thread.
 *
 * <p>The study is broadcast once; a question carries the part's memory, so that any worker can answer it, and a worker that
 * answered before is asked again because it has the part built already. Answers are put in the order of parts. Workers solve by
 * {@link org.rexnet.core.optimization.highs.StandardSolver}. Bit for bit the same as in one process holds for machines of one platform,
 * which have the same native solver.
 */
public final class SparkEngine implements SubproblemEngine {

    private static final int TASKS_PER_SLOT = 4;
    private static final SubproblemMemory NOTHING = new SubproblemMemory(new int[0], new int[0], new int[0]);

    private final Subproblems study;
    private final SparkJobs jobs;
    private final Broadcast<byte[]> packed;
    private final SubproblemTask task;
    private final List<SubproblemReply.Description> descriptions;
    private final List<SubproblemQuestion.Clear> last = new ArrayList<>();
    private final String[] places;
    private List<SubproblemMemory> memories;
    private long round;
    private Traffic traffic;

    /** Bytes of the last questions and replies. */
    private long sent;

    private long received;

    private SparkEngine(Subproblems study, SparkJobs jobs) {
        this.study = study;
        this.jobs = jobs;
        byte[] bytes = study.pack();
        packed = jobs.broadcast(bytes);
        traffic = new Traffic(bytes.length, 0, 0, 0, 0);
        task = new SubproblemTask(jobs.application() + " " + packed.id(), packed);
        places = new String[study.parts().size()];
        Arrays.fill(places, "");
        memories = Collections.nCopies(places.length, NOTHING);
        descriptions = ask(SubproblemQuestion.Describe::new, SubproblemReply.Described.class).stream()
                .map(reply -> jobs.read(() -> Parcel.unpack(reply.description(), SubproblemReply.Description.class)))
                .toList();
    }

    /** Opens an engine on a cluster, which is left when the engine is closed. */
    static SparkEngine open(SparkMaster master, Subproblems study) {
        return open(study, SparkJobs.on(master));
    }

    /** Opens an engine in an application that is running; closing the engine leaves the application alone. */
    public static SparkEngine open(JavaSparkContext context, Subproblems study) {
        return open(study, SparkJobs.in(context));
    }

    private static SparkEngine open(Subproblems study, SparkJobs jobs) {
        boolean opened = false;
        try {
            SparkEngine engine = new SparkEngine(study, jobs);
            opened = true;
            return engine;
        } finally {
            if (!opened) {
                jobs.close();
            }
        }
    }

    /** Asks about every part at once and returns the replies in the order of parts. */
    private <R extends SubproblemReply> List<R> ask(IntFunction<SubproblemQuestion> question, Class<R> kind) {
        List<SubproblemQuestion> questions =
                IntStream.range(0, places.length).mapToObj(question).toList();
        List<R> replies = new ArrayList<>();
        List<byte[]> asked = questions.stream()
                .map(one -> Parcel.pack(one, SubproblemQuestion.class))
                .toList();
        sent = 0;
        received = 0;
        asked.forEach(bytes -> sent += bytes.length);
        List<String> before = questions.stream().map(one -> places[one.part()]).toList();
        for (byte[] bytes : jobs.run(task, asked, before, TASKS_PER_SLOT)) {
            received += bytes.length;
            SubproblemReply reply = jobs.read(() -> Parcel.unpack(bytes, SubproblemReply.class));
            if (reply instanceof SubproblemReply.Refused refused) {
                throw refused.reason().exception(refused.message());
            }
            places[replies.size()] = reply.place();
            replies.add(kind.cast(reply));
        }
        return replies;
    }

    @Override
    public List<List<Parameter>> parameters() {
        return descriptions.stream()
                .map(SubproblemReply.Description::parameters)
                .toList();
    }

    @Override
    public long fingerprint() {
        return SubproblemEngine.fingerprint(descriptions.stream()
                .mapToLong(SubproblemReply.Description::fingerprint)
                .toArray());
    }

    @Override
    public List<SharedLimit> limits() {
        Map<String, SharedLimit> limits = new LinkedHashMap<>();
        descriptions.forEach(part -> part.limits().forEach(limit -> limits.putIfAbsent(limit.name(), limit)));
        return List.copyOf(limits.values());
    }

    @Override
    public List<SubproblemAnswer> clear(List<double[]> values, SlackRule slack) {
        List<SubproblemQuestion.Clear> questions = IntStream.range(0, places.length)
                .mapToObj(p -> new SubproblemQuestion.Clear(p, round, memories.get(p), values.get(p), slack))
                .toList();
        round++; // Also where asking fails: what workers have kept by then belongs to no answer.
        List<SubproblemReply.Cleared> replies = ask(questions::get, SubproblemReply.Cleared.class);
        traffic = traffic.withRound(sent, received);
        last.clear();
        last.addAll(questions);
        memories = replies.stream().map(SubproblemReply.Cleared::memory).toList();
        return replies.stream().map(SubproblemReply.Cleared::answer).toList();
    }

    @Override
    public List<SubproblemMemory> memories() {
        return memories;
    }

    @Override
    public void recall(List<SubproblemMemory> known) {
        memories = List.copyOf(known);
        round++;
    }

    @Override
    public Clearing clearing(double objective, double[] shadowPrices) {
        if (last.isEmpty()) {
            throw new IllegalStateException("The parts were not cleared yet.");
        }
        List<byte[]> results = ask(p -> new SubproblemQuestion.Read(last.get(p)), SubproblemReply.Packed.class).stream()
                .map(SubproblemReply.Packed::result)
                .toList();
        traffic = traffic.withResults(received);
        return jobs.read(() -> study.assemble(results, objective, shadowPrices));
    }

    @Override
    public Optional<Traffic> traffic() {
        return Optional.of(traffic);
    }

    @Override
    public void close() {
        Workshop.close(task.engine());
        try {
            packed.unpersist(false);
        } finally {
            jobs.close();
        }
    }
}
