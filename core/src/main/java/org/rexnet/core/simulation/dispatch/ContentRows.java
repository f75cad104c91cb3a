package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;

/**
 * Content of stores in a window: from period to period, and its value at the end. Mutable, for one thread; by plant and period,
 * null where a plant holds nothing.
 */
final class ContentRows {

    private static final double NOTHING = 1e-12;

    private final DispatchModel program;
    private final LinearModel model;
    private final Outlook window;
    private final int slots;

    final @Nullable Variable[] variables;
    final @Nullable Constraint[] rows;
    final List<WorthRow> worths = new ArrayList<>();

    /** Row that parts content in steps of worth, and what is beyond them. */
    record WorthRow(Constraint row, Variable rest) {}

    ContentRows(DispatchModel program) {
        this.program = program;
        model = program.model;
        window = program.window;
        slots = window.periods();
        variables = new @Nullable Variable[program.table.plantCount() * slots];
        rows = new @Nullable Constraint[variables.length];
    }

    /** Adds what a plant's store, or a number of them that are alike, holds from one period to before another, after its activities. */
    void add(int p, Reservoir store, int number, int from, int end) {
        boolean atStart = from > store.from() || from == window.from();
        Variable before = null;
        double start = number * (atStart ? window.states().content(p) : store.start());
        for (int period = from; period < end; period++) {
            int k = period - window.from();
            Variable content = model.addVariable(number * store.least(period), number * store.most(period), 0);
            double known = before == null ? store.keep(period) * start : 0;
            double given = number * store.drift(period, window.sight()) + known;
            Constraint row = model.addConstraint(given, given);
            model.addTerm(row, content, 1);
            if (before != null) {
                model.addTerm(row, before, -store.keep(period));
            }
            addActivities(row, p, k);
            variables[p * slots + k] = content;
            rows[p * slots + k] = row;
            if (period == window.counted() - 1 && !store.isNeed()) {
                // What is held when counting begins is paid for.
                model.addCost(content, store.worth());
            }
            before = content;
        }
        if (before != null && end > window.counted()) {
            addWorth(before, number, program.worth(p, store));
        }
    }

    private void addActivities(Constraint row, int p, int k) {
        for (int activity = program.table.first(p); activity < program.table.first(p + 1); activity++) {
            Variable power = program.powers[activity * slots + k];
            double gain = program.table.get(activity).content();
            if (power != null && gain != 0) {
                model.addTerm(row, power, -gain * program.hours);
            }
        }
    }

    private void addWorth(Variable content, int number, EndWorth.Steps steps) {
        if (steps.prices().length == 1 && number * steps.lengths()[0] >= model.upper(content) - NOTHING) {
            model.addCost(content, -steps.prices()[0]);
            return;
        }
        Constraint row = model.addConstraint(0, 0);
        model.addTerm(row, content, -1);
        for (int i = 0; i < steps.prices().length; i++) {
            model.addTerm(row, model.addVariable(0, number * steps.lengths()[i], -steps.prices()[i]), 1);
        }
        Variable rest = model.addVariable(0, Double.POSITIVE_INFINITY, 0);
        model.addTerm(row, rest, 1);
        worths.add(new WorthRow(row, rest));
    }
}
