package org.rexnet.investment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.CapacityModel;
import org.rexnet.core.clearing.ClearingOptions;
import org.rexnet.core.clearing.RentInterval;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Rents that one candidate of a plan may earn by valid prices of one and the same dispatch; capacities of a plan sit on kinks, where prices are
 * not unique.
 *
 * @param signal of the plan, whose rent is one of the valid ones
 * @param interval what one more unit would save, and what the last one saves, in money per unit over the horizon
 */
public record RentRange(Signal signal, RentInterval interval) {

    private static final double DIFFERENCE = 1e-4;

    /**
     * Returns one for each candidate, in the order of the plan's signals: operates the plan once more, and then solves two linear models for
     * each.
     *
     * @return empty where the plan cannot be operated with its capacities fixed, which rounding may cause
     * @throws IllegalArgumentException if lines are of whole circuits, whose number no small step changes
     */
    public static Optional<List<RentRange>> of(Plan plan, ClearingOptions options, Solver solver) {
        if (plan.study().hasCircuits()) {
            throw new IllegalArgumentException("Rents of whole circuits have no intervals.");
        }
        Study standing = CandidateChange.fixedAt(plan.study(), plan);
        List<Candidate> candidates = Candidate.of(standing);
        try (CapacityModel model = new CapacityModel(List.of(standing), options, solver)) {
            Outcome outcome = model.solve();
            if (!(outcome instanceof Optimal optimal)) {
                return Optional.empty();
            }
            Map<String, RentInterval> intervals = model.rentIntervals(0, optimal.solution());
            return Optional.of(IntStream.range(0, candidates.size())
                    .mapToObj(i -> new RentRange(
                            plan.signals().get(i),
                            found(intervals.get(candidates.get(i).capacityName()))))
                    .toList());
        }
    }

    private static RentInterval found(@Nullable RentInterval interval) {
        if (interval == null) {
            throw new IllegalStateException("A candidate has no capacity in the model.");
        }
        return interval;
    }

    /** Returns whether no other rent is valid. */
    public boolean isUnique() {
        return interval.isUnique(DIFFERENCE);
    }

    /** Returns one row for each of those whose rent is not unique; a bound that is not finite is missing. */
    public static Table toTable(List<RentRange> all) {
        StringColumn candidate = StringColumn.create("candidate");
        DoubleColumn capacity = DoubleColumn.create("capacity");
        DoubleColumn low = DoubleColumn.create("one_more_saves");
        DoubleColumn high = DoubleColumn.create("last_one_saves");
        DoubleColumn earns = DoubleColumn.create("earns");
        DoubleColumn costs = DoubleColumn.create("costs");
        for (RentRange one : all) {
            if (!one.isUnique()) {
                candidate.append(one.signal().name());
                capacity.append(one.signal().capacity());
                append(low, one.interval().low());
                append(high, one.interval().high());
                earns.append(one.signal().rentPerUnit());
                costs.append(one.signal().annualCostPerUnit());
            }
        }
        return Table.create("rent intervals", candidate, capacity, low, high, earns, costs);
    }

    private static void append(DoubleColumn column, double value) {
        if (Double.isFinite(value)) {
            column.append(value);
        } else {
            column.appendMissing();
        }
    }
}
