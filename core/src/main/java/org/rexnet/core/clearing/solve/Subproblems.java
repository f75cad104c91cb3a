package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.ClearingStatistics;
import org.rexnet.core.clearing.result.HorizonSpan;
import org.rexnet.core.clearing.result.SpanResult;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.parcel.Parcel;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** The parts of a study's horizon, to be cleared at capacities that are decided elsewhere; immutable, what it opens is not. */
public final class Subproblems {

    private final Study study;
    private final ClearingOptions options;
    private final Solver solver;
    private final DcFlow dcFlow;
    private final List<HorizonSpan> parts;

    /** Prepares a study whose horizon is cut in the given parts. */
    public Subproblems(Study study, ClearingOptions options, Solver solver, List<HorizonSpan> parts) {
        this.study = study;
        if (!options.extraRows().isEmpty()) {
            throw new IllegalArgumentException(
                    "Rows of one's own hold over the whole horizon: plan jointly, not part by part.");
        }
        this.options = options.withExpansion(true);
        this.solver = solver;
        this.parts = List.copyOf(parts);
        dcFlow = DcFlow.of(study.network(), options.convention());
    }

    /** Returns the parts of the horizon in their order. */
    public List<HorizonSpan> parts() {
        return parts;
    }

    /** Builds the model of one part; what explains prices is not for a part to say. */
    public Subproblem open(int position) {
        return new Subproblem(
                position,
                study,
                dcFlow,
                options.withExplanation(ClearingOptions.Explanation.NONE),
                solver,
                parts.get(position));
    }

    /**
     * Puts together what all parts gave when they were last cleared.
     *
     * @param cleared all parts, in order
     * @param objective cost of all snapshots and of the capacities
     * @param shadowPrices of the study's global constraints, in their order
     */
    public Clearing clearing(List<Subproblem> cleared, double objective, double[] shadowPrices) {
        ClearingResults results = new ClearingResults(study.horizon().size());
        cleared.forEach(part -> part.read(results));
        List<ClearingStatistics> statistics =
                cleared.stream().map(part -> part.statistics(solver.name())).toList();
        return clearing(results, statistics, objective, shadowPrices);
    }

    /**
     * Puts together what all parts gave when they were last cleared elsewhere.
     *
     * @param packed what {@link Subproblem#pack} returned, for all parts in order
     * @param objective cost of all snapshots and of the capacities
     * @param shadowPrices of the study's global constraints, in their order
     */
    public Clearing assemble(List<byte[]> packed, double objective, double[] shadowPrices) {
        ClearingResults results = new ClearingResults(study.horizon().size());
        List<ClearingStatistics> statistics = new ArrayList<>();
        for (byte[] bytes : packed) {
            SpanResult part = Parcel.unpack(bytes, SpanResult.class);
            results.take(part);
            statistics.add(part.statistics());
        }
        return clearing(results, statistics, objective, shadowPrices);
    }

    private Clearing clearing(
            ClearingResults results, List<ClearingStatistics> statistics, double objective, double[] shadowPrices) {
        double[] mu = results.column(ComponentKind.GLOBAL_CONSTRAINT.table(), "mu", shadowPrices.length);
        System.arraycopy(shadowPrices, 0, mu, 0, mu.length);
        ClearingStatistics total = ClearingStatistics.total(solver.name(), statistics);
        return new Clearing(study, options, objective, results, total, ClearingKind::operationsOfAll);
    }

    private record Content(Study study, ClearingOptions options, List<HorizonSpan> parts) {}

    /** Returns all of this but the solver as bytes for another machine. */
    public byte[] pack() {
        return Parcel.pack(new Content(study, options, parts));
    }

    /** Returns the parts that were packed elsewhere, to be cleared by a solver. */
    public static Subproblems unpack(byte[] packed, Solver solver) {
        Content content = Parcel.unpack(packed, Content.class);
        return new Subproblems(content.study(), content.options(), solver, content.parts());
    }
}
