package org.rexnet.investment.decomposition.spark;

/**
 * What a worker is asked to run.
 *
 * @param design name of one that comes with RexNet
 * @param seed of the world
 */
record RunQuestion(String design, long seed) {

    /**
     * What all runs of a variant have in common.
     *
     * @param variant its name
     * @param study that it is of
     */
    record Study(String variant, org.rexnet.core.study.Study study) {}
}
