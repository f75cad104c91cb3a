package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Network;

class DcFlowThreadsTest {

    private static final int WIDTH = 30;
    private static final int THREADS = 8;
    private static final int ROUNDS = 200;

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        Network network = grid();
        DcFlow alone = DcFlow.of(network, SusceptanceConvention.SERIES_REACTANCE);
        DcFlow shared = DcFlow.of(network, SusceptanceConvention.SERIES_REACTANCE);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            long seed = thread;
            tasks.add(() -> compare(alone, shared, new Random(seed)));
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isEqualTo(ROUNDS);
            }
        }
    }

    /** Returns in how many rounds the shared flow agreed to the last bit with one that is locked. */
    private static int compare(DcFlow alone, DcFlow shared, Random random) {
        int agreed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] injections = random.doubles(WIDTH * WIDTH, -1, 1).toArray();
            int branch = random.nextInt(alone.branches().size());
            double[] flows = shared.flows(injections);
            double[] row = shared.sensitivities(branch);
            synchronized (alone) {
                if (java.util.Arrays.equals(flows, alone.flows(injections))
                        && java.util.Arrays.equals(row, alone.sensitivities(branch))) {
                    agreed++;
                }
            }
        }
        return agreed;
    }

    /** A square grid of WIDTH x WIDTH buses. */
    private static Network grid() {
        Random random = new Random(1);
        var network = Network.builder();
        for (int bus = 0; bus < WIDTH * WIDTH; bus++) {
            network.add(Bus.of("" + bus));
        }
        for (int bus = 0; bus < WIDTH * WIDTH; bus++) {
            if (bus % WIDTH < WIDTH - 1) {
                network.add(Line.of("east of " + bus, "" + bus, "" + (bus + 1), 0.1 + random.nextDouble(), 1));
            }
            if (bus + WIDTH < WIDTH * WIDTH) {
                network.add(Line.of("south of " + bus, "" + bus, "" + (bus + WIDTH), 0.1 + random.nextDouble(), 1));
            }
        }
        return network.build();
    }
}
