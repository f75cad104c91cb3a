package org.rexnet.core.settlement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Net receipts of one participant, in units of money.
 *
 * @param participant its name
 * @param byPurpose for each purpose that moved money; the sum is the total
 * @param total balance of its account
 */
public record Statement(String participant, Map<Purpose, Long> byPurpose, long total) {

    public Statement {
        Map<Purpose, Long> copy = new EnumMap<>(Purpose.class);
        copy.putAll(byPurpose);
        byPurpose = Collections.unmodifiableMap(copy);
        long sum = byPurpose.values().stream().reduce(0L, Math::addExact);
        if (sum != total) {
            throw new IllegalArgumentException(
                    "The statement of %s adds up to %d, but its balance is %d.".formatted(participant, sum, total));
        }
    }
}
