package org.rexnet.core.optimization;

import java.util.Optional;

/**
 * Finds the optimal duals of a solution that hold on one side of the value of a variable: what stands at a bound that it would leave as the
 * variable moves gets a price, until the first price of the others reaches 0, which then follows in its place (the dual simplex method at a
 * point, whose steps change no value). Used once; for one thread.
 */
final class BasisPivots {

    private static final int MOST_PIVOTS = 40;

    /** Share of the largest effect below which an effect is rounding. */
    private static final double ROUNDING = 1e-9;

    private final LinearModel model;
    private final FaceBasis basis;
    private final Solution solution;
    private final Blocks blocks;
    private final Movement movement;
    private final int element;
    private final double direction;
    private final double dualTolerance;

    /** How all that is basic moves with the variable itself; nothing where it is basic. */
    private final Sparse own;

    private final BasisExchange exchange;
    private final SparseSum sums;

    /** Changes of all prices, by element. */
    private final double[] change;

    /** By how much what is basic leaves its bounds where it moves so far; 0 where it keeps to them. */
    interface Blocks {
        double excess(int element, double move);
    }

    /** How all that is basic moves as an element moves off its bound. */
    interface Movement {
        Sparse of(int element, double move);
    }

    BasisPivots(
            LinearModel model,
            FaceBasis basis,
            Solution solution,
            Blocks blocks,
            Movement movement,
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
        own = basis.isBasic(element) ? new Sparse() : movement.of(element, direction);
        exchange = new BasisExchange(basis);
        change = new double[model.variableCount() + model.constraintCount()];
        sums = new SparseSum(change.length);
    }

    /** Returns the same values with the duals of that side; empty where the variable cannot move there, or they were not found. */
    Optional<Solution> find() {
        boolean moves = !basis.isBasic(element) || pivot(element, direction);
        for (int pivots = 0; moves && pivots < MOST_PIVOTS; pivots++) {
            Leaving leaving = leaving();
            if (leaving.excess() == 0) {
                return solution.withChanged(model, exchange.duals(), basis.byRow(), new Variable(element));
            }
            moves = pivot(leaving.element(), leaving.move() > 0 ? -1 : 1);
        }
        return Optional.empty();
    }

    private record Leaving(int element, double move, double excess) {

        Leaving worse(int other, double itsMove, double itsExcess) {
            return itsExcess > excess ? new Leaving(other, itsMove, itsExcess) : this;
        }
    }

    /** Returns what leaves its bounds furthest. */
    private Leaving leaving() {
        double[] shares = exchange.shares(element, direction, own);
        sums.add(own, 1);
        exchange.addMoves(shares, sums);
        Sparse moves = sums.take(0);
        double largest = 0;
        for (int k = 0; k < moves.size(); k++) {
            boolean counts = basis.isBasic(moves.index(k)) || !exchange.hasEntered(moves.index(k));
            largest = counts ? Math.max(largest, Math.abs(moves.value(k))) : largest;
        }
        Leaving worst = new Leaving(-1, 0, 0);
        for (int k = 0; k < shares.length; k++) {
            worst = worst.worse(exchange.entered(k), shares[k], excess(exchange.entered(k), shares[k], largest));
        }
        for (int k = 0; k < moves.size(); k++) {
            int moving = moves.index(k);
            if (basis.isBasic(moving) && !exchange.hasLeft(moving)) {
                worst = worst.worse(moving, moves.value(k), excess(moving, moves.value(k), largest));
            }
        }
        return worst;
    }

    private double excess(int moving, double move, double largest) {
        return basis.stand(moving) != Stand.FREE && Math.abs(move) > ROUNDING * largest
                ? blocks.excess(moving, move)
                : 0;
    }

    /** Gives a price of that sign to what leaves, until another one's price reaches 0; returns whether one does. */
    private boolean pivot(int leaving, double sign) {
        double[] rates = exchange.leave(leaving, sign);
        exchange.addPrices(rates, sums);
        Sparse perUnit = sums.take(0);
        EntryChoice choice = new EntryChoice(dualTolerance);
        double smallest = ROUNDING * perUnit.largest();
        for (int k = 0; k < perUnit.size(); k++) {
            int one = perUnit.index(k);
            if (one != element
                    && one != leaving
                    && !exchange.hasEntered(one)
                    && Math.abs(perUnit.value(k)) > smallest) {
                choice.offer(one, basis.stand(one), price(one) + change[one], perUnit.value(k));
            }
        }
        exchange.offer(choice, rates, leaving, element);
        Optional<EntryChoice.Entering> entering = choice.entering();
        if (entering.isEmpty()) {
            return false;
        }
        double step = entering.get().step();
        for (int k = 0; k < perUnit.size(); k++) {
            change[perUnit.index(k)] += step * perUnit.value(k);
        }
        return exchange.enter(entering.get().element(), rates, step, movement);
    }

    private double price(int one) {
        int row = one - model.variableCount();
        return row < 0 ? solution.reducedCost(new Variable(one)) : solution.dual(new Constraint(row));
    }
}
