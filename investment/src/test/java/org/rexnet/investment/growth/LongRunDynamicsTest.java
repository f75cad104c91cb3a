package org.rexnet.investment.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.BuiltInStudies;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.ListedPrices;
import org.rexnet.investment.Plan;
import org.rexnet.investment.growth.GrowthEvent.Investment;
import org.rexnet.investment.growth.GrowthEvent.Purchase;
import org.rexnet.investment.growth.GrowthEvent.Retirement;
import org.rexnet.network.Line;

class LongRunDynamicsTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final LongRunDynamics DYNAMICS = new LongRunDynamics(SOLVER);
    private static final Study HAMLET =
            BuiltInStudies.find("hamlet").orElseThrow().study();

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
        GrowthHistory first = run(HAMLET, 3);
        assertThat(run(HAMLET, 3).fingerprint()).isEqualTo(first.fingerprint());
        assertThat(run(HAMLET, 4).fingerprint()).isNotEqualTo(first.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyActPaysAndMoneyIsConserved(long seed) {
        GrowthHistory history = run(HAMLET, seed);
        Replay replay = new Replay(HAMLET);
        assertThat(history.events()).isNotEmpty();
        for (GrowthEvent event : history.events()) {
            replay.take(event);
            replay.checkMoney();
        }
        assertThat(replay.market.standing().capacityCost())
                .isCloseTo(history.last().capacityCost(), within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whereItSettlesNobodyGainsByAnyActOfTheList(long seed) {
        GrowthHistory history = run(HAMLET, seed);
        assertThat(history.settled()).isTrue();
        Replay replay = new Replay(HAMLET);
        history.events().forEach(replay::take);
        replay.checkEquilibrium();
    }

    @Test
    void noOrderIsCheaperThanThePlanner() {
        double planned =
                new ExpansionPlanning(SOLVER).plan(HAMLET).orThrow().clearing().objective();
        List<GrowthHistory> histories = GrowthComparison.run(
                DYNAMICS, HAMLET, GrowthOptions.of(HAMLET), 3, 1, 2, LongRunDynamics.Listener.SILENT);
        GrowthComparison comparison = new GrowthComparison(histories, java.util.Optional.empty());

        assertThat(histories).allMatch(history -> history.last().totalCost() >= planned - 1e-6 * planned);
        GrowthComparison.Estimate cost = comparison.estimate(GrowthYear::totalCost);
        assertThat(cost.mean()).isBetween(cost.least(), cost.most());
        assertThat(cost.halfWidth()).isPositive();
        assertThat(comparison.settled()).isEqualTo(3);
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

    /** Does what a history did once more, by itself. */
    private static final class Replay {

        private final Territory territory;
        private final MarketClearing clearing = new MarketClearing(SOLVER);
        private final GrowthOptions options;
        private final Market market;
        private int year = 1;

        Replay(Study study) {
            territory = new Territory(study);
            options = GrowthOptions.of(study);
            market = new Market(territory, clearing, options.clearing());
        }

        void take(GrowthEvent event) {
            for (; year < event.year(); year++) {
                market.retire(year + 1);
            }
            if (event instanceof Investment act) {
                List<Asset> built = act.purchases().stream()
                        .map(purchase -> asset(act, purchase))
                        .toList();
                double before = market.touched(built).stream()
                        .mapToDouble(island -> island.payoff(act.participant()))
                        .sum();
                Market.Trial trial = market.trial(built);
                double gain = trial.payoff(act.participant()) - before - cost(built);
                assertThat(gain).isPositive().isCloseTo(act.netValuePerYear(), within(1e-4 * (1 + Math.abs(gain))));
                market.accept(trial);
            }
        }

        private Asset asset(Investment act, Purchase purchase) {
            int candidate = IntStream.range(0, territory.candidates().size())
                    .filter(c -> territory.candidates().get(c).name().equals(purchase.name())
                            && territory.candidates().get(c).table().text().equals(purchase.table()))
                    .findFirst()
                    .orElseThrow();
            double life = Math.rint(
                    territory.candidates().get(candidate).expansion().origin().lifetimeYears());
            return new Asset(candidate, act.participant(), purchase.amount(), act.year() + life - 1);
        }

        private double cost(List<Asset> built) {
            return built.stream()
                    .mapToDouble(asset -> asset.amount()
                            * territory
                                    .candidates()
                                    .get(asset.candidate())
                                    .expansion()
                                    .annualCost())
                    .sum();
        }

        /** What everybody has is what running costs, and the islands together are the whole study. */
        void checkMoney() {
            List<Integer> all = new ArrayList<>();
            market.islands().forEach(island -> all.addAll(island.buses()));
            all.sort(null);
            double apart = market.islands().stream()
                    .mapToDouble(island -> island.clearing().objective())
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
                Prospect.Proposal proposal = prospect.solve(clearing, options.clearing());
                for (double portion : LongRunDynamics.PORTIONS) {
                    List<Asset> built = new ArrayList<>();
                    for (int k = 0; k < proposal.candidates().size(); k++) {
                        int candidate = proposal.candidates().get(k);
                        built.add(new Asset(candidate, participant, portion * proposal.amounts()[k], 99));
                    }
                    double before = market.touched(built).stream()
                            .mapToDouble(island -> island.payoff(participant))
                            .sum();
                    double gain = market.trial(built).payoff(participant) - before - cost(built);
                    assertThat(gain)
                            .as("%s builds %s of %s", participant, portion, built)
                            .isLessThanOrEqualTo(1e-6 + LongRunDynamics.LEAST_GAIN * cost(built));
                }
            }
        }
    }
}
