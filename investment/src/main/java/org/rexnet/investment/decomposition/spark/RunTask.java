package org.rexnet.investment.decomposition.spark;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.parcel.Parcel;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.experiment.RunEngine;
import org.rexnet.core.simulation.experiment.SeedRun;
import org.rexnet.core.simulation.world.Setting;

/**
 * Makes runs on a worker; questions and replies travel as parcels.
 *
 * @param variant that is run; unique among those of the worker
 * @param study packed, which a worker fetches once
 */
record RunTask(String variant, Broadcast<byte[]> study) implements Function<byte[], byte[]> {

    @Override
    public byte[] call(byte[] question) {
        return Parcel.pack(reply(Parcel.unpack(question, RunQuestion.class)), RunReply.class);
    }

    private RunReply reply(RunQuestion question) {
        Solver solver = new StandardSolver();
        try {
            Prepared prepared = Prepared.of(variant, study, solver);
            RunEngine.Task task =
                    new RunEngine.Task(Designs.of(List.of(question.design())).get(0), question.seed());
            return new RunReply.Made(SeedRun.of(prepared.variant, prepared.setting, task, solver, Optional.empty()));
        } catch (IllegalArgumentException | IllegalStateException | CertificateException e) {
            // An answer about the study: Spark need not try it on other workers.
            return new RunReply.Refused(SubproblemReply.Reason.of(e), String.valueOf(e.getMessage()));
        }
    }

    /** The setting that this process, a worker, has prepared last: it only saves time. */
    private record Prepared(String key, String variant, Setting setting) {

        /** Of the process, because Spark leaves tasks no other place between jobs. */
        private static @Nullable Prepared last;

        static synchronized Prepared of(String key, Broadcast<byte[]> study, Solver solver) {
            Prepared known = last;
            if (known == null || !known.key.equals(key)) {
                RunQuestion.Study content = Parcel.unpack(study.value(), RunQuestion.Study.class);
                known = new Prepared(key, content.variant(), Setting.of(content.study(), solver));
                last = known;
            }
            return known;
        }
    }
}
