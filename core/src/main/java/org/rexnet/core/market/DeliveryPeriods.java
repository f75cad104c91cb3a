package org.rexnet.core.market;

import java.time.Duration;
import java.time.Instant;

/**
 * Delivery periods of equal length, one after the other; period p is [start(p), start(p + 1)).
 *
 * @param first start of period 0
 * @param minutes length of each, at least 1
 * @param count how many there are, at least 1
 */
public record DeliveryPeriods(Instant first, int minutes, int count) {

    public DeliveryPeriods {
        if (minutes < 1 || count < 1) {
            throw new IllegalArgumentException(
                    "Delivery periods must be at least one, of at least a minute, but are %d of %d minutes."
                            .formatted(count, minutes));
        }
    }

    /** Returns the length of each period. */
    public Duration length() {
        return Duration.ofMinutes(minutes);
    }

    /** Returns the instant at which a period begins; that of {@code count} is the end of the last. */
    public Instant start(int period) {
        return first.plus(length().multipliedBy(period));
    }

    /** Returns the start of a period in milliseconds of {@link Instant#toEpochMilli}. */
    public long startMillis(int period) {
        return first.toEpochMilli() + period * length().toMillis();
    }
}
