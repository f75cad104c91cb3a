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
        return require(value >= 0, "%s must be at least 0 but is %s", name, value);
    }

    Attributes atLeastZero(String name, Profile values) {
        return noNaN(name, values)
                .require(!(values.min() < 0), "%s must be at least 0 but falls to %s", name, values.min());
    }

    Attributes aboveZero(String name, Profile values) {
        return noNaN(name, values)
                .require(!(values.min() <= 0), "%s must be above 0 but falls to %s", name, values.min());
    }

    Attributes between(String name, Profile values, double min, double max) {
        return noNaN(name, values)
                .require(
                        !(values.min() < min || values.max() > max),
                        "%s must lie between %s and %s but goes from %s to %s",
                        name,
                        min,
                        max,
                        values.min(),
                        values.max());
    }

    Attributes finite(String name, Profile values) {
        return noNaN(name, values)
                .require(
                        !Double.isInfinite(values.min()) && !Double.isInfinite(values.max()),
                        "%s must be finite",
                        name);
    }

    Attributes noNaN(String name, Profile values) {
        return require(!Double.isNaN(values.min()), "%s must be a number in every snapshot", name);
    }

    Attributes ordered(String lowName, Profile low, String highName, Profile high) {
        int length = Math.max(1, Math.max(low.length(), high.length()));
        boolean sameLength = low.isConstant() || high.isConstant() || low.length() == high.length();
        if (!sameLength) {
            return require(false, "%s has %d values but %s has %d", lowName, low.length(), highName, high.length());
        }
        for (int t = 0; t < length; t++) {
            if (low.at(t) > high.at(t)) {
                return require(
                        false,
                        "%s must not exceed %s but they are %s and %s in snapshot %d",
                        lowName,
                        highName,
                        low.at(t),
                        high.at(t),
                        t + 1);
            }
        }
        return this;
    }

    Attributes ordered(String lowName, double low, String highName, double high) {
        return require(low <= high, "%s must not exceed %s but they are %s and %s", lowName, highName, low, high);
    }

    Attributes holds(boolean holds, String otherwise) {
        return require(holds, otherwise);
    }

    void done() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(component + ": " + String.join("; ", faults) + ".");
        }
    }

    /** The words of a fault are put together only where there is one: most components have none. */
    private Attributes require(boolean holds, String otherwise, Object... words) {
        if (!holds) {
            faults.add(words.length == 0 ? otherwise : otherwise.formatted(words));
        }
        return this;
    }
}
