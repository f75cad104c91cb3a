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

/** Chooses the prices of a solved window that are published, as its study says. Used once. */
public final class PriceChoice {

    private final Window problem;
    private final FlowModel flow;
    private final DualFace face;
    private final PriceIntervals intervals;
    private final double[][] loads;
    private final List<DualTarget> targets = new ArrayList<>();
    private final Map<Constraint, Double> payment = new LinkedHashMap<>();

    public PriceChoice(Window problem, FlowModel flow, DualFace face) {
        this.problem = problem;
        this.flow = flow;
        this.face = face;
        intervals = new PriceIntervals(problem, flow, face);
        loads = loads();
    }

    /** Returns a solution with the duals that a rule chooses. */
    public Solution choose(Solution solution, PriceRule rule) {
        if (face.isUnique()) {
            return solution;
        }
        int direction =
                switch (rule) {
                    case ANY, MIDPOINT -> 0;
                    case LOW -> 1;
                    case HIGH -> -1;
                };
        for (int k = 0; k < problem.size(); k++) {
            for (int bus = 0; bus < loads[k].length; bus++) {
                List<RowShift> more = flow.demandChange(bus, k);
                if (problem.weight(k) > 0 && !face.isUnique(more)) {
                    add(bus, k, more, direction);
                }
            }
        }
        List<RowShift> least = new ArrayList<>();
        payment.forEach((row, amount) -> least.add(new RowShift(row, amount)));
        return face.nearest(solution, targets, least);
    }

    private void add(int bus, int k, List<RowShift> more, int direction) {
        Optional<PriceInterval> interval = intervals.of(bus, k);
        if (interval.isEmpty()) {
            return;
        }
        double perWeight = Clearing.perWeight(problem.weight(k));
        List<RowShift> price = more.stream()
                .map(shift -> new RowShift(shift.row(), shift.amount() * perWeight))
                .toList();
        targets.add(new DualTarget(price, middle(interval.get()), problem.weight(k) * (1 + loads[k][bus])));
        double end = direction > 0 ? interval.get().low() : interval.get().high();
        if (direction != 0 && loads[k][bus] > 0 && !Double.isInfinite(end)) {
            more.forEach(shift -> payment.merge(shift.row(), direction * loads[k][bus] * shift.amount(), Double::sum));
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
    private double[][] loads() {
        double[][] mw =
                new double[problem.size()][problem.study().network().buses().size()];
        for (Load load : problem.study().loads()) {
            int bus = problem.study().network().busIndex(load.bus());
            for (int k = 0; k < mw.length; k++) {
                mw[k][bus] -= load.sign() * load.powerMw().at(problem.first() + k);
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
