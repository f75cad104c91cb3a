package org.rexnet.core.study;

import java.util.Set;

/**
 * What some components are called where a study refers to them; immutable.
 *
 * @param names of each alone, as {@code table:name} and by its name
 * @param groups carriers and tables to which they belong
 */
public record ComponentNames(Set<String> names, Set<String> groups) {

    public ComponentNames {
        names = Set.copyOf(names);
        groups = Set.copyOf(groups);
    }

    /** Returns whether a word stands for any of them. */
    public boolean has(String word) {
        return names.contains(word) || groups.contains(word);
    }
}
