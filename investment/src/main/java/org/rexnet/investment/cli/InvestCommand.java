package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rexnet.core.clearing.ClearingExport;
import org.rexnet.core.clearing.answer.ClearingSections;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.clearing.answer.UseSections;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Study;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PlanOutcome;
import org.rexnet.investment.PlanSections;
import org.rexnet.investment.ReactanceIteration;
import org.rexnet.investment.SystemComparison;
import org.rexnet.investment.UnboundedPlan;
import org.rexnet.investment.alternative.Overlooked;
import org.rexnet.investment.report.Wrapped;
import org.rexnet.investment.signal.SignalSections;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Recommends which capacity to add. */
@Command(
        name = "invest",
        description =
                "Finds the capacities that serve a study at least cost, and the marginal revenue and cost of every"
                        + " candidate.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet invest harbour",
            "  rexnet invest my-study --snapshots 0:168 --time-limit 10m",
            "  rexnet invest my-study --method equilibrium --gap 1e-3 --checkpoint plan.state",
            "  rexnet invest my-study --near-optimal 2%% --tornado 10%%",
            "  rexnet invest my-study --out plan --json"
        })
final class InvestCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private CandidateStudy candidates = new CandidateStudy();

    @Mixin
    private ClearingArguments clearing = new ClearingArguments();

    @Mixin
    private PriceArguments prices = new PriceArguments();

    @Mixin
    private MethodArguments method = new MethodArguments();

    @Mixin
    private ScenarioArguments scenarios = new ScenarioArguments();

    @Mixin
    private RepresentativeArguments representative = new RepresentativeArguments();

    @Mixin
    private AlternativeArguments alternatives = new AlternativeArguments();

    @Mixin
    private FigureArguments figures = new FigureArguments();

    @Mixin
    private OutputArguments output = new OutputArguments();

    InvestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<ResultFolder> folder = output.folder();
        Solver solver = SolverStart.solver();
        CandidateStudy.Read read = candidates.read();
        Study study = read.study();
        noteGrowth(study);
        ClearingOptions options = prices.options(clearing.options(study.settings()), study);
        method.check();
        method.choose(terminal, output.quiet(), study, options);
        PriceQuestions questions = prices.questions(study);
        prices.tryModelFile();
        long start = System.nanoTime();
        ReactanceIteration.Iterated result = method.plan(terminal, output.quiet(), study, options, solver, folder);
        Seconds seconds = new Seconds(read.seconds(), Seconds.since(start), Seconds.ofProcess());
        return switch (result.outcome()) {
            case PlanOutcome.Planned planned -> {
                prices.writeModel(planned.plan().clearing());
                answer(read, planned.plan(), solver, options, questions, result, folder, seconds);
                method.finish(terminal, result.settled() && output.isWritten(), folder);
                yield output.code(result.settled() ? ExitCode.DONE : ExitCode.NO_ANSWER);
            }
            case PlanOutcome.NotPlanned not -> {
                prices.writeModel(study, options.withExpansion(true));
                output.notCleared(terminal, not.reason(), study, true, seconds);
                nameUnbounded(not.reason(), study, options, solver);
                method.finish(terminal, true, folder);
                yield ExitCode.NO_ANSWER;
            }
        };
    }

    private void noteGrowth(Study study) {
        if (study.settings().fromNothing() && !output.quiet()) {
            terminal.note(
                    "Note: ",
                    "This study asks who builds for its own profit, year by year: rexnet grow answers that. Here is the"
                            + " plan of least cost.");
        }
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
                    out,
                    "  ",
                    "These earn more than they cost, whatever is built: " + String.join(", ", names) + ".",
                    terminal.width());
        }
    }

    /** Returns what holds the plan back and is no candidate, where there is anything. */
    private static Optional<Section> overlooked(Plan plan) {
        List<Overlooked> all = Overlooked.of(plan);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(Overlooked.section(all, plan.study().settings().currency()));
    }

    private void answer(
            CandidateStudy.Read read,
            Plan plan,
            Solver solver,
            ClearingOptions options,
            PriceQuestions questions,
            ReactanceIteration.Iterated result,
            Optional<ResultFolder> folder,
            Seconds seconds) {
        Clearing cleared = plan.clearing();
        ClearingSections clearingSections = ClearingSections.of(cleared);
        PlanSections planSections = PlanSections.of(plan);
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts(method.status(result), plan.study()));
        sections.add(StudySections.head(plan.study()));
        sections.add(clearingSections.facts());
        sections.add(planSections.cost(method.remark(result)));
        sections.add(planSections.additions());
        sections.addAll(SignalSections.of(plan.signalTable(), result.settled() ? planSections.equilibrium() : ""));
        sections.addAll(planSections.convergence());
        for (Supplier<List<Section>> figure : List.<Supplier<List<Section>>>of(
                () -> representative.sections(read.periods(), read.whole(), plan, options, solver),
                () -> overlooked(plan).stream().toList(),
                () -> figures.sections(plan, options, solver, output.json(), folder.isPresent()),
                () -> alternatives.sections(plan, options, solver),
                () -> scenarios.sections(candidates.scenarios(), read.asRead(), options, solver))) {
            sections.addAll(made(figure));
        }
        sections.addAll(clearingSections.prices());
        sections.addAll(questions.sections(cleared));
        sections.add(clearingSections.congestion());
        sections.add(clearingSections.supply());
        sections.addAll(UseSections.of(cleared));
        sections.add(SystemComparison.figuresOf(cleared));
        sections.add(seconds.section(clearingSections.work()));
        Optional<ResultFolder> settled = folder.filter(place -> result.settled());
        output.answer(
                terminal, settled, read.study(), () -> ClearingExport.of(cleared), sections, Optional.of(cleared));
    }

    /** Returns sections of figures; those that cannot be made are left out with a note, so that the plan is not lost with them. */
    private List<Section> made(Supplier<List<Section>> figures) {
        try {
            return figures.get();
        } catch (CertificateException | IllegalArgumentException | IllegalStateException e) {
            terminal.note("Note: ", "A figure is left out, because it cannot be made: " + e.getMessage());
            return List.of();
        }
    }
}
