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
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Study;
import org.rexnet.core.trading.StudyMarket;
import org.rexnet.investment.growth.GrowthEvent;
import org.rexnet.investment.growth.GrowthHistory;
import org.rexnet.investment.growth.GrowthOptions;
import org.rexnet.investment.growth.LongRunDynamics;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.ListedPrices;
import org.rexnet.investment.signal.PriceSource;

/**
 * A market organises itself from nothing: it grows year by year ({@link LongRunDynamics}), and what participants look at are the mean
 * prices of the exchange, simulated each year with what stands, in place of those of a clearing.
 *
 * @param solver of plans and of growth
 */
record SelfOrganisation(Solver solver) implements MarketClaim {

    private static final int EXCHANGE = 6;
    private static final int NO_MARKET = 8;
    private static final int MOST_YEARS = 12;
    private static final double PORTION = 0.25;

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
        return "Years until nobody builds at the exchange's prices; share of loads in a network then; welfare there,"
                + " the cost of capacity paid, less that with the capacities of the joint plan and less that without a"
                + " market.";
    }

    @Override
    public String control() {
        return "The capacities of the joint plan on the exchange; the same capacities without a market.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(EXCHANGE);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        Optional<Study> planned = trial.planned();
        if (planned.isEmpty()) {
            return Verdict.notTested(this, "The study has no candidates, or no joint plan.");
        }
        GrowthOptions options = GrowthOptions.of(trial.study())
                .withYears(MOST_YEARS)
                .withPrices((year, capacities) -> prices(trial, year, byName(capacities)), PORTION);
        GrowthHistory history;
        try {
            history = new LongRunDynamics(solver)
                    .run(trial.study(), options, trial.plan().firstSeed(), LongRunDynamics.Listener.SILENT);
        } catch (IllegalArgumentException e) {
            return Verdict.notTested(this, "The study cannot grow: " + e.getMessage());
        }
        return verdict(trial, planned.get(), history, built(trial.study(), history));
    }

    private static PriceSource prices(Trial trial, int year, Map<String, Double> capacities) {
        Findings.Part part =
                trial.run(name(year, capacities), StandingCapacities.simulated(trial.study(), capacities), EXCHANGE);
        double[][] prices =
                SnapshotPrices.of(part, trial.name(EXCHANGE), trial.study()).orElseThrow();
        return new ListedPrices("the exchange", prices);
    }

    /** A year may be simulated with other capacities again, which is another change of the study then. */
    private static String name(int year, Map<String, Double> capacities) {
        return "from nothing, year %d, %08x".formatted(year, capacities.hashCode());
    }

    private static Map<String, Double> byName(Map<ComponentKey, Double> capacities) {
        Map<String, Double> named = new LinkedHashMap<>();
        capacities.forEach((key, capacity) -> named.put(key.id(), capacity));
        return named;
    }

    /** Returns what stands at the end, by candidate. */
    private static Map<String, Double> built(Study study, GrowthHistory history) {
        Map<String, Double> stands = new LinkedHashMap<>();
        Candidate.of(study).forEach(candidate -> stands.put(candidate.name(), candidate.existing()));
        for (GrowthEvent event : history.events()) {
            switch (event) {
                case GrowthEvent.Investment built ->
                    built.purchases().forEach(one -> stands.merge(one.name(), one.amount(), Double::sum));
                case GrowthEvent.Divestment given ->
                    given.assets().forEach(one -> stands.merge(one.name(), -one.amount(), Double::sum));
                case GrowthEvent.Retirement over ->
                    stands.merge(over.asset().name(), -over.asset().amount(), Double::sum);
            }
        }
        stands.replaceAll((name, capacity) -> Math.max(0, capacity));
        return stands;
    }

    private Verdict verdict(Trial trial, Study planned, GrowthHistory history, Map<String, Double> built) {
        int years = history.last().year() - (history.settled() ? 1 : 0);
        Study grown = StandingCapacities.simulated(trial.study(), built);
        boolean compares = trial.missing(NO_MARKET).isEmpty();
        Findings.Part own = trial.run("from nothing, at the end", grown, EXCHANGE);
        double[] welfare = StandingCapacities.netWelfare(trial, own, EXCHANGE, built);
        Findings.Part planner = trial.run("capacities of the joint plan", StandingCapacities.traded(planned), EXCHANGE);
        Sample less = new Sample(StandingCapacities.minus(
                welfare,
                StandingCapacities.netWelfare(
                        trial,
                        planner,
                        EXCHANGE,
                        planned.settings().simulation().capacities())));
        int loads = trial.study().loads().size();
        List<Estimate> estimates = new ArrayList<>();
        estimates.add(new Estimate(
                "years until no entry",
                "a",
                Interval.around(years, history.settled() ? 0 : Double.POSITIVE_INFINITY),
                1));
        estimates.add(new Estimate(
                "share of loads in a network",
                "",
                Interval.around(loads == 0 ? 0 : history.last().connected() / (double) loads, 0),
                1));
        estimates.add(
                new Estimate("welfare net of capacity, less the planner's", "money", less.student(), less.size()));
        if (compares) {
            Findings.Part without = trial.run("from nothing, without a market", grown, NO_MARKET);
            Sample more = new Sample(
                    StandingCapacities.minus(welfare, StandingCapacities.netWelfare(trial, without, NO_MARKET, built)));
            estimates.add(new Estimate("welfare, less that without a market", "money", more.student(), more.size()));
        }
        List<String> reading = new ArrayList<>(List.of(
                history.settled()
                        ? "Entry ended after %d years.".formatted(years)
                        : "Entry had not ended after %d years.".formatted(MOST_YEARS),
                "Each year a participant builds up to a quarter of what would pay at prices that nobody moves; none is"
                        + " given up again, so that too much may be built."));
        if (StudyMarket.isSteered(trial.study())) {
            reading.add("Who plans steers the flow through each line; on the exchange lines carry what their reactances"
                    + " say.");
        }
        Outcome near = less.student().high() >= 0 ? Outcome.HOLDS : Outcome.FAILS;
        return new Verdict(
                this,
                Verdict.all(List.of(history.settled() ? Outcome.HOLDS : Outcome.FAILS, near)),
                estimates,
                reading);
    }
}
