package org.rexnet.core.study;

/** A study is valid but asks for what is not supported together; the message names it and says what to do instead. */
public final class RefusedStudyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public RefusedStudyException(String message) {
        super(message);
    }
}
