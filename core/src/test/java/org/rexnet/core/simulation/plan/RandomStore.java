package org.rexnet.core.simulation.plan;

import java.util.SplittableRandom;

/** Random stores: batteries, vehicles with a need, tanks that lose, reservoirs with inflow; prices with depth, some negative. */
final class RandomStore {

    private RandomStore() {}

    static void fill(StoreProblem problem, SplittableRandom random, int periods) {
        double most = 2 + 20 * random.nextDouble();
        double least = random.nextInt(3) == 0 ? most * 0.3 * random.nextDouble() : 0;
        problem.begin(periods, least + (most - least) * random.nextDouble(), least, most);
        double filling = 0.7 + 0.3 * random.nextDouble();
        double emptying = random.nextInt(4) == 0 ? 1 : 0.7 + 0.3 * random.nextDouble();
        boolean loses = random.nextInt(3) == 0;
        boolean drifts = random.nextInt(3) == 0;
        int levels = 1 + random.nextInt(3);
        boolean whole = random.nextInt(3) == 0;
        double lowest = random.nextInt(2) == 0 ? -40 : 5;
        for (int t = 0; t < periods; t++) {
            if (loses || drifts) {
                problem.pass(t, loses ? 0.9 + 0.1 * random.nextDouble() : 1, drifts ? 2 * random.nextDouble() - 1 : 0);
            }
            if (drifts) {
                problem.fill(t, 1000, 10);
                problem.empty(t, 0, 10);
            }
            if (loses) {
                problem.hold(t, random.nextDouble() - 0.5);
            }
            double buy = price(lowest + 60 * random.nextDouble(), whole);
            double sell = price(buy - 4 * random.nextDouble(), whole);
            double rate = most * (0.05 + 0.4 * random.nextDouble());
            for (int level = 0; level < levels; level++) {
                problem.fill(t, (buy + 3 * level) / filling, rate / levels * filling);
                problem.empty(t, (sell - 3 * level) * emptying, rate / levels / emptying);
            }
        }
        double worth = 50 * random.nextDouble();
        problem.value(worth + 10, most * 0.4);
        problem.value(worth, most * 0.6);
        if (random.nextInt(4) == 0) {
            problem.bound(periods - 1, most * 0.6 * random.nextDouble(), most);
        }
    }

    private static double price(double price, boolean whole) {
        return whole ? Math.rint(price / 5) * 5 : price;
    }
}
