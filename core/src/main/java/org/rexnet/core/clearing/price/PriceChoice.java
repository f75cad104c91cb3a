package org.rexnet.core.clearing.price;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.flow.FlowModel;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.DualFace;
import org.rexnet.core.optimization.DualTarget;
import org.rexnet.core.optimization.RowShift;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PriceRule;

/** Chooses which of the valid prices of solved windows are published, as their studies say. Used once. */
public final class PriceChoice {

    private final DualFace face;
    private final List<DualTarget> targets = new ArrayList<>();
    private final Map<Constraint, Double> payment = new LinkedHashMap<>();

    /** Prepares a choice among the optimal duals of a model. */
    public PriceChoice(DualFace face) {
        this.face = face;
    }

    /** Returns a solution of the model of a window with the duals that its study's rule chooses. */
    public static Solution of(Window window, FlowModel flow, DualFace face, Solution solution) {
        PriceChoice choice = new PriceChoice(face);
        choice.add(window, flow, 1);
        return choice.choose(solution);
    }

    /**
     * Adds the prices of a window of the model to those to be chosen.
     *
     * @param money what a unit of the window's money counts in the model, above 0
     */
    public void add(Window window, FlowModel flow, double money) {
        if (!face.isUnique() && window.study().settings().prices() != PriceRule.ANY) {
            new Prices(window, flow, money).add();
        }
    }

    /** Returns a solution with the duals that were chosen. */
    public Solution choose(Solution solution) {
        if (face.isUnique() || targets.isEmpty()) {
            return solution;
        }
        List<RowShift> least = new ArrayList<>();
        payment.forEach((row, amount) -> least.add(new RowShift(row, amount)));
        return face.nearest(solution, targets, least);
    }

    /** The prices of one window. */
    private final class Prices {

        private final Window window;
        private final FlowModel flow;
        private final double money;
        private final PriceIntervals intervals;
        private final double[][] loads;
        private final int direction;

        private Prices(Window window, FlowModel flow, double money) {
            this.window = window;
            this.flow = flow;
            this.money = money;
            intervals = new PriceIntervals(window, flow, face);
            loads = loads(window);
            direction = switch (window.study().settings().prices()) {
                case ANY, MIDPOINT -> 0;
                case LOW -> 1;
                case HIGH -> -1;
            };
        }

        private void add() {
            for (int k = 0; k < window.size(); k++) {
                for (int bus = 0; bus < loads[k].length; bus++) {
                    List<RowShift> more = flow.demandChange(bus, k);
                    if (window.weight(k) > 0 && !face.isUnique(more)) {
                        add(bus, k, more);
                    }
                }
            }
        }

        private void add(int bus, int k, List<RowShift> more) {
            Optional<PriceInterval> interval = intervals.of(more, k);
            if (interval.isEmpty()) {
                return;
            }
            double perWeight = Clearing.perWeight(window.weight(k));
            List<RowShift> price = more.stream()
                    .map(shift -> new RowShift(shift.row(), shift.amount() * perWeight))
                    .toList();
            // Intervals are in the model's money, as duals are.
            double weight = window.weight(k) * (1 + loads[k][bus]) / money;
            targets.add(new DualTarget(price, middle(interval.get()), weight));
            double end = direction > 0 ? interval.get().low() : interval.get().high();
            if (direction != 0 && loads[k][bus] > 0 && !Double.isInfinite(end)) {
                more.forEach(
                        shift -> payment.merge(shift.row(), direction * loads[k][bus] * shift.amount(), Double::sum));
            }
        }
    }

    /** Returns the middle of an interval, or the end that it has; 0 where it has none. */
    private static double middle(PriceInterval interval) {
        boolean hasLow = !Double.isInfinite(interval.low());
        boolean hasHigh = !Double.isInfinite(interval.high());
        if (hasLow && hasHigh) {
            return (interval.low() + interval.high()) / 2;
        }
        return hasLow ? interval.low() : hasHigh ? interval.high() : 0;
    }

    /** Returns the MW that loads draw, by snapshot of the window and bus. */
    private static double[][] loads(Window window) {
        double[][] mw =
                new double[window.size()][window.study().network().buses().size()];
        for (Load load : window.study().loads()) {
            int bus = window.study().network().busIndex(load.bus());
            for (int k = 0; k < mw.length; k++) {
                mw[k][bus] -= load.sign() * load.powerMw().at(window.first() + k);
            }
        }
        for (double[] row : mw) {
            for (int bus = 0; bus < row.length; bus++) {
                row[bus] = Math.max(0, row[bus]);
            }
        }
        return mw;
    }
}
