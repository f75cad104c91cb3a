package org.rexnet.core.clearing;

import org.rexnet.core.study.Expansion;

/** A number that is decided outside of a part of the horizon and on which its cost depends; equal names are the same number. */
public sealed interface Parameter {

    /** Returns the name, unique among what is decided. */
    String name();

    /**
     * Capacity that may be extended, in MW (MWh for stores).
     *
     * @param name kind and name of the component, such as {@code generator wind}
     * @param existing capacity that stands before
     */
    record Capacity(String name, double existing, Expansion expansion) implements Parameter {}

    /**
     * Level of a storage where the horizon is cut, in MWh.
     *
     * @param storage kind and name of the component, such as {@code store hydrogen}
     * @param snapshot position in the horizon of the snapshot at whose end the level stands
     */
    record Level(String storage, int snapshot) implements Parameter {

        @Override
        public String name() {
            return "level of %s after snapshot %d".formatted(storage, snapshot);
        }
    }

    /**
     * What a part may use of a limit over the horizon, in the limit's unit.
     *
     * @param limit name of the {@link SharedLimit}
     * @param first position in the horizon of the part's first snapshot
     */
    record Share(String limit, int first) implements Parameter {

        @Override
        public String name() {
            return "share of %s from snapshot %d".formatted(limit, first);
        }
    }
}
