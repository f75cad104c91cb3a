package org.rexnet.investment.cli;

import java.util.Optional;
import java.util.Set;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.heat.HeatCheck;
import org.rexnet.core.clearing.heat.HeatFollowing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.sectors.SectorCouplingOutcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;
import picocli.CommandLine.Option;

/**
 * Options about sectors: setters of prices, value of coupling, hydraulic check; the first two unasked for built-in studies of several
 * sectors.
 */
final class SectorArguments {

    /** Horizons up to this many snapshots are explained and compared unasked. */
    private static final int QUICK = 1000;

    @Option(names = "--setters", description = "Also say how often each component sets the prices of each carrier.")
    private boolean setters;

    @Option(names = "--coupling", description = "Also value the coupling of power, heat and charging in one market.")
    private boolean coupling;

    @Option(
            names = "--check-heat",
            description =
                    "Also check the heat dispatch with a hydraulic calculation: is it deliverable, with which pumps"
                            + " and losses?")
    private boolean checkHeat;

    @Option(
            names = "--heat-flow",
            paramLabel = "HOW",
            description = "How heat flows in meshes of pipes: market, within capacities as suits the cost (default), or"
                    + " follow, as friction leads the water. No global optimum is claimed; prices are of the last"
                    + " linear model.")
    private Flow flow = Flow.MARKET;

    private boolean unasked;

    /** How heat flows in meshes of pipes. */
    enum Flow {
        MARKET,
        FOLLOW
    }

    /** Decides what is said about a study. */
    void see(Study study, boolean builtIn) {
        boolean several = !study.components(EvSession.class).isEmpty()
                || study.network().buses().stream().map(Bus::carrier).distinct().count() > 1;
        if (isFollowing() && coupling) {
            throw new BadInputException(
                    "--coupling compares with markets of their own, in which heat does not follow friction: leave out"
                            + " --heat-flow follow.");
        }
        if (isFollowing()) {
            HeatFollowing.fault(study).ifPresent(fault -> {
                throw new BadInputException(fault);
            });
        }
        unasked = builtIn && !isFollowing() && several && study.horizon().size() <= QUICK;
    }

    /** Returns whether the setters of all prices are wanted. */
    boolean setters() {
        return setters || unasked;
    }

    ClearingOptions options(ClearingOptions options) {
        return setters()
                ? options.withExplanation(ClearingOptions.Explanation.SETTERS).withExplainedBuses(Set.of())
                : options;
    }

    /** Returns whether heat is to flow as friction leads it. */
    boolean isFollowing() {
        return flow == Flow.FOLLOW;
    }

    /** Checks the dispatch of heat, where that is wanted. */
    Optional<HeatCheck> heat(Clearing clearing) {
        return checkHeat ? Optional.of(HeatCheck.of(clearing)) : Optional.empty();
    }

    /** Compares, where that is wanted. */
    Optional<SectorCouplingOutcome> coupling(Clearing clearing, Solver solver) {
        return coupling || unasked ? Optional.of(new MarketClearing(solver).couplingValue(clearing)) : Optional.empty();
    }
}
