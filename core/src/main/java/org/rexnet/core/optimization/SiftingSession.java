package org.rexnet.core.optimization;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Solves a linear model that has many more variables than constraints with part of its variables at a time (sifting): the others stay at a
 * bound, and those that the prices found tell to leave it are added, until there is none. What is returned is a solution of the whole model
 * with its own certificate. For one thread, except {@link #cancel}.
 *
 * <p>A solver so holds only the part, and prices that part only in each iteration. It pays where reduced costs are about known before.
 * Where a basis alone is known they are those of the basis. As bounds may be others since, the part may then have no solution: so its
 * constraints may be violated, at a cost above all others, until variables have entered that meet them.
 *
 * <p>After R. E. Bixby et al., Very large-scale linear programming: a case study in combining interior point and simplex methods,
 * Operations Research 40 (1992), 885-897.
 */
public final class SiftingSession implements SolverSession {

    private static final int NONE = -1;

    /** One of so many variables is in the part to begin with, beside those that are basic. */
    private static final int SHARE = 12;

    private final LinearModel model;
    private final Solver solver;
    private final SolverOptions options;
    private final LinearModel part = new LinearModel();
    private final PartGuards guards = new PartGuards(part);
    private final SolverSession session;
    /** Where variables of the model are in the part; {@link #NONE} where they stay at a bound. */
    private int[] positions = new int[0];

    /** Positions in the model by variable of the part; {@link #NONE} of guards. */
    private final IntList columns = new IntList();

    private final BitSet atUpper = new BitSet();
    private @Nullable Basis start;
    private double[] guesses = new double[0];
    private TermList.Mark takenTerms = TermList.Mark.START;

    /** Opens a model, which must be linear and continuous, and whose coefficients must not be replaced while it is open. */
    public SiftingSession(LinearModel model, Solver solver, SolverOptions options) {
        if (model.isQuadratic() || model.hasIntegers()) {
            throw new IllegalArgumentException("Only a linear model without integers can be solved by sifting.");
        }
        this.model = model;
        this.solver = solver;
        this.options = options;
        session = solver.open(part, options);
    }

    /**
     * Lets the next solve start from a basis near which the reduced costs of variables are about known: those least in size are in the part
     * to begin with.
     *
     * @param reducedCosts by variable
     */
    public void startNear(Basis basis, double[] reducedCosts) {
        start = basis;
        guesses = reducedCosts.clone();
    }

    @Override
    public void startFrom(Basis basis) {
        start = basis;
    }

    @Override
    public Outcome solve() {
        BitSet entering = grow();
        Basis from = start == null ? null : start.extendedTo(model.variableCount(), model.constraintCount());
        start = null;
        if (from != null) {
            price(from);
            place(from, entering);
        }
        activate(entering);
        addGuards();
        if (from != null) {
            session.startFrom(partBasis(from));
        }
        SiftingWork work = new SiftingWork();
        while (true) {
            setBounds();
            Outcome outcome = session.solve();
            if (outcome instanceof Optimal optimal) {
                Solution solution = optimal.solution();
                work.add(solution.statistics());
                Point point = point(solution);
                BitSet better = better(point.reducedCost());
                boolean isLast = better.isEmpty() && guards.areIdle(solution.basis());
                Optional<Optimal> found = isLast ? checked(point, solution, work) : Optional.empty();
                if (found.isPresent()) {
                    return found.get();
                }
                if (better.isEmpty()) {
                    guards.close();
                }
                activate(better.isEmpty() ? all() : better);
                session.startFrom(grown(solution.basis(), better));
            } else if (outcome instanceof LimitReached || isWhole()) {
                return ofWhole(outcome);
            } else {
                guards.close();
                activate(all());
            }
        }
    }

    /** Returns an outcome without what it says of the part only. */
    private static Outcome ofWhole(Outcome outcome) {
        return switch (outcome) {
            case Optimal optimal -> throw new IllegalStateException("An optimal outcome has a solution.");
            case Infeasible infeasible -> new Infeasible(infeasible.statistics());
            case Unbounded unbounded -> new Unbounded(unbounded.statistics(), Optional.empty());
            case LimitReached reached ->
                new LimitReached(reached.limit(), OptionalDouble.empty(), OptionalDouble.empty(), reached.statistics());
        };
    }

    /** Takes over variables and terms that are new, and returns the variables that have to be in the part. */
    private BitSet grow() {
        int known = positions.length;
        int size = model.variableCount();
        BitSet entering = new BitSet();
        positions = Arrays.copyOf(positions, size);
        Arrays.fill(positions, known, size, NONE);
        if (known > 0 || start == null) {
            entering.set(known, size);
        }
        for (int row = part.constraintCount(); row < model.constraintCount(); row++) {
            part.addConstraint(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        addTerms(takenTerms, 0);
        takenTerms = model.terms().mark();
        for (int j = 0; j < known; j++) {
            if (positions[j] == NONE && Double.isInfinite(held(j))) {
                entering.set(j);
            }
        }
        return entering;
    }

    /** Adds the terms since a mark to the part that are of its variables from a position on. */
    private void addTerms(TermList.Mark mark, int first) {
        new SelectedTerms(model.terms(), positions, first).addTo(part.terms(), mark);
    }

    /** Guesses what reduced costs are by the basis that is given first, where nothing else tells. */
    private void price(Basis basis) {
        if (columns.size == 0 && guesses.length == 0) {
            guesses = new BasisPrices(model, solver, options).reducedCosts(basis);
            guards.open(model);
        }
    }

    private void addGuards() {
        for (int added = guards.add(); added > 0; added--) {
            columns.add(NONE);
        }
    }

    /** Lets variables stay at the bounds that a basis says, but for those that are to be in the part. */
    private void place(Basis basis, BitSet entering) {
        double[] sizes = new double[positions.length];
        int count = 0;
        for (int j = 0; j < positions.length; j++) {
            Variable variable = new Variable(j);
            BasisStatus status = basis.status(variable);
            if (positions[j] != NONE) {
                continue;
            }
            boolean isUpper = status == BasisStatus.AT_UPPER || Double.isInfinite(model.lower(variable));
            atUpper.set(j, isUpper);
            if (status == BasisStatus.BASIC || Double.isInfinite(held(j))) {
                entering.set(j);
            } else if (model.lower(variable) < model.upper(variable) && j < guesses.length) {
                sizes[count++] = Math.abs(guesses[j]);
            }
        }
        if (count > 0) {
            Arrays.sort(sizes, 0, count);
            double most = sizes[(count - 1) / SHARE];
            for (int j = 0; j < guesses.length; j++) {
                Variable variable = new Variable(j);
                boolean isFree = positions[j] == NONE && model.lower(variable) < model.upper(variable);
                if (isFree && Math.abs(guesses[j]) <= most) {
                    entering.set(j);
                }
            }
        }
        guesses = new double[0];
    }

    private double held(int column) {
        Variable variable = new Variable(column);
        return atUpper.get(column) ? model.upper(variable) : model.lower(variable);
    }

    private boolean isWhole() {
        return columns.size - guards.count() == positions.length;
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, positions.length);
        return all;
    }

    /** Adds variables to the part, unless they are there. */
    private void activate(BitSet entering) {
        int first = columns.size;
        for (int j = entering.nextSetBit(0); j >= 0; j = entering.nextSetBit(j + 1)) {
            if (positions[j] == NONE) {
                positions[j] = columns.size;
                columns.add(j);
            }
        }
        if (columns.size == first) {
            return;
        }
        part.addVariables(columns.size - first);
        for (int k = first; k < columns.size; k++) {
            part.setCost(new Variable(k), model.cost(new Variable(columns.items[k])));
        }
        addTerms(TermList.Mark.START, first);
    }

    /** Gives the part the bounds of the model, less what variables at a bound count in constraints. */
    private void setBounds() {
        for (int k = 0; k < columns.size; k++) {
            if (columns.items[k] == NONE) {
                continue;
            }
            Variable variable = new Variable(columns.items[k]);
            part.setBounds(new Variable(k), model.lower(variable), model.upper(variable));
            part.setCost(new Variable(k), model.cost(variable));
        }
        double[] fixed = heldActivities();
        for (int i = 0; i < fixed.length; i++) {
            Constraint row = new Constraint(i);
            part.setConstraintBounds(row, model.lower(row) - fixed[i], model.upper(row) - fixed[i]);
        }
    }

    private double[] heldActivities() {
        double[] values = new double[positions.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = positions[j] == NONE ? held(j) : 0;
        }
        return model.terms().activities(values, model.constraintCount());
    }

    /** Returns values and prices of the whole model where the part has those of a solution. */
    private Point point(Solution solution) {
        int size = positions.length;
        double[] value = new double[size];
        double[] reducedCost = new double[size];
        for (int j = 0; j < size; j++) {
            boolean isHeld = positions[j] == NONE;
            value[j] = isHeld ? held(j) : solution.value(new Variable(positions[j]));
            reducedCost[j] = model.cost(new Variable(j));
        }
        double[] dual = solution.duals(new Constraints(0, model.constraintCount()));
        double[] activity = model.terms().activities(value, dual.length);
        model.terms().price(dual, reducedCost);
        return new Point(value, reducedCost, activity, dual);
    }

    /** Returns the variables at a bound that would lower the objective if they left it. */
    private BitSet better(double[] reducedCosts) {
        double tolerance = options.dualTolerance() * Tolerances.costUnit(model);
        BitSet better = new BitSet();
        for (int j = 0; j < positions.length; j++) {
            Variable variable = new Variable(j);
            if (positions[j] == NONE && model.lower(variable) < model.upper(variable)) {
                double gain = atUpper.get(j) ? reducedCosts[j] : -reducedCosts[j];
                better.set(j, gain > tolerance);
            }
        }
        return better;
    }

    /** Returns the solution of the whole model, unless its certificate fails though some variables are not in the part. */
    private Optional<Optimal> checked(Point point, Solution ofPart, SiftingWork work) {
        Certificate certificate = Certificate.of(model, point);
        if (!certificate.holds() && !isWhole()) {
            return Optional.empty();
        }
        Basis basis = wholeBasis(ofPart.basis(), point);
        SolverStatistics statistics = work.statistics(ofPart.statistics(), model);
        return Optional.of(new Optimal(Solution.of(model, point, basis, statistics, certificate)));
    }

    /** Returns a basis of the whole model; of two bounds that meet a variable stands at that against which its reduced cost presses. */
    private Basis wholeBasis(Basis ofPart, Point point) {
        int[] ordinals = new int[positions.length];
        for (int j = 0; j < ordinals.length; j++) {
            Variable variable = new Variable(j);
            boolean isUpper =
                    model.lower(variable) == model.upper(variable) ? point.reducedCost()[j] < 0 : atUpper.get(j);
            ordinals[j] = positions[j] == NONE
                    ? side(isUpper).ordinal()
                    : ofPart.status(new Variable(positions[j])).ordinal();
        }
        return Basis.of(ordinals, ofPart.rowOrdinals());
    }

    private static BasisStatus side(boolean isUpper) {
        return isUpper ? BasisStatus.AT_UPPER : BasisStatus.AT_LOWER;
    }

    private Basis partBasis(Basis ofWhole) {
        int[] ordinals = new int[columns.size];
        for (int k = 0; k < ordinals.length; k++) {
            ordinals[k] = (columns.items[k] == NONE
                            ? BasisStatus.AT_LOWER
                            : ofWhole.status(new Variable(columns.items[k])))
                    .ordinal();
        }
        return Basis.of(ordinals, ofWhole.rowOrdinals());
    }

    /**
     * Returns a basis of the part with the variables that were added since, each at the bound at which it was; those that are better away
     * from it at their other bound, where they have one: there the reduced cost has the right sign, so that the dual simplex method goes
     * on.
     */
    private Basis grown(Basis basis, BitSet better) {
        int[] ordinals = Arrays.copyOf(basis.columnOrdinals(), columns.size);
        for (int k = basis.variableCount(); k < ordinals.length; k++) {
            Variable variable = new Variable(columns.items[k]);
            boolean wasUpper = atUpper.get(variable.index());
            double other = wasUpper ? model.lower(variable) : model.upper(variable);
            boolean moves = better.get(variable.index()) && Double.isFinite(other);
            ordinals[k] = side(wasUpper != moves).ordinal();
        }
        return Basis.of(ordinals, basis.rowOrdinals());
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        session.close();
    }
}
