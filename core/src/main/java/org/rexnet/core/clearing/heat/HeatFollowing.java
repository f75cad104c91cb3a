package org.rexnet.core.clearing.heat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingOutcome.Cleared;
import org.rexnet.core.clearing.result.ClearingOutcome.Infeasible;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;

/**
 * Clearing in which heat in meshes of pipes flows as friction leads it: round by round, with the pressure law of each loop made linear at
 * the flows that friction gave for the injections of the round before.
 *
 * <p>A round whose flows are no nearer to friction than those of the last one halves the step in its snapshot. Pipes with a control are in
 * no loop: their flow stays free. Laws that cannot be held within the capacities at once are held with a share of the overload, so that the
 * next are linear nearer to an answer; an answer has none. The law is not linear, so that no global optimum is claimed; prices are those of
 * the last linear model.
 *
 * @param outcome of the last round
 * @param rounds clearings that it took
 * @param differencePerUnit largest difference left between a flow and that by friction, per unit of the pipe's capacity
 */
public record HeatFollowing(ClearingOutcome outcome, int rounds, double differencePerUnit) {

    /** Largest difference of flows, per unit of capacity, at which both agree. */
    public static final double AGREED = 1e-3;

    /** Clearings after which the flows are left as they are. */
    public static final int MOST_ROUNDS = 50;

    private static final double LEAST_STEP = 1.0 / 64;

    /** Share of an overload that is allowed at most on the way, where the linear laws cannot be held within the capacities at once. */
    private static final double MOST_RELIEF = 1 - 1.0 / 64;

    /** Returns why clearing cannot follow the flow of water; empty where it can. */
    public static Optional<String> fault(Study study) {
        for (PipeOperation pipe : study.pipes()) {
            HeatSchedule schedule = study.heatSchedule(pipe.pipe().from());
            for (int t = 0; t < study.horizon().size(); t++) {
                if (!(schedule.supplyCelsius().at(t) > schedule.returnCelsius().at(t))) {
                    return Optional.of(
                            "Bus %s: water flows where temperature_supply is above temperature_return, but in %s it is not."
                                    .formatted(
                                            pipe.pipe().from(),
                                            study.horizon().at(t).label()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Clears a study until its flows follow friction.
     *
     * @param market clears a study, whose loops of pipes may have laws, with the capacities that exist
     */
    public static HeatFollowing of(Study study, Function<Study, ClearingOutcome> market) {
        ClearingOutcome outcome = market.apply(study);
        if (!(outcome instanceof Cleared cleared)) {
            return new HeatFollowing(outcome, 1, 0);
        }
        Clearing first = cleared.clearing();
        PipeLoops loops = new PipeLoops(first);
        return loops.isEmpty() ? new HeatFollowing(outcome, 1, 0) : new Rounds(study, market, loops).run(first);
    }

    /** Rounds of one study. */
    private static final class Rounds {

        private final Study study;
        private final Function<Study, ClearingOutcome> market;
        private final PipeLoops loops;
        private final double[][] point;
        private final double[] differences;
        private final double[] steps;
        /** Why the last laws could not be held within the capacities. */
        private Infeasible reason = new Infeasible(List.of(), false, List.of());

        private Rounds(Study study, Function<Study, ClearingOutcome> market, PipeLoops loops) {
            this.study = study;
            this.market = market;
            this.loops = loops;
            int size = study.horizon().size();
            point = new double[size][];
            differences = new double[size];
            steps = new double[size];
            Arrays.fill(steps, 1);
            Arrays.fill(differences, Double.POSITIVE_INFINITY);
        }

        private HeatFollowing run(Clearing first) {
            double difference = compare(first);
            ClearingOutcome outcome = new Cleared(first);
            double relief = 0;
            int rounds = 1;
            boolean agreed = difference <= AGREED;
            while (!agreed && rounds < MOST_ROUNDS) {
                outcome = market.apply(loops.withLaws(study, point, relief));
                rounds++;
                if (outcome instanceof Cleared cleared) {
                    difference = compare(cleared.clearing());
                    agreed = relief == 0 && difference <= AGREED;
                    relief = 0;
                } else if (outcome instanceof Infeasible infeasible) {
                    reason = relief == 0 ? infeasible : reason;
                    relief = (1 + relief) / 2;
                    if (relief > MOST_RELIEF) {
                        return new HeatFollowing(explained(reason), rounds, difference);
                    }
                } else {
                    return new HeatFollowing(outcome, rounds, difference);
                }
            }
            if (!agreed) {
                outcome = new ClearingOutcome.LimitReached(
                        "%d rounds, in which flows of heat were to follow friction; a pipe still differs by %s of its q_nom"
                                .formatted(MOST_ROUNDS, Figures.digits(difference)));
            }
            return new HeatFollowing(outcome, rounds, difference);
        }

        /** Returns how far a clearing is from friction, and moves the point at which laws are made linear towards it. */
        private double compare(Clearing clearing) {
            double[][] flows = loops.flows(clearing);
            double largest = 0;
            for (int t = 0; t < flows.length; t++) {
                double[] settled = loops.settle(t, flows[t]);
                double difference = loops.difference(flows[t], settled);
                if (difference > AGREED && difference >= differences[t]) {
                    steps[t] = Math.max(LEAST_STEP, steps[t] / 2);
                }
                point[t] = Double.isInfinite(differences[t])
                        ? settled
                        : loops.settle(t, between(point[t], settled, steps[t]));
                differences[t] = difference;
                largest = Math.max(largest, difference);
            }
            return largest;
        }

        private static double[] between(double[] from, double[] to, double share) {
            double[] between = new double[from.length];
            for (int p = 0; p < between.length; p++) {
                between[p] = from[p] + share * (to[p] - from[p]);
            }
            return between;
        }

        private static ClearingOutcome explained(Infeasible infeasible) {
            return infeasible.withRemark(
                    "Flows of heat follow friction here: the pressure law of each loop of pipes was made linear at the"
                            + " flows last found. A control on a pipe, valve or pump, would leave its flow free.");
        }
    }
}
