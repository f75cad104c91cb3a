package org.rexnet.investment.decomposition.spark;

import org.apache.spark.api.java.function.Function;

/** Answers several questions one after the other, so that a cluster has fewer tasks to hand out. */
record InTurn(Function<byte[], byte[]> task) implements Function<byte[][], byte[][]> {

    @Override
    public byte[][] call(byte[][] questions) throws Exception {
        byte[][] replies = new byte[questions.length][];
        for (int k = 0; k < questions.length; k++) {
            replies[k] = task.call(questions[k]);
        }
        return replies;
    }
}
