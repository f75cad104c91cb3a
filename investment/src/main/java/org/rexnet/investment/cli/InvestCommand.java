package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rexnet.core.clearing.ClearingExport;
import org.rexnet.core.clearing.ClearingOptions;
import org.rexnet.core.clearing.ClearingOutcome;
import org.rexnet.core.clearing.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.investment.Convergence;
import org.rexnet.investment.EquilibriumOptions;
import org.rexnet.investment.EquilibriumPlanning;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PlanOutcome;
import org.rexnet.investment.ReactanceIteration;
import org.rexnet.investment.ScenarioValue;
import org.rexnet.investment.SignalTable;
import org.rexnet.investment.UnboundedPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Recommends which capacity to add. */
@Command(
        name = "invest",
        description =
                "Finds the capacities that serve a study at least cost, and what prices say about every candidate.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet invest harbour",
            "  rexnet invest my-study --snapshots 0:168 --time-limit 10m",
            "  rexnet invest my-study --prices buses-marginal_price.csv",
            "  rexnet invest my-study --method equilibrium --gap 1e-3 --checkpoint plan.state",
            "  rexnet invest village --from-nothing --orders 5",
            "  rexnet invest my-study --out plan --json"
        })
final class InvestCommand implements Callable<Integer> {

    /** What the reactance of a line that is extended does. */
    enum Reactance {
        FIXED,
        ITERATED
    }

    /** How the plan is found. */
    enum Method {
        JOINT,
        EQUILIBRIUM
    }

    private final Terminal terminal;

    @Mixin
    private StudyArgument argument = new StudyArgument();

    @Mixin
    private ClearingArguments clearing = new ClearingArguments();

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "joint: capacities and dispatch as one model. equilibrium: add what pays, clear again, until"
                    + " nothing pays; shows both bounds of the least cost.")
    private Method method = Method.JOINT;

    /** What to plan for where the study has scenarios. */
    enum Scenarios {
        ALL,
        NONE
    }

    @Option(
            names = "--scenarios",
            paramLabel = "NAME",
            description =
                    "Where study.yaml has scenarios, all: capacities first, dispatch in each. none: as if it had none.")
    private Scenarios scenarios = Scenarios.ALL;

    @Option(
            names = "--value-of-scenarios",
            description = "Also plan for the average and for each scenario alone: what planning for all is worth, and"
                    + " what knowing which one comes would be.")
    private boolean valueOfScenarios;

    @Mixin
    private EquilibriumArguments equilibrium = new EquilibriumArguments();

    @Option(
            names = "--reactance",
            paramLabel = "NAME",
            description = "Of lines that are extended: fixed; or iterated, which plans again with reactances that"
                    + " follow capacity until both settle, and claims no bound.")
    private Reactance reactance = Reactance.FIXED;

    @Mixin
    private RepresentativeArguments representative = new RepresentativeArguments();

    @Mixin
    private SignalArguments signals = new SignalArguments();

    @Mixin
    private AlternativeArguments alternatives = new AlternativeArguments();

    @Mixin
    private FigureArguments figures = new FigureArguments();

    @Mixin
    private GrowthArguments growth = new GrowthArguments();

    @Mixin
    private OutputArguments output = new OutputArguments();

    InvestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<ResultFolder> folder = output.folder();
        Solver solver = SolverStart.solver();
        long start = System.nanoTime();
        Study asRead = clearing.cut(argument.read());
        Study whole = overScenarios(asRead);
        Study study = representative.choose(whole);
        double read = Seconds.since(start);
        requireCosts(study);
        if (growth.given()) {
            ClearingOptions options = clearing.options(study.settings());
            return growth.answer(terminal, study, solver, options, signals.file(), output, folder, read);
        }
        if (signals.given()) {
            return signals.answer(terminal, study, solver, output, folder, read);
        }
        ClearingOptions options = clearing.options(study.settings());
        checkMethod(options);
        List<PriceQuestion> questions = clearing.questions(study);
        clearing.writeModel(study, options.withExpansion(true));
        start = System.nanoTime();
        ReactanceIteration.Iterated result = plan(study, options, solver);
        double solve = Seconds.since(start);
        return switch (result.outcome()) {
            case PlanOutcome.Planned planned -> {
                answer(whole, planned.plan(), solver, options, questions, result, folder, read, solve);
                printScenarioValue(asRead, options, solver);
                yield result.settled() ? ExitCode.DONE : ExitCode.NO_ANSWER;
            }
            case PlanOutcome.NotPlanned not -> {
                output.notCleared(terminal, not.reason(), study, true, new Seconds(read, solve, Seconds.ofProcess()));
                nameUnbounded(not.reason(), study, options, solver);
                yield ExitCode.NO_ANSWER;
            }
        };
    }

    private void nameUnbounded(ClearingOutcome reason, Study study, ClearingOptions options, Solver solver) {
        if (!(reason instanceof ClearingOutcome.Unbounded)) {
            return;
        }
        List<String> names = UnboundedPlan.candidates(study, options, solver);
        if (!names.isEmpty()) {
            // One object is all that may be on standard output.
            PrintWriter out = output.json() ? terminal.err() : terminal.out();
            Wrapped.print(
                    out, "  ", "These earn more than they cost, whatever is built: " + String.join(", ", names) + ".");
        }
    }

    private static void requireCosts(Study study) {
        try {
            SignalTable.requireCosts(study);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private Study overScenarios(Study study) {
        if (scenarios == Scenarios.NONE) {
            return study.withSettings(study.settings().withScenarios(List.of()));
        }
        try {
            return SideBySide.of(study);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private void printScenarioValue(Study asRead, ClearingOptions options, Solver solver) {
        if (!valueOfScenarios || asRead.settings().scenarios().isEmpty() || output.json()) {
            return;
        }
        ExpansionPlanning planning = new ExpansionPlanning(solver);
        ScenarioValue.of(asRead, one -> planning.plan(one, options, ClearingProgress.SILENT))
                .ifPresent(value -> {
                    String currency = asRead.settings().currency();
                    terminal.out().println();
                    terminal.out()
                            .println("Planning for all scenarios saves %s %s over planning for their average."
                                    .formatted(Figures.money(value.ofStochasticSolution()), currency));
                    terminal.out()
                            .println("Knowing which one comes would save %s %s more."
                                    .formatted(Figures.money(value.ofInformation()), currency));
                });
    }

    private void checkMethod(ClearingOptions options) {
        if (method == Method.JOINT && equilibrium.isGiven()) {
            throw new BadInputException(
                    "--gap, --part, --checkpoint and --resume belong to --method equilibrium; the joint plan has no gap.");
        }
        if (method == Method.EQUILIBRIUM && reactance == Reactance.ITERATED) {
            throw new BadInputException("--reactance iterated needs --method joint.");
        }
        if (method == Method.EQUILIBRIUM && options.explanation() != ClearingOptions.Explanation.NONE) {
            throw new BadInputException("--explain needs --method joint.");
        }
    }

    private ReactanceIteration.Iterated plan(Study study, ClearingOptions options, Solver solver) {
        if (method == Method.EQUILIBRIUM) {
            return equilibrium(study, options, solver);
        }
        try (Progress progress = Progress.of(terminal, output.quiet(), "plan", study)) {
            ExpansionPlanning planning = new ExpansionPlanning(solver);
            return switch (reactance) {
                case FIXED -> new ReactanceIteration.Iterated(planning.plan(study, options, progress), 1, true);
                case ITERATED -> new ReactanceIteration(planning).plan(study, options, progress);
            };
        }
    }

    private ReactanceIteration.Iterated equilibrium(Study study, ClearingOptions options, Solver solver) {
        EquilibriumOptions asked = equilibrium.options();
        if (!output.quiet()) {
            asked = asked.withListener(iteration -> ConvergencePage.printLive(terminal.err(), iteration));
        }
        try {
            PlanOutcome outcome = new EquilibriumPlanning(solver).plan(study, options, asked);
            if (study.hasCircuits() && !output.quiet()) {
                Wrapped.print(
                        terminal.err(),
                        "Note: ",
                        "Lines of whole circuits are planned jointly: under Kirchhoff's law no cut in their number holds.");
            }
            boolean converged = !(outcome instanceof PlanOutcome.Planned planned)
                    || planned.plan().convergence().map(Convergence::converged).orElse(true);
            return new ReactanceIteration.Iterated(outcome, 1, converged);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private void answer(
            Study whole,
            Plan plan,
            Solver solver,
            ClearingOptions options,
            List<PriceQuestion> questions,
            ReactanceIteration.Iterated result,
            Optional<ResultFolder> folder,
            double read,
            double solve) {
        Seconds seconds = new Seconds(read, solve, Seconds.ofProcess());
        Optional<SignalTable> table =
                folder.isPresent() || !output.json() ? Optional.of(SignalTable.of(plan, solver)) : Optional.empty();
        List<Section> sections = new ArrayList<>(representative.sections(whole, plan, options, solver));
        sections.addAll(figures.sections(plan, options, solver, output.json(), folder.isPresent()));
        sections.addAll(alternatives.sections(plan, options, solver));
        if (result.settled()) {
            Map<String, String> files = new LinkedHashMap<>();
            sections.forEach(section -> section.addFiles(files));
            table.map(SignalPage::sections).ifPresent(all -> all.forEach(section -> section.addFiles(files)));
            plan.convergence().ifPresent(convergence -> ConvergenceTable.addTo(files, convergence));
            output.write(terminal, folder, plan.study(), ClearingExport.of(plan.clearing(), files));
        }
        output.notes(terminal, plan.study());
        if (output.json()) {
            new JsonAnswer(terminal.out()).planned(status(result), plan, questions, sections, seconds);
            return;
        }
        print(plan, table.orElseThrow(), sections, questions, result, seconds);
    }

    private String status(ReactanceIteration.Iterated result) {
        if (!result.settled()) {
            return "not-converged";
        }
        return reactance == Reactance.ITERATED ? "converged" : "optimal";
    }

    private void print(
            Plan plan,
            SignalTable table,
            List<Section> sections,
            List<PriceQuestion> questions,
            ReactanceIteration.Iterated result,
            Seconds seconds) {
        PrintWriter out = terminal.out();
        StudyLines.print(out, terminal.outInk(), plan.study());
        ClearingPage page = new ClearingPage(out, terminal.outInk(), plan.clearing());
        PlanPage planPage = new PlanPage(out, terminal.outInk(), plan);
        page.printCost("Total cost");
        planPage.printCapacityCost();
        if (reactance == Reactance.ITERATED) {
            Wrapped.print(
                    out,
                    "  ",
                    (result.settled()
                                            ? "Reactances and capacities settled after %s; "
                                            : "Reactances and capacities did not settle within %s; ")
                                    .formatted(Figures.count(result.rounds(), "plan", "plans"))
                            + "another plan may be better: no bound is claimed.");
        }
        planPage.printAdditions();
        planPage.printSignals();
        if (!table.signals().isEmpty()) {
            new SignalPage(terminal, table).printReturns();
        }
        plan.convergence()
                .ifPresent(convergence -> ConvergencePage.print(
                        out,
                        terminal.outInk(),
                        convergence,
                        plan.study().settings().currency()));
        sections.forEach(section -> section.print(out, terminal.outInk()));
        page.printPrices();
        questions.forEach(page::printExplanation);
        page.printCongestion();
        page.printSupply();
        page.printSolver(seconds);
    }
}
