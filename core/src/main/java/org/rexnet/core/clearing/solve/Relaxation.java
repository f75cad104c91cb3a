package org.rexnet.core.clearing.solve;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.component.BalanceTerms;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Finds what stands in the way of a dispatch in one window, in three dispatches in which only violations cost.
 *
 * <p>First limits are dear and buses may be short or have too much: what shows are symptoms. Then limits may be exceeded at next to no
 * price: those that relieve the symptoms are causes, and what is left is short whatever limit is relieved. Last, energy that stores do not
 * have may be used as well. Whole decisions stay whole, as far as they are found in time.
 */
final class Relaxation implements AutoCloseable {

    private static final double SMALLEST_MW = 1e-5;
    private static final double DEAR = 1e3;
    private static final double CHEAP = 1e-3;
    /** Of two limits whose relief helps as much, the one that comes first among the kinds is named. */
    private static final double CHEAPER_KIND = 0.01;

    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(30);

    private final ClearingProblem problem;
    private final SoftLimits limits;
    private final SolverSession session;

    /** Prepares the window of snapshots from {@code first}. */
    Relaxation(Study study, DcFlow dcFlow, ClearingOptions options, Solver solver, int first, int size) {
        problem = new ClearingProblem(study, dcFlow, options, first, size, true);
        LinearModel model = problem.model();
        for (int i = 0; i < model.variableCount(); i++) {
            model.setCost(new Variable(i), 0);
            model.setQuadraticCost(new Variable(i), 0);
        }
        limits = new SoftLimits(problem.window());
        session = solver.open(model, SolverOptions.DEFAULTS.withTimeLimit(LONGEST_SEARCH));
    }

    /** What is exceeded in one of the dispatches. */
    record Dispatch(List<BalanceTerms.Imbalance> imbalances, List<SoftLimits.Excess> excesses) {

        static final Dispatch NONE = new Dispatch(List.of(), List.of());

        boolean isEmpty() {
            return imbalances.isEmpty() && excesses.isEmpty();
        }
    }

    /**
     * What stands in the way.
     *
     * @param symptoms what is exceeded while limits are dear
     * @param opposite the same where a surplus is dearer than a shortage, or the other way round where there was no surplus: what a unit
     *     leaves that is off in place of on
     * @param causes limits that relieve the symptoms, and what is short or too much all the same
     * @param stored the same where storage may give energy that it does not have
     */
    record Findings(Dispatch symptoms, Dispatch opposite, Dispatch causes, Dispatch stored) {}

    ClearingProblem problem() {
        return problem;
    }

    /** Returns what stands in the way; nothing where that cannot be found out. */
    Findings find() {
        Dispatch symptoms = dispatch(1, 1, this::dearUnlessNeed);
        Dispatch causes = dispatch(1, 1, kind -> cheap(kind, LimitKind.Role.CAUSE));
        if (limits.level(causes.excesses(), CHEAP * CHEAPER_KIND)) {
            causes = dispatch(1, 1, kind -> cheap(kind, LimitKind.Role.CAUSE));
        }
        boolean isLeft = !causes.imbalances().isEmpty()
                || causes.excesses().stream()
                        .anyMatch(excess -> excess.limit().kind().role() == LimitKind.Role.NEED);
        Dispatch stored = isLeft ? dispatch(1, 1, this::cheapEverywhere) : Dispatch.NONE;
        boolean gap =
                causes.excesses().stream().anyMatch(excess -> excess.limit().kind() == LimitKind.COMMITTED_OUTPUT);
        Dispatch opposite = gap ? opposite(symptoms) : Dispatch.NONE;
        return new Findings(symptoms, opposite, causes, stored);
    }

    private Dispatch opposite(Dispatch symptoms) {
        boolean isTooMuch = symptoms.imbalances().stream().anyMatch(imbalance -> imbalance.mw() < 0);
        return dispatch(isTooMuch ? 1 : DEAR, isTooMuch ? DEAR : 1, this::dearUnlessNeed);
    }

    private double dearUnlessNeed(LimitKind kind) {
        return kind.role() == LimitKind.Role.NEED ? 1 : DEAR;
    }

    private double cheap(LimitKind kind, LimitKind.Role cheap) {
        return kind.role() == cheap ? CHEAP * (1 + CHEAPER_KIND * kind.ordinal()) : dearUnlessNeed(kind);
    }

    private double cheapEverywhere(LimitKind kind) {
        return kind.role() == LimitKind.Role.STORED
                ? cheap(kind, LimitKind.Role.STORED)
                : cheap(kind, LimitKind.Role.CAUSE);
    }

    private Dispatch dispatch(double shortage, double surplus, ToDoubleFunction<LimitKind> prices) {
        problem.priceImbalance(shortage, surplus);
        problem.wholeVariables().relax(true);
        Optional<Solution> solution = solve(prices);
        if (solution.isPresent() && !problem.wholeVariables().isEmpty()) {
            problem.wholeVariables().relax(false);
            solution = solve(prices).or(() -> {
                problem.wholeVariables().relax(true);
                return solve(prices);
            });
        }
        return solution.map(found ->
                        new Dispatch(problem.imbalances(found, SMALLEST_MW), limits.excesses(found, SMALLEST_MW)))
                .orElse(Dispatch.NONE);
    }

    /** Solves, with the limits of flow that turn out to be exceeded, which are soft, too. */
    private Optional<Solution> solve(ToDoubleFunction<LimitKind> prices) {
        while (true) {
            limits.price(prices);
            if (!(session.solve() instanceof Optimal optimal)) {
                return Optional.empty();
            }
            if (problem.flow().addViolated(optimal.solution()) == 0) {
                return Optional.of(optimal.solution());
            }
            limits.softenNewRows();
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
