package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PowerUnderWay;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/**
 * Links that rolling windows hand over: what units that ramp or are on or off do, the power under way in those with delay, and what these
 * must draw in the last snapshots of a block because it arrived in the first ones. Mutable, for one clearing.
 */
final class LinkHandOver implements HandOver {

    private final Study study;
    private final List<LinkOperation> links;
    private final HandOver units;
    /** By link and snapshot of the block; NaN where it is not decided. */
    private final double[][] drawnMw;

    private Horizon.Block block = new Horizon.Block("", 0, 0);

    LinkHandOver(Study study, HandOver units) {
        this.study = study;
        this.units = units;
        links = study.links();
        drawnMw = new double[links.size()][0];
    }

    @Override
    public void begin(Horizon.Block next) {
        units.begin(next);
        block = next;
        for (int i = 0; i < drawnMw.length; i++) {
            drawnMw[i] = new double[links.get(i).isDelayed() ? block.size() : 0];
            Arrays.fill(drawnMw[i], Double.NaN);
        }
    }

    @Override
    public Component continued(Component component, int i, Horizon horizon, boolean isToEnd) {
        return units.continued(component, i, horizon, isToEnd);
    }

    @Override
    public void addTo(StudyBuilder next, RollingWindow window) {
        units.addTo(next, window);
        for (int i = 0; i < drawnMw.length; i++) {
            if (links.get(i).isDelayed()) {
                next.add(underWay(links.get(i), drawnMw[i], window));
            }
        }
    }

    private PowerUnderWay underWay(LinkOperation link, double[] drawn, RollingWindow window) {
        List<List<Integer>> sources = new ArrayList<>();
        for (int port = 0; port < link.delays().size(); port++) {
            List<Integer> ofPort = new ArrayList<>();
            for (int t = window.first(); t < window.seen(); t++) {
                ofPort.add(source(link, port, t));
            }
            sources.add(ofPort);
        }
        return new PowerUnderWay(
                link.id(),
                window.first() - block.first(),
                sources,
                ofBlock(link, link.minPu()),
                ofBlock(link, link.maxPu()),
                DoubleStream.of(drawn).boxed().toList());
    }

    /** Returns where in the block that was drawn which arrives in a snapshot of the horizon; below 0 where nothing was. */
    private int source(LinkOperation link, int port, int t) {
        int source = link.delays().get(port).source(study.horizon(), block, t).orElse(-1);
        return source < 0 ? -1 : source - block.first();
    }

    private List<Double> ofBlock(LinkOperation link, Profile share) {
        double capacity = link.link().capacityMw();
        List<Double> mw = new ArrayList<>();
        for (int t = block.first(); t < block.end(); t++) {
            mw.add(capacity == 0 ? 0 : capacity * share.at(t));
        }
        return mw;
    }

    @Override
    public void take(Clearing clearing, RollingWindow window) {
        units.take(clearing, window);
        double[][] drawn = clearing.series(ComponentKind.LINK, "p0");
        for (int i = 0; i < drawnMw.length; i++) {
            if (links.get(i).isDelayed()) {
                take(i, drawn, window);
            }
        }
    }

    private void take(int i, double[][] drawn, RollingWindow window) {
        LinkOperation link = links.get(i);
        int first = window.first() - block.first();
        int kept = window.end() - window.first();
        for (int k = 0; k < kept; k++) {
            drawnMw[i][first + k] = drawn[k][i];
        }
        for (int port = 0; port < link.delays().size(); port++) {
            for (int k = 0; k < kept; k++) {
                int source = source(link, port, window.first() + k);
                if (source >= 0 && Double.isNaN(drawnMw[i][source])) {
                    // What has arrived must be drawn then; beyond what is seen it was guessed by the last snapshot.
                    drawnMw[i][source] = drawn[Math.min(source - first, drawn.length - 1)][i];
                }
            }
        }
    }
}
