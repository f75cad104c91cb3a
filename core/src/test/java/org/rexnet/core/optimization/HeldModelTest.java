package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.optimization.highs.HighsSolver;

/** Plans whose capacities are held and let go as they pay, against the same plans solved from nothing. */
class HeldModelTest {

    private static final HighsSolver SOLVER = new HighsSolver();
    private static final SolverOptions OPTIONS = SolverOptions.DEFAULTS.withPresolve(Presolve.OFF);
    private static final int HOURS = 12;
    private static final int PLANTS = 6;

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    private static BitSet capacities() {
        BitSet held = new BitSet();
        held.set(0, PLANTS);
        return held;
    }

    /** Capacities first; then output of each plant and lost load by hour; limits from below and above, a reserve, a budget of capacity. */
    private static LinearModel plan(long seed) {
        Random random = new Random(seed);
        LinearModel model = new LinearModel();
        Variables capacities = model.addVariables(PLANTS);
        for (int c = 0; c < PLANTS; c++) {
            double least = random.nextInt(3) * 5.0;
            model.setBounds(capacities.at(c), least, least + random.nextInt(3) * 20);
            model.setCost(capacities.at(c), 40 * random.nextDouble());
        }
        Constraint budget = model.addConstraint(0, 150);
        for (int c = 0; c < PLANTS; c++) {
            model.addTerm(budget, capacities.at(c), 1);
        }
        double[] weights = random.doubles(2 * PLANTS)
                .map(weight -> weight < 0.3 ? 0 : weight)
                .toArray();
        for (int t = 0; t < HOURS; t++) {
            int first = model.variableCount() + 2;
            double demand = 10 + 60 * random.nextDouble();
            Constraint balance = model.addConstraint(demand, demand);
            model.addTerm(balance, model.addVariable(0, Double.POSITIVE_INFINITY, 500), 1);
            Constraint reserve = model.addConstraint(5 * random.nextDouble(), Double.POSITIVE_INFINITY);
            model.addTerm(reserve, model.addVariable(0, Double.POSITIVE_INFINITY, 300), 1);
            for (int c = 0; c < PLANTS; c++) {
                Variable output = model.addVariable(0, Double.POSITIVE_INFINITY, 1 + 50 * random.nextDouble());
                model.addTerm(balance, output, 1);
                double share = random.nextInt(4) == 0 ? 0 : random.nextDouble();
                Constraint most = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
                model.addTerm(most, output, random.nextBoolean() ? 1 : 2);
                model.addTerm(most, capacities.at(c), -share);
                if (random.nextInt(3) == 0) {
                    Constraint least = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
                    model.addTerm(least, output, -1);
                    model.addTerm(least, capacities.at(c), 0.2 * share);
                }
                model.addTerm(reserve, capacities.at(c), 0.1);
                model.addTerm(reserve, output, -0.05);
            }
            limitFlow(model, first, random.nextInt(3) == 0 ? weights : Arrays.copyOf(weights, PLANTS), random);
        }
        return model;
    }

    /** Limits an hour's output by weights that hours share, of capacities, too, where there are weights of them. */
    private static void limitFlow(LinearModel model, int first, double[] weights, Random random) {
        int[] columns = IntStream.range(0, weights.length)
                .map(k -> k < PLANTS ? first + k : k - PLANTS)
                .toArray();
        double most = (weights.length > PLANTS ? 60 : 5) * (1 + random.nextDouble());
        Constraint flow = model.addConstraint(Double.NEGATIVE_INFINITY, most);
        model.addSharedTerms(flow, columns, weights);
    }

    private static Solution solve(LinearModel model, Basis basis) {
        try (SolverSession session = SOLVER.open(model, OPTIONS)) {
            session.startFrom(basis);
            return ((Optimal) session.solve()).solution();
        }
    }

    private static Solution solve(LinearModel model) {
        return solve(model, Basis.empty().extendedTo(model.variableCount(), model.constraintCount()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsLeftCostsWhatTheWholeCostsWithTheSameVariablesFixed(long seed) {
        LinearModel model = plan(seed);
        HeldModel held = new HeldModel(model, capacities());
        held.takeConstraints();
        assertThat(held.model().constraintCount()).isLessThan(model.constraintCount());
        Solution rest = solve(held.model());
        for (int c = 0; c < PLANTS; c++) {
            Variable capacity = new Variable(c);
            model.setBounds(capacity, model.lower(capacity), model.lower(capacity));
        }
        Solution fixed = solve(model, held.wholeBasis(rest.basis(), rest));
        assertThat(rest.objective()).isCloseTo(fixed.objective(), within(1e-9 * (1 + Math.abs(fixed.objective()))));
        assertThat(fixed.statistics().iterations()).isZero();
        assertThat(solve(model).objective())
                .isCloseTo(fixed.objective(), within(1e-9 * (1 + Math.abs(fixed.objective()))));
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            assertThat(held.wholeValues(rest).value(variable)).isCloseTo(fixed.value(variable), within(1e-7));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatPaysIsLetGoUntilTheWholeModelHasNothingToDo(long seed) {
        LinearModel model = plan(seed);
        Solution cold = solve(model);
        BitSet still = capacities();
        HeldModel held = new HeldModel(model, still);
        held.takeConstraints();
        Solution rest = solve(held.model());
        BitSet moving = held.worthMoving(rest);
        assertThat(moving.isEmpty() && rest.objective() > cold.objective() * (1 + 1e-9))
                .as("nothing pays although it could be cheaper")
                .isFalse();
        while (!moving.isEmpty()) {
            Basis basis = held.wholeBasis(rest.basis(), rest);
            still.andNot(moving);
            held = new HeldModel(model, still);
            held.takeConstraints();
            rest = solve(held.model(), held.restBasis(basis));
            moving = held.worthMoving(rest);
        }
        assertThat(rest.objective()).isCloseTo(cold.objective(), within(1e-9 * cold.objective()));
        Solution confirmed = solve(model, held.wholeBasis(rest.basis(), rest));
        assertThat(confirmed.objective()).isCloseTo(cold.objective(), within(1e-9 * cold.objective()));
        assertThat(confirmed.statistics().iterations()).isZero();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsLetGoInPlaceIsAsIfItHadNeverBeenHeld(long seed) {
        LinearModel model = plan(seed);
        Random random = new Random(seed);
        BitSet still = capacities();
        HeldModel held = new HeldModel(model, still);
        held.takeConstraints();
        try (SolverSession session = SOLVER.open(held.model(), OPTIONS)) {
            Solution rest = ((Optimal) session.solve()).solution();
            while (!still.isEmpty()) {
                BitSet moving = new BitSet();
                still.stream().filter(c -> random.nextInt(3) == 0).forEach(moving::set);
                still.andNot(moving);
                Basis basis = held.wholeBasis(rest.basis(), rest);
                held.release(moving);
                session.startFrom(held.restBasis(basis));
                rest = ((Optimal) session.solve()).solution();
                HeldModel other = new HeldModel(model, still);
                other.takeConstraints();
                Solution expected = solve(other.model(), other.restBasis(basis));
                assertThat(held.held()).isEqualTo(still);
                assertThat(held.model().constraintCount())
                        .isEqualTo(other.model().constraintCount());
                assertThat(rest.objective())
                        .isCloseTo(expected.objective(), within(1e-9 * (1 + Math.abs(expected.objective()))));
                if (random.nextBoolean()) { // A solution of the one is one of the other, with the same prices.
                    Solution same = solve(held.model(), held.restBasis(other.wholeBasis(expected.basis(), expected)));
                    assertThat(same.statistics().iterations()).isZero();
                    assertThat(held.worthMoving(same)).isEqualTo(other.worthMoving(expected));
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aBasisIsTheSameAfterAWayThroughTheWholeModel(long seed) {
        HeldModel held = new HeldModel(plan(seed), capacities());
        held.takeConstraints();
        Solution rest = solve(held.model());
        Basis back = held.restBasis(held.wholeBasis(rest.basis(), null));
        assertThat(back.columnOrdinals()).isEqualTo(rest.basis().columnOrdinals());
        assertThat(back.rowOrdinals()).isEqualTo(rest.basis().rowOrdinals());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aSessionOfWhatIsLeftSolvesTheWholeAsItChanges(long seed) {
        LinearModel model = plan(seed);
        Random random = new Random(seed);
        HeldModel held = new HeldModel(model, capacities());
        held.takeConstraints();
        try (SolverSession session =
                new HeldSession(model, held, SOLVER.open(held.model(), OPTIONS), SOLVER.open(model, OPTIONS))) {
            for (int round = 0; round < 4; round++) {
                Outcome expected = outcome(model);
                Outcome outcome = session.solve();
                assertThat(outcome).hasSameClassAs(expected);
                if (!(outcome instanceof Optimal optimal && expected instanceof Optimal cold)) {
                    return;
                }
                Solution found = optimal.solution();
                double cost = cold.solution().objective();
                assertThat(found.objective()).isCloseTo(cost, within(1e-9 * (1 + Math.abs(cost))));
                assertThat(solve(model, found.basis()).statistics().iterations())
                        .isZero();
                assertThat(Certificate.of(model, point(model, found)).holds()).isTrue();
                if (random.nextBoolean()) { // A capacity moves, beyond its bounds too.
                    Variable capacity = new Variable(random.nextInt(PLANTS));
                    double value = Math.max(0, found.value(capacity) + random.nextInt(3) - 1);
                    model.setBounds(capacity, value, value);
                } else if (random.nextBoolean()) { // A limit that was not there.
                    Constraint limit = model.addConstraint(
                            Double.NEGATIVE_INFINITY, random.nextDouble() * found.value(new Variable(PLANTS)) + 1);
                    model.addTerm(limit, new Variable(PLANTS), 1);
                    model.addTerm(limit, new Variable(0), -1);
                } else if (random.nextInt(4) == 0) { // More than what is left can follow.
                    Variable lost = new Variable(PLANTS);
                    model.setCost(lost, model.cost(lost) + 10);
                } else {
                    session.startFrom(found.basis());
                }
            }
        }
    }

    private static Outcome outcome(LinearModel model) {
        try (SolverSession session = SOLVER.open(model, OPTIONS)) {
            return session.solve();
        }
    }

    private static Point point(LinearModel model, Solution solution) {
        Variables columns = new Variables(0, model.variableCount());
        Constraints rows = new Constraints(0, model.constraintCount());
        double[] reducedCosts = new double[columns.count()];
        double[] activities = new double[rows.count()];
        Arrays.setAll(reducedCosts, j -> solution.reducedCost(columns.at(j)));
        Arrays.setAll(activities, i -> solution.activity(rows.at(i)));
        return new Point(solution.values(columns), reducedCosts, activities, solution.duals(rows));
    }

    @Test
    void constraintsThatAreAddedLaterAreTaken() {
        LinearModel model = plan(1);
        HeldModel held = new HeldModel(model, capacities());
        held.takeConstraints();
        Variable lost = new Variable(PLANTS);
        double before = held.wholeValues(solve(held.model())).value(lost);
        Constraint more = model.addConstraint(1 + before, Double.POSITIVE_INFINITY);
        model.addTerm(more, lost, 1);
        held.takeConstraints();
        assertThat(held.wholeValues(solve(held.model())).value(lost)).isCloseTo(1 + before, within(1e-9));
    }

    @Test
    void whatHeldVariablesContradictIsSeen() {
        LinearModel model = plan(1);
        HeldModel held = new HeldModel(model, capacities());
        held.takeConstraints();
        assertThat(held.isPossible()).isTrue();
        Constraint impossible = model.addConstraint(1000, Double.POSITIVE_INFINITY);
        model.addTerm(impossible, new Variable(0), 1);
        held.takeConstraints();
        assertThat(held.isPossible()).isFalse();
    }

    @Test
    void boundsThatHeldVariablesContradictAreSeen() {
        LinearModel model = plan(1);
        HeldModel held = new HeldModel(model, capacities());
        Constraint impossible = model.addConstraint(Double.NEGATIVE_INFINITY, -1000);
        model.addTerm(impossible, new Variable(PLANTS), 1);
        held.takeConstraints();
        assertThat(held.isPossible()).isFalse();
    }

    @Test
    void aModelWithWholeNumbersIsRefused() {
        LinearModel model = plan(1);
        model.setInteger(new Variable(0), true);
        assertThatThrownBy(() -> new HeldModel(model, capacities()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without integers");
    }
}
