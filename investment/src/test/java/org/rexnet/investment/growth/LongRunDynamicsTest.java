package org.rexnet.investment.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.Plan;
import org.rexnet.investment.growth.GrowthEvent.Investment;
import org.rexnet.investment.growth.GrowthEvent.Purchase;
import org.rexnet.investment.growth.GrowthEvent.Retirement;
import org.rexnet.investment.signal.ListedPrices;
import org.rexnet.network.Line;

class LongRunDynamicsTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final LongRunDynamics DYNAMICS = new LongRunDynamics(SOLVER);

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

    /** A plan that a solver leaves a crumb short of what it is to serve; of a roof and of parks. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 4})
    void pricesOfAPlanAreNotThoseOfItsRounding(double mw) {
        ExpansionPlanning planning = new ExpansionPlanning(SOLVER);
        Plan wanted = planning.plan(sunny(mw + 1e-9)).orThrow();
        Plan rounded = planning.plan(sunny(mw)).orThrow();
        Plan lacking = new Plan(
                wanted.clearing(), wanted.additions(), rounded.signals(), wanted.earnings(), wanted.convergence());

        GrowthYear year = DYNAMICS.planned(lacking, GrowthOptions.of(wanted.study()));

        assertThat(year.meanPrice()).isCloseTo(0, within(1e-6));
        assertThat(year.totalCost()).isCloseTo(100 * mw, within(1e-4));
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
        return DYNAMICS.run(study, GrowthOptions.of(study), 1, LongRunDynamics.Listener.SILENT);
    }

    private static StudyBuilder basic() {
        return Study.builder("small")
                .settings(Settings.DEFAULTS.withLostLoad(1000).withFormulation(FlowFormulation.TRANSPORT));
    }

    private static Study sunny(double wantedMw) {
        return basic().buses("a")
                .generator("sun", "a", g -> g.expansion(Expansion.of(0, 5, 100)))
                .load("home", "a", wantedMw)
                .build();
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
}
