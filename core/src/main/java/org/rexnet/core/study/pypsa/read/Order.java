package org.rexnet.core.study.pypsa.read;

import org.rexnet.core.study.Profile;

/** Checks that lower limits are not above upper ones. */
public final class Order {

    private Order() {}

    /** Adds a fault where a value of {@code high} lies below that of {@code low} in the same snapshot. */
    public static void require(Row row, String low, Profile lows, String high, Profile highs) {
        int length = Math.max(1, Math.max(lows.length(), highs.length()));
        if (!row.isSound() || lows.length() > 0 && highs.length() > 0 && lows.length() != highs.length()) {
            return;
        }
        for (int t = 0; t < length; t++) {
            if (lows.at(t) > highs.at(t)) {
                boolean atHigh = !highs.isConstant() || lows.isConstant();
                String message = atHigh
                        ? "must be at least %s = %s".formatted(low, NumberText.format(lows.at(t)))
                        : "must be at most %s = %s".formatted(high, NumberText.format(highs.at(t)));
                row.fault(atHigh ? high : low, t, NumberText.format((atHigh ? highs : lows).at(t)), message);
                return;
            }
        }
    }

    /** Adds a fault where {@code high} is below {@code low}. */
    public static void require(Row row, String low, double lowest, String high, double highest) {
        require(row, low, Profile.of(lowest), high, Profile.of(highest));
    }

    /**
     * Requires that the smallest is at most the largest per unit, in every snapshot, and that a capacity without an end is not to be used
     * in part.
     */
    public static void requireLimits(Row row, String nominal, String low, String high) {
        Profile lows = row.profile(low);
        Profile highs = row.profile(high);
        require(row, low, lows, high, highs);
        if (Double.isInfinite(row.number(nominal)) && (lows.max() > 0 || highs.min() < 0)) {
            row.fault(
                    nominal,
                    row.cell(nominal),
                    "must be finite where %s is above 0 or %s below 0".formatted(low, high));
        }
    }
}
