package org.rexnet.investment.growth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Years of one order of arrival, and all that was done in them.
 *
 * @param seed of the orders in which participants decide
 * @param years the state before anybody acts, then one for each year
 * @param events in the order in which they happened
 * @param settled whether nobody acted in the last year and nothing retired
 */
public record GrowthHistory(long seed, List<GrowthYear> years, List<GrowthEvent> events, boolean settled) {

    public GrowthHistory {
        years = List.copyOf(years);
        events = List.copyOf(events);
    }

    /** Returns the year in which it ended. */
    public GrowthYear last() {
        return years.get(years.size() - 1);
    }

    /** Returns the SHA-256 of the events' lines, by which histories are compared. */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (GrowthEvent event : events) {
                digest.update((event.toLine() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform knows SHA-256.", e);
        }
    }
}
