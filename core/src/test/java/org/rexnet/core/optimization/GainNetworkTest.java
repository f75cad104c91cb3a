package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.StandardSolver;

/** Flow of least cost in networks that lose and gain, beside the same as a linear model. */
final class GainNetworkTest {

    private static final int OUTSIDE = GainNetwork.OUTSIDE;

    static LongStream seeds() {
        return Draws.seeds(100, 2000);
    }

    /** Arcs of a random network, in its own arrays. */
    private static final class Drawn {

        final int nodes;
        final int[] tail;
        final int[] head;
        final double[] gain;
        final double[] cost;
        final double[] capacity;
        final double[] demand;
        final GainNetwork network;

        /**
         * Every node can go without what it demands, and be rid of what it has too much, at a price; amounts are round, so that many
         * solutions are degenerate.
         */
        Drawn(SplittableRandom random) {
            nodes = random.nextInt(1, 9);
            int arcs = 2 * nodes + random.nextInt(1, 30);
            tail = new int[arcs];
            head = new int[arcs];
            gain = new double[arcs];
            cost = new double[arcs];
            capacity = new double[arcs];
            demand = new double[nodes];
            GainNetworkBuilder builder = new GainNetworkBuilder();
            for (int a = 0; a < arcs; a++) {
                boolean isShortage = a < nodes;
                boolean isSurplus = !isShortage && a < 2 * nodes;
                boolean isSupply = isShortage || (!isSurplus && random.nextInt(4) == 0);
                tail[a] = isSupply ? OUTSIDE : isSurplus ? a - nodes : random.nextInt(nodes);
                head[a] = isShortage ? a : isSurplus ? OUTSIDE : random.nextInt(isSupply ? 0 : -1, nodes);
                if (tail[a] == head[a]) {
                    head[a] = OUTSIDE;
                }
                gain[a] = tail[a] == OUTSIDE || head[a] == OUTSIDE || random.nextBoolean()
                        ? 1
                        : 0.25 * random.nextInt(1, 6);
                cost[a] = isShortage
                        ? 1000
                        : isSurplus
                                ? random.nextInt(30)
                                : head[a] == OUTSIDE ? -random.nextInt(60) : random.nextInt(50);
                capacity[a] = isShortage || isSurplus ? 100 : random.nextInt(12);
                if (isSurplus) {
                    builder.addSurplus(tail[a], cost[a], capacity[a]);
                } else {
                    builder.add(tail[a], head[a], gain[a], cost[a], capacity[a]);
                }
            }
            for (int n = 0; n < nodes; n++) {
                demand[n] = random.nextInt(10);
            }
            network = builder.build(demand);
        }

        void setCapacity(int arc, double most) {
            capacity[arc] = most;
            network.setCapacity(arc, most);
        }

        double leastCost() {
            LinearModel model = new LinearModel();
            Constraint[] balances = new Constraint[nodes];
            for (int n = 0; n < nodes; n++) {
                balances[n] = model.addConstraint(demand[n], demand[n]);
            }
            for (int a = 0; a < tail.length; a++) {
                Variable flow = model.addVariable(0, capacity[a], cost[a]);
                if (tail[a] != OUTSIDE) {
                    model.addTerm(balances[tail[a]], flow, -1);
                }
                if (head[a] != OUTSIDE) {
                    model.addTerm(balances[head[a]], flow, gain[a]);
                }
            }
            try (SolverSession session = new StandardSolver().open(model)) {
                return session.solve() instanceof Optimal optimal
                        ? optimal.solution().objective()
                        : Double.NaN;
            }
        }

        /** Of all potentials that say that these flows cost least, the network's are the lowest. */
        void assertLowest(String of) {
            LinearModel model = new LinearModel();
            Variable[] potentials = new Variable[nodes];
            for (int n = 0; n < nodes; n++) {
                potentials[n] = model.addVariable(-1e7, 1e7, 1);
            }
            for (int a = 0; a < tail.length; a++) {
                double least = network.flow(a) > 0 ? cost[a] : Double.NEGATIVE_INFINITY;
                double most = network.flow(a) < capacity[a] ? cost[a] : Double.POSITIVE_INFINITY;
                Constraint worth = model.addConstraint(least, most);
                if (head[a] != OUTSIDE) {
                    model.addTerm(worth, potentials[head[a]], gain[a]);
                }
                if (tail[a] != OUTSIDE) {
                    model.addTerm(worth, potentials[tail[a]], -1);
                }
            }
            try (SolverSession session = new StandardSolver().open(model)) {
                Solution lowest = ((Optimal) session.solve()).solution();
                for (int n = 0; n < nodes; n++) {
                    assertThat(network.potential(n))
                            .as("%s, node %d", of, n)
                            .isCloseTo(lowest.value(potentials[n]), within(1e-5));
                }
            }
        }

        /** Flows keep to their capacities and balance, and potentials say that no other flow costs less. */
        void assertOptimal(String of) {
            double[] balance = new double[nodes];
            double sum = 0;
            for (int a = 0; a < tail.length; a++) {
                double flow = network.flow(a);
                double reduced = network.reducedCost(a);
                assertThat(flow).as(of).isBetween(0.0, capacity[a]);
                assertThat(flow < capacity[a] ? Math.max(0, -reduced) : 0)
                        .as(of)
                        .isLessThan(1e-6);
                assertThat(flow > 0 ? Math.max(0, reduced) : 0).as(of).isLessThan(1e-6);
                sum += flow * cost[a];
                if (tail[a] != OUTSIDE) {
                    balance[tail[a]] -= flow;
                }
                if (head[a] != OUTSIDE) {
                    balance[head[a]] += gain[a] * flow;
                }
            }
            for (int n = 0; n < nodes; n++) {
                assertThat(balance[n]).as(of).isCloseTo(demand[n], within(1e-7));
            }
            assertThat(sum).as(of).isCloseTo(leastCost(), within(1e-6 * (1 + Math.abs(sum))));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void costsAreLeastAlsoAfterCapacitiesChanged(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawn drawn = new Drawn(random);
        drawn.network.solve();
        drawn.assertOptimal("seed " + seed);
        for (int change = 0; change < 6; change++) {
            for (int k = 0; k < random.nextInt(1, 4); k++) {
                int arc = random.nextInt(2 * drawn.nodes, drawn.tail.length);
                drawn.setCapacity(arc, random.nextInt(3) == 0 ? 0 : random.nextInt(15));
            }
            drawn.network.solve();
            drawn.assertOptimal("seed %d, change %d".formatted(seed, change));
        }
    }

    /** Whatever was solved before, potentials are the lowest that the flows allow: each alone, and all together. */
    @ParameterizedTest
    @MethodSource("seeds")
    void potentialsAreTheLowestHoweverTheyWereReached(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawn drawn = new Drawn(random);
        drawn.network.solve();
        drawn.assertLowest("seed " + seed);
        for (int change = 0; change < 6; change++) {
            for (int k = 0; k < random.nextInt(1, 4); k++) {
                int arc = random.nextInt(2 * drawn.nodes, drawn.tail.length);
                drawn.setCapacity(arc, random.nextInt(3) == 0 ? 0 : random.nextInt(15));
            }
            drawn.network.solve();
            drawn.assertLowest("seed %d, change %d".formatted(seed, change));
        }
    }

    /** What nobody can use is worth what it costs to be rid of it, though nothing of it is there. */
    @Test
    void whereNothingIsThePotentialIsThatOfBeingRidOfIt() {
        GainNetworkBuilder builder = new GainNetworkBuilder();
        builder.addSurplus(0, 0, 0);
        builder.addSurplus(1, 7, 0);
        int line = builder.add(1, 0, 1, 0, 0);
        GainNetwork network = builder.build(new double[] {0, 0});
        network.solve();
        assertThat(network.potential(0)).isZero();
        assertThat(network.potential(1)).isEqualTo(-7);

        network.setCapacity(line, 3);
        network.solve();
        assertThat(network.potential(1)).isZero(); // what is left over there can be sent to where it costs nothing
    }

    /** Supply that is just enough is worth what the last unit of it costs. */
    @Test
    void whatIsJustEnoughIsWorthWhatItCosts() {
        GainNetworkBuilder builder = new GainNetworkBuilder();
        builder.addSurplus(0, 0, 0);
        builder.add(OUTSIDE, 0, 1, 1000, 5);
        int plant = builder.add(OUTSIDE, 0, 1, 20, 4);
        GainNetwork network = builder.build(new double[] {5});
        network.solve();
        assertThat(network.potential(0)).isEqualTo(1000);
        for (double capacity : new double[] {5, 7, 5}) {
            network.setCapacity(plant, capacity);
            network.solve();
            assertThat(network.potential(0)).isEqualTo(20);
        }
    }

    @Test
    void aLookAtOtherCapacitiesLeavesNoTrace() {
        Drawn drawn = new Drawn(new SplittableRandom(7));
        drawn.network.solve();
        drawn.network.keep();
        double[] capacity = drawn.capacity.clone();
        for (int arc = 2 * drawn.nodes; arc < capacity.length; arc++) {
            drawn.setCapacity(arc, 0);
        }
        drawn.network.solve();
        drawn.network.goBack();
        System.arraycopy(capacity, 0, drawn.capacity, 0, capacity.length);

        drawn.assertOptimal("restored");
        assertThat(drawn.network.solve()).isFalse();
    }

    @Test
    void demandThatNothingMeetsIsSaid() {
        GainNetworkBuilder builder = new GainNetworkBuilder();
        builder.add(OUTSIDE, 0, 1, 10, 3);
        GainNetwork network = builder.build(new double[] {5});

        assertThatThrownBy(network::solve)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("missing");
    }
}
