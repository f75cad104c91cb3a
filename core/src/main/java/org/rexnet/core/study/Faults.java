package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Collects what is wrong with a study's files, so that a reader can name all of it at once; mutable, for one thread.
 *
 * <p>What is wrong in the same way in more than {@value #MOST_ALIKE} rows of a file is told once, with the number of rows. Of each file the
 * first {@value #MOST_PER_FILE} different faults are kept and the others counted.
 */
public final class Faults {

    private static final int MOST_PER_FILE = 100;
    private static final int MOST_ALIKE = 3;

    private final Map<String, Map<Fault, Alike>> byFile = new LinkedHashMap<>();
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    /** Faults of one file that say the same of several rows; mutable. */
    private static final class Alike {
        private final List<Fault> first = new ArrayList<>();
        private int count;
        private int lastLine;

        void add(Fault fault) {
            if (first.size() < MOST_ALIKE) {
                first.add(fault);
            }
            count++;
            lastLine = Math.max(lastLine, fault.line());
        }

        void addAll(Alike others) {
            others.first.forEach(this::add);
            count += others.count - others.first.size();
            lastLine = Math.max(lastLine, others.lastLine);
        }

        Stream<Fault> told() {
            if (count <= MOST_ALIKE) {
                return first.stream();
            }
            Fault fault = first.stream().min(BY_LINE).orElseThrow();
            String message = "%s; so in %d rows, to line %d".formatted(fault.message(), count, lastLine);
            return Stream.of(new Fault(fault.file(), fault.line(), fault.column(), fault.value(), message));
        }
    }

    private static final Comparator<Fault> BY_LINE = Comparator.comparingInt(Fault::line);

    /** Adds a fault. */
    public void add(Fault fault) {
        alike(fault).ifPresentOrElse(same -> same.add(fault), () -> leftOut.merge(fault.file(), 1, Integer::sum));
    }

    /** Returns the faults that say the same as one; nothing where there is no room for another. */
    private Optional<Alike> alike(Fault fault) {
        Map<Fault, Alike> ofFile = byFile.computeIfAbsent(fault.file(), f -> new LinkedHashMap<>());
        Fault anywhere = new Fault(fault.file(), 0, fault.column(), fault.value(), fault.message());
        if (!ofFile.containsKey(anywhere) && ofFile.size() >= MOST_PER_FILE) {
            return Optional.empty();
        }
        return Optional.of(ofFile.computeIfAbsent(anywhere, f -> new Alike()));
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
        others.byFile
                .values()
                .forEach(faults -> faults.values()
                        .forEach(same -> alike(same.first.getFirst())
                                .ifPresentOrElse(
                                        mine -> mine.addAll(same),
                                        () -> leftOut.merge(
                                                same.first.getFirst().file(), same.count, Integer::sum))));
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
            faults.values().stream().flatMap(Alike::told).sorted(BY_LINE).forEach(all::add);
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
