package org.rexnet.core.study.builtin;

import java.util.List;
import java.util.stream.IntStream;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Horizon.Snapshot;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;

/** Larger textbook cases: a network that was published, and two questions of investment. */
final class TextbookStudies {

    /**
     * Corridors of Garver's network: from, to, reactance on 100 MVA, MW and cost of one circuit, circuits that exist.
     */
    private static final double[][] CORRIDORS = {
        {1, 2, 0.40, 100, 40, 1},
        {1, 3, 0.38, 100, 38, 0},
        {1, 4, 0.60, 80, 60, 1},
        {1, 5, 0.20, 100, 20, 1},
        {1, 6, 0.68, 70, 68, 0},
        {2, 3, 0.20, 100, 20, 1},
        {2, 4, 0.40, 100, 40, 1},
        {2, 5, 0.31, 100, 31, 0},
        {2, 6, 0.30, 100, 30, 0},
        {3, 4, 0.59, 82, 59, 0},
        {3, 5, 0.20, 100, 20, 1},
        {3, 6, 0.48, 100, 48, 0},
        {4, 5, 0.63, 75, 63, 0},
        {4, 6, 0.30, 100, 30, 0},
        {5, 6, 0.61, 78, 61, 0}
    };

    private static final int MOST_NEW_CIRCUITS = 4;
    private static final int STEPS = 1001;

    private TextbookStudies() {}

    /**
     * Returns the five buses of PJM's training case: F. Li and R. Bo, "Small Test Systems for Power System Economic
     * Studies", IEEE PES General Meeting 2010; numbers from case5_pjm of PGLib-OPF v23.07, copyright 2010 IEEE, CC BY
     * 4.0.
     *
     * <p>Cost 17,479.8969 per hour; prices 16.9774, 26.3845, 30, 39.9427 and 10; line D-E at its 240 MW.
     */
    static Study pjmFiveBus() {
        return Study.builder("pjm-five-bus")
                .settings(Settings.DEFAULTS.withCurrency("USD"))
                .buses("A", "B", "C", "D", "E")
                .line("A", "B", 0.0281 / 100, 400)
                .line("A", "D", 0.0304 / 100, 426)
                .line("A", "E", 0.0064 / 100, 426)
                .line("B", "C", 0.0108 / 100, 426)
                .line("C", "D", 0.0297 / 100, 426)
                .line("D", "E", 0.0297 / 100, 240)
                .generator("Alta", "A", 40, 14)
                .generator("Park City", "A", 170, 15)
                .generator("Solitude", "C", 520, 30)
                .generator("Sundance", "D", 200, 40)
                .generator("Brighton", "E", 600, 10)
                .load("load B", "B", 300)
                .load("load C", "C", 300)
                .load("load D", "D", 400)
                .build();
    }

    /**
     * Returns one bus and a load that falls evenly from 1,000 MW to 0, after a teaching case of PyPSA: coal costs 15
     * per MW and 2 per MWh, gas 10 and 12, shedding 1,012.
     *
     * <p>Coal 500 MW, gas 490, at most 10 shed; cost 14,706.1938; prices 2, 12 and 1,012, at the kinks 7 and 22; nobody
     * earns more than costs.
     */
    static Study screeningCurve() {
        double weight = 1.0 / STEPS;
        List<Snapshot> snapshots = IntStream.range(0, STEPS)
                .mapToObj(t -> new Snapshot(Integer.toString(t), weight, weight, weight, ""))
                .toList();
        double[] loadMw =
                IntStream.range(0, STEPS).mapToDouble(t -> STEPS - 1.0 - t).toArray();
        return Study.builder("screening-curve")
                .horizon(new Horizon(snapshots))
                .buses("bus")
                .generator("coal", "bus", g -> g.marginalCost(2).expansion(Expansion.of(15)))
                .generator("gas", "bus", g -> g.marginalCost(12).expansion(Expansion.of(10)))
                .generator("shed", "bus", 1000, 1012)
                .load("load", "bus", loadMw)
                .build();
    }

    /**
     * Returns the six buses of L. L. Garver, "Transmission Network Estimation Using Linear Programming", IEEE
     * Transactions on Power Apparatus and Systems 89 (1970), as a transport model with up to four circuits' capacity
     * more for every corridor, continuous.
     *
     * <p>Cost 99 with outputs up to 150, 360 and 600 MW, 171.5 with outputs fixed at 50, 165 and 545. (With Kirchhoff's
     * laws and whole circuits: 110 and 200.)
     */
    static Study garver(boolean fixed) {
        StudyBuilder study = Study.builder(fixed ? "garver-fixed" : "garver")
                .settings(Settings.DEFAULTS.withFormulation(FlowFormulation.TRANSPORT))
                .buses("1", "2", "3", "4", "5", "6");
        double[] outputMw = fixed ? new double[] {50, 165, 545} : new double[] {150, 360, 600};
        for (int k = 0; k < outputMw.length; k++) {
            double capacityMw = outputMw[k];
            String bus = List.of("1", "3", "6").get(k);
            study.generator("plant " + bus, bus, g -> g.capacityMw(capacityMw).minPu(fixed ? 1 : 0));
        }
        for (double[] corridor : CORRIDORS) {
            addCorridor(study, corridor);
        }
        return study.load("load 1", "1", 80)
                .load("load 2", "2", 240)
                .load("load 3", "3", 40)
                .load("load 4", "4", 160)
                .load("load 5", "5", 240)
                .build();
    }

    private static void addCorridor(StudyBuilder study, double[] corridor) {
        String from = Integer.toString((int) corridor[0]);
        String to = Integer.toString((int) corridor[1]);
        double reactance = corridor[2] / 100;
        double circuitMw = corridor[3];
        double costPerMw = corridor[4] / circuitMw;
        if (corridor[5] > 0) {
            study.line(from, to, reactance, circuitMw);
        }
        Line candidate = Line.of("new " + from + "-" + to, from, to, reactance, 0);
        study.add(LineOperation.builder(candidate)
                .expansion(Expansion.of(0, MOST_NEW_CIRCUITS * circuitMw, costPerMw))
                .build());
    }
}
