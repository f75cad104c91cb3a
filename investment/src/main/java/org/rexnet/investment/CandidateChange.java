package org.rexnet.investment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rexnet.core.clearing.result.Components;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.SectorComponent;
import org.rexnet.core.study.Study;

/** Changes limits and costs of a study's candidates; everything else stays. For one study. */
public final class CandidateChange {

    private final Map<String, Expansion> changed = new HashMap<>();

    private CandidateChange() {}

    /** Returns the study whose candidates may be extended as the function says. */
    public static Study of(Study study, Function<Candidate, Expansion> change) {
        CandidateChange changes = new CandidateChange();
        for (Candidate candidate : Candidate.of(study)) {
            changes.changed.put(key(candidate.kind(), candidate.position()), change.apply(candidate));
        }
        return changes.apply(study);
    }

    /** Returns the study in which capacities are those of a plan of a study with the same candidates, whatever they cost. */
    public static Study fixedAt(Study study, Plan plan) {
        Map<String, Double> capacities = new HashMap<>();
        for (CapacityAddition addition : plan.additions()) {
            capacities.put(addition.kind().table() + " " + addition.name(), addition.optimal());
        }
        return of(study, candidate -> {
            double capacity =
                    capacities.getOrDefault(candidate.kind().table() + " " + candidate.name(), candidate.existing());
            Expansion expansion = candidate.expansion();
            boolean ofCircuits = study.hasCircuits()
                    && expansion.module() > 0
                    && (candidate.kind() == ComponentKind.LINE || candidate.kind() == ComponentKind.TRANSFORMER);
            if (ofCircuits) {
                double whole = Math.rint(capacity / expansion.module()) * expansion.module();
                return expansion.withLimits(whole, whole);
            }
            return new Expansion(capacity, capacity, expansion.annualCost(), 0, expansion.origin());
        });
    }

    private static String key(ComponentKind kind, int position) {
        return kind.table() + " " + position;
    }

    private Optional<Expansion> find(ComponentKind kind, int position) {
        return Optional.ofNullable(changed.get(key(kind, position)));
    }

    private Study apply(Study study) {
        return new Study(
                study.name(),
                study.settings(),
                study.network(),
                study.horizon(),
                each(
                        study.generators(),
                        ComponentKind.GENERATOR,
                        (c, e) -> c.toBuilder().expansion(e).build()),
                study.loads(),
                each(
                        study.storageUnits(),
                        ComponentKind.STORAGE_UNIT,
                        (c, e) -> c.toBuilder().expansion(e).build()),
                each(
                        study.stores(),
                        ComponentKind.STORE,
                        (c, e) -> c.toBuilder().expansion(e).build()),
                lines(study),
                each(
                        study.links(),
                        ComponentKind.LINK,
                        (c, e) -> c.toBuilder().expansion(e).build()),
                study.bids(),
                study.globalConstraints(),
                sectors(study),
                study.keptColumns(),
                study.notes());
    }

    /** How a component is extended in another way. */
    private interface Change<C> {
        C apply(C component, Expansion expansion);
    }

    private <C> List<C> each(List<C> components, ComponentKind kind, Change<C> change) {
        List<C> all = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            C component = components.get(i);
            all.add(find(kind, i).map(e -> change.apply(component, e)).orElse(component));
        }
        return all;
    }

    private List<LineOperation> lines(Study study) {
        List<LineOperation> all = new ArrayList<>(study.lines());
        for (ComponentKind kind : List.of(ComponentKind.LINE, ComponentKind.TRANSFORMER)) {
            List<Integer> positions = Components.branchPositions(study, kind);
            for (int i = 0; i < positions.size(); i++) {
                int at = positions.get(i);
                find(kind, i)
                        .ifPresent(e ->
                                all.set(at, all.get(at).toBuilder().expansion(e).build()));
            }
        }
        return all;
    }

    private List<SectorComponent> sectors(Study study) {
        Map<String, SectorComponent> pipes = new HashMap<>();
        for (PipeOperation pipe : each(
                study.pipes(),
                ComponentKind.PIPE,
                (c, e) -> c.toBuilder().expansion(e).build())) {
            pipes.put(pipe.id(), pipe);
        }
        int plant = 0;
        int station = 0;
        List<SectorComponent> all = new ArrayList<>();
        for (SectorComponent component : study.sectorComponents()) {
            all.add(
                    switch (component) {
                        case PipeOperation pipe -> pipes.getOrDefault(pipe.id(), pipe);
                        case CombinedHeatPower chp ->
                            find(ComponentKind.CHP, plant++)
                                    .<SectorComponent>map(e -> chp.toBuilder()
                                            .expansion(Optional.of(e))
                                            .build())
                                    .orElse(chp);
                        case ChargingStation one ->
                            find(ComponentKind.CHARGING_STATION, station++)
                                    .<SectorComponent>map(one::withExpansion)
                                    .orElse(one);
                        default -> component;
                    });
        }
        return all;
    }
}
