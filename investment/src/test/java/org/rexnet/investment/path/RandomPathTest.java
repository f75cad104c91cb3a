package org.rexnet.investment.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.Scenario.Attribute;
import org.rexnet.core.study.Scenario.Override;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Paths of one bus drawn by a seed, beside the same problem written out by hand, one variable per output and addition. */
final class RandomPathTest {

    private static final double LOST = 500;
    private static final int PLANTS = 4;
    private static final int HOURS = 6;

    /** Numbers of one path. */
    private static final class Draw {
        final int[] years;
        final double rate;
        final double[] existing = new double[PLANTS];
        final double[] life = new double[PLANTS];
        final double[] most = new double[PLANTS];
        final double[][] capital;
        final double[][] running;
        final double[][] available = new double[PLANTS][HOURS];
        final double[] load = new double[HOURS];
        final double[] growth;

        Draw(long seed) {
            Random random = new Random(seed);
            years = new int[2 + random.nextInt(3)];
            years[0] = 2030;
            for (int s = 1; s < years.length; s++) {
                years[s] = years[s - 1] + 1 + random.nextInt(6);
            }
            rate = random.nextInt(3) * 0.04;
            capital = new double[years.length][PLANTS];
            running = new double[years.length][PLANTS];
            growth = random.doubles(years.length, 0.6, 1.8).toArray();
            for (int p = 0; p < PLANTS; p++) {
                existing[p] = random.nextBoolean() ? 20 * random.nextDouble() : 0;
                life[p] = random.nextInt(3) == 0 ? Double.POSITIVE_INFINITY : 2 + random.nextInt(12);
                most[p] = random.nextBoolean() ? Double.POSITIVE_INFINITY : 10 + 60 * random.nextDouble();
                for (int s = 0; s < years.length; s++) {
                    capital[s][p] = 20 + 300 * random.nextDouble();
                    running[s][p] = 80 * random.nextDouble();
                }
                for (int t = 0; t < HOURS; t++) {
                    available[p][t] = p == 0 ? 1 : random.nextDouble();
                }
            }
            for (int t = 0; t < HOURS; t++) {
                load[t] = 20 + 60 * random.nextDouble();
            }
        }

        Study study() {
            StudyBuilder study = Study.builder("random").hours(HOURS).buses("b").load("load", "b", load);
            study.generator("lost", "b", 1000, LOST);
            for (int p = 0; p < PLANTS; p++) {
                int plant = p;
                study.generator(
                        "plant " + p,
                        "b",
                        g -> g.capacityMw(existing[plant])
                                .maxPu(org.rexnet.core.study.Profile.of(available[plant]))
                                .marginalCost(7)
                                .expansion(new Expansion(
                                        0, most[plant], capital[0][plant], 0, new CapitalCost.Yearly(life[plant]))));
            }
            return study.build();
        }

        PlanningPath path() {
            List<PlanningPath.Year> all = new ArrayList<>();
            for (int s = 0; s < years.length; s++) {
                List<Override> overrides = new ArrayList<>();
                overrides.add(Override.factor(Attribute.LOAD, growth[s]));
                for (int p = 0; p < PLANTS; p++) {
                    overrides.add(value(Attribute.GENERATOR_COST, p, running[s][p]));
                    overrides.add(value(Attribute.capital(ComponentKind.GENERATOR), p, capital[s][p]));
                }
                all.add(new PlanningPath.Year(years[s], 0, overrides));
            }
            return PlanningPath.of(rate, all);
        }

        private static Override value(Attribute what, int plant, double value) {
            return new Override(what, Optional.of("plant " + plant), Optional.empty(), 1, OptionalDouble.of(value));
        }

        /** Sum of discounted years that year {@code s} stands for. */
        double weight(int s) {
            int last = years.length - 1;
            int end = s < last ? years[s + 1] : years[last] + years[last] - years[last - 1];
            double sum = 0;
            for (int y = years[s]; y < end; y++) {
                sum += 1 / Math.pow(1 + rate, y - years[0]);
            }
            return sum;
        }

        boolean stands(int built, int p, int s) {
            return years[s] < years[built] + life[p];
        }

        double cost(int s, int p) {
            return p == PLANTS ? LOST : running[s][p];
        }

        private double standing(double[][] built, int s, int p) {
            double sum = 0;
            for (int earlier = 0; earlier < s; earlier++) {
                sum += stands(earlier, p, s) ? built[earlier][p] : 0;
            }
            return sum;
        }
    }

    /** The years {@code from} to before {@code to} of a path as one linear model. */
    private static final class Reference {
        final Draw draw;
        final int from;
        final int to;
        final LinearModel model = new LinearModel();
        final Variable[][] additions;
        final Variable[][][] output;

        Reference(Draw draw, int from, int to, boolean discounted, double[][] built) {
            this.draw = draw;
            this.from = from;
            this.to = to;
            additions = new Variable[to][PLANTS];
            output = new Variable[to][HOURS][PLANTS + 1];
            for (int s = from; s < to; s++) {
                for (int p = 0; p < PLANTS; p++) {
                    double cost = 0;
                    for (int later = s; later < to; later++) {
                        cost += draw.stands(s, p, later)
                                ? draw.capital[s][p] * (discounted ? draw.weight(later) : 1)
                                : 0;
                    }
                    additions[s][p] = model.addVariable(0, Double.POSITIVE_INFINITY, cost);
                }
            }
            for (int s = from; s < to; s++) {
                for (int p = 0; p < PLANTS; p++) {
                    double most = Math.max(draw.most[p], draw.existing[p]);
                    limit(s, p, 1, most - draw.existing[p] - draw.standing(built, s, p));
                }
                for (int t = 0; t < HOURS; t++) {
                    dispatch(s, t, discounted ? draw.weight(s) : 1, built);
                }
            }
        }

        /** factor x what is built and stands, at most {@code most}. */
        private Constraint limit(int s, int p, double factor, double most) {
            Constraint row = model.addConstraint(Double.NEGATIVE_INFINITY, most);
            for (int earlier = from; earlier <= s; earlier++) {
                if (draw.stands(earlier, p, s)) {
                    model.addTerm(row, additions[earlier][p], factor);
                }
            }
            return row;
        }

        private void dispatch(int s, int t, double weight, double[][] built) {
            double need = draw.growth[s] * draw.load[t];
            Constraint balance = model.addConstraint(need, need);
            for (int p = 0; p <= PLANTS; p++) {
                output[s][t][p] = model.addVariable(0, Double.POSITIVE_INFINITY, weight * draw.cost(s, p));
                model.addTerm(balance, output[s][t][p], 1);
            }
            for (int p = 0; p < PLANTS; p++) {
                double share = draw.available[p][t];
                Constraint row = limit(s, p, -share, share * (draw.existing[p] + draw.standing(built, s, p)));
                model.addTerm(row, output[s][t][p], 1);
            }
        }

        /** Adds to what is built, and returns the cost of each year. */
        double[] solve(double[][] built) {
            Solution solution;
            try (SolverSession session = new StandardSolver().open(model)) {
                solution = ((Optimal) session.solve()).solution();
            }
            double[] costs = new double[to];
            for (int s = from; s < to; s++) {
                for (int p = 0; p < PLANTS; p++) {
                    built[s][p] = solution.value(additions[s][p]);
                    costs[s] += draw.capital[0][p] * draw.existing[p];
                    for (int earlier = 0; earlier <= s; earlier++) {
                        costs[s] += draw.stands(earlier, p, s) ? draw.capital[earlier][p] * built[earlier][p] : 0;
                    }
                }
                for (int t = 0; t < HOURS; t++) {
                    for (int p = 0; p <= PLANTS; p++) {
                        costs[s] += solution.value(output[s][t][p]) * draw.cost(s, p);
                    }
                }
            }
            return costs;
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bothPlansAreThoseWrittenOutByHand(long seed) {
        Draw draw = new Draw(seed);

        PathComparison compared =
                PathPlanning.of(draw.study(), draw.path(), new StandardSolver()).compare(PathPlanning.Listener.SILENT);

        int years = draw.years.length;
        double[] best = new Reference(draw, 0, years, true, new double[years][PLANTS]).solve(new double[years][PLANTS]);
        double foresight = 0;
        double myopic = 0;
        double[][] built = new double[years][PLANTS];
        PathPlan yearByYear = compared.yearByYear().orThrow();
        for (int s = 0; s < years; s++) {
            foresight += draw.weight(s) * best[s];
            double[] cost = new Reference(draw, s, s + 1, false, built).solve(built);
            myopic += draw.weight(s) * cost[s];
            assertThat(yearByYear.year(draw.years[s]).cost()).isCloseTo(cost[s], within(1e-6 * cost[s]));
        }
        assertThat(compared.foresight().orThrow().presentValue()).isCloseTo(foresight, within(1e-6 * foresight));
        assertThat(yearByYear.presentValue()).isCloseTo(myopic, within(1e-6 * myopic));
        assertThat(compared.valueOfForesight().orElseThrow()).isGreaterThanOrEqualTo(-1e-6 * myopic);
    }
}
