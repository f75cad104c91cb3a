package org.rexnet.investment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.Components;
import org.rexnet.core.clearing.Parameter;
import org.rexnet.core.clearing.ResultTable;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;

/**
 * Component whose capacity may be extended.
 *
 * @param table table of the component
 * @param position position in its table
 * @param name name of the component
 * @param attribute PyPSA's name of the capacity found
 * @param unit MW or MWh
 * @param existing capacity that stands before
 * @param expansion how far it may be extended and at which cost
 */
public record Candidate(
        ResultTable table,
        int position,
        String name,
        String attribute,
        String unit,
        double existing,
        Expansion expansion) {

    /** Returns the name of its capacity among what is decided, as {@link Parameter.Capacity} has it. */
    public String capacityName() {
        String kind =
                switch (table) {
                    case GENERATORS -> "generator";
                    case STORAGE_UNITS -> "storage unit";
                    case STORES -> "store";
                    case LINKS -> "link";
                    case PIPES -> "pipe";
                    case CHARGING_STATIONS -> "charging station";
                    default -> table.text();
                };
        return kind + " " + name;
    }

    /** Returns the same where another capacity stands; as it is where that is none. */
    Candidate at(double capacity) {
        return capacity > 0 ? new Candidate(table, position, name, attribute, unit, capacity, expansion) : this;
    }

    /** Returns the candidates of a study, table by table. */
    public static List<Candidate> of(Study study) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < study.generators().size(); i++) {
            var c = study.generators().get(i);
            add(candidates, ResultTable.GENERATORS, i, c.id(), c.capacityMw(), c.expansion());
        }
        for (int i = 0; i < study.storageUnits().size(); i++) {
            var c = study.storageUnits().get(i);
            add(candidates, ResultTable.STORAGE_UNITS, i, c.id(), c.capacityMw(), c.expansion());
        }
        for (int i = 0; i < study.stores().size(); i++) {
            var c = study.stores().get(i);
            add(candidates, ResultTable.STORES, i, c.id(), c.capacityMwh(), c.expansion());
        }
        for (ResultTable table : List.of(ResultTable.LINES, ResultTable.TRANSFORMERS)) {
            List<Integer> positions = Components.branchPositions(study, table);
            for (int i = 0; i < positions.size(); i++) {
                var c = study.lines().get(positions.get(i));
                add(candidates, table, i, c.branch().id(), c.branch().capacityMw(), c.expansion());
            }
        }
        for (int i = 0; i < study.links().size(); i++) {
            var c = study.links().get(i);
            add(candidates, ResultTable.LINKS, i, c.id(), c.link().capacityMw(), c.expansion());
        }
        List<PipeOperation> pipes = study.pipes();
        for (int i = 0; i < pipes.size(); i++) {
            var c = pipes.get(i);
            add(candidates, ResultTable.PIPES, i, c.id(), c.pipe().capacityMw(), c.expansion());
        }
        List<CombinedHeatPower> plants = study.components(CombinedHeatPower.class);
        for (int i = 0; i < plants.size(); i++) {
            var c = plants.get(i);
            add(candidates, ResultTable.CHP, i, c.id(), c.capacityMw(), c.expansion());
        }
        List<ChargingStation> stations = study.components(ChargingStation.class);
        for (int i = 0; i < stations.size(); i++) {
            var c = stations.get(i);
            add(candidates, ResultTable.CHARGING_STATIONS, i, c.id(), c.capacityMw(), c.expansion());
        }
        return candidates;
    }

    private static void add(
            List<Candidate> candidates,
            ResultTable table,
            int position,
            String name,
            double existing,
            Optional<Expansion> expansion) {
        String attribute =
                switch (table) {
                    case STORES -> "e_nom_opt";
                    case LINES, TRANSFORMERS -> "s_nom_opt";
                    case PIPES -> "q_nom_opt";
                    default -> "p_nom_opt";
                };
        String unit = table == ResultTable.STORES ? "MWh" : "MW";
        expansion.ifPresent(e -> candidates.add(new Candidate(table, position, name, attribute, unit, existing, e)));
    }
}
