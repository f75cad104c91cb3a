package org.rexnet.core.clearing.model;

import java.util.Arrays;
import org.rexnet.core.optimization.Values;
import org.rexnet.core.optimization.Variable;

/**
 * Net injection at every bus and snapshot of a window, in MW: a number plus terms in variables. Mutable, for one thread.
 *
 * <p>Every component adds what it injects; the flow model turns the sums into balances and flows.
 */
public final class NodalInjections {

    private final int buses;
    private final int snapshots;
    private final double[] fixed;
    private int[] cells = new int[256];
    private int[] variables = new int[256];
    private double[] coefficients = new double[256];
    private int count;
    private int[] starts = {};
    private int[] order = {};

    NodalInjections(int buses, int snapshots) {
        this.buses = buses;
        this.snapshots = snapshots;
        fixed = new double[buses * snapshots];
    }

    /** Receives the terms of one snapshot. */
    public interface TermReader {
        void read(int bus, Variable variable, double coefficient);
    }

    /** Adds {@code coefficient} x {@code variable} to the injection at a bus in snapshot {@code k} of the window. */
    public void add(int bus, int k, Variable variable, double coefficient) {
        if (count == cells.length) {
            int capacity = count * 2;
            cells = Arrays.copyOf(cells, capacity);
            variables = Arrays.copyOf(variables, capacity);
            coefficients = Arrays.copyOf(coefficients, capacity);
        }
        cells[count] = k * buses + bus;
        variables[count] = variable.index();
        coefficients[count++] = coefficient;
    }

    /** Adds MW to the injection at a bus in snapshot {@code k} of the window. */
    public void addFixed(int bus, int k, double mw) {
        fixed[k * buses + bus] += mw;
    }

    /** Sets all numbers to 0 and keeps the terms. */
    public void clearFixed() {
        Arrays.fill(fixed, 0);
    }

    /** Sorts the terms by snapshot; call once when all are added. */
    public void index() {
        starts = new int[snapshots + 1];
        for (int e = 0; e < count; e++) {
            starts[cells[e] / buses + 1]++;
        }
        for (int k = 0; k < snapshots; k++) {
            starts[k + 1] += starts[k];
        }
        int[] next = starts.clone();
        order = new int[count];
        for (int e = 0; e < count; e++) {
            order[next[cells[e] / buses]++] = e;
        }
    }

    /** Tells the variables that are injected in snapshot {@code k}. */
    public void terms(int k, TermReader reader) {
        for (int i = starts[k]; i < starts[k + 1]; i++) {
            int e = order[i];
            reader.read(cells[e] - k * buses, new Variable(variables[e]), coefficients[e]);
        }
    }

    /** Returns where each variable is injected. */
    public Ports ports() {
        int most = -1;
        for (int e = 0; e < count; e++) {
            most = Math.max(most, variables[e]);
        }
        int[] first = new int[most + 2];
        for (int e = 0; e < count; e++) {
            first[variables[e] + 1]++;
        }
        for (int j = 0; j <= most; j++) {
            first[j + 1] += first[j];
        }
        int[] next = first.clone();
        int[] terms = new int[count];
        for (int i = 0; i < count; i++) {
            terms[next[variables[order[i]]]++] = order[i];
        }
        return new Ports(first, terms);
    }

    /** Where variables are injected, snapshot by snapshot; of the terms as they were when this was asked for. */
    public final class Ports {

        private final int[] first;
        private final int[] terms;

        private Ports(int[] first, int[] terms) {
            this.first = first;
            this.terms = terms;
        }

        /** Receives one port of a variable. */
        public interface PortReader {
            void read(int bus, int k, double coefficient);
        }

        /** Tells where a variable is injected. */
        public void of(Variable variable, PortReader reader) {
            int j = variable.index();
            for (int i = j + 1 < first.length ? first[j] : 0; j + 1 < first.length && i < first[j + 1]; i++) {
                int e = terms[i];
                reader.read(cells[e] % buses, cells[e] / buses, coefficients[e]);
            }
        }
    }

    /** Returns what is injected whatever is decided, in MW. */
    public double fixed(int bus, int k) {
        return fixed[k * buses + bus];
    }

    /** Copies the numbers of snapshot {@code k} by bus. */
    public void fixed(int k, double[] byBus) {
        System.arraycopy(fixed, k * buses, byBus, 0, buses);
    }

    /** Returns the sum of the numbers of snapshot {@code k}, each times the factor of its bus. */
    public double fixedSum(int k, double[] factors) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int base = k * buses;
        int bus = 0;
        for (; bus + 3 < buses; bus += 4) { // Four sums, as each addition has to wait for the one before.
            first += factors[bus] * fixed[base + bus];
            second += factors[bus + 1] * fixed[base + bus + 1];
            third += factors[bus + 2] * fixed[base + bus + 2];
            fourth += factors[bus + 3] * fixed[base + bus + 3];
        }
        for (; bus < buses; bus++) {
            first += factors[bus] * fixed[base + bus];
        }
        return first + second + (third + fourth);
    }

    /**
     * Returns two of {@link #fixedSum} to the last bit, in little more than half the time: additions of one need not wait for those of the
     * other.
     */
    public double[] fixedSums(int k, double[] factors, double[] otherFactors) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        double otherFirst = 0;
        double otherSecond = 0;
        double otherThird = 0;
        double otherFourth = 0;
        int base = k * buses;
        int bus = 0;
        for (; bus + 3 < buses; bus += 4) {
            double one = fixed[base + bus];
            double two = fixed[base + bus + 1];
            double three = fixed[base + bus + 2];
            double four = fixed[base + bus + 3];
            first += factors[bus] * one;
            second += factors[bus + 1] * two;
            third += factors[bus + 2] * three;
            fourth += factors[bus + 3] * four;
            otherFirst += otherFactors[bus] * one;
            otherSecond += otherFactors[bus + 1] * two;
            otherThird += otherFactors[bus + 2] * three;
            otherFourth += otherFactors[bus + 3] * four;
        }
        for (; bus < buses; bus++) {
            first += factors[bus] * fixed[base + bus];
            otherFirst += otherFactors[bus] * fixed[base + bus];
        }
        return new double[] {first + second + (third + fourth), otherFirst + otherSecond + (otherThird + otherFourth)};
    }

    /** Evaluates the injections of snapshot {@code k} by bus. */
    public void evaluate(int k, Values solution, double[] byBus) {
        fixed(k, byBus);
        for (int i = starts[k]; i < starts[k + 1]; i++) {
            int e = order[i];
            byBus[cells[e] - k * buses] += coefficients[e] * solution.value(new Variable(variables[e]));
        }
    }
}
