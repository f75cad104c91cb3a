package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what is wrong with a study's files, so that a reader can name all of it at once; mutable, for one thread.
 *
 * <p>Of each file the first {@value #MOST_PER_FILE} faults are kept and the others counted.
 */
public final class Faults {

    private static final int MOST_PER_FILE = 100;

    private final Map<String, List<Fault>> byFile = new LinkedHashMap<>();
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    /** Adds a fault. */
    public void add(Fault fault) {
        List<Fault> ofFile = byFile.computeIfAbsent(fault.file(), f -> new ArrayList<>());
        if (ofFile.size() < MOST_PER_FILE) {
            ofFile.add(fault);
        } else {
            leftOut.merge(fault.file(), 1, Integer::sum);
        }
    }

    /** Adds a fault at a place; see {@link Fault} for the parameters. */
    public void add(String file, int line, String column, String value, String message) {
        add(new Fault(file, line, column, value, message));
    }

    /** Adds a fault of a file as a whole. */
    public void add(String file, String message) {
        add(Fault.of(file, message));
    }

    /** Adds all faults of another collection after these. */
    public void addAll(Faults others) {
        others.byFile.values().forEach(faults -> faults.forEach(this::add));
        others.leftOut.forEach((file, count) -> leftOut.merge(file, count, Integer::sum));
    }

    /** Returns whether there is none. */
    public boolean isEmpty() {
        return byFile.isEmpty();
    }

    /** Returns whether a fault of that file is known. */
    public boolean concern(String file) {
        return byFile.containsKey(file);
    }

    /** Returns the faults file by file, within one by line; a last one of a file counts what was left out. */
    public List<Fault> toList() {
        List<Fault> all = new ArrayList<>();
        byFile.forEach((file, faults) -> {
            faults.stream().sorted(Comparator.comparingInt(Fault::line)).forEach(all::add);
            if (leftOut.containsKey(file)) {
                all.add(Fault.of(file, "has %d more faults".formatted(leftOut.get(file))));
            }
        });
        return List.copyOf(all);
    }

    /** Throws a {@link StudyException} with all faults, where there is any. */
    public void throwIfAny() {
        if (!isEmpty()) {
            throw new StudyException(toList());
        }
    }
}
