package org.rexnet.core.trading;

/** A journal was written by other orders than those given now. */
public final class OtherOrdersException extends RuntimeException {

    private static final long serialVersionUID = 1;

    OtherOrdersException(String message) {
        super(message);
    }
}
