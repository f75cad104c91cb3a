package org.rexnet.investment.cli;

import java.util.Optional;
import org.rexnet.core.clearing.Clearing;
import org.rexnet.core.clearing.ClearingOptions;
import org.rexnet.core.clearing.CouplingOutcome;
import org.rexnet.core.clearing.HeatCheck;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;
import picocli.CommandLine.Option;

/** What is said about sectors beyond prices: where it is asked for, and of built-in studies of several sectors. */
final class SectorArguments {

    /** Horizons up to this many snapshots are explained and compared unasked. */
    private static final int QUICK = 1000;

    @Option(names = "--setters", description = "Also say how often each component sets the prices of each carrier.")
    private boolean setters;

    @Option(
            names = "--coupling",
            description = "Also say what it is worth that power, heat and charging share one market.")
    private boolean coupling;

    @Option(
            names = "--check-heat",
            description =
                    "Also put the dispatch through the flow of water: is it deliverable, with which pumps and losses?")
    private boolean checkHeat;

    private boolean unasked;

    /** Decides what is said about a study. */
    void see(Study study, boolean builtIn) {
        boolean several = !study.components(EvSession.class).isEmpty()
                || study.network().buses().stream().map(Bus::carrier).distinct().count() > 1;
        unasked = builtIn && several && study.horizon().size() <= QUICK;
    }

    /** Returns whether the setters of all prices are wanted. */
    boolean setters() {
        return setters || unasked;
    }

    ClearingOptions options(ClearingOptions options) {
        return setters() ? options.withExplanation(ClearingOptions.Explanation.SETTERS) : options;
    }

    /** Checks the dispatch of heat, where that is wanted. */
    Optional<HeatCheck> heat(Clearing clearing) {
        return checkHeat ? Optional.of(HeatCheck.of(clearing)) : Optional.empty();
    }

    /** Compares, where that is wanted. */
    Optional<CouplingOutcome> coupling(Clearing clearing, Solver solver) {
        return coupling || unasked ? Optional.of(new MarketClearing(solver).couplingValue(clearing)) : Optional.empty();
    }
}
