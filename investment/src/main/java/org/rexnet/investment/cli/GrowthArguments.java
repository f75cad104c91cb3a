package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.rexnet.investment.ListedPrices;
import org.rexnet.investment.PlanOutcome;
import org.rexnet.investment.growth.GrowthComparison;
import org.rexnet.investment.growth.GrowthHistory;
import org.rexnet.investment.growth.GrowthOptions;
import org.rexnet.investment.growth.GrowthSections;
import org.rexnet.investment.growth.GrowthYear;
import org.rexnet.investment.growth.LeastGain;
import org.rexnet.investment.growth.LongRunDynamics;
import picocli.CommandLine.Option;

/** Growth from nothing: participants connect and invest year by year, until nobody acts. */
final class GrowthArguments {

    @Option(
            names = "--from-nothing",
            description =
                    "No plan, which is the rule where study.yaml says from_nothing: each year, in an order drawn anew,"
                            + " participants connect and build what pays for them, until nobody acts; then compare with"
                            + " the plan. With --prices they decide by those.")
    private boolean asked;

    @Option(names = "--years", paramLabel = "N", description = "From nothing: at most so many years; 30.")
    private int years = GrowthOptions.MOST_YEARS;

    @Option(names = "--orders", paramLabel = "N", description = "From nothing: orders of arrival to follow; 20.")
    private int orders = 20;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "From nothing: seed of the first order; as the study says.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--least-gain",
            paramLabel = "MONEY",
            description =
                    "From nothing: who gains less a year does not act; a ten thousandth of what all demand is worth,"
                            + " divided by the number of participants.")
    private Optional<Double> leastGain = Optional.empty();

    /** Returns whether growth is asked for by name. */
    boolean given() {
        return asked;
    }

    /** Returns whether growth is what to show: asked for, or what the study is about and nothing else is asked for. */
    boolean given(Study study, boolean othersGiven) {
        return asked || (study.settings().fromNothing() && !othersGiven);
    }

    /** Follows the orders of arrival, plans, and says what came of both. */
    int answer(
            Terminal terminal,
            Study study,
            Solver solver,
            ClearingOptions clearing,
            Optional<Path> prices,
            OutputArguments output,
            Optional<ResultFolder> folder,
            double readSeconds) {
        long start = System.nanoTime();
        GrowthComparison growth = grow(terminal, study, solver, clearing, prices, output.quiet());
        Seconds seconds = new Seconds(readSeconds, Seconds.since(start), Seconds.ofProcess());
        boolean settled = growth.settled() == growth.histories().size();
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts(settled ? "settled" : "not-converged", study));
        sections.add(StudySections.head(study));
        sections.addAll(GrowthSections.of(study, growth, leastGain(study)));
        sections.add(seconds.section(""));
        output.answer(terminal, folder, study, Results.NONE, sections);
        return output.code(settled ? ExitCode.DONE : ExitCode.NO_ANSWER);
    }

    private GrowthComparison grow(
            Terminal terminal,
            Study study,
            Solver solver,
            ClearingOptions clearing,
            Optional<Path> prices,
            boolean quiet) {
        try {
            GrowthOptions options = new GrowthOptions(
                    years, prices.map(path -> ListedPrices.read(path, study)), Optional.of(leastGain(study)), clearing);
            LongRunDynamics.Listener listener =
                    quiet ? LongRunDynamics.Listener.SILENT : (order, year) -> say(terminal, order, year);
            LongRunDynamics dynamics = new LongRunDynamics(solver);
            Study kept = LongRunDynamics.keepingWhatExists(study);
            try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
                Future<PlanOutcome> planning = beside.submit(
                        () -> ExpansionPlanning.ofCapacities(solver).plan(kept, clearing, ClearingProgress.SILENT));
                List<GrowthHistory> histories = GrowthComparison.run(
                        dynamics,
                        study,
                        options,
                        orders,
                        seed.orElse(study.settings().seed()),
                        clearing.threads(),
                        listener);
                return new GrowthComparison(histories, state(dynamics, options, planning));
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
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
