package org.rexnet.investment.cli;

/** Exit codes of the process. */
final class ExitCode {

    static final int DONE = 0;

    /** The answer is that there is none: infeasible, unbounded, or a limit was reached. */
    static final int NO_ANSWER = 1;

    /** The study or the command line is wrong. */
    static final int BAD_INPUT = 2;

    /** A fault of the program or of the machine, such as an answer that could not be written where it was asked for. */
    static final int INTERNAL = 3;

    /** For the launcher alone: the options are accepted, and a library that they need is not there. */
    static final int LIBRARY_ABSENT = 75;

    private ExitCode() {}
}
