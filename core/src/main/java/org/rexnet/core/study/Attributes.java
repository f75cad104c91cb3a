package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;

/** Checks the attributes of one component and reports all faults at once; mutable, for one constructor. */
final class Attributes {

    private final String component;
    private final List<String> faults = new ArrayList<>();

    private Attributes(String component) {
        this.component = component;
    }

    static Attributes check(String type, String id) {
        Attributes attributes = new Attributes(type + " " + id);
        if (id.isBlank()) {
            attributes.faults.add("a name is missing");
        }
        return attributes;
    }

    Attributes atLeastZero(String name, double value) {
        return value >= 0 ? this : fault("%s must be at least 0 but is %s".formatted(name, value));
    }

    Attributes atLeastZero(String name, Profile values) {
        double least = values.min();
        return least < 0 ? fault("%s must be at least 0 but falls to %s".formatted(name, least)) : notNaN(name, least);
    }

    Attributes aboveZero(String name, Profile values) {
        double least = values.min();
        return least <= 0 ? fault("%s must be above 0 but falls to %s".formatted(name, least)) : notNaN(name, least);
    }

    Attributes between(String name, Profile values, double min, double max) {
        double least = values.min();
        double most = values.max();
        return least < min || most > max
                ? fault("%s must lie between %s and %s but goes from %s to %s".formatted(name, min, max, least, most))
                : notNaN(name, least);
    }

    Attributes finite(String name, Profile values) {
        double least = values.min();
        return Double.isInfinite(least) || Double.isInfinite(values.max())
                ? fault("%s must be finite".formatted(name))
                : notNaN(name, least);
    }

    Attributes noNaN(String name, Profile values) {
        return notNaN(name, values.min());
    }

    /** The least of numbers of which one is none is none. */
    private Attributes notNaN(String name, double least) {
        return Double.isNaN(least) ? fault("%s must be a number in every snapshot".formatted(name)) : this;
    }

    Attributes ordered(String lowName, Profile low, String highName, Profile high) {
        int length = Math.max(1, Math.max(low.length(), high.length()));
        boolean sameLength = low.isConstant() || high.isConstant() || low.length() == high.length();
        if (!sameLength) {
            return fault("%s has %d values but %s has %d".formatted(lowName, low.length(), highName, high.length()));
        }
        for (int t = 0; t < length; t++) {
            if (low.at(t) > high.at(t)) {
                return fault("%s must not exceed %s but they are %s and %s in snapshot %d"
                        .formatted(lowName, highName, low.at(t), high.at(t), t + 1));
            }
        }
        return this;
    }

    Attributes ordered(String lowName, double low, String highName, double high) {
        return low <= high
                ? this
                : fault("%s must not exceed %s but they are %s and %s".formatted(lowName, highName, low, high));
    }

    Attributes holds(boolean holds, String otherwise) {
        return holds ? this : fault(otherwise);
    }

    void done() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(component + ": " + String.join("; ", faults) + ".");
        }
    }

    private Attributes fault(String words) {
        faults.add(words);
        return this;
    }
}
