package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.List;

/**
 * What has left a basis, each at a price, and what has entered in its place, while the basis itself stays as it was factorized. Mutable,
 * for one thread.
 */
final class BasisExchange {

    private final FaceBasis basis;
    private final List<Left> left = new ArrayList<>();
    private final List<Entered> entered = new ArrayList<>();

    /** Of how what has entered, by row, moves what has left, by place. */
    private BasisInverse inverse = new BasisInverse(0);

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

    /** What is basic now, with how all moves with it. */
    private record Entered(int element, Sparse moves) {}

    BasisExchange(FaceBasis basis) {
        this.basis = basis;
    }

    int entered(int position) {
        return entered.get(position).element();
    }

    boolean hasEntered(int element) {
        return positionEntered(element) >= 0;
    }

    private int positionEntered(int element) {
        for (int k = 0; k < entered.size(); k++) {
            if (entered.get(k).element() == element) {
                return k;
            }
        }
        return -1;
    }

    boolean hasLeft(int element) {
        for (Left one : left) {
            if (one.element == element) {
                return true;
            }
        }
        return false;
    }

    /** Returns by how much what has entered moves, so that an element moves as said and all else that has left keeps its place. */
    double[] shares(int element, double move, Sparse own) {
        double[] shares = new double[left.size()];
        for (int place = 0; place < shares.length; place++) {
            int one = left.get(place).element;
            double missing = (one == element ? move : 0) - own.at(one);
            for (int row = 0; row < shares.length; row++) {
                shares[row] += inverse.row(place)[row] * missing;
            }
        }
        return shares;
    }

    /** Adds how all moves with what has entered. */
    void addMoves(double[] shares, SparseSum sums) {
        for (int k = 0; k < shares.length; k++) {
            sums.add(entered.get(k).moves(), shares[k]);
        }
    }

    /**
     * Lets an element leave, at a price of that sign.
     *
     * @return by how much the prices of all that has left change with it
     */
    double[] leave(int leaving, double sign) {
        int again = positionEntered(leaving);
        int old = left.size();
        double[] rates = new double[again < 0 ? old + 1 : old];
        for (int place = 0; place < old; place++) {
            for (int row = 0; row < old; row++) {
                double right = again < 0 ? entered.get(row).moves().at(leaving) : row == again ? 1 : 0;
                rates[place] -= sign * inverse.row(place)[row] * right;
            }
        }
        if (again < 0) {
            rates[old] = sign;
            left.add(new Left(leaving, sign > 0 ? Stand.LOWER : Stand.UPPER, basis));
        } else {
            entered.remove(again);
        }
        return rates;
    }

    /** Adds how the prices of all others change with those of what has left. */
    void addPrices(double[] rates, SparseSum sums) {
        for (int k = 0; k < rates.length; k++) {
            sums.add(left.get(k).prices, rates[k]);
        }
    }

    /** Offers what has left, but for two elements, to enter again. */
    void offer(EntryChoice choice, double[] rates, int leaving, int element) {
        for (int k = 0; k < rates.length; k++) {
            Left one = left.get(k);
            if (one.element != element && one.element != leaving && rates[k] != 0) {
                choice.offer(one.element, one.stand, one.price, rates[k]);
            }
        }
    }

    /**
     * Changes the prices of what has left and lets an element enter.
     *
     * @param step how many times the rates
     * @param moves how all moves with the element, where it has not left before
     * @return whether what has entered determines what has left
     */
    boolean enter(int entering, double[] rates, double step, BasisPivots.Movement moves) {
        for (int k = 0; k < rates.length; k++) {
            left.get(k).price += step * rates[k];
        }
        if (!left.removeIf(one -> one.element == entering)) {
            entered.add(new Entered(entering, moves.of(entering, 1)));
        }
        inverse = new BasisInverse(left.size());
        return left.size() == entered.size()
                && inverse.invert((row, place) -> entered.get(row).moves().at(left.get(place).element));
    }

    /** Returns how the prices of what has left change duals. */
    Sparse duals() {
        Sparse duals = new Sparse();
        for (Left one : left) {
            for (int k = 0; k < one.duals.size(); k++) {
                duals.add(one.duals.index(k), one.price * one.duals.value(k));
            }
        }
        return duals;
    }
}
