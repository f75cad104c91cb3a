package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the optimal duals of a solution that hold on one side of the value of a variable: what stands at a bound that it would leave as the
 * variable moves gets a price, until the first price of the others reaches 0, which then follows in its place (the dual simplex method at a
 * point, whose steps change no value). The basis itself stays as it was factorized; what has left and entered is kept beside it. Used once; for one thread.
 */
final class BasisPivots {

    private static final int MOST_PIVOTS = 40;

    /** Share of the largest effect below which an effect is rounding. */
    private static final double ROUNDING = 1e-9;

    private final LinearModel model;
    private final FaceBasis basis;
    private final Solution solution;
    private final Blocks blocks;
    private final Function<Sparse, Sparse> movement;
    private final int element;
    private final double direction;
    private final double dualTolerance;

    /** How all that is basic moves with the variable itself; nothing where it is basic. */
    private final Sparse own;

    private final List<Left> left = new ArrayList<>();
    private final List<Entered> entered = new ArrayList<>();

    /** Changes of all prices, by element. */
    private final double[] change;

    /** By how much what is basic leaves its bounds where it moves so far; 0 where it keeps to them. */
    interface Blocks {
        double excess(int element, double move);
    }

    /** What was basic and stands at a bound now, with its price; mutable. */
    private static final class Left {

        final int element;
        final Sparse duals;
        final Sparse prices;
        final Stand stand;
        double price;

        Left(int element, Stand stand, FaceBasis basis) {
            this.element = element;
            this.stand = stand;
            duals = basis.dualsPer(element);
            prices = basis.pricesPer(duals);
        }
    }

    /** What is basic now, with what moves with it. */
    private record Entered(int element, Sparse moves) {}

    /**
     * Prepares a question.
     *
     * @param movement how all that is basic moves as other elements move off their bounds
     */
    BasisPivots(
            LinearModel model,
            FaceBasis basis,
            Solution solution,
            Blocks blocks,
            Function<Sparse, Sparse> movement,
            Variable variable,
            boolean up) {
        this.model = model;
        this.basis = basis;
        this.solution = solution;
        this.blocks = blocks;
        this.movement = movement;
        element = variable.index();
        direction = up ? 1 : -1;
        dualTolerance = Tolerances.DUAL * Tolerances.costUnit(model);
        own = basis.isBasic(element) ? new Sparse() : movement.apply(one(element, direction));
        change = new double[model.variableCount() + model.constraintCount()];
    }

    private static Sparse one(int element, double amount) {
        Sparse one = new Sparse();
        one.add(element, amount);
        return one;
    }

    /** Returns the same values with the duals of that side; empty where the variable cannot move there, or they were not found. */
    Optional<Solution> find() {
        if (basis.isBasic(element) && !pivot(element, direction)) {
            return Optional.empty();
        }
        for (int pivots = 0; pivots < MOST_PIVOTS; pivots++) {
            Optional<double[]> shares = shares();
            if (shares.isEmpty()) {
                return Optional.empty();
            }
            Leaving leaving = leaving(shares.get());
            if (leaving.excess() == 0) {
                return found();
            }
            if (!pivot(leaving.element(), leaving.move() > 0 ? -1 : 1)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private record Leaving(int element, double move, double excess) {

        Leaving worse(int other, double itsMove, double itsExcess) {
            return itsExcess > excess ? new Leaving(other, itsMove, itsExcess) : this;
        }
    }

    /** Returns by how much what has entered moves, so that what has left keeps its place; empty where that is not one answer. */
    private Optional<double[]> shares() {
        int size = left.size();
        BasisInverse inverse = new BasisInverse(size);
        if (!inverse.invert((row, place) -> at(entered.get(place).moves(), left.get(row).element))) {
            return Optional.empty();
        }
        double[] shares = new double[size];
        for (int place = 0; place < size; place++) {
            for (int row = 0; row < size; row++) {
                int one = left.get(row).element;
                shares[place] += inverse.row(place)[row] * ((one == element ? direction : 0) - at(own, one));
            }
        }
        return Optional.of(shares);
    }

    /** Returns what leaves its bounds furthest. */
    private Leaving leaving(double[] shares) {
        double[] moves = new double[change.length];
        IntList moved = new IntList();
        add(moves, moved, own, 1);
        for (int k = 0; k < shares.length; k++) {
            add(moves, moved, entered.get(k).moves(), shares[k]);
            moves[entered.get(k).element()] = 0;
        }
        double largest = 0;
        for (int k = 0; k < moved.size; k++) {
            largest = Math.max(largest, Math.abs(moves[moved.items[k]]));
        }
        Leaving worst = new Leaving(-1, 0, 0);
        for (int k = 0; k < shares.length; k++) {
            worst = worst.worse(
                    entered.get(k).element(), shares[k], excess(entered.get(k).element(), shares[k], largest));
        }
        for (Left one : left) {
            moves[one.element] = 0;
        }
        for (int k = 0; k < moved.size; k++) {
            int moving = moved.items[k];
            if (basis.isBasic(moving) && moves[moving] != 0) {
                worst = worst.worse(moving, moves[moving], excess(moving, moves[moving], largest));
            }
        }
        return worst;
    }

    private double excess(int moving, double move, double largest) {
        return basis.stand(moving) != Stand.FREE && Math.abs(move) > ROUNDING * largest
                ? blocks.excess(moving, move)
                : 0;
    }

    private static void add(double[] sums, IntList touched, Sparse moves, double factor) {
        for (int k = 0; k < moves.size(); k++) {
            if (sums[moves.index(k)] == 0) {
                touched.add(moves.index(k));
            }
            sums[moves.index(k)] += factor * moves.value(k);
        }
    }

    private static double at(Sparse numbers, int position) {
        double sum = 0;
        for (int k = 0; k < numbers.size(); k++) {
            sum += numbers.index(k) == position ? numbers.value(k) : 0;
        }
        return sum;
    }

    /** Gives a price of that sign to what leaves, until another one's price reaches 0; returns whether one does. */
    private boolean pivot(int leaving, double sign) {
        int again = positionEntered(leaving);
        int old = left.size();
        BasisInverse inverse = new BasisInverse(old);
        if (!inverse.invert((row, place) -> at(entered.get(row).moves(), left.get(place).element))) {
            return false;
        }
        Left added = again < 0 ? new Left(leaving, sign > 0 ? Stand.LOWER : Stand.UPPER, basis) : null;
        double[] rates = new double[added == null ? old : old + 1];
        for (int place = 0; place < old; place++) {
            for (int row = 0; row < old; row++) {
                double right = again < 0 ? at(entered.get(row).moves(), leaving) : row == again ? 1 : 0;
                rates[place] -= sign * inverse.row(place)[row] * right;
            }
        }
        if (added != null) {
            rates[old] = sign;
            left.add(added);
        }
        double[] perUnit = new double[change.length];
        IntList touched = new IntList();
        for (int k = 0; k < rates.length; k++) {
            add(perUnit, touched, left.get(k).prices, rates[k]);
        }
        Entering entering = entering(perUnit, touched, rates, leaving);
        if (entering.element() < 0) {
            return false;
        }
        for (int k = 0; k < rates.length; k++) {
            left.get(k).price += entering.price() * rates[k];
        }
        for (int k = 0; k < touched.size; k++) {
            int one = touched.items[k];
            change[one] += entering.price() * perUnit[one];
            perUnit[one] = 0;
        }
        if (again >= 0) {
            entered.remove(again);
        }
        if (!left.removeIf(one -> one.element == entering.element())) {
            entered.add(new Entered(entering.element(), movement.apply(one(entering.element(), 1))));
        }
        return left.size() == entered.size();
    }

    private int positionEntered(int one) {
        for (int k = 0; k < entered.size(); k++) {
            if (entered.get(k).element() == one) {
                return k;
            }
        }
        return -1;
    }

    private record Entering(int element, double price) {}

    /** Returns what enters, at which price of what leaves: among those whose price reaches 0 about first the one it moves most. */
    private Entering entering(double[] perUnit, IntList touched, double[] rates, int leaving) {
        double largest = 0;
        for (int k = 0; k < touched.size; k++) {
            largest = Math.max(largest, Math.abs(perUnit[touched.items[k]]));
        }
        List<Reached> all = new ArrayList<>();
        for (int k = 0; k < touched.size; k++) {
            int one = touched.items[k];
            if (one != element
                    && one != leaving
                    && positionEntered(one) < 0
                    && Math.abs(perUnit[one]) > ROUNDING * largest) {
                Reached.add(all, one, basis.stand(one), price(one) + change[one], perUnit[one]);
            }
        }
        for (int k = 0; k < rates.length; k++) {
            Left one = left.get(k);
            if (one.element != element && one.element != leaving && rates[k] != 0) {
                Reached.add(all, one.element, one.stand, one.price, rates[k]);
            }
        }
        double first = Double.POSITIVE_INFINITY;
        for (Reached one : all) {
            first = Math.min(first, (one.price() + dualTolerance) / one.rate());
        }
        Entering found = new Entering(-1, 0);
        double most = 0;
        for (Reached one : all) {
            if (one.price() / one.rate() <= first && one.rate() > most) {
                most = one.rate();
                found = new Entering(one.element(), one.price() / one.rate());
            }
        }
        return found;
    }

    /** What may enter: how far its price is from 0, and how fast it comes there. */
    private record Reached(int element, double price, double rate) {

        static void add(List<Reached> all, int element, Stand stand, double price, double rate) {
            switch (stand) {
                case LOWER -> {
                    if (rate < 0) {
                        all.add(new Reached(element, Math.max(0, price), -rate));
                    }
                }
                case UPPER -> {
                    if (rate > 0) {
                        all.add(new Reached(element, Math.max(0, -price), rate));
                    }
                }
                case FREE -> all.add(new Reached(element, 0, Math.abs(rate)));
                case FIXED -> {}
            }
        }
    }

    private double price(int one) {
        int row = one - model.variableCount();
        return row < 0 ? solution.reducedCost(new Variable(one)) : solution.dual(new Constraint(row));
    }

    private Optional<Solution> found() {
        Sparse duals = new Sparse();
        for (Left one : left) {
            for (int k = 0; k < one.duals.size(); k++) {
                duals.add(one.duals.index(k), one.price * one.duals.value(k));
            }
        }
        return solution.withChanged(model, duals, basis.byRow(), element);
    }
}
