package org.rexnet.core.clearing.price;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.clearing.flow.FlowModel;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.optimization.DualFace;
import org.rexnet.core.optimization.RowShift;

/** Finds the interval of valid prices: the slopes of least cost as demand rises and as it falls. For one thread. */
public final class PriceIntervals {

    private final Window problem;
    private final FlowModel flow;
    private final DualFace face;

    /** Reads intervals from the optimal duals of a problem that has the limits of flow which its solution touches. */
    public PriceIntervals(Window problem, FlowModel flow, DualFace face) {
        this.problem = problem;
        this.flow = flow;
        this.face = face;
    }

    /** Returns the intervals of all buses in snapshot {@code k}; empty ones where they were not found. */
    public List<Optional<PriceInterval>> at(int k) {
        List<Optional<PriceInterval>> byBus = new ArrayList<>();
        Map<List<RowShift>, Optional<PriceInterval>> known = new HashMap<>();
        for (int bus = 0; bus < problem.study().network().buses().size(); bus++) {
            byBus.add(known.computeIfAbsent(flow.demandChange(bus, k), more -> of(more, k)));
        }
        return byBus;
    }

    /** Returns the interval of demand in snapshot {@code k}; that of 0 alone where the snapshot has no weight and so no price. */
    Optional<PriceInterval> of(List<RowShift> more, int k) {
        double perWeight = Clearing.perWeight(problem.weight(k));
        if (perWeight == 0) {
            return Optional.of(new PriceInterval(0, 0));
        }
        OptionalDouble high = face.slope(more);
        if (high.isEmpty() || face.isUnique(more)) {
            return high.stream()
                    .mapToObj(price -> new PriceInterval(price * perWeight, price * perWeight))
                    .findFirst();
        }
        return face.slope(opposite(more)).stream()
                .mapToObj(low -> new PriceInterval(-low * perWeight, high.getAsDouble() * perWeight))
                .findFirst();
    }

    /** Returns the shifts the other way. */
    static List<RowShift> opposite(List<RowShift> shifts) {
        return shifts.stream()
                .map(shift -> new RowShift(shift.row(), -shift.amount()))
                .toList();
    }
}
