package org.rexnet.investment.signal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Points in time that the labels of snapshots usually are. */
final class SnapshotTime {

    private SnapshotTime() {}

    /** Returns the point in time that a label such as {@code 2030-02-19 00:00:00} says; empty where it is something else. */
    static Optional<LocalDateTime> of(String label) {
        String text = label.strip().replace(' ', 'T');
        try {
            return Optional.of(
                    text.contains("T")
                            ? LocalDateTime.parse(text)
                            : LocalDate.parse(text).atStartOfDay());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns whether two labels are the same text or the same point in time: programs write midnight differently. */
    static boolean areSame(String one, String other) {
        return one.equals(other) || (of(one).isPresent() && of(one).equals(of(other)));
    }
}
