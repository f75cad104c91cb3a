package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.LimitRegister;
import org.rexnet.core.clearing.model.VariableRegister;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.ExtraRow;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.ComponentKind;

/** Rows of one's own, over the variables that components entered. The window holds the horizon. */
public final class ExtraRows implements ComponentTerms {

    private final Window window;
    private final List<ExtraRow> rows;
    private final List<Constraint> constraints = new ArrayList<>();

    /** Prepares the rows; those who have the variables must have been built before. */
    public ExtraRows(Window window) {
        this.window = window;
        rows = window.options().extraRows();
        if (!rows.isEmpty() && window.size() < window.study().horizon().size()) {
            throw new IllegalArgumentException(
                    "Rows of one's own need the whole horizon in one model, but it is cleared in parts.");
        }
    }

    @Override
    public void build() {
        for (ExtraRow row : rows) {
            Constraint constraint = window.model().addConstraint(row.lower(), row.upper());
            window.model().name(constraint, "row " + row.name());
            window.limits().enter(constraint, LimitKind.GLOBAL, "row " + row.name(), LimitRegister.ALL_SNAPSHOTS);
            for (ExtraRow.Term term : row.terms()) {
                window.model().addTerm(constraint, variable(row, term), term.factor());
            }
            constraints.add(constraint);
        }
    }

    private Variable variable(ExtraRow row, ExtraRow.Term term) {
        VariableRegister register = window.register();
        int snapshot = term.snapshot() == ExtraRow.ALL_SNAPSHOTS ? VariableRegister.ALL_SNAPSHOTS : term.snapshot();
        return register.find(term.component(), term.quantity(), snapshot)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Row %s: there is no variable that is %s. %s".formatted(row.name(), term, remedy(term))));
    }

    private String remedy(ExtraRow.Term term) {
        boolean isOfAll = term.snapshot() == ExtraRow.ALL_SNAPSHOTS;
        List<Quantity> others = Arrays.stream(Quantity.values())
                .filter(quantity -> window.register()
                        .find(term.component(), quantity, isOfAll ? VariableRegister.ALL_SNAPSHOTS : term.snapshot())
                        .isPresent())
                .toList();
        if (others.isEmpty()) {
            return isOfAll
                    ? "A capacity is a variable where it may be extended and capacities are sought."
                    : "Snapshots are 0 to %d; loads, contracts and flows that sensitivities give have no variables."
                            .formatted(window.size() - 1);
        }
        return "It has %s there."
                .formatted(others.stream().map(Quantity::toString).collect(Collectors.joining(", ")));
    }

    @Override
    public void parametrize() {
        // The rows are the same wherever the window stands, which holds the horizon.
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        double[] duals = results.column(Clearing.EXTRA_ROWS, "mu", rows.size());
        for (int i = 0; i < duals.length; i++) {
            duals[i] = solution.dual(constraints.get(i));
            for (ExtraRow.Term term : rows.get(i).terms()) {
                if (term.quantity() == Quantity.CAPACITY) {
                    addLimitCost(results, term, duals[i]);
                }
            }
        }
    }

    /** A row over capacities makes one more unit of each cost what it displaces. */
    private void addLimitCost(ClearingResults results, ExtraRow.Term term, double dual) {
        ComponentKind kind = term.component().kind();
        List<String> ids = window.study().ids(kind);
        results.column(kind.table(), Clearing.LIMIT_COST, ids.size())[
                        ids.indexOf(term.component().id())] -=
                term.factor() * dual;
    }
}
