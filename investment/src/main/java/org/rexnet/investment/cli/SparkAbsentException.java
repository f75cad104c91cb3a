package org.rexnet.investment.cli;

/** All options are accepted, and the launcher is to fetch Spark and start again. */
final class SparkAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1;
}
