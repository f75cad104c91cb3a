package org.rexnet.investment.decomposition.spark;

import java.util.List;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.clearing.subproblem.SubproblemMemory;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.study.RefusedStudyException;

/** What a worker replies; {@code place} is where, so that the next question about the part may go to the same worker. */
sealed interface SubproblemReply {

    /** Returns the worker as Spark's scheduler calls it. */
    String place();

    /** What does not change from question to question. */
    record Description(List<Parameter> parameters, List<SharedLimit> limits, long fingerprint) {}

    /** A {@link Description}, packed. */
    record Described(String place, byte[] description) implements SubproblemReply {}

    /** An answer and what the part remembers after it. */
    record Cleared(String place, SubproblemAnswer answer, SubproblemMemory memory) implements SubproblemReply {}

    /** Dispatch and prices, packed. */
    record Packed(String place, byte[] result) implements SubproblemReply {}

    /** There is no answer, and would be none on any other worker. */
    record Refused(String place, Reason reason, String message) implements SubproblemReply {}

    /** Why there is no answer. */
    enum Reason {
        REFUSED_STUDY,
        ARGUMENT,
        STATE,
        CERTIFICATE;

        static Reason of(RuntimeException cause) {
            return switch (cause) {
                case CertificateException certificate -> CERTIFICATE;
                case RefusedStudyException study -> REFUSED_STUDY;
                case IllegalArgumentException argument -> ARGUMENT;
                default -> STATE;
            };
        }

        RuntimeException exception(String message) {
            return switch (this) {
                case CERTIFICATE -> new CertificateException(message);
                case REFUSED_STUDY -> new RefusedStudyException(message);
                case ARGUMENT -> new IllegalArgumentException(message);
                case STATE -> new IllegalStateException(message);
            };
        }
    }
}
