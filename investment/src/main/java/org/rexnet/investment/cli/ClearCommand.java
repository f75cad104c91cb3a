package org.rexnet.investment.cli;

import java.util.concurrent.Callable;
import org.rexnet.core.clearing.Clearing;
import org.rexnet.core.clearing.ClearingOptions;
import org.rexnet.core.clearing.ClearingOutcome;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Clears the market of a study with the capacities that exist. */
@Command(
        name = "clear",
        description = "Finds the dispatch of least cost with what exists, and the price at every bus.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet clear case118.m --convention series-admittance",
            "  rexnet clear my-study --snapshots 0:24 --security n-1",
            "  rexnet clear my-study --out results --json"
        })
final class ClearCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StudyArgument argument = new StudyArgument();

    @Mixin
    private ClearingArguments clearing = new ClearingArguments();

    @Mixin
    private OutputArguments output = new OutputArguments();

    ClearCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        output.folder();
        Solver solver = SolverStart.solver();
        long start = System.nanoTime();
        Study study = clearing.cut(argument.read());
        double read = Seconds.since(start);
        ClearingOptions options = clearing.options(study.settings());
        clearing.writeModel(study, options);
        start = System.nanoTime();
        ClearingOutcome outcome;
        try (Progress progress = Progress.of(terminal, output.quiet(), "clear", study)) {
            outcome = new MarketClearing(solver).clear(study, options, progress);
        }
        double solve = Seconds.since(start);
        if (outcome instanceof ClearingOutcome.Cleared cleared) {
            answer(cleared.clearing(), read, solve);
            return ExitCode.DONE;
        }
        Seconds seconds = new Seconds(read, solve, Seconds.ofProcess());
        if (output.json()) {
            new JsonAnswer(terminal.out()).notCleared(outcome, study, seconds);
        } else {
            StudyLines.print(terminal.out(), terminal.outInk(), study);
            new NoAnswer(terminal, study).print(outcome, false);
        }
        return ExitCode.NO_ANSWER;
    }

    private void answer(Clearing result, double read, double solve) {
        Seconds seconds = new Seconds(read, solve, Seconds.ofProcess());
        if (output.json()) {
            new JsonAnswer(terminal.out()).cleared(result, seconds);
            return;
        }
        StudyLines.print(terminal.out(), terminal.outInk(), result.study());
        if (!output.quiet()) {
            StudyLines.printNotes(terminal.out(), result.study());
        }
        ClearingPage page = new ClearingPage(terminal.out(), terminal.outInk(), result);
        page.printCost("Total cost");
        page.printPrices();
        page.printCongestion();
        page.printSupply();
        page.printSolver(seconds);
    }
}
