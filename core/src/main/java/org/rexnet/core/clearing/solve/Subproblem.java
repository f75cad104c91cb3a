package org.rexnet.core.clearing.solve;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.SubproblemLinks;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.ClearingStatistics;
import org.rexnet.core.clearing.result.HorizonSpan;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.clearing.subproblem.SubproblemMemory;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.ElasticModel;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Presolve;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.parcel.Parcel;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * A part of the horizon that is cleared again and again at other capacities, storage levels at its borders and shares of limits over the
 * horizon. The model, its basis and its flow limits are kept, so that only the bounds of its {@link Parameter}s change. Mutable, for one
 * thread at a time.
 *
 * <p>Every time the solver is handed the model anew and starts from the basis of the time before, so that an answer is a function of the
 * {@link SubproblemMemory} and the question alone, whatever the thread, process or machine. It also holds the solver's memory for the parts
 * only that are being cleared.
 */
public final class Subproblem {

    /** Not the faster Devex weights: with them HiGHS 1.12 does not end where slack at a high penalty stands for most of the supply. */
    private static final SolverOptions SOLVER_OPTIONS = SolverOptions.DEFAULTS.withPresolve(Presolve.OFF);

    /** Parts are cleared side by side. */
    private static final int ONE_THREAD = 1;

    private final int position;
    private final int horizonSize;
    private final HorizonSpan span;
    private final ClearingProblem problem;
    private final DcFlow dcFlow;
    private final SubproblemLinks links;
    private final List<SharedLimit> limits;
    private final Solver solver;
    private final long fingerprint;
    private @Nullable Basis basis;
    private @Nullable Solution last;
    private ClearingWork work = ClearingWork.NONE;
    private ClearingWork lastWork = ClearingWork.NONE;

    Subproblem(int position, Study study, DcFlow dcFlow, ClearingOptions options, Solver solver, HorizonSpan span) {
        this.position = position;
        this.span = span;
        this.dcFlow = dcFlow;
        horizonSize = study.horizon().size();
        long began = System.nanoTime();
        problem = ClearingProblem.ofPart(study, dcFlow, options, span.first(), span.size());
        work = ClearingWork.building(began);
        if (!problem.wholeVariables().isEmpty()) {
            throw new IllegalArgumentException(
                    "Study %s has units that are on or off: relax that decision.".formatted(study.name()));
        }
        links = problem.window().links().orElseThrow();
        limits = Stream.concat(links.limits().stream(), links.impliedLimits(span.first()).stream())
                .toList();
        fingerprint = problem.model().fingerprint();
        this.solver = solver;
    }

    /** Returns a number that changes with whatever the study says of this part. */
    public long fingerprint() {
        return fingerprint;
    }

    /** Returns the numbers that the cost depends on, in a fixed order. */
    public List<Parameter> parameters() {
        return links.parameters();
    }

    /** Returns the limits over the horizon and over parameters; those of the same name are the same in every part. */
    public List<SharedLimit> limits() {
        return limits;
    }

    /**
     * Clears the part.
     *
     * @param values of the parameters, in their order
     */
    public SubproblemAnswer clear(double[] values, SlackRule slack) {
        links.fix(values, slack);
        last = null;
        Outcome outcome = solve(SOLVER_OPTIONS);
        if (!(outcome instanceof Infeasible)) {
            return answer(values, outcome);
        }
        Solution least = leastViolation();
        if (least.objective() <= links.tolerance()) {
            Outcome again = solve(SOLVER_OPTIONS.withTolerances(links.tolerance() / 2, SOLVER_OPTIONS.dualTolerance()));
            if (!(again instanceof Infeasible)) {
                return answer(values, again);
            }
        }
        return new SubproblemAnswer.Infeasible(position, values.clone(), least.objective(), links.slopes(least));
    }

    private Outcome solve(SolverOptions options) {
        try (WindowClearing window =
                new WindowClearing(problem, solver, options, ClearingProgress.SILENT, () -> false)) {
            if (basis != null) {
                window.hold(links.columns());
                window.startFrom(basis);
            } else if (HeldCapacities.suits(problem)) {
                window.learn(new HeldCapacities(
                        problem, solver, options.withPresolve(Presolve.AUTOMATIC), () -> false, ONE_THREAD));
            }
            Outcome outcome = window.solve();
            lastWork = window.takeWork();
            work = work.plus(lastWork);
            return outcome;
        }
    }

    private SubproblemAnswer answer(double[] values, Outcome outcome) {
        if (outcome instanceof Unbounded) {
            return new SubproblemAnswer.Unbounded(position);
        }
        if (!(outcome instanceof Optimal optimal)) {
            throw new IllegalStateException("The snapshots from %s on were not cleared: %s."
                    .formatted(problem.window().snapshot(0).label(), outcome));
        }
        Solution solution = optimal.solution();
        basis = solution.basis();
        last = solution;
        return new SubproblemAnswer.Cleared(
                position,
                values.clone(),
                solution.objective() + links.worthOfTolerance(solution) + problem.constantCost(),
                links.slopes(solution),
                links.slack(solution),
                problem.tonnes(solution),
                problem.unservedMwh(solution),
                problem.loadMwh(),
                lastWork.iterations());
    }

    /** Returns the dispatch that violates constraints least, in a model that begins with the variables of the part's. */
    private Solution leastViolation() {
        try (SolverSession session = solver.open(ElasticModel.of(problem.model()), SolverOptions.DEFAULTS)) {
            if (session.solve() instanceof Optimal optimal) {
                return optimal.solution();
            }
            throw new IllegalStateException("The least violation of the snapshots from %s on was not found."
                    .formatted(problem.window().snapshot(0).label()));
        }
    }

    /** Returns what the next answer depends on. */
    public SubproblemMemory memory() {
        return SubproblemMemory.of(problem.flowLimits(), basis);
    }

    /** Goes on from what a part of the same study and position remembered; only before it is cleared. */
    public void recall(SubproblemMemory memory) {
        problem.learn(memory.flowLimits());
        basis = memory.basis();
    }

    /**
     * Writes dispatch of the last clearing, and its prices as the study chooses them where several are valid; the last thing that is asked.
     */
    void read(ClearingResults results) {
        if (last == null) {
            throw new IllegalStateException("The part was not cleared yet.");
        }
        problem.readCapacities(last, results);
        links.holdSlack(last);
        new WindowResults(problem, dcFlow, solver, results).write(last);
    }

    /** Returns dispatch and prices of the last clearing as bytes, which {@link Subproblems#assemble} reads on any machine. */
    public byte[] pack() {
        ClearingResults results = new ClearingResults(horizonSize, span);
        read(results);
        return Parcel.pack(results.ofPart(statistics(solver.name())));
    }

    /** Returns what was done until now. */
    ClearingStatistics statistics(String solver) {
        return new ClearingStatistics(
                solver,
                1,
                work.solves(),
                work.iterations(),
                problem.model().variableCount(),
                problem.model().constraintCount(),
                work.flowLimits(),
                work.buildSeconds(),
                work.solveSeconds(),
                false);
    }
}
