package org.rexnet.core.clearing.solve;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.rexnet.core.clearing.flow.SensitivityFlow;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.HeldModel;
import org.rexnet.core.optimization.HeldSession;
import org.rexnet.core.optimization.Limit;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.SiftingSession;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.SolverStatistics;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.study.Study;

/** Clears one window after another with one model: solves, adds the flow limits that are violated, solves again. For one thread. */
public final class WindowClearing implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WindowClearing.class.getName());

    /** Terms from which a model is solved with a part of its variables at a time where more is known of the others. */
    private static final int LARGE = 1_000_000;

    private final ClearingProblem problem;
    private final Solver solver;
    private final SolverOptions options;
    /** The one that goes on from what was learnt. */
    private SolverSession session;

    private final ClearingProgress progress;
    private final BooleanSupplier isOver;
    private Optional<ClearingCorner> standing = Optional.empty();
    private ClearingWork work = ClearingWork.NONE;

    /** Opens a window; {@code isOver} says whether the time is up. */
    public WindowClearing(
            ClearingProblem problem,
            Solver solver,
            SolverOptions options,
            ClearingProgress progress,
            BooleanSupplier isOver) {
        this.problem = problem;
        this.solver = solver;
        this.options = options;
        this.isOver = isOver;
        this.progress = progress;
        session = solver.open(problem.model(), options);
    }

    /** Starts from the flow limits and the basis of another window of the same structure. */
    public void learn(List<FlowLimit> limits, Optional<Basis> basis) {
        long began = System.nanoTime();
        if (problem.flow() instanceof SensitivityFlow sensitivities) {
            sensitivities.rows().learn(limits);
        }
        work = work.plus(ClearingWork.building(began));
        basis.ifPresent(session::startFrom);
    }

    /** Starts from what clearing stage by stage gives. */
    public void learn(StagedClearing stages) {
        stages.start().ifPresent(session::startFrom);
        work = work.plus(stages.work());
    }

    /** Starts from the plan whose capacities move one after another, as far as they pay. */
    public void learn(HeldCapacities held) {
        session = held.over(session);
        standing = held.standing();
        work = work.plus(held.work());
    }

    /** Starts from the plan found by letting capacities move away from where they are nearly known to be. */
    public void learn(PlannedCapacities planned) {
        Optional<Basis> basis = planned.start();
        work = work.plus(planned.work());
        if (basis.isEmpty()) {
            return;
        }
        session.startFrom(basis.get());
        planned.hold();
        try {
            boolean moves = true;
            while (moves) {
                moves = solveLazily() instanceof Optimal optimal && planned.widen(optimal.solution());
            }
        } catch (CertificateException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "No result near the capacities known holds; the plan is searched for from there.",
                    e);
        } finally {
            planned.release();
        }
    }

    /**
     * Solves with some variables, whose bounds leave them one value, as numbers, so that constraints with one other variable are bounds of
     * that one; a large model with a part of its variables at a time. Before a basis is given.
     */
    void hold(BitSet held) {
        if (problem.model().isQuadratic() || problem.model().hasIntegers()) {
            return;
        }
        HeldModel model = new HeldModel(problem.model(), held);
        model.takeConstraints();
        if (model.isPossible()) {
            LinearModel rest = model.model();
            SolverSession ofRest =
                    rest.termCount() >= LARGE ? new SiftingSession(rest, solver, options) : solver.open(rest, options);
            session = new HeldSession(problem.model(), model, ofRest, session);
        }
    }

    /** Lets the next solve start from a basis that this window's model had, maybe with fewer flow limits. */
    void startFrom(Basis basis) {
        session.startFrom(basis);
    }

    /**
     * Lets the next solve start from a basis that a like model had: where reduced costs are known that are about right there, and the model
     * is large, it is solved with a part of its variables at a time.
     *
     * @param reducedCosts by variable; empty where none are known
     */
    void startNear(Basis basis, double[] reducedCosts) {
        LinearModel model = problem.model();
        boolean isLarge = model.termCount() >= LARGE;
        if (isLarge && reducedCosts.length == model.variableCount() && !model.isQuadratic() && !model.hasIntegers()) {
            session.close();
            SiftingSession sifting = new SiftingSession(model, solver, options);
            sifting.startNear(basis, reducedCosts);
            session = sifting;
        } else {
            session.startFrom(basis);
        }
    }

    /** Moves the window to other snapshots, or to other loads in the same. */
    void moveTo(Study study, int first) {
        long began = System.nanoTime();
        problem.moveTo(study, first);
        work = work.plus(ClearingWork.building(began));
    }

    /** Solves the window where it stands; integer decisions are found first and then fixed, so that there are prices. */
    public Outcome solve() {
        return new WholeSearch(List.of(problem.wholeVariables()), this::solveLazily).solve();
    }

    /** Solves the window where it stands, whole decisions as they were fixed the last time. */
    Outcome solveFixed() {
        return solveLazily();
    }

    /** Returns from where the study of the window's plan is cleared with the capacities that exist. */
    Optional<ClearingCorner> operationCorner(Solution plan) {
        return standing.or(() -> OperationCorner.of(problem, plan));
    }

    private Outcome solveLazily() {
        while (!isOver.getAsBoolean()) {
            Outcome outcome = session.solve();
            if (outcome instanceof Unbounded && problem.flow().addAll() > 0) {
                continue; // Trade without limit between buses is bounded by what joins them.
            }
            if (!(outcome instanceof Optimal optimal)) {
                return outcome;
            }
            Solution solution = optimal.solution();
            SolverStatistics took = solution.statistics();
            int added = problem.flow().addViolated(solution);
            work = work.plus(new ClearingWork(1, added, took.iterations(), took.passSeconds(), took.solveSeconds()));
            progress.solved(problem.size(), solution.objective(), added);
            if (added == 0) {
                return outcome;
            }
        }
        return timeIsUp();
    }

    private Outcome timeIsUp() {
        SolverStatistics nothing = new SolverStatistics(
                "",
                0,
                0,
                0,
                0,
                problem.model().constraintCount(),
                problem.model().variableCount(),
                0,
                0);
        return new LimitReached(Limit.TIME, OptionalDouble.empty(), OptionalDouble.empty(), nothing);
    }

    /** Returns the flow limits that are in the model. */
    List<FlowLimit> known() {
        return problem.flow() instanceof SensitivityFlow sensitivities
                ? sensitivities.rows().known()
                : List.of();
    }

    ClearingProblem problem() {
        return problem;
    }

    /** Returns what was done since the last time this was asked. */
    public ClearingWork takeWork() {
        ClearingWork done = work;
        work = ClearingWork.NONE;
        return done;
    }

    @Override
    public void close() {
        session.close();
    }
}
