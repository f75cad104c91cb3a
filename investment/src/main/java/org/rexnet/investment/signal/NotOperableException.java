package org.rexnet.investment.signal;

/** A component cannot operate as it is said to, whatever it earns, so that it has no value. */
final class NotOperableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    NotOperableException(Candidate candidate) {
        super(
                "%s of %s cannot be valued at prices: its set points and limits leave no operation, or a limit is missing."
                        .formatted(candidate.name(), candidate.kind().table()));
    }
}
