package org.rexnet.core.study.matpower;

/** A statement or number of a case lies outside of what is computed; its message says why, in half a sentence. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;

    UnreadableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Returns why it is not computed, in half a sentence. */
    String reason() {
        return reason;
    }
}
