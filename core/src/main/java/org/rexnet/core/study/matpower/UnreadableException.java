package org.rexnet.core.study.matpower;

/** A statement or number of a case lies outside of what is computed; its message says why, in half a sentence. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableException(String reason) {
        super(reason);
    }
}
