package org.rexnet.investment.decomposition.spark;

import org.rexnet.core.simulation.experiment.Result;

/** What a worker replies about a run. */
sealed interface RunReply {

    /** What an experiment keeps of it. */
    record Made(Result result) implements RunReply {}

    /** It cannot be made, and could not on any other worker. */
    record Refused(SubproblemReply.Reason reason, String message) implements RunReply {}
}
