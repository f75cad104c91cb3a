package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.HeatUnderWay;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/**
 * Pipes with delay that rolling windows hand over: the heat that is under way in them, and what they must send in the last snapshots of a
 * block because it arrived in the first ones. Mutable, for one clearing.
 */
final class PipeHandOver implements HandOver {

    private final Study study;
    private final List<PipeOperation> pipes;
    /** By pipe and snapshot of the block; NaN where it is not decided. */
    private final Double[][] sentMwh;

    private Horizon.Block block = new Horizon.Block("", 0, 0);

    PipeHandOver(Study study) {
        this.study = study;
        pipes = study.pipes();
        sentMwh = new Double[pipes.size()][];
    }

    @Override
    public void begin(Horizon.Block next) {
        block = next;
        for (int i = 0; i < sentMwh.length; i++) {
            sentMwh[i] = new Double[block.size()];
            Arrays.fill(sentMwh[i], Double.NaN);
        }
    }

    @Override
    public void addTo(StudyBuilder next, RollingWindow window) {
        for (int i = 0; i < sentMwh.length; i++) {
            if (pipes.get(i).passesState()) {
                next.add(underWay(i, window));
            }
        }
    }

    private HeatUnderWay underWay(int i, RollingWindow window) {
        PipeOperation pipe = pipes.get(i);
        List<Double> mostMwh = new ArrayList<>();
        for (int t = block.first(); t < block.end(); t++) {
            mostMwh.add(pipe.pipe().capacityMw()
                    * pipe.maxPu().at(t)
                    * study.horizon().at(t).durationHours());
        }
        return new HeatUnderWay(pipe.id(), window.first() - block.first(), mostMwh, List.of(sentMwh[i]));
    }

    @Override
    public void take(Clearing clearing, RollingWindow window) {
        for (int i = 0; i < sentMwh.length; i++) {
            if (pipes.get(i).passesState()) {
                take(i, clearing, window);
            }
        }
    }

    private void take(int i, Clearing clearing, RollingWindow window) {
        PipeOperation pipe = pipes.get(i);
        double[][] in = clearing.series(ComponentKind.PIPE, "p0");
        double[][] out = clearing.series(ComponentKind.PIPE, "p1");
        double scale = pipe.expansion().isPresent() ? pipe.pipe().capacityMw() : 1;
        List<Double> arrivedMwh = new ArrayList<>();
        for (int k = 0; k < window.end() - window.first(); k++) {
            int t = window.first() + k;
            double hours = study.horizon().at(t).durationHours();
            double lostAtFrom =
                    scale * pipe.standingLossMw(study.heatSchedule(pipe.pipe().from()), t);
            double lostAtTo =
                    scale * pipe.standingLossMw(study.heatSchedule(pipe.pipe().toBus()), t);
            sentMwh[i][t - block.first()] = hours * (in[k][i] - lostAtFrom);
            arrivedMwh.add(hours * (lostAtTo - out[k][i]) / (1 - pipe.lossPerMw()));
        }
        for (int k = 0; k < arrivedMwh.size(); k++) {
            int source = Math.floorMod(window.first() - block.first() + k - pipe.delaySnapshots(), block.size());
            if (Double.isNaN(sentMwh[i][source])) {
                sentMwh[i][source] = arrivedMwh.get(k);
            }
        }
    }
}
