package org.rexnet.core.clearing.heat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.LoopLaw;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;
import org.rexnet.network.flow.HeatParameters;
import org.rexnet.network.flow.LoopHydraulics;
import org.rexnet.network.flow.Water;

/**
 * Loops of the pipes of a study that stand and have no control, with flows in MW by snapshot and pipe: what enters at the first bus.
 *
 * <p>Water carries heat by the scheduled difference of temperatures at the first bus of each pipe; its friction is that of the supply side,
 * at the supply temperature of the first snapshot. Mutable, for one thread.
 */
final class PipeLoops {

    private static final double HOTTEST_CELSIUS = 150;

    private final Study study;
    private final LoopHydraulics hydraulics;
    private final List<PipeOperation> pipes = new ArrayList<>();
    private final int[] positions;
    private final double[] capacities;

    /** Finds the loops of the capacities of a clearing. */
    PipeLoops(Clearing clearing) {
        study = clearing.study();
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < study.pipes().size(); i++) {
            byName.put(study.pipes().get(i).id(), i);
        }
        Network.Builder free = Network.builder();
        study.network().buses().forEach(free::add);
        Set<String> used = new HashSet<>();
        for (Pipe pipe : HeatCheck.built(clearing).branches(Pipe.class)) {
            PipeOperation operation = study.pipes().get(byName.getOrDefault(pipe.id(), 0));
            if (operation.control() == PipeOperation.Control.NONE) {
                free.add(pipe);
                used.add(pipe.id());
            }
        }
        double supply = used.isEmpty()
                ? 0
                : study.heatSchedule(study.pipes().getFirst().pipe().from())
                        .supplyCelsius()
                        .at(0);
        hydraulics = LoopHydraulics.of(free.build(), Water.at(Math.clamp(supply, 0, HOTTEST_CELSIUS)));
        positions = hydraulics.pipes().stream()
                .mapToInt(pipe -> byName.getOrDefault(pipe.id(), 0))
                .toArray();
        Arrays.stream(positions).forEach(i -> pipes.add(study.pipes().get(i)));
        capacities = hydraulics.pipes().stream().mapToDouble(Pipe::capacityMw).toArray();
    }

    boolean isEmpty() {
        return hydraulics.loopCount() == 0;
    }

    /** Returns what a clearing of these capacities lets enter. */
    double[][] flows(Clearing clearing) {
        double[][] p0 = clearing.series(ComponentKind.PIPE, "p0");
        double[][] flows = new double[p0.length][pipes.size()];
        for (int t = 0; t < flows.length; t++) {
            for (int p = 0; p < pipes.size(); p++) {
                double scale = pipes.get(p).expansion().isPresent() ? capacities[p] : 1;
                flows[t][p] = p0[t][positions[p]] - scale * pipes.get(p).standingLossMw(schedule(p), t);
            }
        }
        return flows;
    }

    /** Returns the flows that friction gives where the same enters and leaves at every bus in snapshot {@code t}. */
    double[] settle(int t, double[] flowsMw) {
        double[] settled = hydraulics.settle(masses(t, flowsMw));
        for (int p = 0; p < settled.length; p++) {
            settled[p] /= kgPerSOfMw(p, t);
        }
        return settled;
    }

    /** Returns the largest difference between flows of one snapshot, per unit of capacity; of the flow where that has no limit. */
    double difference(double[] flows, double[] others) {
        double largest = 0;
        for (int p = 0; p < flows.length; p++) {
            double size = Double.isInfinite(capacities[p]) ? Math.max(1, Math.abs(others[p])) : capacities[p];
            largest = Math.max(largest, Math.abs(flows[p] - others[p]) / size);
        }
        return largest;
    }

    /**
     * Returns a study with the laws of the loops, made linear at flows by snapshot and pipe.
     *
     * @param relief share of what these flows exceed a capacity by that is allowed beyond it, 0 for none
     */
    Study withLaws(Study bare, double[][] flowsMw, double relief) {
        Map<ComponentKey, Integer> positionsByKey = new HashMap<>();
        for (int p = 0; p < pipes.size() && relief > 0; p++) {
            if (Double.isFinite(capacities[p])) {
                positionsByKey.put(pipes.get(p).key(), p);
            }
        }
        Study wider = bare.map(component -> {
            Integer p = positionsByKey.get(component.key());
            return p == null ? component : component.withLargestShare(share -> relieved(share, p, flowsMw, relief));
        });
        StudyBuilder lawful = wider.toBuilder();
        laws(flowsMw).forEach(lawful::add);
        return lawful.build();
    }

    private Profile relieved(Profile largest, int p, double[][] flowsMw, double relief) {
        double[] shares = new double[flowsMw.length];
        for (int t = 0; t < shares.length; t++) {
            double share = largest.at(t);
            double excess = Math.abs(flowsMw[t][p]) / capacities[p] - share;
            shares[t] = share + relief * Math.max(0, excess);
        }
        return Profile.of(shares);
    }

    /** Returns the laws of the loops, made linear at flows by snapshot. */
    private List<LoopLaw> laws(double[][] flowsMw) {
        List<LoopLaw> laws = new ArrayList<>();
        for (int loop = 0; loop < hydraulics.loopCount(); loop++) {
            laws.add(law(loop, flowsMw));
        }
        return laws;
    }

    private LoopLaw law(int loop, double[][] flowsMw) {
        double[][] factors = new double[pipes.size()][flowsMw.length];
        double[] totals = new double[flowsMw.length];
        double[] slopes = new double[pipes.size()];
        for (int t = 0; t < flowsMw.length; t++) {
            double total = hydraulics.linearize(loop, masses(t, flowsMw[t]), slopes);
            double largest = 0;
            for (int p = 0; p < slopes.length; p++) {
                slopes[p] *= kgPerSOfMw(p, t);
                largest = Math.max(largest, Math.abs(slopes[p]));
            }
            totals[t] = total / largest;
            for (int p = 0; p < slopes.length; p++) {
                factors[p][t] = slopes[p] / largest;
            }
        }
        List<LoopLaw.Term> terms = new ArrayList<>();
        for (int p = 0; p < factors.length; p++) {
            if (Arrays.stream(factors[p]).anyMatch(factor -> factor != 0)) {
                terms.add(new LoopLaw.Term(pipes.get(p).id(), Profile.of(factors[p])));
            }
        }
        return new LoopLaw(String.valueOf(loop + 1), terms, Profile.of(totals));
    }

    private double[] masses(int t, double[] flowsMw) {
        double[] masses = new double[flowsMw.length];
        for (int p = 0; p < masses.length; p++) {
            masses[p] = flowsMw[p] * kgPerSOfMw(p, t);
        }
        return masses;
    }

    private double kgPerSOfMw(int p, int t) {
        HeatSchedule schedule = schedule(p);
        double kelvin =
                schedule.supplyCelsius().at(t) - schedule.returnCelsius().at(t);
        return 1e6 / (HeatParameters.WATER_HEAT_CAPACITY * kelvin);
    }

    private HeatSchedule schedule(int p) {
        return study.heatSchedule(pipes.get(p).pipe().from());
    }
}
