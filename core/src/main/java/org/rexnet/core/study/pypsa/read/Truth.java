package org.rexnet.core.study.pypsa.read;

import java.util.Optional;
import java.util.Set;

/** Truth values as CSV tables spell them. */
public final class Truth {

    private static final Set<String> TRUE = Set.of("True", "TRUE", "true", "1", "1.0");
    private static final Set<String> FALSE = Set.of("False", "FALSE", "false", "0", "0.0");

    private Truth() {}

    /** Returns what a text says; nothing where it is no truth value. */
    public static Optional<Boolean> parse(String text) {
        return TRUE.contains(text) ? Optional.of(true) : FALSE.contains(text) ? Optional.of(false) : Optional.empty();
    }
}
