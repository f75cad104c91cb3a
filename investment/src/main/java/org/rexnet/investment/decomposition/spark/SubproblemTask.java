package org.rexnet.investment.decomposition.spark;

import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.BlockManagerId;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.parcel.Parcel;

/**
 * Answers questions on a worker; questions and replies travel as parcels.
 *
 * @param engine that asks; unique among those of the worker
 * @param study packed parts, which a worker fetches once
 */
record SubproblemTask(String engine, Broadcast<byte[]> study) implements Function<byte[], byte[]> {

    @Override
    public byte[] call(byte[] question) {
        return Parcel.pack(reply(Parcel.unpack(question, SubproblemQuestion.class)), SubproblemReply.class);
    }

    private SubproblemReply reply(SubproblemQuestion question) {
        BlockManagerId worker = SparkEnv.get().blockManager().blockManagerId();
        String place = "executor_%s_%s".formatted(worker.host(), worker.executorId());
        try {
            return Workshop.of(engine, this::parts).reply(question, place);
        } catch (IllegalArgumentException | IllegalStateException | CertificateException e) {
            // An answer about the study: Spark need not try it on other workers.
            return new SubproblemReply.Refused(place, SubproblemReply.Reason.of(e), String.valueOf(e.getMessage()));
        }
    }

    private Subproblems parts() {
        return Subproblems.unpack(study.value(), new StandardSolver());
    }
}
