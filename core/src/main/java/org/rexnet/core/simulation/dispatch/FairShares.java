package org.rexnet.core.simulation.dispatch;

import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;

/** Lets all needs lose the same share of what they want where there is not enough for all. */
final class FairShares {

    private static final double FAIRNESS = 100;

    private FairShares() {}

    /** A variable for the largest share that any need loses in a period, dearer than all needs together. */
    static void add(DispatchModel program, double eagerness) {
        LinearModel model = program.model;
        int slots = program.window.periods();
        for (int k = 0; k < slots; k++) {
            int period = program.window.from() + k;
            Variable largest = model.addVariable(0, 1, 0);
            double all = 0;
            int position = 0;
            for (Plant plant : program.table.plants()) {
                boolean wants = plant.reservoir().map(Reservoir::isNeed).orElse(false);
                for (Activity activity : plant.activities()) {
                    Variable served = program.powers[position++ * slots + k];
                    boolean isNeed =
                            activity.kind() == Activity.Kind.NEED || wants && activity.kind() == Activity.Kind.FILLING;
                    if (served != null && isNeed) {
                        double need = model.upper(served);
                        Constraint row = model.addConstraint(need, Double.POSITIVE_INFINITY);
                        model.addTerm(row, served, 1);
                        model.addTerm(row, largest, need);
                        all += (wants ? eagerness : -activity.cost(period)) * need * program.hours;
                    }
                }
            }
            model.setCost(largest, FAIRNESS * all);
        }
    }
}
