package org.rexnet.core.exchange;

import org.jspecify.annotations.Nullable;

/** A journal is broken, in use, or of another market; the message names the file and says which. */
public final class JournalException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    JournalException(String message) {
        this(message, null);
    }

    JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
