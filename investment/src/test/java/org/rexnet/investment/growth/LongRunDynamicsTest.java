package org.rexnet.investment.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.Plan;
import org.rexnet.investment.growth.GrowthEvent.Divestment;
import org.rexnet.investment.growth.GrowthEvent.Investment;
import org.rexnet.investment.growth.GrowthEvent.Purchase;
import org.rexnet.investment.growth.GrowthEvent.Retirement;
import org.rexnet.investment.signal.ListedPrices;
import org.rexnet.network.Line;

class LongRunDynamicsTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final LongRunDynamics DYNAMICS = new LongRunDynamics(SOLVER);
    private static final Study HAMLET =
            BuiltInStudies.find("hamlet").orElseThrow().study();
    private static final long FIRST_SEED = 3;
    private static final List<GrowthHistory> HISTORIES = GrowthComparison.run(
            DYNAMICS, HAMLET, GrowthOptions.of(HAMLET), 2, FIRST_SEED, 2, LongRunDynamics.Listener.SILENT);

    @Test
    void aPlanCostsTheSameWhenItsCapacitiesAreClearedAsAYear() {
        Plan plan = new ExpansionPlanning(SOLVER).plan(HAMLET).orThrow();
        GrowthYear planned = DYNAMICS.planned(plan, GrowthOptions.of(HAMLET));

        assertThat(planned.totalCost()).isCloseTo(plan.clearing().objective(), withinPercentage(1e-4));
        assertThat(planned.capacityCost()).isCloseTo(plan.capacityCost(), withinPercentage(1e-4));
        assertThat(planned.servedShares()).hasSameSizeAs(HAMLET.loads());
        assertThat(planned.lacking()).hasSize(planned.partly() + planned.unsupplied());
    }

    @Test
    void whoIsAloneBuildsWhatServesItself() {
        GrowthHistory history = run(lonely(100, Double.POSITIVE_INFINITY));

        assertThat(history.settled()).isTrue();
        assertThat(history.years()).hasSize(3);
        assertThat(history.years().get(0).totalCost()).isCloseTo(1000, within(1e-6));
        assertThat(history.last().totalCost()).isCloseTo(100, within(1e-6));
        assertThat(history.last().supplied()).isEqualTo(1);
        Investment act = (Investment) history.events().get(0);
        assertThat(act.participant()).isEqualTo("a");
        assertThat(act.purchases()).containsExactly(new Purchase("generators", "sun", 1));
        assertThat(act.netValuePerYear()).isCloseTo(900, within(1e-6));
    }

    @Test
    void whatCostsMoreThanItServesIsNotBuilt() {
        GrowthHistory history = run(lonely(1001, Double.POSITIVE_INFINITY));

        assertThat(history.settled()).isTrue();
        assertThat(history.events()).isEmpty();
        assertThat(history.last().unsupplied()).isEqualTo(1);
        assertThat(history.last().unservedCost()).isCloseTo(1000, within(1e-6));
    }

    @Test
    void whatWasBuiltEndsWithItsLifeAndIsBuiltAgain() {
        // One year is always settled between: 1 built, 2 idle would end it, so a life of one year never settles.
        GrowthHistory history = DYNAMICS.run(
                lonely(100, 1), GrowthOptions.of(lonely(100, 1)).withYears(5), 7, LongRunDynamics.Listener.SILENT);

        assertThat(history.settled()).isFalse();
        assertThat(history.events()).hasSize(9);
        assertThat(history.events().stream().filter(Retirement.class::isInstance))
                .hasSize(4);
        assertThat(history.years().stream().skip(1)).allMatch(year -> year.supplied() == 1);
    }

    /**
     * <pre>
     * a: coal 10 MW at 5, load 1 ----- line, candidate of b ----- b: load 1, lost load 1000
     * </pre>
     *
     * With the line b pays 5 a year for energy and the line's cost, without it 1000: it pays below 995.
     */
    @ParameterizedTest
    @ValueSource(doubles = {100, 990, 994})
    void aLineToANeighbourPays(double cost) {
        GrowthHistory history = run(neighbours(cost));

        assertThat(history.settled()).isTrue();
        assertThat(history.last().supplied()).isEqualTo(2);
        assertThat(history.last().connected()).isEqualTo(2);
        assertThat(((Investment) history.events().get(0)).netValuePerYear()).isCloseTo(995 - cost, within(1e-6));
        assertThat(history.last().totalCost()).isCloseTo(10 + cost, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {995.1, 2000})
    void aLineToANeighbourDoesNotPay(double cost) {
        GrowthHistory history = run(neighbours(cost));

        assertThat(history.events()).isEmpty();
        assertThat(history.last().totalCost()).isCloseTo(1005, within(1e-6));
        assertThat(history.last().connected()).isZero();
    }

    @Test
    void pricesOfAFileDecideWhereTheyAreGiven() {
        Study study = neighbours(100);
        GrowthOptions dear =
                GrowthOptions.of(study).withPrices(new ListedPrices("a file", new double[][] {{950, 1000}}));
        GrowthOptions cheap =
                GrowthOptions.of(study).withPrices(new ListedPrices("a file", new double[][] {{5, 1000}}));

        assertThat(DYNAMICS.run(study, dear, 1, LongRunDynamics.Listener.SILENT).events())
                .isEmpty();
        // At prices that nobody moves the line earns 995 per MW however much there is of it, as far as loads want
        // energy.
        assertThat(DYNAMICS.run(study, cheap, 1, LongRunDynamics.Listener.SILENT)
                        .events())
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(((Investment) event).netValuePerYear()).isCloseTo(895, within(1e-6)));
    }

    @Test
    void pricesOfAYearDecideInThatYearByWhatStandsAtItsBeginning() {
        Study study = neighbours(100);
        ListedPrices apart = new ListedPrices("apart", new double[][] {{5, 1000}});
        ListedPrices together = new ListedPrices("together", new double[][] {{950, 1000}});
        List<Double> stood = new ArrayList<>();
        GrowthOptions options = GrowthOptions.of(study)
                .withPrices(
                        (year, capacities) -> {
                            stood.add(capacities.values().stream()
                                    .mapToDouble(one -> one)
                                    .sum());
                            return year == 2 ? apart : together;
                        },
                        0.5);

        // What does not settle in the first year because prices say so is over: nobody acts in it.
        assertThat(DYNAMICS.run(study, options, 1, LongRunDynamics.Listener.SILENT)
                        .settled())
                .isTrue();
        assertThat(stood).hasSize(1);
        assertThat(DYNAMICS.run(
                                study,
                                options.withPrices((year, capacities) -> apart, 0.5),
                                1,
                                LongRunDynamics.Listener.SILENT)
                        .last()
                        .year())
                .isGreaterThan(2);
    }

    @Test
    void whatNobodyOwnsHasAnInvestorOfItsOwn() {
        Study study = basic().buses("a")
                .generator("sun", "a", g -> g.expansion(Expansion.of(0, 5, 100)))
                .load("home", "a", 4)
                .build();
        GrowthHistory history = run(study);

        assertThat(history.events())
                .isNotEmpty()
                .allMatch(event -> event.participant().equals("generators:sun"));
        assertThat(history.last().unservedMwh()).isLessThan(4);
    }

    @Test
    void sameSeedSameHistoryAndAnotherOrderAnother() {
        GrowthHistory again = run(HAMLET, FIRST_SEED);

        assertThat(again.fingerprint()).isEqualTo(HISTORIES.get(0).fingerprint());
        assertThat(HISTORIES.get(1).fingerprint()).isNotEqualTo(again.fingerprint());
    }

    @Test
    void everyActPaysAndMoneyIsConserved() {
        GrowthHistory history = HISTORIES.get(0);
        Replay replay = new Replay(HAMLET);
        assertThat(history.events()).isNotEmpty();
        for (GrowthEvent event : history.events()) {
            replay.take(event);
            replay.checkMoney();
        }
        assertThat(replay.market.standing().capacityCost())
                .isCloseTo(history.last().capacityCost(), within(1e-6));
    }

    @Test
    void whereItSettlesNobodyGainsByWhatPaysAtItsPricesOrByAnySingleChange() {
        GrowthHistory history = HISTORIES.get(0);
        assertThat(history.settled()).isTrue();
        Replay replay = new Replay(HAMLET);
        history.events().forEach(replay::take);
        replay.checkEquilibrium();
    }

    @Test
    void noOrderIsCheaperThanThePlanner() {
        double planned =
                new ExpansionPlanning(SOLVER).plan(HAMLET).orThrow().clearing().objective();
        GrowthComparison comparison = new GrowthComparison(HISTORIES, java.util.Optional.empty());

        assertThat(HISTORIES).allMatch(history -> history.last().totalCost() >= planned - 1e-6 * planned);
        GrowthComparison.Estimate cost = comparison.estimate(GrowthComparison.Measure.any(GrowthYear::totalCost));
        assertThat(cost.mean()).isBetween(cost.least(), cost.most()).isBetween(cost.from(), cost.to());
        assertThat(cost.median()).isBetween(cost.lowerDecile(), cost.upperDecile());
        assertThat(comparison.settled()).isEqualTo(HISTORIES.size());
    }

    @Test
    void intervalsKeepToWhatIsPossible() {
        GrowthComparison two = new GrowthComparison(HISTORIES.subList(0, 2), java.util.Optional.empty());

        for (ToDoubleFunction<GrowthYear> cost : List.<ToDoubleFunction<GrowthYear>>of(
                GrowthYear::totalCost, GrowthYear::capacityCost, GrowthYear::operatingCost)) {
            assertThat(two.estimate(GrowthComparison.Measure.ofCost(HAMLET, cost))
                            .from())
                    .isNotNegative();
        }
        assertThat(two.estimate(GrowthComparison.Measure.ofEmissions(HAMLET)).from())
                .isNotNegative();
        assertThat(two.estimate(GrowthComparison.Measure.ofPrice(HAMLET, GrowthYear::meanPrice))
                        .from())
                .isNotNegative();
        assertThat(two.estimate(new GrowthComparison.Measure(GrowthYear::supplied, 0, 12))
                        .to())
                .isLessThanOrEqualTo(12);
    }

    @Test
    void aStudyThatCannotGrowSaysWhy() {
        Study study = Study.builder("s")
                .buses("a")
                .load("home", "a", 1)
                .generator("g", "a", 1, 1)
                .build();
        assertThatThrownBy(() -> run(study))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value of lost load");
    }

    private static GrowthHistory run(Study study) {
        return run(study, 1);
    }

    private static GrowthHistory run(Study study, long seed) {
        return DYNAMICS.run(study, GrowthOptions.of(study), seed, LongRunDynamics.Listener.SILENT);
    }

    private static StudyBuilder basic() {
        return Study.builder("small")
                .settings(Settings.DEFAULTS.withLostLoad(1000).withFormulation(FlowFormulation.TRANSPORT));
    }

    private static Study lonely(double cost, double life) {
        Expansion expansion = new Expansion(0, 5, cost, 0, new CapitalCost.Yearly(life));
        return basic().buses("a")
                .generator("sun", "a", g -> g.expansion(expansion))
                .load("home", "a", 1)
                .add(new Participant("a", List.of("home", "sun")))
                .build();
    }

    private static Study neighbours(double cost) {
        Line line = Line.of("a-b", "a", "b", 0.1, 0);
        return basic().buses("a", "b")
                .add(LineOperation.builder(line)
                        .expansion(Expansion.of(0, 5, cost))
                        .build())
                .generator("coal", "a", 10, 5)
                .load("home a", "a", 1)
                .load("home b", "b", 1)
                .add(new Participant("a", List.of("coal", "home a")))
                .add(new Participant("b", List.of("home b", "a-b")))
                .build();
    }

    /** Of what is built, that is tried more and less. */
    private static final double[] SHARES = Draws.areFull() ? new double[] {0.1, 0.5, 1, 3} : new double[] {0.1, 1};

    /** Does what a history did once more; what it gains is from a model of its own, what all of it costs is cleared by a solver. */
    private static final class Replay {

        private final Territory territory;
        private final MarketClearing clearing = new MarketClearing(SOLVER);
        private final GrowthOptions options;
        private final Market market;
        private int year = 1;

        Replay(Study study) {
            territory = new Territory(study);
            options = GrowthOptions.of(study);
            market = new Market(territory, Optional.empty(), clearing, options.clearing());
        }

        /** Returns what a participant receives less what it pays. */
        private double payoff(String participant, Standing standing) {
            List<Integer> buses = IntStream.range(
                            0, territory.study().network().buses().size())
                    .boxed()
                    .toList();
            Map<String, Double> surpluses = OwnMarket.surpluses(market.study(buses, standing));
            return territory.study().components().stream()
                    .mapToDouble(one -> standing.share(one.kind(), one.key().id(), participant)
                            * surpluses.getOrDefault(one.key().toString(), 0.0))
                    .sum();
        }

        private double gain(Act act) {
            Standing now = market.standing();
            return payoff(act.participant(), now.after(act))
                    - payoff(act.participant(), now)
                    - act.annualCost(territory);
        }

        void take(GrowthEvent event) {
            for (; year < event.year(); year++) {
                market.retire(year + 1);
            }
            switch (event) {
                case Investment act -> take(act.participant(), act.purchases(), 1, act.netValuePerYear());
                case Divestment act -> take(act.participant(), act.assets(), -1, act.netValuePerYear());
                case Retirement over -> {}
            }
        }

        private void take(String participant, List<Purchase> purchases, int sign, double said) {
            List<Change> changes = purchases.stream()
                    .map(purchase -> new Change(candidate(purchase), sign * purchase.amount()))
                    .toList();
            Act act = new Act(year, participant, changes);
            assertThat(gain(act)).as("%s", act).isPositive().isCloseTo(said, within(1e-4 * (1 + said)));
            market.accept(market.trial(act));
        }

        private int candidate(Purchase purchase) {
            return IntStream.range(0, territory.candidates().size())
                    .filter(c -> territory.candidates().get(c).name().equals(purchase.name())
                            && territory.candidates().get(c).kind().table().equals(purchase.table()))
                    .findFirst()
                    .orElseThrow();
        }

        /** What everybody has is what running costs, and the islands together are the whole study. */
        void checkMoney() {
            List<Integer> all = new ArrayList<>();
            market.islands().forEach(island -> all.addAll(island.buses()));
            all.sort(null);
            double apart = market.islands().stream()
                    .mapToDouble(island -> island.cost())
                    .sum();
            double together = clearing.clear(market.study(all, market.standing()), options.clearing())
                    .orThrow()
                    .objective();
            double payoffs =
                    market.islands().stream().mapToDouble(Island::payoffs).sum();
            assertThat(all).hasSize(territory.study().network().buses().size());
            assertThat(apart).isCloseTo(together, within(1e-5 * (1 + together)));
            assertThat(payoffs).isCloseTo(-together, within(1e-5 * (1 + together)));
        }

        void checkEquilibrium() {
            for (String participant : territory.investors()) {
                Prospect prospect = new Prospect(
                        territory,
                        market,
                        participant,
                        (bus, t) -> market.island((int) bus).price((int) bus, (int) t));
                Prospect.Proposal proposal = prospect.solve(clearing, options.clearing(), new ClearingCorner());
                for (double portion : LongRunDynamics.PORTIONS) {
                    List<Change> changes = new ArrayList<>();
                    for (int k = 0; k < proposal.candidates().size(); k++) {
                        changes.add(new Change(proposal.candidates().get(k), portion * proposal.amounts()[k]));
                    }
                    checkGainsNothing(new Act(year, participant, changes));
                }
                for (int candidate : territory.candidates(participant)) {
                    double built = market.standing().built(candidate, participant);
                    for (double share : SHARES) {
                        double amount =
                                share * Math.max(built, territory.leastGain().amount());
                        double more = Math.min(amount, market.standing().room(candidate));
                        checkGainsNothing(new Act(year, participant, List.of(new Change(candidate, more))));
                        if (territory.canGiveUp(candidate)) {
                            checkGainsNothing(new Act(
                                    year, participant, List.of(new Change(candidate, -Math.min(amount, built)))));
                        }
                    }
                }
            }
        }

        private void checkGainsNothing(Act act) {
            assertThat(gain(act))
                    .as("%s", act)
                    .isLessThanOrEqualTo(territory.leastGain().money() + 1e-6);
        }
    }
}
