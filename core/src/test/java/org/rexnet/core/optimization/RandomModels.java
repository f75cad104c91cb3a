package org.rexnet.core.optimization;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Models drawn by a seed, for tests that compare solvers. */
public final class RandomModels {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private RandomModels() {}

    public static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A transport network with supply, demand, shortage and capacities, all in whole numbers: full of ties. */
    public static LinearModel network(long seed) {
        RandomGenerator random = generator(seed);
        LinearModel model = new LinearModel();
        int nodes = 3 + random.nextInt(12);
        Constraints balance = model.addConstraints(nodes, 0, 0);
        for (int node = 0; node < nodes; node++) {
            double demand = random.nextInt(10);
            model.setConstraintBounds(balance.at(node), demand, demand);
            model.addTerm(balance.at(node), model.addVariable(0, random.nextInt(12), random.nextInt(20)), 1);
            model.addTerm(balance.at(node), model.addVariable(0, INFINITY, 100), 1);
            model.addTerm(balance.at(node), model.addVariable(0, INFINITY, 0), -1);
        }
        for (int arc = 0; arc < 2 * nodes; arc++) {
            int capacity = random.nextInt(6);
            Variable flow = model.addVariable(-capacity, capacity, 0);
            model.addTerm(balance.at(random.nextInt(nodes)), flow, 1);
            model.addTerm(balance.at(random.nextInt(nodes)), flow, -1);
        }
        return model;
    }

    /**
     * Free, boxed, fixed and one-sided variables; equalities, ranges, redundant, empty and repeated rows. Some models are
     * infeasible or unbounded.
     */
    public static LinearModel general(long seed) {
        RandomGenerator random = generator(seed);
        LinearModel model = new LinearModel();
        int columns = 1 + random.nextInt(25);
        boolean whole = random.nextBoolean();
        double[] start = new double[columns];
        for (int j = 0; j < columns; j++) {
            double lower = random.nextInt(5) == 0 ? -INFINITY : random.nextInt(5) - 4;
            double upper = random.nextInt(4) == 0 ? INFINITY : Math.max(lower, -4) + random.nextInt(6);
            model.addVariable(lower, upper, random.nextInt(3) == 0 ? 0 : random.nextInt(12) - 2);
            start[j] = Math.clamp(random.nextInt(7) - 3, lower, upper);
        }
        int rows = random.nextInt(20);
        for (int i = 0; i < rows; i++) {
            double[] coefficients = new double[columns];
            for (int j = 0; j < columns; j++) {
                boolean isZero = random.nextInt(3) > 0;
                coefficients[j] = isZero ? 0 : whole ? random.nextInt(5) - 2 : random.nextGaussian();
            }
            addRow(model, coefficients, start, random);
        }
        return model;
    }

    /** A row that the start satisfies, in one of four forms, now and then twice. */
    private static void addRow(LinearModel model, double[] coefficients, double[] start, RandomGenerator random) {
        double activity = 0;
        for (int j = 0; j < start.length; j++) {
            activity += coefficients[j] * start[j];
        }
        int form = random.nextInt(4);
        double lower = form == 1 ? -INFINITY : form == 0 ? activity : activity - random.nextInt(3);
        double upper = form == 3 ? INFINITY : form == 0 ? activity : activity + random.nextInt(3);
        int copies = random.nextInt(6) == 0 ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            Constraint row = model.addConstraint(lower, upper);
            for (int j = 0; j < start.length; j++) {
                model.addTerm(row, new Variable(j), coefficients[j]);
            }
        }
    }

    /** Gives about three in four variables a quadratic cost, of a size that the seed decides on, from 1e-7 to 1e5. */
    public static void addQuadraticCosts(LinearModel model, long seed) {
        RandomGenerator random = generator(seed + 1_000_000);
        double size = Math.pow(10, random.nextInt(13) - 7);
        boolean same = random.nextBoolean();
        for (int j = 0; j < model.variableCount(); j++) {
            if (random.nextInt(4) > 0) {
                double q = same ? size : size * random.nextInt(3) * random.nextDouble();
                model.setQuadraticCost(new Variable(j), q);
            }
        }
    }

    /** Units with ramps and quadratic costs, storage and shortage over some periods. */
    public static LinearModel quadraticStudy(long seed, int size) {
        RandomGenerator random = generator(seed);
        LinearModel model = new LinearModel();
        int periods = 4 + random.nextInt(size);
        int units = 2 + random.nextInt(size);
        Constraints balance = model.addConstraints(periods, 0, 0);
        for (int t = 0; t < periods; t++) {
            double demand = 50 * units * (0.5 + 0.4 * Math.sin(t * 0.5) + 0.1 * random.nextDouble());
            model.setConstraintBounds(balance.at(t), demand, demand);
            model.addTerm(balance.at(t), model.addVariable(0, INFINITY, 1000), 1);
        }
        for (int unit = 0; unit < units; unit++) {
            addUnit(model, balance, random);
        }
        for (int storage = 0; storage < 1 + random.nextInt(3); storage++) {
            addStorage(model, balance, random);
        }
        return model;
    }

    private static void addUnit(LinearModel model, Constraints balance, RandomGenerator random) {
        double capacity = random.nextBoolean() ? 100 : 20 + random.nextInt(100);
        double cost = 10 + random.nextInt(50);
        double quadratic = random.nextInt(4) == 0 ? 0 : Math.pow(10, -4 + 4 * random.nextDouble());
        double ramp = capacity * (0.1 + 0.5 * random.nextDouble());
        Variables output = model.addVariables(balance.count());
        for (int t = 0; t < balance.count(); t++) {
            model.setBounds(output.at(t), 0, capacity);
            model.setCost(output.at(t), cost);
            model.setQuadraticCost(output.at(t), quadratic);
            model.addTerm(balance.at(t), output.at(t), 1);
            if (t > 0) {
                Constraint row = model.addConstraint(-ramp, ramp);
                model.addTerm(row, output.at(t), 1);
                model.addTerm(row, output.at(t - 1), -1);
            }
        }
    }

    private static void addStorage(LinearModel model, Constraints balance, RandomGenerator random) {
        int periods = balance.count();
        double power = 5 + random.nextInt(40);
        double hours = 1 + random.nextInt(6);
        double efficiency = 0.8 + 0.2 * random.nextDouble();
        Variables charge = model.addVariables(periods);
        Variables discharge = model.addVariables(periods);
        Variables level = model.addVariables(periods);
        for (int t = 0; t < periods; t++) {
            model.setBounds(charge.at(t), 0, power);
            model.setBounds(discharge.at(t), 0, power);
            model.setBounds(level.at(t), 0, power * hours);
            model.addTerm(balance.at(t), charge.at(t), -1);
            model.addTerm(balance.at(t), discharge.at(t), 1);
            Constraint row = model.addConstraint(0, 0);
            model.addTerm(row, level.at(t), 1);
            model.addTerm(row, level.at((t + periods - 1) % periods), -1);
            model.addTerm(row, charge.at(t), -efficiency);
            model.addTerm(row, discharge.at(t), 1 / efficiency);
        }
    }
}
