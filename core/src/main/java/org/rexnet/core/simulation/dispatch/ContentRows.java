package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;

/**
 * Content of stores in a window: from period to period, and its value at the end. Mutable, for one thread; by plant and period,
 * null where a plant holds nothing.
 */
final class ContentRows {

    private static final double NOTHING = 1e-12;

    private final LinearModel model;
    private final List<Plant> plants;
    private final Outlook window;
    private final double hours;

    final Variable[][] variables;
    final Constraint[][] rows;
    final List<WorthRow> worths = new ArrayList<>();

    /** Row that parts content in steps of worth, and what is beyond them. */
    record WorthRow(Constraint row, Variable rest) {}

    ContentRows(LinearModel model, List<Plant> plants, Outlook window, double hours) {
        this.model = model;
        this.plants = plants;
        this.window = window;
        this.hours = hours;
        variables = new Variable[plants.size()][window.periods()];
        rows = new Constraint[plants.size()][window.periods()];
    }

    /**
     * Adds what a plant, or a number of plants that are alike, holds from one period to before another.
     *
     * @param powers of its activities by period of the window; null where one cannot do anything
     */
    void add(int p, int number, int from, int end, Variable[][] powers) {
        Plant plant = plants.get(p);
        Reservoir store = plant.reservoir().orElseThrow();
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
            for (int a = 0; a < plant.activities().size(); a++) {
                Variable power = powers[a][k];
                double gain = plant.activities().get(a).content();
                if (power != null && gain != 0) {
                    model.addTerm(row, power, -gain * hours);
                }
            }
            variables[p][k] = content;
            rows[p][k] = row;
            if (period == window.counted() - 1 && !store.isNeed()) {
                // What is held when counting begins is paid for.
                model.addCost(content, store.worth());
            }
            before = content;
        }
        if (before != null && end > window.counted()) {
            boolean ends = end == store.end();
            addWorth(
                    before,
                    number,
                    ends ? EndWorth.ofPlants(plants).of(p) : window.worth().of(p));
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
