package org.rexnet.investment.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.simulation.SnapshotPrices;
import org.rexnet.core.simulation.claim.MarketClaim;
import org.rexnet.core.simulation.claim.Trial;
import org.rexnet.core.simulation.claim.Verdict;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.ListedPrices;
import org.rexnet.investment.signal.PriceSignal;
import org.rexnet.investment.signal.SignalTable;

/**
 * A market organises itself from nothing: each year the exchange runs with what was built, and each candidate whose net value at its mean prices is
 * above 0 grows by a part of its largest capacity; it ends when none does.
 *
 * @param solver of plans and signals
 */
record SelfOrganisation(Solver solver) implements MarketClaim {

    private static final int MOST_YEARS = 12;
    private static final double PART = 0.25;
    private static final double LARGEST = 1e6;
    private static final double SMALLEST_GAIN = 1e-6;

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String claim() {
        return "A market organises itself from nothing: entry at the exchange's prices ends, and near the planner's"
                + " welfare.";
    }

    @Override
    public String estimator() {
        return "Years until no candidate enters at the exchange's prices; welfare there by that with the capacities of"
                + " the joint plan, operating cost and cost of capacity counted.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(6);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        Optional<Study> planned = trial.planned();
        if (planned.isEmpty()) {
            return Verdict.notTested(this, "The study has no candidates, or no joint plan.");
        }
        Map<String, Double> built = new LinkedHashMap<>();
        int years = 0;
        boolean settled = false;
        Findings.Part part = year(trial, built, 0);
        while (!settled && years < MOST_YEARS) {
            settled = !grow(trial, part, built);
            if (!settled) {
                years++;
                part = year(trial, built, years);
            }
        }
        return verdict(trial, planned.get(), part, built, years, settled);
    }

    private static Findings.Part year(Trial trial, Map<String, Double> built, int year) {
        Study study = simulated(trial.study(), built);
        return trial.run("from nothing, year " + year, study, 6);
    }

    private static Study simulated(Study study, Map<String, Double> built) {
        return study.withSettings(
                study.settings().withSimulation(study.settings().simulation().withCapacities(built)));
    }

    /** Lets all candidates enter that gain, and returns whether any did. */
    private boolean grow(Trial trial, Findings.Part part, Map<String, Double> built) {
        double[][] prices =
                SnapshotPrices.of(part, trial.name(6), trial.study()).orElseThrow();
        SignalTable table = SignalTable.of(trial.study(), new ListedPrices("the exchange", prices), solver);
        boolean any = false;
        for (PriceSignal signal : table.signals()) {
            Candidate candidate = signal.candidate();
            double has = built.getOrDefault(candidate.name(), candidate.existing());
            double most = Math.min(candidate.expansion().max(), LARGEST);
            if (signal.netValue() > SMALLEST_GAIN && has < most) {
                built.put(candidate.name(), Math.min(most, has + PART * (most - candidate.existing())));
                any = true;
            }
        }
        return any;
    }

    private Verdict verdict(
            Trial trial, Study planned, Findings.Part part, Map<String, Double> built, int years, boolean settled) {
        Findings.Part planner = trial.run("capacities of the joint plan", planned, 6);
        double[] own = net(trial, part, built);
        double[] best = net(trial, planner, planned.settings().simulation().capacities());
        Sample difference = new Sample(minus(own, best));
        List<Estimate> estimates = List.of(
                new Estimate(
                        "years until no entry", "a", Interval.around(years, settled ? 0 : Double.POSITIVE_INFINITY), 1),
                new Estimate(
                        "welfare net of capacity, less the planner's",
                        "money",
                        difference.student(),
                        difference.size()));
        List<String> reading = new ArrayList<>();
        reading.add(
                settled
                        ? "Entry ended after %d years.".formatted(years)
                        : "Entry had not ended after %d years.".formatted(MOST_YEARS));
        reading.add(
                "Each year a candidate that pays grows by a quarter of what may be added; none is given up again, so"
                        + " that too much may be built.");
        Outcome near = difference.student().high() >= 0 ? Outcome.HOLDS : Outcome.FAILS;
        return new Verdict(
                this, Verdict.all(List.of(settled ? Outcome.HOLDS : Outcome.FAILS, near)), estimates, reading);
    }

    private static double[] minus(double[] one, double[] other) {
        double[] differences = new double[one.length];
        for (int i = 0; i < one.length; i++) {
            differences[i] = one[i] - other[i];
        }
        return differences;
    }

    /** Returns welfare less the cost of capacity for the simulated days, by seed. */
    private static double[] net(Trial trial, Findings.Part part, Map<String, Double> built) {
        double years = (part.setting().count() - part.setting().warmUp())
                * part.setting().periodHours()
                / 8760;
        double ofStudy = trial.study().horizon().years();
        double cost = 0;
        for (Candidate candidate : Candidate.of(trial.study())) {
            double more = built.getOrDefault(candidate.name(), candidate.existing()) - candidate.existing();
            cost += Math.max(0, more) * candidate.expansion().annualCost() * years / ofStudy;
        }
        double capacity = cost;
        return part.find(trial.name(6)).orElseThrow().stream()
                .mapToDouble(result -> result.figure(Indicator.WELFARE) - capacity)
                .toArray();
    }
}
