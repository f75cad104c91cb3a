package org.rexnet.investment.decomposition.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.solve.Subproblem;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.parcel.Parcel;

/**
 * The parts that this process, a worker, has built for one engine. A part is used by one thread at a time, which takes it away and brings
 * it back.
 *
 * <p>What is kept only saves time. A part that is missing, or whose memory is not that of the question because another worker answered
 * meanwhile, is built anew and recalls the question's memory: the reply is the same to the last bit.
 */
final class Workshop {

    /** Of the process, because Spark leaves tasks no other place between jobs; one engine's at a time. */
    private static @Nullable Workshop open;

    private final String engine;
    private final Subproblems parts;
    private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(Subproblem part, long round) {}

    private Workshop(String engine, Subproblems parts) {
        this.engine = engine;
        this.parts = parts;
    }

    /** Returns the workshop of an engine; that of another one makes way. */
    static synchronized Workshop of(String engine, Supplier<Subproblems> parts) {
        Workshop known = open;
        if (known == null || !known.engine.equals(engine)) {
            known = new Workshop(engine, parts.get());
            open = known;
        }
        return known;
    }

    /** Gives up what was built for an engine in this process. */
    static synchronized void close(String engine) {
        if (open != null && open.engine.equals(engine)) {
            open = null;
        }
    }

    SubproblemReply reply(SubproblemQuestion question, String place) {
        return switch (question) {
            case SubproblemQuestion.Describe describe ->
                new SubproblemReply.Described(place, describe(describe.part()));
            case SubproblemQuestion.Clear clear -> clear(clear, place);
            case SubproblemQuestion.Read read -> new SubproblemReply.Packed(place, read(read.last()));
        };
    }

    private byte[] describe(int position) {
        Subproblem part = parts.open(position);
        kept.put(position, new Kept(part, 0));
        return Parcel.pack(new SubproblemReply.Description(part.parameters(), part.limits(), part.fingerprint()));
    }

    private SubproblemReply clear(SubproblemQuestion.Clear question, String place) {
        Subproblem part = take(question.part(), question.round());
        if (part == null) {
            part = parts.open(question.part());
            part.recall(question.before());
        }
        SubproblemAnswer answer = part.clear(question.values(), question.slack());
        kept.put(question.part(), new Kept(part, question.round() + 1));
        return new SubproblemReply.Cleared(place, answer, part.memory());
    }

    private byte[] read(SubproblemQuestion.Clear last) {
        Subproblem part = take(last.part(), last.round() + 1);
        if (part == null) {
            part = parts.open(last.part());
            part.recall(last.before());
            part.clear(last.values(), last.slack());
        }
        byte[] packed = part.pack();
        kept.put(last.part(), new Kept(part, last.round() + 1));
        return packed;
    }

    private @Nullable Subproblem take(int position, long round) {
        Kept known = kept.remove(position);
        return known != null && known.round() == round ? known.part() : null;
    }
}
