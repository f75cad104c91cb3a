package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Tells PyPSA of pipes as links, and of what they lose as loads at their ends. */
final class PipeLinks {

    private final Sheets sheets;
    private final Study study;

    PipeLinks(Sheets sheets) {
        this.sheets = sheets;
        study = sheets.study();
    }

    /** Adds the links and loads of one pipe. */
    void pipe(PipeOperation pipe) {
        String from = pipe.pipe().from();
        String to = pipe.pipe().toBus();
        boolean both = pipe.direction() == Direction.BOTH;
        boolean twoLinks = both && pipe.lossPerMw() > 0;
        Sheet.Entry link = link("pipe " + pipe.id(), pipe, from, to);
        if (twoLinks) {
            link("pipe " + pipe.id() + " backward", pipe, to, from);
        } else if (both) {
            link.put("p_min_pu", pipe.maxPu().map(share -> -share));
        }
        delay(pipe, link);
        boolean loses = false;
        for (String bus : pipe.buses()) {
            Profile loss = loss(pipe, study.heatSchedule(bus));
            loses |= !loss.isAlways(0);
            if (pipe.expansion().isEmpty() && !loss.isAlways(0)) {
                Sheet loads = sheets.sheet("loads");
                loads.row(loads.freeName("loss of pipe " + pipe.id() + " at " + bus))
                        .put("bus", bus)
                        .put("p_set", loss);
            }
        }
        if (pipe.expansion().isPresent()) {
            List<String> unsaid = new ArrayList<>();
            if (loses) {
                unsaid.add("its standing loss grows with its capacity (exported without it)");
            }
            if (twoLinks) {
                unsaid.add("both directions share one capacity (each has its own)");
            }
            if (!unsaid.isEmpty()) {
                sheets.note("Pipe %s: PyPSA cannot express that %s, and will therefore find a different capacity."
                        .formatted(pipe.id(), String.join(" and that ", unsaid)));
            }
        }
    }

    private Sheet.Entry link(String wanted, PipeOperation pipe, String from, String to) {
        Sheet links = sheets.sheet("links");
        Sheet.Entry link = links.row(links.freeName(wanted))
                .put("bus0", from)
                .put("bus1", to)
                .put("efficiency", 1 - pipe.lossPerMw())
                .put("p_nom", pipe.pipe().capacityMw())
                .put("p_max_pu", pipe.maxPu());
        CapacityCells.expansion(link, "p_nom", pipe.expansion());
        return link;
    }

    /** PyPSA counts delays in hours of the weight of generators, and runs the whole horizon round. */
    private void delay(PipeOperation pipe, Sheet.Entry link) {
        if (pipe.delaySnapshots() == 0) {
            return;
        }
        Horizon.Snapshot first = study.horizon().at(0);
        boolean even = study.horizon().blocks().size() == 1
                && first.generatorWeight() == Math.rint(first.generatorWeight())
                && study.horizon().snapshots().stream()
                        .allMatch(snapshot -> snapshot.durationHours() == first.durationHours()
                                && snapshot.generatorWeight() == first.generatorWeight());
        if (even) {
            link.put("delay", (int) (pipe.delaySnapshots() * first.generatorWeight()));
        } else {
            sheets.note(("Pipe %s: its delay is not written; PyPSA has delays in whole hours of one block of even"
                            + " snapshots.")
                    .formatted(pipe.id()));
        }
    }

    private Profile loss(PipeOperation pipe, HeatSchedule end) {
        double[] loss = new double[study.horizon().size()];
        for (int t = 0; t < loss.length; t++) {
            loss[t] = pipe.standingLossMw(end, t);
        }
        Profile all = Profile.of(loss);
        return all.isAlways(loss[0]) ? Profile.of(loss[0]) : all;
    }
}
