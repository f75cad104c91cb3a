package org.rexnet.core.trading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.market.MarketRules;

/**
 * What stores hold as periods are delivered, by owner and place: from the beginning that the study gives them, half of all where that
 * depends on its end, without losses. Mutable.
 */
final class StorageContents {

    private static final double MILLILOTS = 1000;

    private final double millilotsPerMwh;
    private final Map<List<String>, Content> contents = new HashMap<>();

    /** Thousandths of lots, held for a period each. */
    private record Content(long held, long most) {}

    /**
     * Begins with nothing.
     *
     * @param hours of a period
     */
    StorageContents(MarketRules rules, double hours) {
        millilotsPerMwh = MILLILOTS / (rules.lotMw() * hours);
    }

    void add(List<String> key, double heldMwh, double mostMwh) {
        Content more = new Content(millilots(heldMwh), millilots(mostMwh));
        contents.merge(key, more, (one, other) -> new Content(one.held + other.held, one.most + other.most));
    }

    private long millilots(double mwh) {
        return Math.round(Math.min(mwh * millilotsPerMwh, Long.MAX_VALUE / 4.0));
    }

    boolean has(List<String> key) {
        return contents.containsKey(key);
    }

    /** Returns what may still be injected. */
    long content(List<String> key) {
        return get(key).held;
    }

    /** Returns what may still be withdrawn. */
    long room(List<String> key) {
        return get(key).most - get(key).held;
    }

    /** Takes injected energy out, up to the content; puts withdrawn energy in, up to the free capacity. */
    void inject(List<String> key, long millilots) {
        Content before = get(key);
        contents.put(key, new Content(Math.clamp(before.held - millilots, 0, before.most), before.most));
    }

    private Content get(List<String> key) {
        return contents.getOrDefault(key, new Content(0, 0));
    }
}
