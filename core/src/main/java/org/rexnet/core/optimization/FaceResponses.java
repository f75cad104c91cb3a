package org.rexnet.core.optimization;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds by how much least cost rises as constraints shift, from a {@link PriceSpace}. Holds solvers until closed; for one thread. */
final class FaceResponses implements AutoCloseable {

    private final PriceSpace space;
    private final double[] duals;
    private final Solver solver;
    private Map<Integer, FaceCorner> corners = Map.of();

    /**
     * @param duals where all coordinates of the space are 0
     */
    FaceResponses(PriceSpace space, double[] duals, Solver solver) {
        this.space = space;
        this.duals = duals;
        this.solver = solver;
    }

    /**
     * How least cost responds.
     *
     * @param slope the right-hand derivative; infinite where constraints cannot shift so
     * @param coordinates of optimal duals by which the slope is so large
     * @param off by element, how far what determines it moves off its bounds; empty where all optimal duals agree in the slope
     */
    record Response(double slope, Sparse coordinates, Sparse off) {

        boolean isAtKink() {
            return off.size() > 0;
        }
    }

    /** Returns the response to shifts; empty where it was not found. */
    Optional<Response> to(List<RowShift> shifts) {
        double slope = 0;
        for (RowShift shift : shifts) {
            slope += shift.amount() * duals[shift.row().index()];
        }
        Sparse factors = space.factors(shifts);
        Sparse off = new Sparse();
        Sparse coordinates = new Sparse();
        for (Map.Entry<FaceCorner, Map<Integer, Double>> part :
                byCorner(factors).entrySet()) {
            Optional<FaceCorner.Largest> largest = part.getKey().largest(part.getValue());
            if (largest.isEmpty()) {
                return Optional.empty();
            }
            slope += largest.get().value();
            part.getKey().place(largest.get(), coordinates, off);
        }
        return Optional.of(new Response(slope, coordinates, off));
    }

    private Map<FaceCorner, Map<Integer, Double>> byCorner(Sparse factors) {
        Map<FaceCorner, Map<Integer, Double>> parts = new LinkedHashMap<>();
        for (int k = 0; k < factors.size(); k++) {
            Optional.ofNullable(corners().get(factors.index(k)))
                    .map(corner -> parts.computeIfAbsent(corner, c -> new HashMap<>()))
                    .orElseThrow()
                    .put(factors.index(k), factors.value(k));
        }
        return parts;
    }

    private Map<Integer, FaceCorner> corners() {
        if (corners.isEmpty()) {
            corners = new HashMap<>();
            for (PriceSpace.Group group : space.groups(List.of())) {
                FaceCorner corner = new FaceCorner(space, group, solver);
                group.coordinates().forEach(d -> corners.put(d, corner));
            }
        }
        return corners;
    }

    @Override
    public void close() {
        corners.values().forEach(FaceCorner::close);
    }
}
