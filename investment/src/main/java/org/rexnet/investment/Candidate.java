package org.rexnet.investment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.result.Components;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;

/**
 * Component whose capacity may be extended.
 *
 * @param kind table of the component
 * @param position position in its table
 * @param name name of the component
 * @param attribute PyPSA's name of the capacity found
 * @param unit MW or MWh
 * @param existing capacity that stands before
 * @param expansion how far it may be extended and at which cost
 */
public record Candidate(
        ComponentKind kind,
        int position,
        String name,
        String attribute,
        String unit,
        double existing,
        Expansion expansion) {

    /** Returns the name of its capacity among what is decided, as {@link Parameter.Capacity} has it. */
    public String capacityName() {
        boolean byTable = kind == ComponentKind.LINE || kind == ComponentKind.TRANSFORMER || kind == ComponentKind.CHP;
        return (byTable ? kind.table() : kind.singular()) + " " + name;
    }

    /** Returns the same where another capacity stands; as it is where that is none. */
    Candidate at(double capacity) {
        return capacity > 0 ? new Candidate(kind, position, name, attribute, unit, capacity, expansion) : this;
    }

    /** Returns the candidates of a study, table by table. */
    public static List<Candidate> of(Study study) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < study.generators().size(); i++) {
            var c = study.generators().get(i);
            add(candidates, ComponentKind.GENERATOR, i, c.id(), c.capacityMw(), c.expansion());
        }
        for (int i = 0; i < study.storageUnits().size(); i++) {
            var c = study.storageUnits().get(i);
            add(candidates, ComponentKind.STORAGE_UNIT, i, c.id(), c.capacityMw(), c.expansion());
        }
        for (int i = 0; i < study.stores().size(); i++) {
            var c = study.stores().get(i);
            add(candidates, ComponentKind.STORE, i, c.id(), c.capacityMwh(), c.expansion());
        }
        for (ComponentKind kind : List.of(ComponentKind.LINE, ComponentKind.TRANSFORMER)) {
            List<Integer> positions = Components.branchPositions(study, kind);
            for (int i = 0; i < positions.size(); i++) {
                var c = study.lines().get(positions.get(i));
                add(candidates, kind, i, c.branch().id(), c.branch().capacityMw(), c.expansion());
            }
        }
        for (int i = 0; i < study.links().size(); i++) {
            var c = study.links().get(i);
            add(candidates, ComponentKind.LINK, i, c.id(), c.link().capacityMw(), c.expansion());
        }
        List<PipeOperation> pipes = study.pipes();
        for (int i = 0; i < pipes.size(); i++) {
            var c = pipes.get(i);
            add(candidates, ComponentKind.PIPE, i, c.id(), c.pipe().capacityMw(), c.expansion());
        }
        List<CombinedHeatPower> plants = study.components(CombinedHeatPower.class);
        for (int i = 0; i < plants.size(); i++) {
            var c = plants.get(i);
            add(candidates, ComponentKind.CHP, i, c.id(), c.capacityMw(), c.expansion());
        }
        List<ChargingStation> stations = study.components(ChargingStation.class);
        for (int i = 0; i < stations.size(); i++) {
            var c = stations.get(i);
            add(candidates, ComponentKind.CHARGING_STATION, i, c.id(), c.capacityMw(), c.expansion());
        }
        return candidates;
    }

    private static void add(
            List<Candidate> candidates,
            ComponentKind kind,
            int position,
            String name,
            double existing,
            Optional<Expansion> expansion) {
        expansion.ifPresent(e ->
                candidates.add(new Candidate(kind, position, name, kind.optimalAttribute(), kind.unit(), existing, e)));
    }
}
