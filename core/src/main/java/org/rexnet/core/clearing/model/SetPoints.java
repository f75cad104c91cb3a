package org.rexnet.core.clearing.model;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Profile;

/** Rows that prescribe the value of a quantity, or of the difference of two, in the snapshots in which it is given. */
public final class SetPoints {

    private final Window problem;
    private final @Nullable Profile values;
    private final @Nullable Constraints rows;

    /** Adds the rows, where values are given: {@code plus} - {@code minus} = value. */
    public SetPoints(
            Window problem,
            Supplier<String> name,
            LimitKind kind,
            Optional<Profile> values,
            Variables plus,
            @Nullable Variables minus) {
        this.problem = problem;
        this.values = values.orElse(null);
        if (this.values == null) {
            rows = null;
            return;
        }
        rows = problem.model().addConstraints(problem.size(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        problem.nameRows(rows, "set point of " + name.get());
        problem.limits().enter(rows, kind, name.get());
        for (int k = 0; k < problem.size(); k++) {
            Constraint row = rows.at(k);
            problem.model().addTerm(row, plus.at(k), 1);
            if (minus != null) {
                problem.model().addTerm(rows.at(k), minus.at(k), -1);
            }
            double weight = problem.weight(k);
            problem.links().ifPresent(links -> links.addSlacks(row, weight));
        }
    }

    /** Fixes what is prescribed in the snapshots at which the window stands. */
    public void parametrize() {
        if (rows == null || values == null) {
            return;
        }
        for (int k = 0; k < problem.size(); k++) {
            double value = values.at(problem.first() + k);
            boolean given = !Double.isNaN(value);
            problem.model()
                    .setConstraintBounds(
                            rows.at(k),
                            given ? value : Double.NEGATIVE_INFINITY,
                            given ? value : Double.POSITIVE_INFINITY);
        }
    }
}
