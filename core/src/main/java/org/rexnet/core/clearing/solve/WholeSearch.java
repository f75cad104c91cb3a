package org.rexnet.core.clearing.solve;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rexnet.core.clearing.model.WholeVariables;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Tolerances;

/**
 * Search for whole decisions of problems that share a model: relaxed for a first look, then whole, then fixed, so that there are prices.
 */
final class WholeSearch {

    private static final System.Logger LOG = System.getLogger(WholeSearch.class.getName());

    /** Share of the cost by which two solves of one problem may differ. */
    private static final double MEETING = 1e-6;

    private final List<WholeVariables> variables;
    private final Supplier<Outcome> solver;

    /** Prepares a search; {@code solver} solves the model as it is, with all limits of flow that it takes. */
    WholeSearch(List<WholeVariables> variables, Supplier<Outcome> solver) {
        this.variables = variables;
        this.solver = solver;
    }

    /** Returns the outcome with decisions fixed, or why there are none. */
    Outcome solve() {
        if (variables.stream().allMatch(WholeVariables::isEmpty)) {
            return solver.get();
        }
        Optional<Outcome> impossible = relaxed();
        if (impossible.isPresent()) {
            return impossible.get();
        }
        variables.forEach(whole -> whole.relax(false));
        Outcome searched = solver.get();
        if (!(searched instanceof Optimal decided)) {
            return searched;
        }
        variables.forEach(whole -> whole.fix(decided.solution()));
        Outcome fixed = solver.get();
        if (fixed instanceof Optimal optimal) {
            requireMeeting(decided.solution(), optimal.solution());
        }
        return fixed;
    }

    /** Finds limits of flow without whole decisions, which is quicker; returns why there can be none with them, if that is so. */
    private Optional<Outcome> relaxed() {
        variables.forEach(whole -> whole.relax(true));
        try {
            Outcome outcome = solver.get();
            return outcome instanceof Optimal ? Optional.empty() : Optional.of(outcome);
        } catch (CertificateException e) {
            LOG.log(System.Logger.Level.DEBUG, "The relaxation is left out.", e);
            return Optional.empty(); // What must be whole is searched for without it.
        }
    }

    /** The cost with decisions fixed is what the search for them found: no less than its bound, and no more than its own cost. */
    private static void requireMeeting(Solution decided, Solution fixed) {
        double bound = decided.statistics().bound();
        double allowed = (Tolerances.MIP_GAP + MEETING) * (1 + Math.abs(fixed.objective()));
        if (fixed.objective() < bound - allowed || fixed.objective() > decided.objective() + allowed) {
            throw new CertificateException(
                    "With whole decisions fixed the cost is %s, but the search for them found %s and no less than %s."
                            .formatted(fixed.objective(), decided.objective(), bound));
        }
    }
}
