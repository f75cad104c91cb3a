package org.rexnet.core.simulation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.HighsSolver;

class ThermalPlanTest {

    static LongStream seeds() {
        return Draws.seeds(60, 2000);
    }

    @Test
    void runsThroughAnHourAtALossToSaveAStart() {
        ThermalPlan plan = new ThermalPlan();
        double[] margins = {20, -5, 20};
        assertThat(plan.plan(new ThermalPlan.Unit(2, 10, 100, 1), margins, 0, 0, 1))
                .isEqualTo(290);
        assertThat(plan.power(1)).isEqualTo(2);
        assertThat(plan.plan(new ThermalPlan.Unit(2, 10, 5, 1), margins, 0, 0, 1))
                .isEqualTo(390);
        assertThat(plan.power(1)).isZero();
    }

    @Test
    void cannotStartWithinItsNotice() {
        ThermalPlan plan = new ThermalPlan();
        assertThat(plan.plan(new ThermalPlan.Unit(0, 10, 0, 1), new double[] {50, 50, 50}, 2, 0, 1))
                .isEqualTo(500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void earnsWhatTheBestOfAllSchedulesEarns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int periods = 1 + random.nextInt(11);
        double[] margins = new double[periods];
        for (int t = 0; t < periods; t++) {
            margins[t] = 40 * random.nextDouble() - 20;
        }
        ThermalPlan.Unit unit = new ThermalPlan.Unit(
                4 * random.nextDouble(), 4 + 6 * random.nextDouble(), 100 * random.nextDouble(), 1 + random.nextInt(4));
        int notice = random.nextInt(3);
        int runningFor = random.nextInt(4);
        double best = Double.NEGATIVE_INFINITY;
        for (int schedule = 0; schedule < 1 << periods; schedule++) {
            best = Math.max(best, surplus(unit, margins, notice, runningFor, schedule));
        }
        assertThat(new ThermalPlan().plan(unit, margins, notice, runningFor, 1)).isCloseTo(best, within(1e-9));
    }

    /** Surplus of a schedule of bits; minus infinity where it breaks a rule. */
    private static double surplus(ThermalPlan.Unit unit, double[] margins, int notice, int runningFor, int schedule) {
        boolean before = runningFor > 0;
        int run = runningFor;
        double total = 0;
        for (int t = 0; t < margins.length; t++) {
            boolean on = (schedule >> t & 1) == 1;
            boolean tooShort = before && !on && run < unit.minimumRun();
            if (tooShort || t < notice && on != before) {
                return Double.NEGATIVE_INFINITY;
            }
            run = on ? (before ? run + 1 : 1) : 0;
            total += on ? margins[t] * (margins[t] > 0 ? unit.mostMw() : unit.leastMw()) : 0;
            total -= on && !before ? unit.startCost() : 0;
            before = on;
        }
        return total;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRampedUnitEarnsWhatTheLinearProgramEarns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int periods = 1 + random.nextInt(20);
        double[] margins = new double[periods];
        for (int t = 0; t < periods; t++) {
            margins[t] = 40 * random.nextDouble() - 20;
        }
        double ramp = 0.5 + 3 * random.nextDouble();
        double least = random.nextInt(2);
        double now = least + (10 - least) * random.nextDouble();
        StoreProblem problem = new StoreProblem(periods);
        ThermalPlan.ramped(problem, now, least, 10, ramp, margins, 0.5);
        StorePlan plan = new StorePlan(problem);
        assertThat(plan.solve()).isTrue();
        LinearModel model = new LinearModel();
        Variable before = model.addVariable(now, now, 0);
        for (int t = 0; t < periods; t++) {
            Variable power = model.addVariable(least, 10, -margins[t] * 0.5);
            Constraint change = model.addConstraint(-ramp, ramp);
            model.addTerm(change, power, 1);
            model.addTerm(change, before, -1);
            before = power;
        }
        try (SolverSession session = new HighsSolver().open(model)) {
            double cost = ((Optimal) session.solve()).solution().objective();
            assertThat(plan.cost()).isCloseTo(cost, within(1e-9 * (1 + Math.abs(cost))));
        }
    }
}
