package org.rexnet.investment.decomposition.spark;

import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.BlockManagerId;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.highs.StandardSolver;

/**
 * Answers questions on a worker.
 *
 * @param engine that asks; unique among those of the worker
 * @param study packed parts, which a worker fetches once
 */
record PartTask(String engine, Broadcast<byte[]> study) implements Function<PartQuestion, PartReply> {

    @Override
    public PartReply call(PartQuestion question) {
        BlockManagerId worker = SparkEnv.get().blockManager().blockManagerId();
        String place = "executor_%s_%s".formatted(worker.host(), worker.executorId());
        try {
            return Workshop.of(engine, this::parts).reply(question, place);
        } catch (IllegalArgumentException | IllegalStateException | CertificateException e) {
            // An answer about the study: Spark need not try it on other workers.
            return new PartReply.Refused(place, e);
        }
    }

    private Subproblems parts() {
        return Subproblems.unpack(study.value(), new StandardSolver());
    }
}
