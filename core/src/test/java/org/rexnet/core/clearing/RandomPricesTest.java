package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.model.VariableRegister;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOptions.Explanation;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.MarginalMwh;
import org.rexnet.core.clearing.result.MarginalPair;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.clearing.result.PriceSetter;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.clearing.solve.WindowClearing;
import org.rexnet.core.clearing.solve.WindowResults;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.RowShift;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.PriceRule;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** Random prices that are not unique: what is said of them against solving again, and which of them are published. */
class RandomPricesTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final double[] STEPS = {1e-2, 1e-4};
    private static final int MOST_PER_STUDY = 3;

    /** Whole decisions are left out of plans, where another solve could decide otherwise. */
    private static final Set<Feature> CONTINUOUS =
            EnumSet.complementOf(EnumSet.of(Feature.COMMITMENT, Feature.MODULES, Feature.SCENARIOS));

    private static ClearingOptions options(Study study, boolean plan) {
        return ClearingOptions.of(study.settings()).withExpansion(plan).withThreads(1);
    }

    private static Optional<Clearing> clear(Study study, ClearingOptions options) {
        return new MarketClearing(SOLVER).clear(study, options) instanceof ClearingOutcome.Cleared cleared
                ? Optional.of(cleared.clearing())
                : Optional.empty();
    }

    @Test
    void bothSlopesAreThoseFoundBySolvingAgainAndANamedUnitMoves() {
        int wanted = Draws.count(25, 800);
        int found = 0;
        for (long seed = 1; found < wanted; seed++) {
            found += checked(RandomKinks.of(seed), seed % 2 == 0);
        }
        assertThat(found).isGreaterThanOrEqualTo(wanted);
    }

    @Test
    void bothSlopesHoldInPlansWithEveryComponent() {
        int wanted = Draws.count(6, 200);
        int found = 0;
        for (long seed = 1; found < wanted; seed++) {
            found += checked(RandomStudy.of(seed, CONTINUOUS), true);
        }
        assertThat(found).isGreaterThanOrEqualTo(wanted);
    }

    /** Checks some prices of a study that are not unique, with every flow and limit in the model; returns how many. */
    private static int checked(Study study, boolean plan) {
        ClearingOptions options = options(study, plan)
                .withFormulation(FlowFormulation.ANGLES)
                .withDecomposition(ClearingOptions.Decomposition.JOINT)
                .withExplanation(Explanation.SETTERS);
        DcFlow dcFlow = DcFlow.of(study.network(), options.convention());
        int snapshots = study.horizon().size();
        ClearingProblem problem = new ClearingProblem(study, dcFlow, options, 0, snapshots, Optional.empty());
        int checked = 0;
        try (WindowClearing window =
                new WindowClearing(problem, SOLVER, SolverOptions.DEFAULTS, ClearingProgress.SILENT, () -> false)) {
            if (!(window.solve() instanceof Optimal optimal)) {
                return 0;
            }
            Solution solution = optimal.solution();
            ClearingResults results = new ClearingResults(snapshots);
            new WindowResults(problem, dcFlow, SOLVER, results).write(solution);
            for (int t = 0; t < snapshots; t++) {
                for (int bus = 0; bus < study.network().buses().size() && checked < MOST_PER_STUDY; bus++) {
                    PriceInterval interval = results.intervals()
                            .getOrDefault(t, List.of())
                            .get(bus)
                            .orElseThrow();
                    if (problem.window().weight(t) > 0 && !interval.isUnique(1e-3)) {
                        MarginalPair both = results.setters()
                                .getOrDefault(t, List.of())
                                .get(bus)
                                .orElseThrow();
                        String where = "%s, bus %d in %d".formatted(study.name(), bus, t);
                        check(problem, solution, bus, t, both.next(), 1, where + ", next");
                        check(problem, solution, bus, t, both.last(), -1, where + ", last");
                        checked++;
                    }
                }
            }
        }
        return checked;
    }

    private static void check(
            ClearingProblem problem, Solution solution, int bus, int t, MarginalMwh mwh, int side, String where) {
        double cost = solution.objective();
        double tolerance = 1e-3 * (1 + (mwh.isPossible() ? Math.abs(mwh.price()) : 0));
        assertThat(DoubleStream.of(STEPS)
                        .map(step -> (moved(problem, bus, t, side * step) - cost)
                                / (side * step * problem.window().weight(t))))
                .as(where)
                .anySatisfy(slope -> assertThat(slope).isCloseTo(mwh.price(), within(tolerance)));
        if (mwh.setters().isEmpty()) {
            return;
        }
        PriceSetter named = mwh.setters().get(0);
        LinearModel model = problem.model();
        Variable unit = variable(problem, named);
        double lower = model.lower(unit);
        double upper = model.upper(unit);
        assertThat(DoubleStream.of(STEPS).map(step -> {
                    double value = solution.value(unit) + side * step * named.amount();
                    model.setBounds(unit, value - 1e-9, value + 1e-9);
                    double slope = (moved(problem, bus, t, side * step) - cost)
                            / (side * step * problem.window().weight(t));
                    model.setBounds(unit, lower, upper);
                    return slope;
                }))
                .as(where + ", moving " + named)
                .anySatisfy(slope -> assertThat(slope).isCloseTo(mwh.price(), within(tolerance)));
    }

    private static Variable variable(ClearingProblem problem, PriceSetter named) {
        Window window = problem.window();
        return IntStream.range(0, window.size())
                .filter(k -> window.snapshot(k).label().equals(named.snapshot()))
                .mapToObj(k -> window.register().find(named.component(), named.quantity(), k))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> window.register().find(named.component(), named.quantity(), VariableRegister.ALL_SNAPSHOTS))
                .orElseThrow();
    }

    /** Returns the least cost with so much more demand that must be served, infinite where it cannot be. */
    private static double moved(ClearingProblem problem, int bus, int t, double mw) {
        LinearModel model = problem.model();
        List<RowShift> shifts = problem.flow().demandChange(bus, t);
        move(model, shifts, mw);
        try (SolverSession session = SOLVER.open(model)) {
            return session.solve() instanceof Optimal optimal
                    ? optimal.solution().objective()
                    : Double.POSITIVE_INFINITY;
        } finally {
            move(model, shifts, -mw);
        }
    }

    private static void move(LinearModel model, List<RowShift> shifts, double mw) {
        for (RowShift shift : shifts) {
            double by = mw * shift.amount();
            model.setConstraintBounds(shift.row(), model.lower(shift.row()) + by, model.upper(shift.row()) + by);
        }
    }

    @Test
    void aPlansCapacityFollowsDemandAndOneThatStandsDoesNot() {
        Study study = Study.builder("screening")
                .settings(Settings.DEFAULTS.withLostLoad(512))
                .buses("b")
                .generator("new", "b", g -> g.marginalCost(20).expansion(Expansion.of(2)))
                .load("town", "b", 10)
                .build();
        Study built = Study.builder("built")
                .settings(study.settings())
                .buses("b")
                .generator("new", "b", 10, 20)
                .load("town", "b", 10)
                .build();
        PriceInterval plan = clear(study, options(study, true).withExplanation(Explanation.INTERVALS))
                .orElseThrow()
                .priceInterval("b", 0);
        PriceInterval market = clear(built, options(built, false).withExplanation(Explanation.INTERVALS))
                .orElseThrow()
                .priceInterval("b", 0);

        assertThat(plan.low()).isCloseTo(22, within(1e-6));
        assertThat(plan.high()).isCloseTo(22, within(1e-6));
        assertThat(market.low()).isCloseTo(20, within(1e-6));
        assertThat(market.high()).isCloseTo(512, within(1e-6));
    }

    @Test
    void intervalsDoNotDependOnHowFlowIsModelled() {
        Draws.seeds(10, 300).forEach(seed -> {
            Study study = RandomKinks.of(seed);
            ClearingOptions options = options(study, true).withExplanation(Explanation.INTERVALS);
            Optional<Clearing> one = clear(study, options);
            Optional<Clearing> other = clear(study, options.withFormulation(FlowFormulation.ANGLES));
            assertThat(one.isPresent()).isEqualTo(other.isPresent());
            if (one.isPresent() && !one.get().statistics().fixedCommitment()) {
                assertSame(one.get(), other.get(), "kinks " + seed);
            }
        });
    }

    private static void assertSame(Clearing one, Clearing other, String where) {
        for (int t = 0; t < one.study().horizon().size(); t++) {
            for (var bus : one.study().network().buses()) {
                PriceInterval expected = other.priceInterval(bus.id(), t);
                PriceInterval actual = one.priceInterval(bus.id(), t);
                assertThat(actual.low()).as("%s, %s, %d", where, bus.id(), t).isCloseTo(expected.low(), within(1e-4));
                assertThat(actual.high()).as("%s, %s, %d", where, bus.id(), t).isCloseTo(expected.high(), within(1e-4));
            }
        }
    }

    @Test
    void publishedPricesFollowTheRuleWhateverTheOrderOfRows() {
        Draws.seeds(8, 300).forEach(seed -> {
            Study study = RandomKinks.of(seed);
            Study reversed = RandomKinks.reversed(seed);
            ClearingOptions options = options(study, true).withExplanation(Explanation.INTERVALS);
            Optional<Clearing> any = clear(study, options);
            if (any.isEmpty() || any.get().statistics().fixedCommitment()) {
                return;
            }
            double[] payments = new double[PriceRule.values().length];
            for (PriceRule rule : PriceRule.values()) {
                Clearing clearing = clear(ruled(study, rule), options).orElseThrow();
                payments[rule.ordinal()] = payment(clearing);
                assertWithinIntervals(clearing, "kinks %d, %s".formatted(seed, rule));
                if (rule != PriceRule.ANY) {
                    double[][] again =
                            clear(ruled(reversed, rule), options).orElseThrow().prices();
                    for (int t = 0; t < again.length; t++) {
                        assertThat(again[t])
                                .as("kinks %d, %s", seed, rule)
                                .containsExactly(clearing.prices()[t], within(1e-4));
                    }
                }
            }
            double most = payments[PriceRule.HIGH.ordinal()];
            double least = payments[PriceRule.LOW.ordinal()];
            double slack = 1e-6 * (1 + Math.abs(most));
            assertThat(payments[PriceRule.MIDPOINT.ordinal()])
                    .as("kinks " + seed)
                    .isBetween(least - slack, most + slack);
        });
    }

    private static Study ruled(Study study, PriceRule rule) {
        return study.withSettings(study.settings().withPrices(rule));
    }

    private static double payment(Clearing clearing) {
        return clearing.study().loads().stream()
                .mapToDouble(load -> {
                    double sum = 0;
                    for (int t = 0; t < clearing.study().horizon().size(); t++) {
                        sum += clearing.study().horizon().at(t).objectiveWeight()
                                * load.powerMw().at(t)
                                * clearing.price(load.bus(), t);
                    }
                    return sum;
                })
                .sum();
    }

    private static void assertWithinIntervals(Clearing clearing, String where) {
        for (int t = 0; t < clearing.study().horizon().size(); t++) {
            for (var bus : clearing.study().network().buses()) {
                PriceInterval interval = clearing.priceInterval(bus.id(), t);
                assertThat(clearing.price(bus.id(), t))
                        .as("%s, %s, %d", where, bus.id(), t)
                        .isBetween(interval.low() - 1e-4, interval.high() + 1e-4);
            }
        }
    }
}
