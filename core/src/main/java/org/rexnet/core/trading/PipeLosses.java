package org.rexnet.core.trading;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;

/** What pipes lose, half at each end, as what the network can buy there. */
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

    private static List<Capability> of(Study study, TradedHorizon horizon, double use) {
        Map<String, Capability> losses = new LinkedHashMap<>();
        int count = horizon.periods().count();
        for (PipeOperation pipe : study.pipes()) {
            double mw = pipe.pipe().capacityMw();
            double scale = pipe.expansion().isPresent() ? mw : 1;
            for (String bus : List.of(pipe.pipe().from(), pipe.pipe().toBus())) {
                for (int period = 0; period < count; period++) {
                    int t = horizon.snapshot(period);
                    double standing = scale * pipe.standingLossMw(study.heatSchedule(bus), t);
                    double flowing = pipe.lossPerMw() == 0
                            ? 0
                            : use * pipe.lossPerMw() * mw * pipe.maxPu().at(t) / 2;
                    losses.computeIfAbsent(bus, b -> new Capability(Capabilities.NETWORK, b, count))
                            .add(period, 0, standing + flowing);
                }
            }
        }
        losses.values().removeIf(one -> Arrays.stream(one.buyMw()).allMatch(lost -> lost == 0));
        return List.copyOf(losses.values());
    }
}
