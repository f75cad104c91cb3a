package org.rexnet.core.clearing.solve;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rexnet.core.clearing.flow.SensitivityFlow;
import org.rexnet.core.clearing.model.SubproblemLinks;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.HeldModel;
import org.rexnet.core.optimization.HeldSearch;
import org.rexnet.core.optimization.HeldSession;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.SiftingSession;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.task.UnusedMemory;

/**
 * Finds where the plan of a window with many capacities starts: all of them are held at the least that stands, which makes a bound of every
 * limit {@code output <= share x capacity}; the window is cleared snapshot by snapshot, a long one then some days at a time,
 * then as a whole; those that pay at the prices found are let go, and it is cleared again, until none pays. The whole model then has only
 * to confirm it. For one thread.
 */
public final class HeldCapacities {

    private static final int MANY = 100;
    private static final int LEAST_SNAPSHOTS = 48;

    /** Of so many times the length of a part on, a window is cleared part by part before it is as a whole. */
    private static final int LEAST_PARTS = 7;

    private final ClearingProblem problem;
    private final Solver solver;
    private final SolverOptions options;
    private final BooleanSupplier isOver;
    private final int threads;
    private final UnusedMemory memory = new UnusedMemory();
    private Optional<ClearingCorner> standing = Optional.empty();
    private ClearingWork work = ClearingWork.NONE;

    /** Prepares a window. */
    public HeldCapacities(
            ClearingProblem problem, Solver solver, SolverOptions options, BooleanSupplier isOver, int threads) {
        this.problem = problem;
        this.solver = solver;
        this.options = options.withScaling(false); // Coefficients are of one size; the whole model is scaled as asked.
        this.isOver = isOver;
        this.threads = threads;
    }

    /** Returns whether a problem has many capacities, most of which stand already or are decided elsewhere, and many snapshots. */
    static boolean suits(ClearingProblem problem) {
        BitSet held = held(problem);
        long standing = held.stream()
                .filter(column ->
                        problem.window().links().isPresent() || problem.model().lower(new Variable(column)) > 0)
                .count();
        return problem.size() >= LEAST_SNAPSHOTS
                && held.cardinality() >= MANY
                && 2 * standing >= held.cardinality()
                && problem.flow() instanceof SensitivityFlow
                && problem.wholeVariables().isEmpty()
                && !problem.model().isQuadratic();
    }

    /** Returns the positions of capacities, and of whatever else is decided elsewhere. */
    private static BitSet held(ClearingProblem problem) {
        return problem.window().links().map(SubproblemLinks::columns).orElseGet(() -> {
            BitSet capacities = new BitSet();
            problem.window().capacities().values().forEach(variable -> capacities.set(variable.index()));
            return capacities;
        });
    }

    /**
     * Adds the flow limits that bind to the model, and returns a session that goes on from what was learnt: of what is left of the model
     * where no capacity is left that pays, and otherwise the one of the whole model, started from the basis found.
     *
     * @param whole a session of the model, which is closed with the one that is returned
     */
    SolverSession over(SolverSession whole) {
        BitSet held = held(problem);
        HeldModel model = new HeldModel(problem.model(), held);
        model.takeConstraints();
        Optional<Start> start = model.isPossible() ? start(model) : Optional.empty();
        if (start.isEmpty()) {
            return whole;
        }
        SiftingSession session = new SiftingSession(model.model(), solver, options);
        session.startNear(start.get().basis(), start.get().reducedCosts());
        Rising rising = new Rising(session, model);
        HeldSearch.Found found = new HeldSearch(model, session, rising).search();
        found.basis().ifPresent(whole::startFrom);
        if (found.isLast()) {
            rising.end();
            return new HeldSession(problem.model(), model, session, whole);
        }
        session.close();
        return whole;
    }

    /** Solves the window with capacities held, which rise step by step once they are let go. */
    private final class Rising implements HeldSearch.Steps {

        private final SolverSession session;
        private final HeldModel model;
        private final CapacitySteps steps;
        private boolean isFirst = true;

        Rising(SolverSession session, HeldModel model) {
            this.session = session;
            this.model = model;
            steps = new CapacitySteps(model.model());
        }

        @Override
        public Optional<Solution> solve() {
            Optional<Solution> solution = HeldCapacities.this.solve(session, model, steps);
            if (isFirst && solution.isPresent() && problem.window().existsLeast()) {
                Basis basis = model.wholeBasis(solution.get().basis(), solution.get());
                standing = OperationCorner.of(problem, basis, model.reducedCosts(solution.get()));
            }
            isFirst = false;
            return solution;
        }

        @Override
        public Basis released(int first, Basis basis) {
            steps.begin(first);
            return steps.raised(basis);
        }

        /** Lets all capacities rise as far as they may. */
        void end() {
            steps.end();
        }
    }

    /**
     * From where what is left of the model starts.
     *
     * @param reducedCosts about, by its variables
     */
    private record Start(Basis basis, double[] reducedCosts) {}

    /** Clears snapshots one by one, then, in a long window, two days and a week at a time; returns where that ends. */
    private Optional<Start> start(HeldModel model) {
        StagedClearing snapshots = stages(model, StagedClearing.Cut.SNAPSHOTS);
        Optional<Start> last = ended(snapshots, snapshots.start(), model);
        for (StagedClearing.Cut cut : List.of(StagedClearing.Cut.TWO_DAYS, StagedClearing.Cut.WEEKS)) {
            if (last.isPresent() && problem.size() >= LEAST_PARTS * cut.snapshots()) {
                Optional<Start> before = last;
                last = near(before.get(), cut, model).or(() -> before);
            }
        }
        return last;
    }

    /** Clears part by part from where about all is known. */
    private Optional<Start> near(Start start, StagedClearing.Cut cut, HeldModel model) {
        StagedClearing parts = stages(model, cut);
        return ended(parts, parts.startNear(start.basis(), start.reducedCosts()), model);
    }

    private StagedClearing stages(HeldModel model, StagedClearing.Cut cut) {
        return new StagedClearing(problem, model, cut, solver, options, isOver, threads);
    }

    private Optional<Start> ended(StagedClearing stages, Optional<Basis> basis, HeldModel model) {
        work = work.plus(stages.work());
        model.takeConstraints();
        giveBackMemory();
        return basis.map(found -> new Start(found, stages.reducedCosts()));
    }

    /** Solves the window with capacities held, and adds flow limits until none is violated. */
    private Optional<Solution> solve(SolverSession session, HeldModel model, CapacitySteps steps) {
        try {
            while (!isOver.getAsBoolean()) {
                if (!(session.solve() instanceof Optimal optimal)) {
                    return Optional.empty();
                }
                Solution solution = optimal.solution();
                int added = problem.flow().addViolated(model.wholeValues(solution), 0, problem.size());
                work = work.plus(new ClearingWork(
                        1,
                        added,
                        solution.statistics().iterations(),
                        solution.statistics().passSeconds(),
                        solution.statistics().solveSeconds()));
                boolean widened = steps.widen(solution);
                if (added == 0 && !widened) {
                    return Optional.of(solution);
                }
                model.takeConstraints();
                giveBackMemory();
            }
        } catch (CertificateException e) { // This is only to learn from; the whole model has its own certificate.
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Parts of a horizon share a heap, which is looked at when each is done. */
    private void giveBackMemory() {
        if (problem.window().links().isEmpty()) {
            memory.giveBack();
        }
    }

    /** Returns where the window ended with what exists of all capacities; empty where that was not among what was tried. */
    Optional<ClearingCorner> standing() {
        return standing;
    }

    /** Returns what was done. */
    ClearingWork work() {
        return work;
    }
}
