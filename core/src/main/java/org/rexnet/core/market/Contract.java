package org.rexnet.core.market;

/**
 * Standard contract: a constant rate of one carrier at one bus over one delivery period, in whole lots.
 *
 * @param carrier such as electricity or heat
 * @param bus where it is injected or withdrawn
 * @param period number of the delivery period, counted from 0 in {@link DeliveryPeriods}
 */
public record Contract(String carrier, String bus, int period) {

    public Contract {
        if (carrier.isBlank() || bus.isBlank() || period < 0) {
            throw new IllegalArgumentException(
                    "A contract needs a carrier, a bus and a period of at least 0, not %s, %s, %d."
                            .formatted(carrier, bus, period));
        }
    }
}
