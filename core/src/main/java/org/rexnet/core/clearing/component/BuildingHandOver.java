package org.rexnet.core.clearing.component;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.BuildingState;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/**
 * Buildings that rolling windows hand over: how warm they are. The temperature after what the first window of a block sees is the one
 * before it, and that with which the block must end. Mutable, for one clearing.
 */
final class BuildingHandOver implements HandOver {

    private final List<Building> buildings;
    private final double[] celsius;
    private final double[] ends;
    private Horizon.Block block = new Horizon.Block("", 0, 0);

    BuildingHandOver(Study study) {
        buildings = study.components(Building.class);
        celsius = new double[buildings.size()];
        ends = new double[celsius.length];
    }

    @Override
    public void begin(Horizon.Block next) {
        block = next;
        Arrays.fill(celsius, Double.NaN);
    }

    @Override
    public void addTo(StudyBuilder next, RollingWindow window) {
        for (int i = 0; i < celsius.length && window.first() > block.first(); i++) {
            OptionalDouble end = window.seen() == block.end() ? OptionalDouble.of(ends[i]) : OptionalDouble.empty();
            next.add(new BuildingState(buildings.get(i).id(), celsius[i], end));
        }
    }

    @Override
    public void take(Clearing clearing, RollingWindow window) {
        if (buildings.isEmpty()) {
            return;
        }
        double[][] temperature = clearing.series(ComponentKind.BUILDING, "temperature");
        for (int i = 0; i < celsius.length; i++) {
            if (window.first() == block.first()) {
                ends[i] = temperature[temperature.length - 1][i];
            }
            celsius[i] = temperature[window.end() - window.first() - 1][i];
        }
    }
}
