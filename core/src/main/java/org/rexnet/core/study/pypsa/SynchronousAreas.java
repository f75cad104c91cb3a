package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.network.Bus;

/** What lines and transformers connect: areas that are alternating current or not, and loops. */
final class SynchronousAreas {

    private final Map<String, String> carrierByRoot = new HashMap<>();
    private final Map<String, String> parent = new HashMap<>();
    private final List<String[]> branches;

    /**
     * Takes the buses in their order and what connects them.
     *
     * @param branches names of the two buses of every line and transformer
     */
    SynchronousAreas(Iterable<Bus> buses, List<String[]> branches) {
        this.branches = branches;
        branches.forEach(ends -> join(ends[0], ends[1]));
        for (Bus bus : buses) {
            carrierByRoot.putIfAbsent(root(bus.id()), bus.carrier());
        }
    }

    /** Returns the carrier of the first bus of the area that a bus belongs to. */
    String carrier(String bus) {
        return carrierByRoot.getOrDefault(root(bus), Bus.DEFAULT_CARRIER);
    }

    boolean isAlternating(String bus) {
        return carrier(bus).equals(Bus.DEFAULT_CARRIER);
    }

    /** Returns whether a branch between two buses lies on a loop of the area. */
    boolean isInLoop(String from, String to) {
        Map<String, Set<String>> neighbours = new HashMap<>();
        int direct = 0;
        for (String[] ends : branches) {
            boolean same = ends[0].equals(from) && ends[1].equals(to) || ends[0].equals(to) && ends[1].equals(from);
            direct += same ? 1 : 0;
            if (!same) {
                neighbours.computeIfAbsent(ends[0], b -> new LinkedHashSet<>()).add(ends[1]);
                neighbours.computeIfAbsent(ends[1], b -> new LinkedHashSet<>()).add(ends[0]);
            }
        }
        Set<String> reached = new LinkedHashSet<>(Set.of(from));
        List<String> open = new ArrayList<>(reached);
        while (!open.isEmpty()) {
            for (String next : neighbours.getOrDefault(open.removeLast(), Set.of())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return direct > 1 || reached.contains(to);
    }

    private void join(String a, String b) {
        parent.put(root(a), root(b));
    }

    private String root(String bus) {
        String at = bus;
        while (!parent.getOrDefault(at, at).equals(at)) {
            String above = parent.getOrDefault(at, at);
            parent.put(at, parent.getOrDefault(above, above));
            at = above;
        }
        return at;
    }
}
