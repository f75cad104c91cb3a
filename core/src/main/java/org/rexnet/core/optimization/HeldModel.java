package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A linear model in which some variables are held where they are: what is left of it is a model of its own, in which they are numbers and
 * constraints with one other variable are that variable's bounds. Where capacities are held, each constraint
 * {@code output <= share x capacity} becomes a bound, which leaves a small part of the rows.
 *
 * <p>Its solutions say what letting a held variable move would be worth, and from which basis the whole model starts. Mutable, for one
 * thread.
 */
public final class HeldModel implements ModelPart {

    private static final int NONE = -1;

    private final LinearModel whole;
    private final LinearModel rest = new LinearModel();
    private final BitSet held;
    private final double[] heldValues;
    private final int[] restOfColumn;
    private final IntList columns = new IntList();
    private final IntList rows = new IntList();
    /** Position of constraints of the whole model in the rest, {@link #NONE} where they are bounds or say nothing. */
    private final IntList restOfRow = new IntList();

    private final HeldBounds bounds;
    private final HeldTerms heldTerms = new HeldTerms();
    private final SharedColumns ownColumns = new SharedColumns();
    private int takenRows;
    private TermList.Mark takenTerms = TermList.Mark.START;
    private boolean isPossible = true;

    /**
     * Holds variables of a model, which must be linear and continuous; its constraints are taken by {@link #takeConstraints}.
     *
     * @param held positions of the variables that are held, each at its value nearest to 0
     */
    public HeldModel(LinearModel whole, BitSet held) {
        this(whole, held, column -> 0);
    }

    /**
     * Holds variables of a model at given values.
     *
     * @param held positions of the variables that are held
     * @param values by position; where one is beyond its variable's bounds, the nearest bound counts
     */
    public HeldModel(LinearModel whole, BitSet held, IntToDoubleFunction values) {
        if (whole.isQuadratic() || whole.hasIntegers()) {
            throw new IllegalArgumentException("Only variables of a linear model without integers can be held.");
        }
        this.whole = whole;
        this.held = (BitSet) held.clone();
        int size = whole.variableCount();
        heldValues = new double[size];
        restOfColumn = new int[size];
        bounds = new HeldBounds(whole, rest);
        for (int j = 0; j < size; j++) {
            Variable variable = new Variable(j);
            if (held.get(j)) {
                restOfColumn[j] = NONE;
                heldValues[j] =
                        Math.max(whole.lower(variable), Math.min(values.applyAsDouble(j), whole.upper(variable)));
                rest.addConstant(whole.cost(variable) * heldValues[j]);
            } else {
                addColumn(j);
            }
        }
    }

    private void addColumn(int column) {
        Variable variable = new Variable(column);
        restOfColumn[column] = columns.size;
        columns.add(column);
        rest.addVariable(whole.lower(variable), whole.upper(variable), whole.cost(variable));
    }

    @Override
    public LinearModel model() {
        return rest;
    }

    /** Returns whether held variables by themselves, and bounds that follow from them, contradict nothing. */
    public boolean isPossible() {
        return isPossible;
    }

    @Override
    public int wholeColumn(int column) {
        return columns.items[column];
    }

    @Override
    public int wholeRow(int row) {
        return rows.items[row];
    }

    @Override
    public void takeConstraints() {
        int end = whole.constraintCount();
        CompressedMatrix added =
                CompressedMatrix.tripletsInPlace(whole.terms(), takenTerms, takenRows, end, whole.variableCount());
        @Nullable SharedRow[] shared = whole.terms().sharedByRow(takenTerms, takenRows, end);
        Map<int[], Boolean> free = new IdentityHashMap<>();
        rest.terms().reserve(whole.terms().size - takenTerms.size());
        for (int row = takenRows; row < end; row++) {
            int from = added.start()[row - takenRows];
            int to = added.start()[row - takenRows + 1];
            SharedRow own = shared[row - takenRows];
            if (own == null) {
                take(row, added, from, to, 0);
            } else if (isFree(own, free)) {
                take(row, added, from, to, own.columns().length);
                rest.addSharedTerms(
                        new Constraint(restOfRow.items[row]),
                        ownColumns.of(own.columns(), column -> restOfColumn[column]),
                        own.values());
            } else {
                CompressedMatrix both = own.with(added, from, to);
                take(row, both, 0, both.entryCount(), 0);
            }
        }
        takenRows = end;
        takenTerms = whole.terms().mark();
    }

    /**
     * Returns whether none of a shared row's variables is held, and it is more than a bound.
     *
     * @param free what is known of columns that rows share
     */
    private boolean isFree(SharedRow shared, Map<int[], Boolean> free) {
        int count = 0;
        for (int k = 0; k < shared.columns().length && count < 2; k++) {
            count += shared.values()[k] == 0 ? 0 : 1;
        }
        return count > 1
                && free.computeIfAbsent(
                        shared.columns(), ofRow -> Arrays.stream(ofRow).noneMatch(held::get));
    }

    /**
     * Takes a constraint.
     *
     * @param shared number of its terms that are not among these, and none of which is held
     */
    private void take(int row, CompressedMatrix terms, int from, int to, int shared) {
        double fixed = 0;
        int others = shared;
        int last = NONE;
        for (int e = from; e < to; e++) {
            int column = terms.index()[e];
            if (held.get(column)) {
                fixed += terms.value()[e] * heldValues[column];
                heldTerms.add(row, column, terms.value()[e]);
            } else {
                others++;
                last = e;
            }
        }
        double lower = whole.lower(new Constraint(row)) - fixed;
        double upper = whole.upper(new Constraint(row)) - fixed;
        if (others == 0) {
            double rounding = HeldBounds.ROUNDING * (1 + Math.abs(fixed));
            isPossible &= lower <= rounding && upper >= -rounding;
        } else if (others == 1) {
            bound(row, terms.index()[last], terms.value()[last], lower, upper);
        }
        restOfRow.add(others > 1 ? rows.size : NONE);
        if (others > 1) {
            Constraint own = addRow(row, lower, upper);
            for (int e = from; e < to; e++) {
                int column = restOfColumn[terms.index()[e]];
                if (column != NONE) {
                    rest.addTerm(own, new Variable(column), terms.value()[e]);
                }
            }
        }
    }

    private Constraint addRow(int row, double lower, double upper) {
        rows.add(row);
        return rest.addConstraint(lower, upper);
    }

    private void bound(int row, int column, double factor, double lower, double upper) {
        isPossible &= bounds.add(row, column, factor, lower, upper, new Variable(restOfColumn[column]));
    }

    /** Lets held variables go: they become variables of the rest, after those it has, and what they made bounds are constraints again. */
    public void release(BitSet moving) {
        moving.stream().filter(held::get).forEach(j -> {
            rest.addConstant(-whole.cost(new Variable(j)) * heldValues[j]);
            addColumn(j);
        });
        held.andNot(moving);
        Map<Integer, Sparse> released = heldTerms.release(held);
        double[] fixed = heldTerms.activities(heldValues, takenRows);
        BitSet freed = new BitSet();
        released.keySet().forEach(freed::set);
        Map<Integer, Sparse> constraints = new LinkedHashMap<>();
        bounds.release(freed, restOfColumn, (row, column, factor) -> {
            Sparse terms = new Sparse();
            terms.add(column, factor);
            constraints.put(row, terms);
        });
        released.forEach((row, terms) -> release(row, fixed[row], terms, constraints.getOrDefault(row, new Sparse())));
    }

    /**
     * Gives a constraint of the whole model its terms that are held no longer.
     *
     * @param fixed what variables that are still held count in it
     * @param known the one term that it had where it was a bound
     */
    private void release(int row, double fixed, Sparse terms, Sparse known) {
        double lower = whole.lower(new Constraint(row));
        double upper = whole.upper(new Constraint(row));
        if (restOfRow.items[row] == NONE && terms.size() + known.size() == 1) {
            bound(row, terms.index(0), terms.value(0), lower - fixed, upper - fixed);
            return;
        }
        if (restOfRow.items[row] == NONE) {
            restOfRow.items[row] = rows.size;
            addTerms(addRow(row, lower - fixed, upper - fixed), known);
        }
        Constraint own = new Constraint(restOfRow.items[row]);
        rest.setConstraintBounds(own, lower - fixed, upper - fixed);
        addTerms(own, terms);
    }

    private void addTerms(Constraint own, Sparse terms) {
        for (int k = 0; k < terms.size(); k++) {
            rest.addTerm(own, new Variable(restOfColumn[terms.index(k)]), terms.value(k));
        }
    }

    @Override
    public Values wholeValues(Values ofRest) {
        return variable -> held.get(variable.index())
                ? heldValues[variable.index()]
                : ofRest.value(new Variable(restOfColumn[variable.index()]));
    }

    /** Returns a basis of the whole model, with what is known of it; {@code solution} of the rest tells bounds apart that meet. */
    public Basis wholeBasis(Basis ofRest, @Nullable Solution solution) {
        return bases().ofWhole(ofRest, solution);
    }

    /** Returns a basis of the rest that is the same as one of the whole model, as far as the held variables are not in it. */
    public Basis restBasis(Basis ofWhole) {
        return bases().ofRest(ofWhole);
    }

    private HeldBasis bases() {
        return new HeldBasis(whole, rest, heldValues, restOfColumn, columns, rows, takenRows, bounds);
    }

    /** Returns the reduced costs in a solution of the rest by variable of the whole model; 0 of those that are held. */
    public double[] reducedCosts(Solution ofRest) {
        double[] reducedCosts = new double[whole.variableCount()];
        for (int j = 0; j < columns.size; j++) {
            reducedCosts[columns.items[j]] = ofRest.reducedCost(new Variable(j));
        }
        return reducedCosts;
    }

    /** Returns the held variables that would lower the objective if they left their bounds, by the prices of a solution of the rest. */
    public BitSet worthMoving(Solution solution) {
        double tolerance = Tolerances.DUAL * Tolerances.costUnit(whole);
        double[] prices = prices(solution);
        double[] reducedCosts = new double[whole.variableCount()];
        held.stream().forEach(j -> reducedCosts[j] = whole.cost(new Variable(j)));
        heldTerms.price(prices, reducedCosts);
        BitSet moving = new BitSet();
        held.stream().forEach(j -> {
            Variable variable = new Variable(j);
            boolean up = reducedCosts[j] < -tolerance && heldValues[j] < whole.upper(variable);
            boolean down = reducedCosts[j] > tolerance && heldValues[j] > whole.lower(variable);
            moving.set(j, up || down);
        });
        return moving;
    }

    /** Returns the duals of all constraints of the whole model: a bound's price is that of the constraint that it stands for. */
    private double[] prices(Solution solution) {
        double[] prices = new double[takenRows];
        for (int i = 0; i < rows.size; i++) {
            Constraint own = new Constraint(i);
            prices[rows.items[i]] = solution.knows(own) ? solution.dual(own) : 0;
        }
        for (int j = 0; j < columns.size; j++) {
            int column = columns.items[j];
            double reduced = solution.reducedCost(new Variable(j));
            if (reduced > 0 && bounds.lowerRow(column) != NONE) {
                prices[bounds.lowerRow(column)] += reduced / bounds.lowerFactor(column);
            } else if (reduced < 0 && bounds.upperRow(column) != NONE) {
                prices[bounds.upperRow(column)] += reduced / bounds.upperFactor(column);
            }
        }
        return prices;
    }

    /**
     * Gives a variable that is not held the bounds that it has in the whole model; returns whether they are all that bounds it, so that
     * this is right.
     */
    public boolean followBounds(int column) {
        if (restOfColumn[column] == NONE || bounds.lowerRow(column) != NONE || bounds.upperRow(column) != NONE) {
            return false;
        }
        Variable variable = new Variable(column);
        rest.setBounds(new Variable(restOfColumn[column]), whole.lower(variable), whole.upper(variable));
        return true;
    }

    /** Returns what a solution of the rest is for the whole model; empty where its certificate does not hold there. */
    public Optional<Solution> wholeSolution(Solution ofRest) {
        double[] prices = prices(ofRest);
        Values values = wholeValues(ofRest);
        double[] value = new double[whole.variableCount()];
        double[] reducedCost = new double[value.length];
        for (int j = 0; j < value.length; j++) {
            value[j] = values.value(new Variable(j));
            reducedCost[j] = whole.cost(new Variable(j));
        }
        double[] activity = whole.terms().activities(value, takenRows);
        whole.terms().price(prices, reducedCost);
        Point point = new Point(value, reducedCost, activity, prices);
        Certificate certificate = Certificate.of(whole, point);
        return certificate.holds()
                ? Optional.of(
                        Solution.of(whole, point, wholeBasis(ofRest.basis(), ofRest), ofRest.statistics(), certificate))
                : Optional.empty();
    }

    /** Returns the positions of the held variables. */
    public BitSet held() {
        return (BitSet) held.clone();
    }
}
