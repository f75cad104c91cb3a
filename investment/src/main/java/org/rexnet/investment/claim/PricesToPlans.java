package org.rexnet.investment.claim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.simulation.claim.MarketClaim;
import org.rexnet.core.simulation.claim.Trial;
import org.rexnet.core.simulation.claim.Verdict;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.simulation.statistics.Shares;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.investment.CapacityAddition;
import org.rexnet.investment.Plan;
import org.rexnet.investment.signal.PriceSignal;

/**
 * Short-run prices show which investments pay.
 *
 * @param solver of plans and signals
 */
record PricesToPlans(Solver solver) implements MarketClaim {

    private static final int NODAL = 5;
    private static final int EXCHANGE = 6;
    private static final double SMALLEST = 1e-6;
    private static final int LEAST_CANDIDATES = 3;
    private static final int MOST_NAMES = 12;

    @Override
    public int number() {
        return 7;
    }

    @Override
    public String claim() {
        return "Short-run prices of the exchange show which investments belong to the joint plan.";
    }

    @Override
    public String estimator() {
        return "Share of candidates for which a net value above 0 at the exchange's mean prices and being built by the"
                + " joint plan agree, with Clopper and Pearson's interval; the same at nodal prices; rank correlation of"
                + " the two net values; money by which the capacities that follow from prices alone differ from the"
                + " plan's, by what the plan spends; their welfare on the exchange, capacities paid.";
    }

    @Override
    public String control() {
        return "The joint plan; the prices and the plan of the nodal design.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(NODAL, EXCHANGE);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        Optional<Plan> plan = InvestmentClaims.plan(trial.study(), solver);
        if (plan.isEmpty() || plan.get().additions().size() < LEAST_CANDIDATES) {
            return Verdict.notTested(this, "The study has fewer than three candidates, or no joint plan.");
        }
        Findings.Part part = trial.run(NODAL, EXCHANGE);
        Map<ComponentKey, Double> exchange = netValues(trial, part, EXCHANGE);
        Map<ComponentKey, Double> nodal = netValues(trial, part, NODAL);
        return verdict(trial, plan.get(), exchange, nodal);
    }

    private Verdict verdict(
            Trial trial, Plan plan, Map<ComponentKey, Double> exchange, Map<ComponentKey, Double> nodal) {
        List<String> wrong = new ArrayList<>();
        int agree = 0;
        int agreeNodal = 0;
        int cases = 0;
        List<double[]> pairs = new ArrayList<>();
        for (CapacityAddition addition : plan.additions()) {
            Double net = exchange.get(addition.key());
            Double other = nodal.get(addition.key());
            if (net == null || other == null) {
                continue;
            }
            boolean built = addition.addition() > SMALLEST;
            cases++;
            agreeNodal += built == other > 0 ? 1 : 0;
            if (built == net > 0) {
                agree++;
            } else {
                wrong.add(addition.name());
            }
            pairs.add(new double[] {net, other});
        }
        Interval share = Shares.clopperPearson(agree, cases);
        List<Estimate> estimates = new ArrayList<>(List.of(
                new Estimate("agreement with the joint plan, exchange", "", share, cases),
                new Estimate(
                        "agreement with the joint plan, nodal", "", Shares.clopperPearson(agreeNodal, cases), cases),
                new Estimate(
                        "rank correlation of net values, exchange and nodal",
                        "",
                        Interval.unknown(rankCorrelation(pairs)),
                        cases)));
        estimates.addAll(plans(trial, plan));
        List<String> reading = new ArrayList<>();
        if (!wrong.isEmpty()) {
            int more = wrong.size() - MOST_NAMES;
            reading.add("The sign of the net value misleads for %s%s."
                    .formatted(
                            String.join(", ", wrong.subList(0, Math.min(MOST_NAMES, wrong.size()))),
                            more > 0 ? " and %d more".formatted(more) : ""));
        }
        reading.add(
                "Capacities follow from prices in %d rounds: a candidate grows where it pays, shrinks where it does not, by half as much where that turns."
                        .formatted(PricedCapacities.ROUNDS));
        reading.add(
                "Prices of snapshots that were not simulated are the mean of those at the same time of day; candidates"
                        + " that the plan builds to break even may have either sign.");
        return new Verdict(this, judge(share), estimates, reading);
    }

    /** Compares the capacities that follow from the prices of both designs with those of the joint plan. */
    private List<Estimate> plans(Trial trial, Plan plan) {
        PricedCapacities priced = new PricedCapacities(trial, solver);
        Map<String, Double> exchange = priced.of(EXCHANGE);
        Map<String, Double> nodal = priced.of(NODAL);
        Map<String, Double> joint = InvestmentClaims.capacities(plan);
        double[] ofExchange = welfare(trial, "plan from the prices of the exchange", exchange);
        Sample toJoint =
                new Sample(StandingCapacities.minus(ofExchange, welfare(trial, "capacities of the joint plan", joint)));
        Sample toNodal =
                new Sample(StandingCapacities.minus(ofExchange, welfare(trial, "plan from nodal prices", nodal)));
        List<Estimate> estimates = new ArrayList<>();
        error(plan, exchange)
                .ifPresent(error ->
                        estimates.add(new Estimate("capacity error, exchange", "", Interval.unknown(error), 1)));
        error(plan, nodal)
                .ifPresent(
                        error -> estimates.add(new Estimate("capacity error, nodal", "", Interval.unknown(error), 1)));
        estimates.add(new Estimate(
                "welfare of the exchange's plan, less the joint plan's", "money", toJoint.student(), toJoint.size()));
        estimates.add(new Estimate(
                "welfare of the exchange's plan, less the nodal plan's", "money", toNodal.student(), toNodal.size()));
        return estimates;
    }

    private static double[] welfare(Trial trial, String whose, Map<String, Double> capacities) {
        Findings.Part part = trial.run(whose, StandingCapacities.simulated(trial.study(), capacities), EXCHANGE);
        return StandingCapacities.netWelfare(trial, part, EXCHANGE, capacities);
    }

    /**
     * Returns the money by which capacities differ from those of a plan, by what the plan spends on them; empty where it builds nothing.
     */
    static Optional<Double> error(Plan plan, Map<String, Double> capacities) {
        double differs = 0;
        double spent = 0;
        for (CapacityAddition addition : plan.additions()) {
            double cost = Math.abs(addition.annualCostPerUnit());
            differs +=
                    cost * Math.abs(capacities.getOrDefault(addition.name(), addition.existing()) - addition.optimal());
            spent += cost * addition.addition();
        }
        return spent > 0 ? Optional.of(differs / spent) : Optional.empty();
    }

    /** Returns whether prices say better than a coin what is built. */
    static Outcome judge(Interval agreement) {
        return agreement.isAbove(0.5) ? Outcome.HOLDS : agreement.isBelow(0.5) ? Outcome.FAILS : Outcome.UNDECIDED;
    }

    private Map<ComponentKey, Double> netValues(Trial trial, Findings.Part part, int design) {
        Map<ComponentKey, Double> values = new LinkedHashMap<>();
        for (PriceSignal signal : new PricedCapacities(trial, solver).netValues(part, trial.name(design))) {
            values.put(signal.candidate().key(), signal.netValue());
        }
        return values;
    }

    /** Returns Spearman's rank correlation; equal values share their mean rank. */
    static double rankCorrelation(List<double[]> pairs) {
        double[] one = ranks(pairs.stream().mapToDouble(pair -> pair[0]).toArray());
        double[] other = ranks(pairs.stream().mapToDouble(pair -> pair[1]).toArray());
        double middle = (pairs.size() - 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < one.length; i++) {
            ab += (one[i] - middle) * (other[i] - middle);
            aa += (one[i] - middle) * (one[i] - middle);
            bb += (other[i] - middle) * (other[i] - middle);
        }
        return aa == 0 || bb == 0 ? Double.NaN : ab / Math.sqrt(aa * bb);
    }

    private static double[] ranks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double below = 0;
            for (double other : values) {
                below += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
            }
            ranks[i] = below - 0.5;
        }
        return ranks;
    }
}
