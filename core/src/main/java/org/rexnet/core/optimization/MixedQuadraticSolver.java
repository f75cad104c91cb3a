package org.rexnet.core.optimization;

/**
 * Solves models with integers and separable convex quadratic costs by outer approximation (M. Duran and I. Grossmann, Mathematical
 * Programming 36, 1986): a solver for integer models decides with tangents in place of the quadratic costs, one for quadratic models finds
 * the best for these decisions, and both results become tangents, until they meet.
 *
 * @param integer takes linear costs and integers
 * @param quadratic takes quadratic costs without integers
 */
public record MixedQuadraticSolver(Solver integer, Solver quadratic) implements Solver {

    @Override
    public String name() {
        return integer.name() + " with tangents";
    }

    @Override
    public SolverSession open(LinearModel model, SolverOptions options) {
        return new MixedQuadraticSession(model, this, options);
    }
}
