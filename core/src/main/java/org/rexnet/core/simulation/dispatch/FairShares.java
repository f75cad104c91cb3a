package org.rexnet.core.simulation.dispatch;

import java.util.List;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;

/** Lets all needs lose the same share of what they want where there is not enough for all. */
final class FairShares {

    private static final double FAIRNESS = 100;

    private FairShares() {}

    /** A variable for the largest share that any need loses in a period, dearer than all needs together. */
    static void add(
            LinearModel model,
            List<Plant> plants,
            Outlook window,
            Variable[][] powers,
            double eagerness,
            double hours) {
        for (int k = 0; k < window.periods(); k++) {
            int period = window.from() + k;
            Variable largest = model.addVariable(0, 1, 0);
            double all = 0;
            int position = 0;
            for (Plant plant : plants) {
                boolean wants = plant.reservoir().map(Reservoir::isNeed).orElse(false);
                for (Activity activity : plant.activities()) {
                    Variable served = powers[position++][k];
                    boolean isNeed =
                            activity.kind() == Activity.Kind.NEED || wants && activity.kind() == Activity.Kind.FILLING;
                    if (served != null && isNeed) {
                        double need = model.upper(served);
                        Constraint row = model.addConstraint(need, Double.POSITIVE_INFINITY);
                        model.addTerm(row, served, 1);
                        model.addTerm(row, largest, need);
                        all += (wants ? eagerness : -activity.cost(period)) * need * hours;
                    }
                }
            }
            model.setCost(largest, FAIRNESS * all);
        }
    }
}
