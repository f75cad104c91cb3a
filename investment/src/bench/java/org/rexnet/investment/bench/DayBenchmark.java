package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.rexnet.core.clearing.ClearingSession;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.SusceptanceConvention;

/** Clears 24 snapshots of case2383wp_k in several ways; each checks the cost. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DayBenchmark {

    /** Of the reference data, by the angle formulation. */
    static final double KNOWN_COST = 31_700_821.61;

    private static final double OTHER_LOADS = 0.98;

    private final MarketClearing market = new MarketClearing(new StandardSolver());
    private Study day;
    private ClearingOptions options;
    private ClearingSession session;
    private List<Load> otherLoads;
    private double otherCost;

    public DayBenchmark() {
        Path path = ReferenceStudies.pglib("case2383wp_k")
                .orElseThrow(() -> new IllegalStateException(ReferenceStudies.NO_DATA));
        day = ReferenceStudies.overHours(path, 24);
        options = ClearingOptions.of(day.settings()).withConvention(SusceptanceConvention.SERIES_ADMITTANCE);
        otherLoads = ReferenceStudies.scaled(day.loads(), OTHER_LOADS);
        session = market.open(day, options);
    }

    /** Prepares the clearing with other loads: the session has cleared once. */
    @Setup(Level.Iteration)
    public void openSession() {
        session.close();
        session = market.open(day, options);
        session.clear().orThrow();
        otherCost = market.clear(day.withLoads(otherLoads), options).orThrow().objective();
    }

    @TearDown
    public void closeSession() {
        session.close();
    }

    /** Flow limits only where they bind: what users get. */
    @Benchmark
    public double sensitivities() {
        return checked(day, options, KNOWN_COST);
    }

    /** The session's second clearing, with other loads. */
    @Benchmark
    public double again() {
        double cost = session.clear(otherLoads).orThrow().objective();
        ReferenceStudies.requireCost(cost, otherCost);
        return cost;
    }

    /** All snapshots in one model with angles. */
    @Benchmark
    public double jointAngles() {
        return checked(
                day,
                options.withFormulation(FlowFormulation.ANGLES).withDecomposition(ClearingOptions.Decomposition.JOINT),
                KNOWN_COST);
    }

    /** A model with angles for each snapshot, each from nothing. */
    @Benchmark
    public double separateAngles() {
        double cost = 0;
        for (int t = 0; t < day.horizon().size(); t++) {
            Study snapshot = ReferenceStudies.snapshot(day, t);
            cost += market.clear(snapshot, options.withFormulation(FlowFormulation.ANGLES))
                    .orThrow()
                    .objective();
        }
        ReferenceStudies.requireCost(cost, KNOWN_COST);
        return cost;
    }

    private double checked(Study study, ClearingOptions how, double known) {
        double cost = market.clear(study, how).orThrow().objective();
        ReferenceStudies.requireCost(cost, known);
        return cost;
    }
}
