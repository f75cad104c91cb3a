package org.rexnet.core.optimization;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds where on one group of a {@link PriceSpace} a sum is largest, and keeps what it found. Holds a solver until closed; for one thread.
 */
final class FaceCorner implements AutoCloseable {

    private static final double ROUNDING = 1e9;

    private final PriceSpace space;
    private final PriceSpace.Group group;
    private final LinearModel model = new LinearModel();
    private final Variables coordinates;
    private final Map<Integer, Variable> byCoordinate = new HashMap<>();
    private final Solver solver;
    private final Map<Map<Integer, Double>, Optional<Largest>> known = new HashMap<>();
    private Optional<SolverSession> session = Optional.empty();

    FaceCorner(PriceSpace space, PriceSpace.Group group, Solver solver) {
        this.space = space;
        this.group = group;
        this.solver = solver;
        coordinates = space.addTo(model, group);
        for (int k = 0; k < group.coordinates().size(); k++) {
            byCoordinate.put(group.coordinates().get(k), coordinates.at(k));
        }
    }

    /**
     * The largest value of a sum of coordinates.
     *
     * @param value infinite where there is no bound; then nothing moves
     * @param at coordinates where it is so large, in the group's order
     * @param off how the primal solution moves off the bounds of the group's coordinates, then of its rows, per unit of the sum
     */
    record Largest(double value, double[] at, double[] off) {}

    /** Returns the largest sum of factors x coordinates of this group; empty where no solver found it. */
    Optional<Largest> largest(Map<Integer, Double> factors) {
        double scale = factors.values().stream().mapToDouble(Math::abs).max().orElse(1);
        Map<Integer, Double> unit = new HashMap<>();
        factors.forEach((d, factor) -> unit.put(d, Math.rint(factor / scale * ROUNDING) / ROUNDING));
        return known.computeIfAbsent(unit, this::solve)
                .map(found -> new Largest(found.value() * scale, found.at(), multiplied(found.off(), scale)));
    }

    private static double[] multiplied(double[] values, double factor) {
        double[] multiplied = values.clone();
        for (int k = 0; k < multiplied.length; k++) {
            multiplied[k] *= factor;
        }
        return multiplied;
    }

    private Optional<Largest> solve(Map<Integer, Double> factors) {
        for (int k = 0; k < coordinates.count(); k++) {
            double factor = factors.getOrDefault(group.coordinates().get(k), 0.0);
            model.setCost(coordinates.at(k), factor == 0 ? 0 : -factor);
        }
        SolverSession open = session.orElseGet(() -> solver.open(model));
        session = Optional.of(open);
        try {
            return switch (open.solve()) {
                case Optimal optimal -> Optional.of(largest(optimal.solution()));
                case Unbounded unbounded ->
                    Optional.of(new Largest(Double.POSITIVE_INFINITY, new double[0], new double[0]));
                case Infeasible infeasible -> Optional.empty();
                case LimitReached reached -> Optional.empty();
            };
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private Largest largest(Solution solution) {
        int size = coordinates.count();
        double[] at = new double[size];
        double[] off = new double[size + model.constraintCount()];
        for (int k = 0; k < size; k++) {
            at[k] = solution.value(coordinates.at(k));
            off[k] = solution.reducedCost(coordinates.at(k));
        }
        for (int i = 0; i < model.constraintCount(); i++) {
            off[size + i] = solution.dual(new Constraint(i));
        }
        return new Largest(-solution.objective(), at, off);
    }

    /** Puts where a sum is largest among the coordinates of the space, and what moves then among its elements. */
    void place(Largest largest, Sparse coordinates, Sparse off) {
        for (int k = 0; k < largest.at().length; k++) {
            coordinates.add(group.coordinates().get(k), largest.at()[k]);
            off.add(space.element(group.coordinates().get(k)), largest.off()[k]);
        }
        for (int k = largest.at().length; k < largest.off().length; k++) {
            off.add(group.rows().get(k - largest.at().length).element(), largest.off()[k]);
        }
    }

    @Override
    public void close() {
        session.ifPresent(SolverSession::close);
    }
}
