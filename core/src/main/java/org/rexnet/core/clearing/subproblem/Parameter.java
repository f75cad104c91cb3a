package org.rexnet.core.clearing.subproblem;

import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Expansion;

/** A number that is decided outside of a part of the horizon and on which its cost depends; equal names are the same number. */
public sealed interface Parameter {

    /** Returns the name, unique among what is decided. */
    String name();

    /**
     * Capacity that may be extended, in MW (MWh for stores).
     *
     * @param component whose capacity it is
     * @param existing capacity that stands before
     */
    record Capacity(ComponentKey component, double existing, Expansion expansion) implements Parameter {

        @Override
        public String name() {
            return component.toString();
        }
    }

    /** What of a storage is decided outside, in MWh. */
    enum OfStorage {
        /** Level after a snapshot at which the horizon is cut. */
        BORDER("level of %s after snapshot %d"),
        /** Level before the period of that number in the course of a linked horizon. */
        BEFORE("level of %s before period %d"),
        /** Least level before the block that begins with a snapshot, over all periods that it stands for. */
        LEAST("least level of %s before snapshot %d"),
        /** Largest less least level before the block. */
        SPREAD("spread of the level of %s before snapshot %d"),
        /** Mean level before the block. */
        MEAN("mean level of %s before snapshot %d"),
        /** Change of the level over the block, added to the rest of the level before it. */
        CHANGE("change of the level of %s from snapshot %d");

        private final String text;

        OfStorage(String text) {
            this.text = text;
        }
    }

    /**
     * Level of a storage, or change of one, in MWh.
     *
     * @param storage kind and name of the component, such as {@code store hydrogen}
     * @param snapshot position in the horizon of the snapshot (or number of the period) that it is about
     */
    record Level(String storage, int snapshot, OfStorage what) implements Parameter {

        /** Makes the level at the end of a snapshot at which the horizon is cut. */
        public Level(String storage, int snapshot) {
            this(storage, snapshot, OfStorage.BORDER);
        }

        @Override
        public String name() {
            return what.text.formatted(storage, snapshot);
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
