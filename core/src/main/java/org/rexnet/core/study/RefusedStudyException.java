package org.rexnet.core.study;

/** A study is valid but combines features that are not supported together; the message names them and the way out. */
public final class RefusedStudyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public RefusedStudyException(String message) {
        super(message);
    }
}
