package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rexnet.core.clearing.ClearingExport;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.answer.ClearingSections;
import org.rexnet.core.clearing.answer.CouplingSections;
import org.rexnet.core.clearing.answer.HeatSections;
import org.rexnet.core.clearing.answer.SectorSections;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.clearing.answer.UseSections;
import org.rexnet.core.clearing.heat.HeatCheck;
import org.rexnet.core.clearing.heat.HeatFollowing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.sectors.SectorCouplingOutcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.investment.SystemComparison;
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
            "  rexnet clear pjm-five-bus --explain D",
            "  rexnet clear my-study --setters --coupling",
            "  rexnet clear garage --rolling 168h --look-ahead 48h",
            "  rexnet clear my-study --out results --json"
        })
final class ClearCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StudyArgument argument = new StudyArgument();

    @Mixin
    private SnapshotsOption snapshots = new SnapshotsOption();

    @Mixin
    private ClearingArguments clearing = new ClearingArguments();

    @Mixin
    private PriceArguments prices = new PriceArguments();

    @Mixin
    private SectorArguments sectors = new SectorArguments();

    @Mixin
    private RollingArguments rolling = new RollingArguments();

    @Mixin
    private OutputArguments output = new OutputArguments();

    private Optional<HeatFollowing> following = Optional.empty();

    ClearCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<ResultFolder> folder = output.folder();
        Solver solver = SolverStart.solver();
        long start = System.nanoTime();
        Study study = snapshots.cut(argument.read());
        double read = Seconds.since(start);
        sectors.see(study, argument.isBuiltIn());
        ClearingOptions options = sectors.options(prices.options(clearing.options(study.settings()), study));
        PriceQuestions questions = prices.questions(study);
        prices.tryModelFile();
        start = System.nanoTime();
        ClearingOutcome outcome;
        try (Progress progress = Progress.of(terminal, output.quiet(), "clear", study)) {
            outcome = clear(study, options, solver, progress);
        }
        Seconds seconds = new Seconds(read, Seconds.since(start), Seconds.ofProcess());
        if (outcome instanceof ClearingOutcome.Cleared cleared) {
            prices.writeModel(cleared.clearing());
            Optional<SectorCouplingOutcome> coupling = sectors.coupling(cleared.clearing(), solver);
            answer(cleared.clearing(), questions, coupling, folder, seconds);
            return output.code(ExitCode.DONE);
        }
        prices.writeModel(study, options);
        output.notCleared(terminal, outcome, study, false, seconds);
        return ExitCode.NO_ANSWER;
    }

    private ClearingOutcome clear(Study study, ClearingOptions options, Solver solver, Progress progress) {
        if (sectors.isFollowing()) {
            if (rolling.isAsked()) {
                throw new BadInputException(
                        "--heat-flow follow clears the whole horizon round by round, not --rolling.");
            }
            MarketClearing market = new MarketClearing(solver);
            HeatFollowing found = HeatFollowing.of(study, one -> market.clear(one, options, progress));
            following = Optional.of(found);
            return found.outcome();
        }
        if (rolling.isAsked() && prices.isWritten()) {
            throw new BadInputException("--write-lp writes one problem, but --rolling solves one for each window.");
        }
        return rolling.clear(study, options, solver, progress);
    }

    private void answer(
            Clearing result,
            PriceQuestions questions,
            Optional<SectorCouplingOutcome> coupling,
            Optional<ResultFolder> folder,
            Seconds seconds) {
        Study study = result.study();
        Optional<HeatCheck> heat = sectors.heat(result);
        ClearingSections cleared = ClearingSections.of(result);
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts("optimal", study));
        sections.add(StudySections.head(study));
        sections.add(cleared.facts());
        sections.add(Section.table("capacities", "", List.of())
                .add(Column.words("name", one -> ""))
                .only(Output.JSON)
                .build());
        SectionBuilder<Clearing> cost = cleared.costAndWarnings();
        rolling.note().ifPresent(cost::note);
        sections.add(cost.build());
        sections.addAll(cleared.prices());
        sections.addAll(questions.sections(result));
        sections.addAll(SectorSections.of(result, sectors.setters()));
        String currency = study.settings().currency();
        coupling.ifPresent(found -> sections.addAll(CouplingSections.of(found, currency)));
        following.ifPresent(found -> sections.add(HeatSections.of(found)));
        heat.ifPresent(check -> sections.addAll(HeatSections.of(result, check)));
        sections.add(cleared.congestion());
        sections.add(cleared.supply());
        sections.addAll(UseSections.of(result));
        sections.add(SystemComparison.figuresOf(result));
        sections.add(seconds.section(cleared.work()));
        Supplier<Results> results = () ->
                ClearingExport.of(result).withSeries(heat.map(HeatCheck::series).orElse(List.of()));
        output.answer(terminal, folder, study, results, sections, Optional.of(result));
    }
}
