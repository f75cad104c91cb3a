package org.rexnet.investment.decomposition.spark;

import java.io.Serializable;
import java.util.List;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.clearing.subproblem.SubproblemMemory;

/** What a worker replies; {@code place} is where, so that the next question about the part may go to the same worker. */
sealed interface PartReply extends Serializable {

    /** Returns the worker as Spark's scheduler calls it. */
    String place();

    /** What does not change from question to question. */
    record Description(List<Parameter> parameters, List<SharedLimit> limits, long fingerprint) {}

    /** A {@link Description}, packed. */
    record Described(String place, byte[] description) implements PartReply {}

    /** An answer and what the part remembers after it. */
    record Cleared(String place, SubproblemAnswer answer, SubproblemMemory memory) implements PartReply {}

    /** Dispatch and prices, packed. */
    record Packed(String place, byte[] result) implements PartReply {}

    /** There is no answer, and would be none on any other worker. */
    record Refused(String place, RuntimeException cause) implements PartReply {}
}
