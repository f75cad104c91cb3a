package org.rexnet.core.study;

import java.util.List;
import java.util.stream.Collectors;

/** Says that files do not make a study, and names all that is wrong with them. */
public final class StudyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    /** Takes at least one fault. */
    public StudyException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** Takes one fault and what caused it. */
    public StudyException(Fault fault, Throwable cause) {
        super(fault.toString(), cause);
        faults = List.of(fault);
    }

    /** Returns the faults in the order of the message's lines. */
    public List<Fault> faults() {
        return faults;
    }
}
