package org.rexnet.network;

/**
 * Place in the network where one carrier balances.
 *
 * @param id unique within a network
 * @param carrier name of what balances here
 * @param nominalKv nominal voltage in kV; 1 where it has no meaning
 * @param x longitude or horizontal position, for maps only
 * @param y latitude or vertical position, for maps only
 */
public record Bus(String id, String carrier, double nominalKv, double x, double y) {

    /** Carrier of buses that do not name theirs, as in PyPSA: alternating current. */
    public static final String DEFAULT_CARRIER = "AC";

    public Bus {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A bus needs a name.");
        }
        if (!(nominalKv > 0) || Double.isInfinite(nominalKv)) {
            throw new IllegalArgumentException(
                    "Bus %s: the nominal voltage must be above 0 kV but is %s.".formatted(id, nominalKv));
        }
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException(
                    "Bus %s: the position must be two numbers but is %s, %s.".formatted(id, x, y));
        }
    }

    /** Returns an electrical bus of 1 kV at the origin. */
    public static Bus of(String id) {
        return of(id, DEFAULT_CARRIER);
    }

    /** Returns a bus of the given carrier at the origin. */
    public static Bus of(String id, String carrier) {
        return new Bus(id, carrier, 1, 0, 0);
    }
}
