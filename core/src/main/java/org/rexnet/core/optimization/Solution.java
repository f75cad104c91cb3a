package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.Optional;

/**
 * A solution that was checked to be optimal: values, prices and where they come from. Immutable.
 *
 * <p>The dual of a constraint is the change of the minimal cost per unit by which its bounds are raised: at least 0 where
 * the lower bound holds the activity up, at most 0 where the upper bound holds it down. The reduced cost of a variable is
 * the same for the variable's bounds.
 */
public final class Solution implements Values {
    private final Point point;
    private final double objective;
    private final Basis basis;
    private final SolverStatistics statistics;
    private final Certificate certificate;

    private Solution(Point point, double objective, Basis basis, SolverStatistics statistics, Certificate certificate) {
        this.point = point;
        this.objective = objective;
        this.basis = basis;
        this.statistics = statistics;
        this.certificate = certificate;
    }

    /**
     * A solution of a model as it is now.
     *
     * @throws CertificateException if the certificate does not hold
     */
    public static Solution of(
            LinearModel model, Point point, Basis basis, SolverStatistics statistics, Certificate certificate) {
        if (!certificate.holds()) {
            throw new CertificateException(
                    "The result of " + statistics.solver() + " is not optimal: " + certificate + ".");
        }
        return new Solution(point, model.objective(point.value()), basis, statistics, certificate);
    }

    /** Returns the same values with duals and reduced costs in other money: {@code factor} units for one of the model's. */
    public Solution withMoney(double factor) {
        return new Solution(point.withMoney(factor), objective * factor, basis, statistics, certificate);
    }

    /** Returns the same solution as seen from another basis. */
    Solution withBasis(Basis other) {
        return new Solution(point, objective, other, statistics, certificate);
    }

    /** Returns the same values with other duals of a model, which may have got rows since; empty where their certificate does not hold. */
    Optional<Solution> withDuals(LinearModel model, double[] duals) {
        CompressedMatrix terms = CompressedMatrix.byColumn(model);
        double[] value = point.value();
        double[] reducedCost = new double[value.length];
        double[] activity = new double[duals.length];
        for (int j = 0; j < value.length; j++) {
            Variable variable = new Variable(j);
            reducedCost[j] = model.cost(variable) + 2 * model.quadraticCost(variable) * value[j];
            for (int entry = terms.start()[j]; entry < terms.start()[j + 1]; entry++) {
                int row = terms.index()[entry];
                reducedCost[j] -= terms.value()[entry] * duals[row];
                activity[row] += terms.value()[entry] * value[j];
            }
        }
        Point other = new Point(value, reducedCost, activity, duals);
        Certificate check = Certificate.of(model, other);
        return check.holds()
                ? Optional.of(
                        new Solution(other, objective, basis.extendedTo(value.length, duals.length), statistics, check))
                : Optional.empty();
    }

    /**
     * Returns the same values with some duals changed; empty where their certificate does not hold.
     *
     * @param changes by constraint
     * @param byRow terms of the model; those of constraints whose duals do not change may be missing
     * @param held variable that is held where it stands, so that its reduced cost may have either sign
     */
    Optional<Solution> withChanged(LinearModel model, Sparse changes, CompressedMatrix byRow, Variable held) {
        double[] reducedCost = point.reducedCost().clone();
        double[] dual = point.dual().clone();
        for (int k = 0; k < changes.size(); k++) {
            int row = changes.index(k);
            dual[row] += changes.value(k);
            for (int entry = byRow.start()[row]; entry < byRow.start()[row + 1]; entry++) {
                reducedCost[byRow.index()[entry]] -= byRow.value()[entry] * changes.value(k);
            }
        }
        Point other = new Point(point.value(), reducedCost, point.activity(), dual);
        Certificate check = Certificate.ofHeld(model, other, held);
        return check.holds() ? Optional.of(new Solution(other, objective, basis, statistics, check)) : Optional.empty();
    }

    /** Returns this solution for a model that has got rows since, which it keeps: their duals are 0. */
    public Solution extendedTo(LinearModel model) {
        if (model.constraintCount() == point.dual().length) {
            return this;
        }
        double[] activity = model.terms().activities(this, model.constraintCount());
        System.arraycopy(point.activity(), 0, activity, 0, point.activity().length);
        Point longer =
                new Point(point.value(), point.reducedCost(), activity, Arrays.copyOf(point.dual(), activity.length));
        return new Solution(
                longer, objective, basis.extendedTo(point.value().length, activity.length), statistics, certificate);
    }

    @Override
    public double value(Variable variable) {
        return point.value()[variable.index()];
    }

    /** Values of a block of variables, in its order. */
    public double[] values(Variables block) {
        return cut(point.value(), block.first(), block.count());
    }

    /** Returns whether the model had a constraint already when it was solved; its dual is known then. */
    public boolean knows(Constraint constraint) {
        return constraint.index() < point.dual().length;
    }

    /** Change of the minimal cost per unit of a constraint's right-hand side. */
    public double dual(Constraint constraint) {
        requireDuals();
        return point.dual()[constraint.index()];
    }

    /** Duals of a block of constraints, in its order. */
    public double[] duals(Constraints block) {
        requireDuals();
        return cut(point.dual(), block.first(), block.count());
    }

    /** Change of the minimal cost per unit of a variable's bound. */
    public double reducedCost(Variable variable) {
        requireDuals();
        return point.reducedCost()[variable.index()];
    }

    /** Left-hand side of a constraint. */
    public double activity(Constraint constraint) {
        return point.activity()[constraint.index()];
    }

    /** Minimal cost: constant, linear and quadratic part. */
    public double objective() {
        return objective;
    }

    /** Whether there are duals; there are none with integer variables. */
    public boolean hasDuals() {
        return point.hasDuals();
    }

    /** Where the solver ended; empty for integer models. */
    public Basis basis() {
        return basis;
    }

    /** Returns the basis that it looks like where the solver ended in none. */
    Basis inferredBasis(LinearModel model) {
        requireDuals();
        return Basis.inferred(model, point.value(), point.dual());
    }

    /** Returns how it was found. */
    public SolverStatistics statistics() {
        return statistics;
    }

    /** Returns what proves it. */
    public Certificate certificate() {
        return certificate;
    }

    private void requireDuals() {
        if (!point.hasDuals()) {
            throw new IllegalStateException("A model with integer variables has no duals. "
                    + "Fix the integer variables at their values, make them continuous and solve again.");
        }
    }

    private static double[] cut(double[] array, int first, int count) {
        return Arrays.copyOfRange(array, first, first + count);
    }
}
