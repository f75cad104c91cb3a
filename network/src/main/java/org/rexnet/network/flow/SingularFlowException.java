package org.rexnet.network.flow;

import org.jspecify.annotations.Nullable;

/** Flows do not follow from injections in a network of such reactances; the message names the island and the loop. */
public final class SingularFlowException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    SingularFlowException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
