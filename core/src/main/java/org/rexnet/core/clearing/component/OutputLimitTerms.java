package org.rexnet.core.clearing.component;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.OutputLimit;

/** Limits that several generators share, one row for each limit and snapshot. Generators must have been built before. */
public final class OutputLimitTerms implements ComponentTerms {

    private final Window window;
    private final List<OutputLimit> limits;
    private final Constraints[] rows;

    /** Prepares the limits of a window. */
    public OutputLimitTerms(Window window) {
        this.window = window;
        limits = window.study().conditions(OutputLimit.class);
        rows = new Constraints[limits.size()];
    }

    /** Returns the generators that must have variables of their own because a limit or a row names them. */
    static Set<ComponentKey> named(Window window) {
        Set<ComponentKey> named = new HashSet<>(window.options().componentsInRows());
        for (OutputLimit limit : window.study().conditions(OutputLimit.class)) {
            limit.terms().forEach(term -> named.add(key(term)));
        }
        return named;
    }

    private static ComponentKey key(OutputLimit.Term term) {
        return new ComponentKey(ComponentKind.GENERATOR, term.generator());
    }

    @Override
    public void build() {
        for (int l = 0; l < rows.length; l++) {
            OutputLimit limit = limits.get(l);
            rows[l] = window.model().addConstraints(window.size(), limit.lowerMw(), limit.upperMw());
            String name = "output limit " + limit.id();
            window.nameRows(rows[l], name);
            window.limits().enter(rows[l], LimitKind.JOINT_OUTPUT, name);
            for (int k = 0; k < window.size(); k++) {
                Constraint row = rows[l].at(k);
                int snapshot = k;
                for (OutputLimit.Term term : limit.terms()) {
                    window.register()
                            .find(key(term), Quantity.OUTPUT, snapshot)
                            .ifPresent(output -> window.model().addTerm(row, output, term.factor()));
                }
                window.links().ifPresent(links -> links.addSlacks(row, window.weight(snapshot)));
            }
        }
    }

    @Override
    public void parametrize() {
        // The limits are the same in all snapshots.
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        if (rows.length == 0) {
            return;
        }
        double[][] prices = results.series(Clearing.OUTPUT_LIMITS, "mu", rows.length);
        for (int k = 0; k < window.size(); k++) {
            double perWeight = Clearing.perWeight(window.weight(k));
            for (int l = 0; l < rows.length; l++) {
                prices[window.first() + k][l] = perWeight * solution.dual(rows[l].at(k));
            }
        }
    }
}
