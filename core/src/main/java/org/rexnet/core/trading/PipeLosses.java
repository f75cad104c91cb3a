package org.rexnet.core.trading;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;

/** Losses of pipes, half at each end, as demand of the network there. */
final class PipeLosses {

    private PipeLosses() {}

    /** Returns what is lost whatever flows. */
    static List<Capability> standing(Study study, TradedHorizon horizon) {
        return of(study, horizon, 0);
    }

    /** Returns what is lost where every pipe carries as much as it can. */
    static List<Capability> most(Study study, TradedHorizon horizon) {
        return of(study, horizon, 1);
    }

    /** Returns what a pipe loses at one of its ends in a snapshot while so much flows, in MW. */
    static double at(Study study, PipeOperation pipe, String bus, int t, double flowMw) {
        double scale = pipe.expansion().isPresent() ? pipe.pipe().capacityMw() : 1;
        double flowing = pipe.lossPerMw() == 0 ? 0 : pipe.lossPerMw() * Math.abs(flowMw) / 2;
        return scale * pipe.standingLossMw(study.heatSchedule(bus), t) + flowing;
    }

    private static List<Capability> of(Study study, TradedHorizon horizon, double use) {
        Map<String, Capability> losses = new LinkedHashMap<>();
        int count = horizon.periods().count();
        for (PipeOperation pipe : study.pipes()) {
            double mw = pipe.pipe().capacityMw();
            for (String bus : List.of(pipe.pipe().from(), pipe.pipe().toBus())) {
                for (int period = 0; period < count; period++) {
                    int t = horizon.snapshot(period);
                    double flow = use == 0 ? 0 : use * mw * pipe.maxPu().at(t);
                    losses.computeIfAbsent(bus, b -> new Capability(Capabilities.NETWORK, b, count))
                            .add(period, 0, at(study, pipe, bus, t, flow));
                }
            }
        }
        losses.values().removeIf(one -> Arrays.stream(one.buyMw()).allMatch(lost -> lost == 0));
        return List.copyOf(losses.values());
    }
}
