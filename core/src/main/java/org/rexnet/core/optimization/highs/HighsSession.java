package org.rexnet.core.optimization.highs;

import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.Certificate;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.Limit;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.ModelMirror;
import org.rexnet.core.optimization.NoOptimum;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Point;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.SolverStatistics;
import org.rexnet.core.optimization.Tolerances;
import org.rexnet.core.optimization.Unbounded;

/**
 * A model held by HiGHS; for one thread at a time. What HiGHS calls optimal is checked; if the check fails, ever more
 * careful attempts from scratch follow.
 */
final class HighsSession implements SolverSession {
    private static final String[] ITERATION_COUNTS = {
        "simplex_iteration_count", "ipm_iteration_count", "crossover_iteration_count"
    };
    private static final int FEASIBLE = 2;

    private final LinearModel model;
    private final SolverOptions options;
    private final String solverName;
    private final NativeModel highs = new NativeModel();
    private final ModelMirror mirror;
    private Optional<Basis> start = Optional.empty();
    private double passSeconds;
    /** What HiGHS took to factorize the basis that it starts from. */
    private double startSeconds;

    private double solveSeconds;
    private long iterations;
    private Optional<Certificate> lastCheck = Optional.empty();
    private boolean hasBasis;
    private boolean closed;

    HighsSession(LinearModel model, SolverOptions options, String solverName) {
        this.model = model;
        this.options = options;
        this.solverName = solverName;
        this.mirror = new ModelMirror(model);
        Attempt.prepareAll(highs, options);
    }

    @Override
    public Outcome solve() {
        if (closed) {
            throw new IllegalStateException("The session is closed.");
        }
        solveSeconds = 0;
        iterations = 0;
        pass();
        if (highs.isInterrupted()) {
            return limitReached(Limit.CANCELLED);
        }
        if (model.variableCount() == 0) {
            return solveWithoutVariables();
        }
        String last = "";
        for (Attempt attempt : Attempt.values()) {
            ModelStatus status = run(attempt);
            hasBasis = true;
            Optional<Outcome> outcome = outcome(status, attempt);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            last = attempt + " led to " + status;
        }
        throw new CertificateException("No attempt of " + solverName + " led to a result that holds: " + last + ", "
                + lastCheck.map(Certificate::toString).orElse("never checked") + ".");
    }

    private void pass() {
        long began = System.nanoTime();
        mirror.push(highs);
        passSeconds = seconds(began);
        startSeconds = 0;
        if (start.isPresent()) {
            began = System.nanoTime();
            highs.setBasis(start.get().extendedTo(model.variableCount(), model.constraintCount()));
            startSeconds = seconds(began);
            start = Optional.empty();
            hasBasis = true;
        }
    }

    private ModelStatus run(Attempt attempt) {
        attempt.prepare(highs, options, model, hasBasis);
        long began = System.nanoTime();
        ModelStatus status = highs.run(options.threads());
        solveSeconds += seconds(began);
        for (String count : ITERATION_COUNTS) {
            iterations += Math.max(0, highs.integer(count));
        }
        return status;
    }

    /**
     * The outcome that a status stands for, unless the next attempt has to decide: also if the presolve of an integer
     * model sees no feasible point, as it is wrong now and then.
     */
    private Optional<Outcome> outcome(ModelStatus status, Attempt attempt) {
        return switch (status) {
            case OPTIMAL, UNKNOWN -> optimal();
            case INFEASIBLE ->
                attempt == Attempt.AS_ASKED && model.hasIntegers() && iterations == 0
                        ? Optional.empty()
                        : withoutOptimum(model.hasIntegers());
            case UNBOUNDED, UNBOUNDED_OR_INFEASIBLE -> withoutOptimum(false);
            case TIME_LIMIT -> Optional.of(limitReached(Limit.TIME));
            case ITERATION_LIMIT -> Optional.of(limitReached(Limit.ITERATIONS));
            case INTERRUPTED -> Optional.of(limitReached(Limit.CANCELLED));
            default -> Optional.empty();
        };
    }

    /**
     * What a ray proves of a model that HiGHS gives up; {@code isSearched} says that whole numbers were searched for, of whose absence no
     * ray tells.
     */
    private Optional<Outcome> withoutOptimum(boolean isSearched) {
        SolverStatistics statistics = statistics();
        Optional<NoOptimum> proof = NoOptimum.of(model, this::solveBeside);
        if (proof.isEmpty()) {
            return isSearched ? Optional.of(new Infeasible(statistics)) : Optional.empty();
        }
        return Optional.of(
                switch (proof.get().kind()) {
                    case INFEASIBLE -> new Infeasible(statistics, proof);
                    case UNBOUNDED -> new Unbounded(statistics, proof);
                });
    }

    /** Solves another model, which always has an optimum, in the same way. */
    private Outcome solveBeside(LinearModel other) {
        try (HighsSession beside = new HighsSession(other, options, solverName)) {
            return beside.solve();
        }
    }

    private Optional<Outcome> optimal() {
        Point point = highs.point(!model.hasIntegers());
        Certificate certificate = model.hasIntegers()
                ? Certificate.of(model, point, highs.number("mip_dual_bound"), options.mipGap())
                : Certificate.of(model, point);
        lastCheck = Optional.of(certificate);
        Basis basis = model.hasIntegers() ? Basis.empty() : highs.basis();
        return certificate.holds()
                ? Optional.of(new Optimal(Solution.of(model, point, basis, statistics(), certificate)))
                : polished(basis);
    }

    /** HiGHS' basis may be right where its numbers are not: prices of millions leave few digits for what costs nearly nothing. */
    private Optional<Outcome> polished(Basis basis) {
        if (basis.variableCount() == 0) {
            return Optional.empty();
        }
        return Point.of(model, basis).flatMap(point -> {
            Certificate certificate = Certificate.of(model, point);
            return certificate.holds()
                    ? Optional.of(new Optimal(Solution.of(model, point, basis, statistics(), certificate)))
                    : Optional.empty();
        });
    }

    /** HiGHS calls a model without variables empty and leaves it at that. */
    private Outcome solveWithoutVariables() {
        int rows = model.constraintCount();
        for (int i = 0; i < rows; i++) {
            Constraint row = new Constraint(i);
            if (model.lower(row) > Tolerances.PRIMAL || model.upper(row) < -Tolerances.PRIMAL) {
                return new Infeasible(statistics());
            }
        }
        Point point = new Point(new double[0], new double[0], new double[rows], new double[rows]);
        Basis basis = Basis.empty().extendedTo(0, rows);
        return new Optimal(Solution.of(model, point, basis, statistics(), Certificate.of(model, point)));
    }

    private LimitReached limitReached(Limit limit) {
        boolean integer = model.hasIntegers();
        boolean feasible = solveSeconds > 0 && highs.integer("primal_solution_status") == FEASIBLE;
        boolean bounded = solveSeconds > 0 && (integer || highs.integer("dual_solution_status") == FEASIBLE);
        double bound = bounded ? highs.number(integer ? "mip_dual_bound" : "objective_function_value") : 0;
        return new LimitReached(
                limit,
                feasible ? OptionalDouble.of(highs.number("objective_function_value")) : OptionalDouble.empty(),
                bounded && Double.isFinite(bound) ? OptionalDouble.of(bound) : OptionalDouble.empty(),
                statistics());
    }

    private SolverStatistics statistics() {
        boolean integer = model.hasIntegers();
        return new SolverStatistics(
                solverName,
                iterations,
                integer ? Math.max(0, highs.longInteger("mip_node_count")) : 0,
                passSeconds,
                startSeconds + solveSeconds,
                highs.rows(),
                highs.columns(),
                highs.entries(),
                highs.number(integer ? "mip_dual_bound" : "objective_function_value"));
    }

    @Override
    public void startFrom(Basis basis) {
        start = Optional.of(basis);
    }

    @Override
    public void cancel() {
        highs.interrupt();
    }

    @Override
    public void close() {
        closed = true;
        highs.close();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
