package org.rexnet.core.study;

/**
 * Which component: its kind and its name, together unique in a study.
 *
 * @param kind in whose table it stands
 * @param id its name there
 */
public record ComponentKey(ComponentKind kind, String id) implements Comparable<ComponentKey> {

    /** Compares by kind, then by name. */
    @Override
    public int compareTo(ComponentKey other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : id.compareTo(other.id);
    }

    /** Returns it as other tables refer to it, such as {@code storage_units:battery}. */
    public String tableAndName() {
        return kind.table() + ":" + id;
    }

    /** Returns it in words, such as {@code storage unit battery}. */
    @Override
    public String toString() {
        return kind.singular() + " " + id;
    }
}
