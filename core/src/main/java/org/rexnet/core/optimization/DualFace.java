package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * All duals that are optimal with a solution, which at a kink of the least cost are many: the one-sided slopes of least cost, and who moves
 * then.
 *
 * <p>The right-hand derivative of least cost as constraints shift by r is the largest sum of r x dual over all optimal duals, the left-hand
 * one the least, which is minus the right-hand derivative as they shift by -r. So {@code slope} of one row by 1 is the cost of the next
 * unit of its right-hand side, and minus its slope by -1 the saving of the last one, for any row; where a variable is held,
 * {@link #slopeOfHeld} says the same of its value. A quadratic cost counts as its marginal cost at the solution.
 *
 * <p>Where the solution's basis has nothing basic at a bound the duals are unique, and nothing is solved; otherwise small linear models
 * are, one for each group of prices that depend on each other. Constraints that hold with equality must be in the model, be their dual 0 or
 * not. Holds native memory until closed; for one thread, as long as the model does not change.
 */
public final class DualFace implements AutoCloseable {

    private static final double SMALLEST_MOVE = 1e-9;
    /** Rows whose moves are kept: those of a few snapshots, as a year's would not fit. */
    private static final int MOST_KEPT = 1000;

    private final LinearModel model;
    private final FaceBasis basis;
    private final double[] duals;
    private final BitSet released;
    private final PriceSpace space;
    private final Solver solver;
    private final Optional<MarginalResponse> curved;
    private final double[] costs;
    private final Map<Constraint, Moves> smoothMoves = new HashMap<>();
    private final Map<Constraint, Moves> curvedMoves = new HashMap<>();
    private final FaceResponses responses;
    private final SparseSum sum;

    private DualFace(
            LinearModel model,
            FaceBasis basis,
            double[] costs,
            BitSet released,
            Solver solver,
            Optional<MarginalResponse> curved) {
        this.model = model;
        this.basis = basis;
        this.costs = costs;
        this.solver = solver;
        this.curved = curved;
        duals = basis.duals();
        this.released = released;
        space = new PriceSpace(basis, prices(duals));
        responses = new FaceResponses(space, duals, solver);
        sum = new SparseSum(model.variableCount());
    }

    /** Returns the prices of all elements by optimal duals; what rounding puts on the wrong side is 0. */
    private double[] prices(double[] optimal) {
        int variables = model.variableCount();
        double[] prices = Arrays.copyOf(basis.reducedCosts(optimal), variables + optimal.length);
        System.arraycopy(optimal, 0, prices, variables, optimal.length);
        for (int e = 0; e < prices.length; e++) {
            if (e < variables || !released.get(e - variables)) {
                prices[e] = Math.clamp(
                        prices[e], basis.stand(e).least(), basis.stand(e).most());
            }
        }
        return prices;
    }

    /** Returns the optimal duals of a solution of a model, which may have got rows that the solution keeps; empty where no basis says. */
    public static Optional<DualFace> of(LinearModel model, Solution solution, Solver solver) {
        return of(model, solution, solver, List.of(), List.of());
    }

    /**
     * Returns the optimal duals of what is left to decide where some variables stay at their values.
     *
     * @param held variables that stay
     * @param released rows that do not count, as those over held variables alone
     */
    public static Optional<DualFace> of(
            LinearModel model,
            Solution solution,
            Solver solver,
            Collection<Variable> held,
            Collection<Constraint> released) {
        Stand[] stands = stands(model, solution, held, released);
        double[] costs = new double[model.variableCount()];
        for (int j = 0; j < costs.length; j++) {
            Variable variable = new Variable(j);
            costs[j] = model.cost(variable) + 2 * model.quadraticCost(variable) * solution.value(variable);
        }
        BitSet rows = new BitSet();
        released.forEach(row -> rows.set(row.index()));
        Basis known = solution.basis().extendedTo(model.variableCount(), model.constraintCount());
        return FaceBasis.of(model, stands, costs, known)
                .or(() -> TangentModel.basis(model, stands, costs, solver)
                        .flatMap(found -> FaceBasis.of(model, stands, costs, found)))
                .map(basis -> new DualFace(model, basis, costs, rows, solver, curved(model, solution)));
    }

    private static Optional<MarginalResponse> curved(LinearModel model, Solution solution) {
        return model.isQuadratic() ? MarginalResponse.of(model, solution) : Optional.empty();
    }

    private static Stand[] stands(
            LinearModel model, Solution solution, Collection<Variable> held, Collection<Constraint> released) {
        Stand[] stands = Stand.of(model, solution);
        held.forEach(variable -> stands[variable.index()] = Stand.FIXED);
        released.forEach(row -> stands[model.variableCount() + row.index()] = Stand.FREE);
        return stands;
    }

    /** Returns whether there is only one vector of optimal duals for sure. */
    public boolean isUnique() {
        return space.size() == 0;
    }

    /** Returns whether all optimal duals agree in a sum of row shifts x duals for sure. */
    public boolean isUnique(List<RowShift> shifts) {
        return space.factors(shifts).size() == 0;
    }

    /**
     * Returns by how much least cost rises per unit as constraints shift so: the right-hand derivative.
     *
     * @return infinite where they cannot; empty where it was not found
     */
    public OptionalDouble slope(List<RowShift> shifts) {
        return responses
                .to(shifts)
                .map(response -> OptionalDouble.of(response.slope()))
                .orElseGet(OptionalDouble::empty);
    }

    /**
     * Returns by how much the least cost of all else rises per unit as a held variable moves so, its own cost not counted.
     *
     * @return infinite where it cannot; empty where it was not found
     */
    public OptionalDouble slopeOfHeld(Variable held, double amount) {
        CompressedMatrix terms = CompressedMatrix.byColumn(model);
        List<RowShift> shifts = new ArrayList<>();
        for (int entry = terms.start()[held.index()]; entry < terms.start()[held.index() + 1]; entry++) {
            shifts.add(new RowShift(new Constraint(terms.index()[entry]), -amount * terms.value()[entry]));
        }
        return slope(shifts);
    }

    /**
     * Returns by how much variables move per unit as constraints shift so, in one of the ways that cost least.
     *
     * <p>Sum of marginal cost x move = slope. Of several such ways the one whose quadratic cost grows least, which is how the solution
     * itself moves; where costs are linear, any of them.
     *
     * @return none where constraints cannot shift so, or nothing tells
     */
    public Moves moves(List<RowShift> shifts) {
        Optional<FaceResponses.Response> response = responses.to(shifts);
        if (response.isEmpty() || Double.isInfinite(response.get().slope())) {
            return Moves.NONE;
        }
        double slope = response.get().slope();
        if (response.get().isAtKink()) {
            return leastCurved(shifts, response.get())
                    .map(moves -> Moves.of(moves, SMALLEST_MOVE))
                    .filter(moves -> isOf(slope, moves))
                    .orElseGet(() -> Moves.of(basis.moves(shifts, response.get().off()), SMALLEST_MOVE));
        }
        return curved.map(known -> added(shifts, curvedMoves, known::to))
                .filter(moves -> isOf(slope, moves))
                .orElseGet(() -> added(shifts, smoothMoves, this::smooth));
    }

    private Optional<Sparse> leastCurved(List<RowShift> shifts, FaceResponses.Response response) {
        if (!model.isQuadratic()) {
            return Optional.empty();
        }
        double[] byRow = new double[duals.length];
        shifts.forEach(shift -> byRow[shift.row().index()] += shift.amount());
        double[] chosen = duals.clone();
        space.addDuals(response.coordinates(), chosen);
        return TangentModel.leastCurved(model, basis.stands(), prices(chosen), byRow, solver);
    }

    /** Adds up what single rows move, which is kept for the next time. */
    private Moves added(List<RowShift> shifts, Map<Constraint, Moves> known, Function<Constraint, Moves> toRow) {
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        if (shifts.size() == 1) {
            RowShift shift = shifts.get(0);
            return known.computeIfAbsent(shift.row(), toRow).times(shift.amount());
        }
        for (RowShift shift : shifts) {
            Moves moves = known.computeIfAbsent(shift.row(), toRow);
            for (int k = 0; k < moves.size(); k++) {
                sum.add(moves.variable(k).index(), moves.amount(k) * shift.amount());
            }
        }
        return Moves.of(sum.take(0), 0);
    }

    private Moves smooth(Constraint row) {
        return Moves.of(basis.moves(List.of(new RowShift(row, 1)), new Sparse()), SMALLEST_MOVE);
    }

    private boolean isOf(double slope, Moves moves) {
        return Math.abs(moves.cost(costs) - slope) <= Tolerances.DUAL * (1 + Math.abs(slope));
    }

    /**
     * Returns the solution with those optimal duals that come nearest to targets, by weighted squares, among all for which a sum is least.
     *
     * @param least constraints and the factors of their duals; empty where no sum is to be least, otherwise bounded from below
     * @return the solution as it was, extended to the model, where none are found whose certificate holds
     */
    public Solution nearest(Solution solution, List<DualTarget> targets, List<RowShift> least) {
        return isUnique()
                ? solution.extendedTo(model)
                : solution.withDuals(model, new DualChoice(space, duals, solver).nearest(targets, least))
                        .orElseGet(() -> solution.extendedTo(model));
    }

    @Override
    public void close() {
        basis.close();
        curved.ifPresent(MarginalResponse::close);
        responses.close();
    }
}
