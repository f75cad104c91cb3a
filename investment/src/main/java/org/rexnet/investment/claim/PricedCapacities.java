package org.rexnet.investment.claim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.simulation.SnapshotPrices;
import org.rexnet.core.simulation.claim.Trial;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.ListedPrices;
import org.rexnet.investment.signal.PriceSignal;
import org.rexnet.investment.signal.SignalTable;

/**
 * Capacities that follow from the mean prices of a design alone. In each round the design is simulated with what stands; a candidate with a
 * net value above 0 at its prices grows by a step, one below 0 shrinks, and where the sign turns the step is halved. The first step is a
 * quarter of the candidate's room or, where that has no end, of the peak of needs.
 *
 * @param trial whose runs are used
 * @param solver of signals
 */
record PricedCapacities(Trial trial, Solver solver) {

    /** Rounds, so that the last step is a sixteenth of the room where signs turn from the second round on. */
    static final int ROUNDS = 6;

    private static final double PORTION = 0.25;

    /** Returns capacities by name of the candidate, in MW (MWh). */
    Map<String, Double> of(int design) {
        Study study = trial.study();
        List<Candidate> candidates = Candidate.of(study);
        Map<String, Double> said = study.settings().simulation().capacities();
        Map<String, Double> stands = new LinkedHashMap<>();
        candidates.forEach(one -> stands.put(one.name(), said.getOrDefault(one.name(), one.existing())));
        double peak = peak(study);
        Map<String, Double> steps = new LinkedHashMap<>();
        candidates.forEach(one -> steps.put(one.name(), PORTION * Math.min(peak, room(one))));
        Map<String, Double> last = new LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Map<String, Double> values = netValues(design, round, stands);
            for (Candidate candidate : candidates) {
                String name = candidate.name();
                double sign = Math.signum(values.getOrDefault(name, 0.0));
                double step = steps.getOrDefault(name, 0.0);
                if (sign * last.getOrDefault(name, sign) < 0) {
                    step /= 2;
                    steps.put(name, step);
                }
                last.put(name, sign);
                double least =
                        Math.max(candidate.existing(), candidate.expansion().min());
                double most = Math.max(least, candidate.expansion().max());
                stands.merge(name, sign * step, (capacity, more) -> Math.clamp(capacity + more, least, most));
            }
        }
        return stands;
    }

    private static double room(Candidate candidate) {
        return Math.max(0, candidate.expansion().max() - candidate.existing());
    }

    private static double peak(Study study) {
        return IntStream.range(0, study.horizon().size())
                .mapToDouble(t -> study.loads().stream()
                        .mapToDouble(load -> load.powerMw().at(t))
                        .sum())
                .max()
                .orElse(0);
    }

    private Map<String, Double> netValues(int design, int round, Map<String, Double> stands) {
        String name = "plan from the prices of %s, round %d".formatted(trial.name(design), round);
        return byName(netValues(
                trial.run(name, StandingCapacities.simulated(trial.study(), stands), design), trial.name(design)));
    }

    private static Map<String, Double> byName(List<PriceSignal> signals) {
        Map<String, Double> values = new LinkedHashMap<>();
        signals.forEach(signal -> values.put(signal.candidate().name(), signal.netValue()));
        return values;
    }

    /** Returns what one more unit of each candidate earns beyond its cost at the mean prices of a design. */
    List<PriceSignal> netValues(Findings.Part part, String design) {
        double[][] prices = SnapshotPrices.of(part, design, trial.study()).orElseThrow();
        return SignalTable.of(trial.study(), new ListedPrices("prices of design " + design, prices), solver)
                .signals();
    }
}
