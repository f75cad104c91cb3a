package org.rexnet.investment.cli;

import java.util.List;
import java.util.function.Supplier;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.StudyException;

/** Says what is wrong with the command line or with a file beside the study. */
final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    BadInputException(String message) {
        super(message);
        faults = List.of();
    }

    BadInputException(String message, Throwable cause) {
        super(message, cause);
        faults = List.of();
    }

    /** Names the file, and lists its faults. */
    BadInputException(String message, StudyException cause) {
        super(message, cause);
        faults = cause.faults();
    }

    /**
     * Returns what is made of input and nothing else, so that a refusal tells what is wrong with it. Not for what computes: an illegal
     * argument there is a fault of the program.
     */
    static <T> T ofInput(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns what is wrong with a file; empty where no file is. */
    List<Fault> faults() {
        return faults;
    }
}
