package org.rexnet.core.optimization;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * A minimisation problem under construction; mutable, for one thread:
 *
 * <pre>minimise  constant + sum_j (cost_j x_j + quadratic_j x_j^2)
 * subject to  rowLower_i &lt;= sum_j a_ij x_j &lt;= rowUpper_i  and  lower_j &lt;= x_j &lt;= upper_j, some x_j integer</pre>
 *
 * <p>Bounds may be infinite; a bound of 1e20 or more in size counts as infinite. Whatever a solver would choke on (NaN,
 * crossed bounds, an infinite cost or coefficient) is refused here with an {@link IllegalArgumentException} that names
 * the variable or constraint.
 */
public final class LinearModel {
    private final DoubleList lower = new DoubleList();
    private final DoubleList upper = new DoubleList();
    private final Objective objective = new Objective();
    private final BitSet integers = new BitSet();
    private final DoubleList rowLower = new DoubleList();
    private final DoubleList rowUpper = new DoubleList();
    private final TermList terms = new TermList();
    private final NameBook variableNames = new NameBook("x");
    private final NameBook constraintNames = new NameBook("r");
    private IntToDoubleFunction unitOfColumn = j -> 1;
    private IntToDoubleFunction unitOfRow = i -> 1;

    /** Adds a continuous variable. */
    public Variable addVariable(double lower, double upper, double cost) {
        Variable added = addVariables(1).at(0);
        setBounds(added, lower, upper);
        setCost(added, cost);
        return added;
    }

    /** Adds continuous variables between 0 and infinity that cost nothing. */
    public Variables addVariables(int count) {
        Variables added = new Variables(variableCount(), count);
        lower.add(count, 0);
        upper.add(count, Double.POSITIVE_INFINITY);
        objective.addVariables(count);
        return added;
    }

    /**
     * Sets the bounds of a variable, either of which may be infinite; throws {@link IllegalArgumentException} where they are no numbers
     * or cross.
     */
    public void setBounds(Variable variable, double lower, double upper) {
        int column = column(variable);
        String fault = Bounds.fault(lower, upper);
        if (fault != null) {
            throw new IllegalArgumentException("Variable " + name(variable) + ": " + fault);
        }
        this.lower.items[column] = Bounds.normal(lower);
        this.upper.items[column] = Bounds.normal(upper);
    }

    /** Returns the lower bound of a variable, maybe -infinity. */
    public double lower(Variable variable) {
        return lower.items[column(variable)];
    }

    /** Returns the upper bound of a variable, maybe infinity. */
    public double upper(Variable variable) {
        return upper.items[column(variable)];
    }

    /** Adds to the linear cost of a variable. */
    public void addCost(Variable variable, double cost) {
        setCost(variable, cost(variable) + cost);
    }

    /** Sets the cost of a unit of a variable; throws {@link IllegalArgumentException} where it is not finite. */
    public void setCost(Variable variable, double cost) {
        int column = column(variable);
        if (!Bounds.isUsable(cost)) {
            throw new IllegalArgumentException("Variable " + name(variable)
                    + ": its cost must be finite and below 1e20 in size but is " + cost + ".");
        }
        objective.linear().items[column] = cost;
    }

    /** Returns the cost of a unit of a variable. */
    public double cost(Variable variable) {
        return objective.linear().items[column(variable)];
    }

    /** Makes the variable cost {@code q x^2} on top of its linear cost, q at least 0. */
    public void setQuadraticCost(Variable variable, double q) {
        int column = column(variable);
        if (!(q >= 0) || !Bounds.isUsable(q)) {
            throw new IllegalArgumentException("Variable " + name(variable)
                    + ": its quadratic cost must be at least 0 and below 1e20 but is " + q + ".");
        }
        objective.setQuadratic(column, q);
    }

    /** Returns q of the cost q x value^2 of a variable. */
    public double quadraticCost(Variable variable) {
        return objective.quadratic(column(variable));
    }

    /** Returns whether any variable has a quadratic cost. */
    public boolean isQuadratic() {
        return objective.isQuadratic();
    }

    /** Makes a variable whole, or continuous again. */
    public void setInteger(Variable variable, boolean integer) {
        integers.set(column(variable), integer);
    }

    /** Returns whether a variable must be whole. */
    public boolean isInteger(Variable variable) {
        return integers.get(column(variable));
    }

    /** Returns whether any variable must be whole. */
    public boolean hasIntegers() {
        return !integers.isEmpty();
    }

    /** Adds the constraint {@code lower <= 0 <= upper}, to be filled with terms; either bound may be infinite. */
    public Constraint addConstraint(double lower, double upper) {
        return addConstraints(1, lower, upper).at(0);
    }

    /** Adds constraints that share their bounds. */
    public Constraints addConstraints(int count, double lower, double upper) {
        Constraints added = new Constraints(constraintCount(), count);
        String fault = Bounds.fault(lower, upper);
        if (fault != null) {
            throw new IllegalArgumentException("New constraint: " + fault);
        }
        rowLower.add(count, Bounds.normal(lower));
        rowUpper.add(count, Bounds.normal(upper));
        return added;
    }

    /**
     * Sets the bounds of a constraint, either of which may be infinite; throws {@link IllegalArgumentException} where they are no numbers
     * or cross.
     */
    public void setConstraintBounds(Constraint constraint, double lower, double upper) {
        int row = row(constraint);
        String fault = Bounds.fault(lower, upper);
        if (fault != null) {
            throw new IllegalArgumentException("Constraint " + name(constraint) + ": " + fault);
        }
        rowLower.items[row] = Bounds.normal(lower);
        rowUpper.items[row] = Bounds.normal(upper);
    }

    /** Returns the lower bound of a constraint, maybe -infinity. */
    public double lower(Constraint constraint) {
        return rowLower.items[row(constraint)];
    }

    /** Returns the upper bound of a constraint, maybe infinity. */
    public double upper(Constraint constraint) {
        return rowUpper.items[row(constraint)];
    }

    /** Adds {@code coefficient * variable} to a constraint; terms of the same variable add up. */
    public void addTerm(Constraint constraint, Variable variable, double coefficient) {
        checkCoefficient(constraint, variable, coefficient);
        if (coefficient != 0) {
            terms.add(constraint.index(), variable.index(), coefficient);
        }
    }

    /** Adds {@code coefficient} x the k-th variable to the k-th constraint, for all of two blocks of the same length. */
    public void addTerms(Constraints constraints, Variables variables, double coefficient) {
        for (int k = 0; k < constraints.count(); k++) {
            addTerm(constraints.at(k), variables.at(k), coefficient);
        }
    }

    /**
     * Adds terms of many variables to a constraint, whose arrays are kept and not copied, so that many constraints may share them: those of
     * flow limits in different snapshots have the same coefficients, and those of one snapshot the same variables.
     *
     * @param variables positions, not to be changed any more
     * @param coefficients some of which may be 0, not to be changed any more
     */
    public void addSharedTerms(Constraint constraint, int[] variables, double[] coefficients) {
        if (variables.length != coefficients.length) {
            throw new IllegalArgumentException(
                    "There are %d variables, but %d coefficients.".formatted(variables.length, coefficients.length));
        }
        for (int k = 0; k < variables.length; k++) {
            checkCoefficient(constraint, new Variable(variables[k]), coefficients[k]);
        }
        terms.addShared(constraint.index(), variables, coefficients);
    }

    /** Replaces the coefficient of a variable in a constraint. */
    public void setCoefficient(Constraint constraint, Variable variable, double coefficient) {
        checkCoefficient(constraint, variable, coefficient);
        terms.set(constraint.index(), variable.index(), coefficient);
    }

    /** The coefficient of a variable in a constraint, 0 if it has none. */
    public double coefficient(Constraint constraint, Variable variable) {
        return terms.coefficient(row(constraint), column(variable));
    }

    private void checkCoefficient(Constraint constraint, Variable variable, double coefficient) {
        row(constraint);
        column(variable);
        if (!(Math.abs(coefficient) < Tolerances.LARGEST_COEFFICIENT)) {
            throw new IllegalArgumentException("Constraint " + name(constraint) + ": the coefficient of "
                    + name(variable) + " must be below 1e15 in size but is " + coefficient + ".");
        }
    }

    /**
     * Tells in which units of money a price matters that belongs to a variable or constraint: below 1 where what it is about counts little
     * in the cost, so that an error there would be lost beside what counts in full.
     *
     * @param ofVariable by position, above 0 and at most 1
     * @param ofConstraint by position, above 0 and at most 1
     */
    public void setMoneyUnits(IntToDoubleFunction ofVariable, IntToDoubleFunction ofConstraint) {
        unitOfColumn = ofVariable;
        unitOfRow = ofConstraint;
    }

    double moneyUnitOfColumn(int column) {
        return unitOfColumn.applyAsDouble(column);
    }

    double moneyUnitOfRow(int row) {
        return unitOfRow.applyAsDouble(row);
    }

    /** Adds to the part of the objective that no variable changes. */
    public void addConstant(double amount) {
        objective.addConstant(amount);
    }

    /** Returns the cost that no variable changes. */
    public double constant() {
        return objective.constant();
    }

    /** Returns the number of variables. */
    public int variableCount() {
        return lower.size;
    }

    /** Returns the number of constraints. */
    public int constraintCount() {
        return rowLower.size;
    }

    /** The number of terms added so far, repeated ones included. */
    public long termCount() {
        return terms.count();
    }

    /** Names a block of variables {@code prefix + suffix(k)}; the function is asked only when a name is printed. */
    public void name(Variables block, String prefix, IntFunction<String> suffix) {
        variableNames.add(block.first(), block.count(), k -> prefix + suffix.apply(k));
    }

    /** Names a block of constraints {@code prefix + suffix(k)}; the function is asked only when a name is printed. */
    public void name(Constraints block, String prefix, IntFunction<String> suffix) {
        constraintNames.add(block.first(), block.count(), k -> prefix + suffix.apply(k));
    }

    /** Names a variable. */
    public void name(Variable variable, String name) {
        variableNames.add(variable.index(), 1, k -> name);
    }

    /** Names a constraint. */
    public void name(Constraint constraint, String name) {
        constraintNames.add(constraint.index(), 1, k -> name);
    }

    /** Names a variable after a row, as the slack of one; asked only when the name is printed. */
    public void name(Variable variable, String prefix, Constraint row) {
        variableNames.add(variable.index(), 1, k -> prefix + name(row));
    }

    /** The name given to a variable, otherwise "x" and its position. */
    public String name(Variable variable) {
        return variableNames.name(column(variable));
    }

    /** The name given to a constraint, otherwise "r" and its position. */
    public String name(Constraint constraint) {
        return constraintNames.name(row(constraint));
    }

    /** Writes the model in CPLEX LP format into a file. */
    public void writeLp(Path file) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writeLp(writer);
        }
    }

    /** Writes the model in CPLEX LP format. */
    public void writeLp(Appendable out) throws IOException {
        new LpFormat(this, out).write();
    }

    /** Returns a number that tells models apart: it changes with any bound, cost, coefficient or their order, but hardly ever repeats. */
    public long fingerprint() {
        return Fingerprint.of(this);
    }

    private int column(Variable variable) {
        if (variable.index() >= lower.size) {
            throw new IllegalArgumentException(
                    "Variable " + variable.index() + " is not of this model, which has " + lower.size + " variables.");
        }
        return variable.index();
    }

    private int row(Constraint constraint) {
        if (constraint.index() >= rowLower.size) {
            throw new IllegalArgumentException("Constraint " + constraint.index() + " is not of this model, which has "
                    + rowLower.size + " constraints.");
        }
        return constraint.index();
    }

    /* The arrays behind the handles; quadratic costs reach only as far as one was set. */
    DoubleList lowers() {
        return lower;
    }

    DoubleList uppers() {
        return upper;
    }

    DoubleList costs() {
        return objective.linear();
    }

    DoubleList quadraticCosts() {
        return objective.quadratic();
    }

    BitSet integers() {
        return integers;
    }

    DoubleList rowLowers() {
        return rowLower;
    }

    DoubleList rowUppers() {
        return rowUpper;
    }

    TermList terms() {
        return terms;
    }

    /** Returns the cost of given values: constant, linear and quadratic part. */
    double objective(double[] value) {
        return objective.at(value);
    }
}
