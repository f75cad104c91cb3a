package org.rexnet.investment.growth;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.DoubleFunction;

/**
 * Looks for the capacity of one candidate at which its owner is best off, all else as it stands, by branch and bound over intervals.
 *
 * <p>The account of an owner jumps where prices do, so neither halving nor gradients find its peaks. Between two capacities a &lt; b that
 * were cleared, no capacity can be better than the bound: the candidate earns per MW at most as much as at a, because more of
 * it never raises its own rent, and the rest of the account is at most the better of its two ends. Where everything belongs to the owner
 * the account is concave, and the tangents at both ends are a closer bound. Both hold where prices answer a capacity in one direction,
 * as they do in a merit order; loops of lines may break that rule, so that the search is exact there only up to its evaluations.
 */
final class CapacitySearch {

    private static final int MOST_EVALUATIONS = 40;

    /** Share of a gain by which a better one must exceed it to be looked for: who gains acts, and looks again. */
    private static final double WORTH_LOOKING = 0.05;

    private static final double RELATIVE_WIDTH = 1e-4;
    private static final double FAR = 4;

    private final DoubleFunction<Point> account;
    private final double cost;
    private final boolean concave;
    private final double mostRent;
    private final double mostByPrices;
    private final LeastGain least;
    private final double rival;
    private final double start;
    private final double module;
    private final PriorityQueue<Interval> open =
            new PriorityQueue<>(Comparator.comparingDouble(Interval::bound).reversed());
    private Point best;
    private int evaluations;

    /**
     * An account at one capacity.
     *
     * @param capacity that the owner has of the candidate
     * @param gain money a year by which it is better off than now
     * @param rent money a year that the candidate earns per MW (MWh), its annual cost not taken off
     */
    record Point(double capacity, double gain, double rent) {

        private double rest(double cost) {
            return gain - (rent - cost) * capacity;
        }
    }

    private record Interval(Point a, Point b, double bound) {}

    /**
     * Prepares a search.
     *
     * @param account what the owner gains at a capacity
     * @param now the account as it stands, with a gain of 0
     * @param cost annual cost per MW (MWh)
     * @param module size of whole units counted from the capacity that stands; 0 where any capacity can be had
     * @param concave whether everything that is touched belongs to the owner
     * @param mostRent money a year that the candidate could earn per MW (MWh) at most as things stand; may be infinite
     * @param mostByPrices money a year that other prices could be worth at most to the rest of what it owns; may be infinite
     * @param rival money a year that it gains by something else: what gains hardly more need not be found; 0 where there is nothing else
     */
    CapacitySearch(
            DoubleFunction<Point> account,
            Point now,
            double cost,
            double module,
            boolean concave,
            double mostRent,
            double mostByPrices,
            LeastGain least,
            double rival) {
        this.account = account;
        this.cost = cost;
        this.module = module;
        this.concave = concave;
        this.mostRent = mostRent;
        this.mostByPrices = mostByPrices;
        this.least = least;
        this.rival = rival;
        start = now.capacity();
        best = now;
    }

    /** Returns the best capacity between two; the one that stands where no other gains the least gain. */
    Point between(double lowest, double highest) {
        Point now = best;
        double step = module > 0 ? module : least.amount();
        if (lowest < start) {
            Point bottom = lowest > 0 ? evaluate(lowest) : bottom(step);
            push(bottom, now);
        }
        if (Math.min(highest, start > 0 ? worthLooking(now) : highest) >= start + step) {
            Point from = start > 0 ? now : evaluate(start + step);
            double top = snapped(Math.min(highest, worthLooking(from)), false);
            if (top > from.capacity()) {
                push(from, evaluate(top));
            }
        }
        while (!open.isEmpty() && evaluations < MOST_EVALUATIONS && open.peek().bound() > worthLooking()) {
            split(open.remove());
        }
        return best.gain() > least.money() ? best : now;
    }

    /** Returns the gain above which an interval is looked into: enough beyond the best so far. */
    private double worthLooking() {
        double known = Math.max(best.gain(), rival);
        return known + Math.max(least.money(), WORTH_LOOKING * known);
    }

    /**
     * Returns the capacity beyond which no more can gain: where the candidate, which never earns more per MW than at a smaller capacity,
     * has lost all that it earned so far, and all that other prices could be worth.
     */
    private double worthLooking(Point from) {
        double lost = cost - from.rent();
        double more = from.capacity() - start;
        double earned = more > 0 ? Math.max(0, mostRent - cost) * more : 0;
        double left = earned + mostByPrices - Math.max(least.money(), rival);
        return lost > 0 ? from.capacity() + Math.max(0, left / lost) : Double.POSITIVE_INFINITY;
    }

    /** Tries to do without, and returns the least of the candidate that is something. */
    private Point bottom(double step) {
        evaluate(0);
        return evaluate(Math.min(step, start));
    }

    private Point evaluate(double capacity) {
        evaluations++;
        Point point = account.apply(capacity);
        if (point.gain() > best.gain()) {
            best = point;
        }
        return point;
    }

    private void split(Interval interval) {
        double a = interval.a().capacity();
        double b = interval.b().capacity();
        double middle = snapped(b > FAR * a && a > 0 ? Math.sqrt(a * b) : (a + b) / 2, true);
        if (middle <= a || middle >= b) {
            return;
        }
        Point point = evaluate(middle);
        push(interval.a(), point);
        push(point, interval.b());
    }

    private double snapped(double capacity, boolean nearest) {
        if (module == 0) {
            return capacity;
        }
        double units = (capacity - start) / module;
        return start + module * (nearest ? Math.rint(units) : Math.floor(units + 1e-9));
    }

    private void push(Point a, Point b) {
        double width = b.capacity() - a.capacity();
        if (width > Math.max(module > 0 ? module * 1.5 : least.amount(), RELATIVE_WIDTH * b.capacity())) {
            open.add(new Interval(a, b, bound(a, b)));
        }
    }

    private double bound(Point a, Point b) {
        double atA = a.rent() - cost;
        if (!concave) {
            return Math.max(a.rest(cost), b.rest(cost)) + atA * (atA > 0 ? b.capacity() : a.capacity());
        }
        double atB = b.rent() - cost;
        double width = b.capacity() - a.capacity();
        double fromA = a.gain() + Math.max(0, atA) * width;
        if (atB >= 0 || atA <= 0) {
            return Math.min(fromA, atB >= 0 ? Math.max(a.gain(), b.gain()) + Math.max(0, atA) * width : a.gain());
        }
        // Where the tangents meet: a.gain + atA x = b.gain + atB (x - width).
        double x = Math.clamp((b.gain() - atB * width - a.gain()) / (atA - atB), 0, width);
        return a.gain() + atA * x;
    }
}
