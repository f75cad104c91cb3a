package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.PlanOutcome;
import org.rexnet.investment.growth.GrowthComparison;
import org.rexnet.investment.growth.GrowthHistory;
import org.rexnet.investment.growth.GrowthOptions;
import org.rexnet.investment.growth.GrowthSections;
import org.rexnet.investment.growth.GrowthYear;
import org.rexnet.investment.growth.LeastGain;
import org.rexnet.investment.growth.LongRunDynamics;
import org.rexnet.investment.growth.YearPrices;
import org.rexnet.investment.signal.ListedPrices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets participants connect and invest year by year, until nobody acts. */
@Command(
        name = "grow",
        description =
                "Growth from nothing: each year, in an order drawn anew, participants connect and build if it pays for"
                        + " them, until nobody acts; then compares with the plan of least cost.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Examples:", "  rexnet grow hamlet", "  rexnet grow village --orders 5 --json"})
final class GrowCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private CandidateStudy candidates = new CandidateStudy();

    @Option(names = "--years", paramLabel = "N", description = "At most so many years; 30.")
    private int years = GrowthOptions.MOST_YEARS;

    @Option(names = "--orders", paramLabel = "N", description = "Orders of arrival to follow; 20.")
    private int orders = 20;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the first order; as the study says.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--least-gain",
            paramLabel = "MONEY",
            description = "Least gain a year for which a participant acts; a ten thousandth of the value of all demand,"
                    + " divided by the number of participants.")
    private Optional<Double> leastGain = Optional.empty();

    @Option(
            names = "--prices",
            paramLabel = "FILE",
            description =
                    "Decide by the prices of this CSV file, which has a row per snapshot and a column per bus, instead"
                            + " of those of each year's market.")
    private Optional<Path> prices = Optional.empty();

    @Mixin
    private ClearingArguments clearing = new ClearingArguments();

    @Mixin
    private OutputArguments output = new OutputArguments();

    GrowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<ResultFolder> folder = output.folder();
        Solver solver = SolverStart.solver();
        CandidateStudy.Read read = candidates.read();
        Study study = read.study();
        ClearingOptions options = clearing.options(study.settings());
        long start = System.nanoTime();
        GrowthComparison growth = grow(study, solver, options, output.quiet());
        Seconds seconds = new Seconds(read.seconds(), Seconds.since(start), Seconds.ofProcess());
        boolean settled = growth.settled() == growth.histories().size();
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts(settled ? "settled" : "not-converged", study));
        sections.add(StudySections.head(study));
        sections.addAll(GrowthSections.of(study, growth, leastGain(study)));
        sections.add(seconds.section(""));
        output.answer(terminal, folder, study, Results.NONE, sections);
        return output.code(settled ? ExitCode.DONE : ExitCode.NO_ANSWER);
    }

    private GrowthComparison grow(Study study, Solver solver, ClearingOptions options, boolean quiet) {
        if (orders < 1) {
            throw new BadInputException("--orders must be at least 1 but is %d.".formatted(orders));
        }
        Optional<YearPrices> listed = prices.map(path -> YearPrices.always(ListedPrices.read(path, study)));
        GrowthOptions growth = BadInputException.ofInput(
                () -> new GrowthOptions(years, listed, 1, Optional.of(leastGain(study)), options));
        LongRunDynamics.Listener listener =
                quiet ? LongRunDynamics.Listener.SILENT : (order, year) -> say(terminal, order, year);
        LongRunDynamics dynamics = new LongRunDynamics(solver);
        Study kept = LongRunDynamics.keepingWhatExists(study);
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<PlanOutcome> planning = beside.submit(
                    () -> ExpansionPlanning.ofCapacities(solver).plan(kept, options, ClearingProgress.SILENT));
            List<GrowthHistory> histories = GrowthComparison.run(
                    dynamics,
                    study,
                    growth,
                    orders,
                    seed.orElse(study.settings().seed()),
                    options.threads(),
                    listener);
            return new GrowthComparison(histories, state(dynamics, growth, planning));
        }
    }

    private static Optional<GrowthYear> state(
            LongRunDynamics dynamics, GrowthOptions options, Future<PlanOutcome> planning) {
        try {
            return planning.get() instanceof PlanOutcome.Planned found
                    ? Optional.of(dynamics.planned(found.plan(), options))
                    : Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The plan beside growth could not be found.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Growth was interrupted.", e);
        }
    }

    private LeastGain leastGain(Study study) {
        leastGain.filter(money -> !(money >= 0)).ifPresent(money -> {
            throw new BadInputException("--least-gain must be at least 0 but is %s.".formatted(money));
        });
        LeastGain suiting = LeastGain.of(study);
        return leastGain.map(money -> new LeastGain(money, suiting.amount())).orElse(suiting);
    }

    private static void say(Terminal terminal, long order, GrowthYear year) {
        terminal.err()
                .println("order %d, year %d: %s, %s; %d of %d loads supplied, cost %s"
                        .formatted(
                                order,
                                year.year(),
                                Figures.count(year.investments(), "investment", "investments"),
                                Figures.count(year.retirements(), "retirement", "retirements"),
                                year.supplied(),
                                year.supplied() + year.partly() + year.unsupplied(),
                                Figures.amount(year.totalCost())));
    }
}
