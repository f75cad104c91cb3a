package org.rexnet.core.optimization.ortools;

import com.google.ortools.Loader;
import com.google.ortools.modelbuilder.ModelBuilderHelper;
import com.google.ortools.modelbuilder.ModelSolverHelper;
import com.google.ortools.modelbuilder.SolveStatus;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.optimization.Basis;
import org.rexnet.core.optimization.Certificate;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.CompressedMatrix;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Infeasible;
import org.rexnet.core.optimization.Limit;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Point;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.SolverStatistics;
import org.rexnet.core.optimization.Unbounded;
import org.rexnet.core.optimization.Variable;

/** A model that is handed to OR-Tools as a whole for every solve; for one thread at a time. */
final class OrToolsSession implements SolverSession {

    private static final double UNLIMITED_SECONDS = 1e9;

    private final LinearModel model;
    private final SolverOptions options;
    private final OrToolsSolver solver;
    private final Running running = new Running();
    private double passSeconds;
    private double solveSeconds;

    /** The engine at work, so that another thread can interrupt it. */
    private static final class Running {
        private Optional<ModelSolverHelper> helper = Optional.empty();
        private boolean cancelled;

        synchronized boolean begin(ModelSolverHelper next) {
            helper = Optional.of(next);
            return !cancelled;
        }

        synchronized void cancel() {
            cancelled = true;
            helper.ifPresent(ModelSolverHelper::interruptSolve);
        }

        synchronized boolean isCancelled() {
            return cancelled;
        }
    }

    /** Loads OR-Tools' native libraries when first touched. */
    private static final class Native {
        static {
            Loader.loadNativeLibraries();
        }

        static ModelBuilderHelper model() {
            return new ModelBuilderHelper();
        }
    }

    OrToolsSession(LinearModel model, SolverOptions options, OrToolsSolver solver) {
        this.model = model;
        this.options = options;
        this.solver = solver;
    }

    @Override
    public Outcome solve() {
        if (model.isQuadratic()) {
            throw new IllegalArgumentException("OR-Tools takes linear costs only. Maybe wrap it by QuadraticSolver.");
        }
        solveSeconds = 0;
        long began = System.nanoTime();
        ModelBuilderHelper builder = build();
        passSeconds = seconds(began);
        Engine engine = model.hasIntegers() ? solver.integer() : solver.continuous();
        Iterator<Engine.Attempt> attempts = engine.attempts().iterator();
        String last = "";
        while (attempts.hasNext()) {
            Engine.Attempt attempt = attempts.next();
            ModelSolverHelper helper = new ModelSolverHelper(attempt.engine().code());
            if (!running.begin(helper)) {
                return limitReached(helper);
            }
            run(helper, builder, attempt.parameters(options));
            Optional<Outcome> outcome = outcome(helper, builder, attempt.engine(), !attempts.hasNext());
            if (outcome.isPresent()) {
                return outcome.get();
            }
            last = attempt.engine() + " ended " + helper.getStatus();
        }
        throw new CertificateException("OR-Tools found no result that holds; last " + last + ".");
    }

    private ModelBuilderHelper build() {
        ModelBuilderHelper builder = Native.model();
        for (int j = 0; j < model.variableCount(); j++) {
            Variable variable = new Variable(j);
            builder.addVar();
            builder.setVarLowerBound(j, model.lower(variable));
            builder.setVarUpperBound(j, model.upper(variable));
            builder.setVarObjectiveCoefficient(j, model.cost(variable));
            builder.setVarIntegrality(j, model.isInteger(variable));
        }
        CompressedMatrix rows = CompressedMatrix.byRow(model);
        for (int i = 0; i < model.constraintCount(); i++) {
            Constraint constraint = new Constraint(i);
            builder.addLinearConstraint();
            builder.setConstraintLowerBound(i, model.lower(constraint));
            builder.setConstraintUpperBound(i, model.upper(constraint));
            for (int entry = rows.start()[i]; entry < rows.start()[i + 1]; entry++) {
                builder.addConstraintTerm(i, rows.index()[entry], rows.value()[entry]);
            }
        }
        builder.setObjectiveOffset(model.constant());
        return builder;
    }

    private void run(ModelSolverHelper helper, ModelBuilderHelper builder, String parameters) {
        long began = System.nanoTime();
        helper.setSolverSpecificParameters(parameters);
        helper.setTimeLimitInSeconds(limitSeconds());
        helper.solve(builder);
        solveSeconds += seconds(began);
    }

    private double limitSeconds() {
        Duration limit = options.timeLimit();
        return limit.getSeconds() < UNLIMITED_SECONDS ? limit.toNanos() / 1e9 : UNLIMITED_SECONDS;
    }

    /** The outcome that a status stands for, unless the next attempt has to decide. */
    private Optional<Outcome> outcome(
            ModelSolverHelper helper, ModelBuilderHelper builder, Engine engine, boolean isLastAttempt) {
        return switch (helper.getStatus()) {
            case OPTIMAL -> optimal(helper);
            case INFEASIBLE -> isLastAttempt ? Optional.of(new Infeasible(statistics(helper))) : Optional.empty();
            case UNBOUNDED -> isLastAttempt ? Optional.of(unbounded(helper, builder, engine)) : Optional.empty();
            case FEASIBLE, CANCELLED_BY_USER -> Optional.of(limitReached(helper));
            case NOT_SOLVED ->
                running.isCancelled() || solveSeconds >= limitSeconds()
                        ? Optional.of(limitReached(helper))
                        : Optional.empty();
            case MODEL_INVALID, INVALID_SOLVER_PARAMETERS, SOLVER_TYPE_UNAVAILABLE, INCOMPATIBLE_OPTIONS ->
                throw new IllegalArgumentException(engine + " does not take this model: " + helper.getStatusString());
            case ABNORMAL, MODEL_IS_VALID, UNKNOWN_STATUS -> Optional.empty();
        };
    }

    private Optional<Outcome> optimal(ModelSolverHelper helper) {
        Point point = point(helper);
        Certificate certificate = model.hasIntegers()
                ? Certificate.of(model, point, helper.getBestObjectiveBound(), options.mipGap())
                : Certificate.of(model, point);
        if (!certificate.holds()) {
            return Optional.empty();
        }
        return Optional.of(new Optimal(Solution.of(model, point, Basis.empty(), statistics(helper), certificate)));
    }

    /** An infeasible model may be called unbounded; without costs it cannot. */
    private Outcome unbounded(ModelSolverHelper helper, ModelBuilderHelper builder, Engine engine) {
        builder.clearObjective();
        ModelSolverHelper check = new ModelSolverHelper(engine.code());
        run(check, builder, engine.attempts().getLast().parameters(options));
        return check.getStatus() == SolveStatus.INFEASIBLE
                ? new Infeasible(statistics(helper))
                : new Unbounded(statistics(helper));
    }

    private Point point(ModelSolverHelper helper) {
        int duals = model.hasIntegers() ? 0 : 1;
        double[] value = new double[model.variableCount()];
        double[] activity = new double[model.constraintCount()];
        double[] reducedCost = new double[value.length * duals];
        double[] dual = new double[activity.length * duals];
        for (int j = 0; j < value.length; j++) {
            value[j] = helper.getVariableValue(j);
        }
        for (int i = 0; i < activity.length; i++) {
            activity[i] = helper.getActivity(i);
        }
        for (int j = 0; j < reducedCost.length; j++) {
            reducedCost[j] = helper.getReducedCost(j);
        }
        for (int i = 0; i < dual.length; i++) {
            dual[i] = helper.getDualValue(i);
        }
        return new Point(value, reducedCost, activity, dual);
    }

    private LimitReached limitReached(ModelSolverHelper helper) {
        boolean found = helper.hasResponse() && helper.hasSolution();
        boolean bounded = found && model.hasIntegers() && Double.isFinite(helper.getBestObjectiveBound());
        return new LimitReached(
                running.isCancelled() ? Limit.CANCELLED : Limit.TIME,
                found ? OptionalDouble.of(helper.getObjectiveValue()) : OptionalDouble.empty(),
                bounded ? OptionalDouble.of(helper.getBestObjectiveBound()) : OptionalDouble.empty(),
                statistics(helper));
    }

    private SolverStatistics statistics(ModelSolverHelper helper) {
        boolean bounded = helper.hasResponse() && helper.hasSolution();
        return new SolverStatistics(
                solver.name(),
                0,
                0,
                passSeconds,
                solveSeconds,
                model.constraintCount(),
                model.variableCount(),
                model.termCount(),
                bounded ? (model.hasIntegers() ? helper.getBestObjectiveBound() : helper.getObjectiveValue()) : 0);
    }

    /** OR-Tools takes no basis to start from. */
    @Override
    public void startFrom(Basis basis) {}

    @Override
    public void cancel() {
        running.cancel();
    }

    @Override
    public void close() {}

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
