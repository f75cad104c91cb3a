package org.rexnet.investment.decomposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Tolerances;
import org.rexnet.core.optimization.Variables;

/**
 * What the answers of parts say of all other parameters, as rows of the master; mutable, for one thread.
 *
 * <p>The cost of a part of which no cost is known yet counts as 0, so that capacities at which it can be cleared are sought.
 */
final class Cuts {

    private final Columns columns;
    private final LinearModel model;
    private final Variables values;
    private final Variables thetas;
    private final double moneyUnit;
    private final List<Cut> all = new ArrayList<>();
    private final BitSet priced = new BitSet();

    /** By part: the point at which it could not be cleared the last time, and how deep the cut there is. */
    private final Map<Integer, Need> needs = new HashMap<>();

    private record Need(double[] values, double depth) {

        boolean isAt(double[] others) {
            for (int i = 0; i < others.length; i++) {
                double size = Math.max(1, Math.abs(values[i]));
                if (Math.abs(values[i] - others[i]) > Tolerances.SOLVER_PRIMAL * size) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A cut and its coefficients of the part's parameters. */
    private record Cut(SubproblemAnswer answer, Constraint row, double[] terms) {}

    /** Prepares the costs {@code thetas} of parts, in money units. */
    Cuts(Columns columns, LinearModel model, Variables values, Variables thetas, double moneyUnit) {
        this.columns = columns;
        this.model = model;
        this.values = values;
        this.thetas = thetas;
        this.moneyUnit = moneyUnit;
        for (int p = 0; p < thetas.count(); p++) {
            model.setBounds(thetas.at(p), 0, 0);
            model.setCost(thetas.at(p), 1);
        }
    }

    /** Adds what an answer says of all other parameters. */
    void add(SubproblemAnswer answer) {
        switch (answer) {
            case SubproblemAnswer.Cleared cleared -> addCost(cleared);
            case SubproblemAnswer.Infeasible infeasible -> addFeasibility(infeasible);
            case SubproblemAnswer.Unbounded unbounded ->
                throw new IllegalArgumentException("Cost without end says nothing of other parameters.");
        }
    }

    /** theta - sum of slopes x y >= cost - sum of slopes x values. */
    private void addCost(SubproblemAnswer.Cleared answer) {
        int part = answer.part();
        double[] slopes = answer.slopes();
        double right = answer.cost() - product(slopes, answer.values());
        Constraint row = model.addConstraint(right / moneyUnit, Double.POSITIVE_INFINITY);
        model.setBounds(thetas.at(part), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        priced.set(part);
        model.addTerm(row, thetas.at(part), 1);
        addCut(answer, row, slopes, -1 / moneyUnit);
    }

    /**
     * sum of slopes x y <= sum of slopes x values - violation, in the unit of the parameter that matters most; twice as deep as the last
     * time where the master kept to a point because the cut was no deeper than a solver's tolerance.
     */
    private void addFeasibility(SubproblemAnswer.Infeasible answer) {
        double[] slopes = answer.slopes();
        double largest = Arrays.stream(slopes).map(Math::abs).max().orElse(0);
        double factor = largest > 0 ? 1 / largest : 1;
        double depth = factor * answer.violation();
        Need before = needs.get(answer.part());
        if (before != null && before.isAt(answer.values())) {
            depth = Math.max(depth, 2 * before.depth());
        }
        needs.put(answer.part(), new Need(answer.values(), depth));
        double right = factor * product(slopes, answer.values()) - depth;
        addCut(answer, model.addConstraint(Double.NEGATIVE_INFINITY, right), slopes, factor);
    }

    private void addCut(SubproblemAnswer answer, Constraint row, double[] slopes, double factor) {
        int[] own = columns.ofPart(answer.part());
        double[] terms = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            terms[i] = factor * slopes[i];
            model.addTerm(row, values.at(own[i]), terms[i]);
        }
        all.add(new Cut(answer, row, terms));
    }

    private static double product(double[] factors, double[] numbers) {
        double sum = 0;
        for (int i = 0; i < factors.length; i++) {
            sum += factors[i] * numbers[i];
        }
        return sum;
    }

    /** Returns whether there is a part of which no cost is known. */
    boolean lacksCosts() {
        return priced.cardinality() < thetas.count();
    }

    /** Returns the answers in the order added. */
    List<SubproblemAnswer> answers() {
        return all.stream().map(Cut::answer).toList();
    }

    int size() {
        return all.size();
    }

    /** Adds what the first {@code count} cuts say that one more unit of every column saves: sum of dual x coefficient. */
    void addRents(Solution duals, int count, double[] rents) {
        for (Cut cut : all.subList(0, count)) {
            double weight = duals.dual(cut.row()) * moneyUnit;
            int[] own = columns.ofPart(cut.answer().part());
            for (int i = 0; weight != 0 && i < own.length; i++) {
                rents[own[i]] += weight * cut.terms()[i];
            }
        }
    }
}
