package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.network.Branch;

/** The fixed facts of a study that grows: its candidates, their places, who may build them, and owners of all else; immutable. */
final class Territory {

    private static final String SEPARATOR = ":";

    private static final Set<ComponentKind> KNOWN = Set.of(
            ComponentKind.GENERATOR,
            ComponentKind.LOAD,
            ComponentKind.BID,
            ComponentKind.STORAGE_UNIT,
            ComponentKind.STORE,
            ComponentKind.LINE,
            ComponentKind.TRANSFORMER,
            ComponentKind.LINK);

    private final Study study;
    private final List<Candidate> candidates;
    private final List<List<Integer>> places = new ArrayList<>();
    private final List<List<String>> owners = new ArrayList<>();
    private final double[] bases;
    private final Map<ComponentKind, Map<String, Integer>> positions = new EnumMap<>(ComponentKind.class);
    private final Map<String, List<Integer>> candidatesByInvestor = new LinkedHashMap<>();
    private final Ownership ownership;
    private final LeastGain leastGain;
    private final Demand demand;
    private final List<List<Load>> loads;

    Territory(Study study) {
        this.study = study;
        refuse(study);
        ownership = Ownership.of(study);
        if (!ownership.unknown().isEmpty()) {
            Ownership.Unknown first = ownership.unknown().get(0);
            throw new RefusedStudyException(
                    "Participant %s: %s %s.".formatted(first.participant(), first.component(), first.message()));
        }
        candidates = Candidate.of(study);
        bases = candidates.stream()
                .mapToDouble(c -> Math.max(c.existing(), c.expansion().min()))
                .toArray();
        for (Participant participant : study.conditions(Participant.class)) {
            candidatesByInvestor.put(participant.id(), new ArrayList<>());
        }
        for (int c = 0; c < candidates.size(); c++) {
            Candidate candidate = candidates.get(c);
            String key = candidate.kind().table() + SEPARATOR + candidate.name();
            List<String> known = ownership.owners(candidate.key());
            positions.computeIfAbsent(candidate.kind(), kind -> new HashMap<>()).put(candidate.name(), c);
            places.add(buses(candidate));
            owners.add(known.isEmpty() ? List.of(key) : known);
            for (String owner : owners.get(c)) {
                candidatesByInvestor
                        .computeIfAbsent(owner, o -> new ArrayList<>())
                        .add(c);
            }
        }
        demand = Demand.ofAll(study);
        loads = loads(study);
        leastGain = LeastGain.of(study, investors().size());
    }

    private static List<List<Load>> loads(Study study) {
        List<List<Load>> byBus = new ArrayList<>();
        study.network().buses().forEach(bus -> byBus.add(new ArrayList<>()));
        study.loads()
                .forEach(load -> byBus.get(study.network().busIndex(load.bus())).add(load));
        return byBus;
    }

    private static void refuse(Study study) {
        List<String> faults = new ArrayList<>();
        if (study.settings().lostLoad().isEmpty() && !study.loads().isEmpty()) {
            faults.add("Growth from nothing needs a value of lost load: who is not connected goes without."
                    + " Maybe set lost_load in study.yaml.");
        }
        if (!study.globalConstraints().isEmpty()) {
            faults.add("Growth from nothing knows no limits over the whole study, but there is %s."
                    .formatted(study.globalConstraints().get(0).id()));
        }
        Stream.concat(
                        study.components().stream()
                                .filter(component -> !KNOWN.contains(component.kind()))
                                .map(component -> component.key().toString()),
                        study.conditions().stream()
                                .filter(condition -> !(condition instanceof Participant))
                                .map(condition -> condition.getClass().getSimpleName() + " " + condition.id()))
                .findFirst()
                .ifPresent(unknown -> faults.add(
                        "Growth from nothing knows generators, loads, bids, storage, lines and links, but there is %s."
                                .formatted(unknown)));
        if (!faults.isEmpty()) {
            throw new RefusedStudyException(String.join("\n", faults));
        }
    }

    private List<Integer> buses(Candidate candidate) {
        return new LinkedHashSet<>(candidate.component().buses())
                .stream().map(this::bus).toList();
    }

    List<Integer> buses(Branch branch) {
        Set<Integer> ends = new LinkedHashSet<>();
        ends.add(bus(branch.from()));
        branch.to().forEach(end -> ends.add(bus(end)));
        return List.copyOf(ends);
    }

    int bus(String id) {
        return study.network().busIndex(id);
    }

    /** Returns the loads at a bus. */
    List<Load> loads(int bus) {
        return loads.get(bus);
    }

    Study study() {
        return study;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** Returns the buses that a candidate stands at or joins. */
    List<Integer> places(int candidate) {
        return places.get(candidate);
    }

    /** Returns the capacity of a candidate before anybody acts. */
    double base(int candidate) {
        return bases[candidate];
    }

    /** Returns who may build a candidate: its owners, or an investor of its own. */
    List<String> owners(int candidate) {
        return owners.get(candidate);
    }

    /** Returns who owns a component that cannot grow; none where nobody does. */
    List<String> owners(ComponentKind kind, String name) {
        return ownership.owners(new ComponentKey(kind, name));
    }

    /** Returns the position of the candidate of that table and name, -1 where the component is none. */
    int candidate(ComponentKind kind, String name) {
        return positions.getOrDefault(kind, Map.of()).getOrDefault(name, -1);
    }

    /** Returns the whole years that a candidate stands when it is built; may be infinite. */
    double life(int candidate) {
        double life = candidates.get(candidate).expansion().origin().lifetimeYears();
        return Double.isInfinite(life) ? life : Math.max(1, Math.rint(life));
    }

    /**
     * Returns whether new capacity of a candidate may be given up before its life ends: if paid for by the year it may; if bought at once
     * it is paid for whether it is used or not, and stands.
     */
    boolean canGiveUp(int candidate) {
        return !(candidates.get(candidate).expansion().origin() instanceof CapitalCost.Overnight);
    }

    /** Returns what could be wanted if all stood that may. */
    Demand demand() {
        return demand;
    }

    /** Returns the least gain and amount that suit the study's size. */
    LeastGain leastGain() {
        return leastGain;
    }

    /** Returns who may build something, in the study's order. */
    List<String> investors() {
        return candidatesByInvestor.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Integer> candidates(String investor) {
        return candidatesByInvestor.getOrDefault(investor, List.of());
    }
}
