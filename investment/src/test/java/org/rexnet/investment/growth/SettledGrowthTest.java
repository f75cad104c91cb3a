package org.rexnet.investment.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.network.Line;
import org.rexnet.network.Link;

/**
 * Settled means that nobody gains: every participant's account after every single deviation, at the lowest prices that are valid, from a
 * model of its own.
 */
class SettledGrowthTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final MarketClearing MARKET = new MarketClearing(SOLVER);
    private static final double LOST_LOAD = 1000;
    private static final double[] DEVIATIONS = {-8, -4, -2, -1, -0.5, -0.1, 0.1, 0.25, 0.5, 1, 2, 4, 8};

    static LongStream seeds() {
        return Draws.seeds(4, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nobodyGainsBySingleDeviationsFromASettledState(long seed) {
        Study study = random(seed);
        GrowthHistory history =
                new LongRunDynamics(SOLVER).run(study, GrowthOptions.of(study), seed, LongRunDynamics.Listener.SILENT);
        if (!history.settled()) {
            return;
        }
        Map<String, Map<String, Double>> holdings = holdings(history);
        Map<String, Double> before = payoffs(study, holdings);
        double least = LeastGain.of(study).money();
        for (Candidate candidate : Candidate.of(study)) {
            String key = key(candidate);
            String owner = owner(study, candidate);
            double held = holdings.getOrDefault(owner, Map.of()).getOrDefault(key, 0.0);
            double room = candidate.expansion().max()
                    - Math.max(candidate.existing(), candidate.expansion().min())
                    - held;
            for (double deviation : DEVIATIONS) {
                double amount = Math.clamp(deviation, -held, Math.max(0, room));
                if (amount == 0) {
                    continue;
                }
                Map<String, Map<String, Double>> after = new HashMap<>(holdings);
                Map<String, Double> own = new HashMap<>(holdings.getOrDefault(owner, Map.of()));
                own.merge(key, amount, Double::sum);
                after.put(owner, own);
                double gain = payoffs(study, after).getOrDefault(owner, 0.0)
                        - before.getOrDefault(owner, 0.0)
                        - amount * candidate.expansion().annualCost();
                assertThat(gain)
                        .as("seed %d: %s has %s of %s and takes %s", seed, owner, held, key, amount)
                        .isLessThanOrEqualTo(least + 1e-6);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void energyServedAndCostAreThoseOfAClearingByItself(long seed) {
        Study study = random(seed);
        LongRunDynamics dynamics = new LongRunDynamics(SOLVER);
        GrowthOptions options = GrowthOptions.of(study);
        GrowthHistory history = dynamics.run(study, options, seed, LongRunDynamics.Listener.SILENT);
        Map<String, Double> totals = new HashMap<>();
        holdings(history).values().forEach(own -> own.forEach((key, mw) -> totals.merge(key, mw, Double::sum)));
        Study standing = standing(study, totals);
        Clearing clearing = MARKET.clear(standing).orThrow();

        assertThat(history.last().operatingCost() + history.last().unservedCost())
                .isCloseTo(clearing.objective(), within(1e-6 * (1 + Math.abs(clearing.objective()))));
        double served = 0;
        for (int t = 0; t < standing.horizon().size(); t++) {
            double weight = standing.horizon().at(t).objectiveWeight();
            for (Load load : standing.loads()) {
                served -= load.sign() * load.powerMw().at(t) * weight;
            }
            for (double lost : clearing.series(ComponentKind.BUS, "lost_load")[t]) {
                served -= lost * weight;
            }
            for (double bought : clearing.series(ComponentKind.BID, "p")[t]) {
                served += Math.abs(bought) * weight;
            }
        }
        assertThat(history.last().servedMwh()).isCloseTo(served, within(1e-5 * (1 + served)));

        Study kept = LongRunDynamics.keepingWhatExists(study);
        var plan = new ExpansionPlanning(SOLVER).plan(kept).orThrow();
        assertThat(dynamics.planned(plan, options).totalCost())
                .isCloseTo(
                        plan.clearing().objective(),
                        within(1e-6 * (1 + Math.abs(plan.clearing().objective()))));
    }

    @Test
    void mostRandomStudiesSettle() {
        int count = 0;
        for (long seed = 1; seed <= 8; seed++) {
            Study study = random(seed);
            count += new LongRunDynamics(SOLVER)
                            .run(study, GrowthOptions.of(study), seed, LongRunDynamics.Listener.SILENT)
                            .settled()
                    ? 1
                    : 0;
        }
        assertThat(count).isGreaterThanOrEqualTo(4);
    }

    /** One to three buses in a row, what exists and what may be built, some of it paid for by the year, some bought at once. */
    static Study random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int buses = random.nextInt(1, 4);
        int hours = random.nextInt(1, 5);
        StudyBuilder study = Study.builder("growth " + seed)
                .settings(Settings.DEFAULTS.withLostLoad(LOST_LOAD).withFormulation(FlowFormulation.TRANSPORT))
                .hours(hours);
        for (int b = 0; b < buses; b++) {
            String bus = "b" + b;
            study.buses(bus);
        }
        List<String> owned = new ArrayList<>();
        for (int b = 0; b < buses; b++) {
            String bus = "b" + b;
            study.add(Load.builder("load " + b, bus)
                    .powerMw(series(random, hours, 2, 12))
                    .build());
            study.generator("old " + b, bus, drawn(random, 2, 8), drawn(random, 20, 60));
            study.generator(
                    "new " + b,
                    bus,
                    g -> g.marginalCost(Profile.of(drawn(random, 1, 30)))
                            .maxPu(series(random, hours, 0.3, 1))
                            .expansion(expansion(random, hours, drawn(random, 5, 60))));
            if (random.nextInt(3) == 0) {
                study.generator(
                        "peak " + b,
                        bus,
                        g -> g.marginalCost(Profile.of(drawn(random, 60, 120)))
                                .expansion(expansion(random, hours, drawn(random, 1, 10))));
            }
            if (random.nextInt(3) == 0) {
                study.add(Bid.of("bid " + b, bus, Bid.Side.BUY, drawn(random, 1, 5), drawn(random, 30, 200)));
            }
            if (random.nextInt(3) == 0) {
                study.storageUnit(
                        "battery " + b,
                        bus,
                        s -> s.maxHours(2).cyclic(true).expansion(expansion(random, hours, drawn(random, 2, 20))));
            }
            if (random.nextInt(2) == 0) {
                owned.add("load " + b);
            }
            if (b > 0 && random.nextInt(3) > 0) {
                double existing = random.nextInt(2) == 0 ? 0 : drawn(random, 1, 4);
                study.add(LineOperation.builder(Line.of("line " + b, "b" + (b - 1), bus, 0.1, existing))
                        .expansion(expansion(random, hours, drawn(random, 1, 20)))
                        .build());
            }
        }
        if (random.nextInt(2) == 0) {
            study.bus("gas", "gas");
            study.generator(
                    "well",
                    "gas",
                    g -> g.marginalCost(Profile.of(drawn(random, 5, 15)))
                            .expansion(expansion(random, hours, drawn(random, 1, 5))));
            study.add(LinkOperation.builder(
                            new Link("plant", "gas", List.of("b0"), 12), List.of(Profile.of(drawn(random, 0.3, 0.6))))
                    .build());
        }
        if (!owned.isEmpty()) {
            owned.add("new 0");
            study.add(new Participant("town", owned));
        }
        return study.build();
    }

    private static double drawn(SplittableRandom random, double from, double to) {
        return Math.rint(1e3 * random.nextDouble(from, to)) / 1e3;
    }

    private static Profile series(SplittableRandom random, int hours, double from, double to) {
        double[] values = new double[hours];
        for (int t = 0; t < hours; t++) {
            values[t] = drawn(random, from, to);
        }
        return Profile.of(values);
    }

    private static Expansion expansion(SplittableRandom random, int hours, double perHour) {
        CapitalCost origin = new CapitalCost.Yearly(Double.POSITIVE_INFINITY);
        return new Expansion(0, random.nextInt(3) == 0 ? 5 : 40, perHour * hours, 0, origin);
    }

    private static Map<String, Map<String, Double>> holdings(GrowthHistory history) {
        Map<String, Map<String, Double>> holdings = new LinkedHashMap<>();
        for (GrowthEvent event : history.events()) {
            switch (event) {
                case GrowthEvent.Investment act ->
                    act.purchases().forEach(p -> add(holdings, act.participant(), p, p.amount()));
                case GrowthEvent.Divestment act ->
                    act.assets().forEach(p -> add(holdings, act.participant(), p, -p.amount()));
                case GrowthEvent.Retirement over ->
                    add(
                            holdings,
                            over.participant(),
                            over.asset(),
                            -over.asset().amount());
            }
        }
        return holdings;
    }

    private static void add(
            Map<String, Map<String, Double>> holdings, String owner, GrowthEvent.Purchase purchase, double amount) {
        holdings.computeIfAbsent(owner, o -> new HashMap<>())
                .merge(purchase.table() + ":" + purchase.name(), amount, Double::sum);
    }

    private static String key(Candidate candidate) {
        return candidate.kind().table() + ":" + candidate.name();
    }

    private static String owner(Study study, Candidate candidate) {
        return study.conditions(Participant.class).stream()
                .filter(p -> p.components().contains(candidate.name()))
                .map(Participant::id)
                .findFirst()
                .orElse(key(candidate));
    }

    private static Study standing(Study study, Map<String, Double> totals) {
        StudyBuilder now = Study.builder("now").settings(study.settings()).horizon(study.horizon());
        study.network().carriers().forEach(now::add);
        study.network().buses().forEach(now::add);
        study.generators().forEach(c -> {
            double mw = Math.max(0, c.capacityMw() + totals.getOrDefault("generators:" + c.id(), 0.0));
            now.add(c.toBuilder()
                    .capacityMw(mw)
                    .expansion(java.util.Optional.empty())
                    .build());
        });
        study.storageUnits().forEach(c -> {
            double mw = Math.max(0, c.capacityMw() + totals.getOrDefault("storage_units:" + c.id(), 0.0));
            now.add(c.toBuilder()
                    .capacityMw(mw)
                    .expansion(java.util.Optional.empty())
                    .build());
        });
        study.lines().forEach(c -> {
            double mw = c.branch().capacityMw()
                    + totals.getOrDefault("lines:" + c.branch().id(), 0.0);
            Line line =
                    Line.of(c.branch().id(), c.branch().from(), c.branch().to().get(0), 0.1, Math.max(0, mw));
            now.add(LineOperation.builder(line).build());
        });
        study.links().forEach(now::add);
        study.loads().forEach(now::add);
        study.bids().forEach(now::add);
        return now.build();
    }

    /** Returns what everybody who owns something receives less what it pays, by its name; what nobody owns left out. */
    private static Map<String, Double> payoffs(Study study, Map<String, Map<String, Double>> holdings) {
        Map<String, Double> totals = new HashMap<>();
        holdings.values().forEach(own -> own.forEach((key, mw) -> totals.merge(key, mw, Double::sum)));
        Map<String, Double> surpluses = OwnMarket.surpluses(standing(study, totals));
        Map<String, Double> payoffs = new HashMap<>();
        for (Candidate candidate : Candidate.of(study)) {
            payoffs.merge(
                    owner(study, candidate),
                    surpluses.getOrDefault(candidate.key().toString(), 0.0),
                    Double::sum);
        }
        for (Participant participant : study.conditions(Participant.class)) {
            for (Load load : study.loads()) {
                if (participant.components().contains(load.id())) {
                    payoffs.merge(
                            participant.id(), surpluses.getOrDefault(load.key().toString(), 0.0), Double::sum);
                }
            }
        }
        return payoffs;
    }
}
