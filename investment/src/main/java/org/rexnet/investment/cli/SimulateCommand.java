package org.rexnet.investment.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rexnet.core.clearing.answer.StudySections;
import org.rexnet.core.exchange.JournalException;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Section;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.SimulationSections;
import org.rexnet.core.simulation.SnapshotPrices;
import org.rexnet.core.simulation.claim.ClaimSections;
import org.rexnet.core.simulation.claim.Claims;
import org.rexnet.core.simulation.claim.MarketClaim;
import org.rexnet.core.simulation.claim.Trial;
import org.rexnet.core.simulation.claim.Verdict;
import org.rexnet.core.simulation.experiment.Experiment;
import org.rexnet.core.simulation.experiment.Factor;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.OtherExperimentException;
import org.rexnet.core.simulation.experiment.RunEngine;
import org.rexnet.core.simulation.experiment.Variant;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.statistics.StopRule;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.investment.claim.InvestmentClaims;
import org.rexnet.investment.decomposition.spark.SparkMaster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares market designs on the same worlds. */
@Command(
        name = "simulate",
        description =
                "Simulates market designs in the same worlds: needs, weather, vehicles, failures and forecasts are"
                        + " drawn before any design runs.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Designs: 1 bound, 2 central, 3 spot, 4 incumbent, 5 nodal, 6 exchange, 7 exchanger, 8 no-market.",
            "Factors: wind_and_sun, period, window, lot, arrivals, threshold, imbalance, flexible.",
            "",
            "Examples:",
            "  rexnet simulate harbour",
            "  rexnet simulate my-study --design spot,exchange --seeds 40 --out comparison",
            "  rexnet simulate my-study --until-width 0.05 --resume runs",
            "  rexnet simulate harbour --claims --seeds 5",
            "  rexnet simulate my-study --factor flexible=0,0.5,1 --factor imbalance=single,dual --json"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final String LOCAL = "local";
    private static final int MOST_SEEDS = 100_000;
    private static final int MOST_VARIANTS = 1000;

    private final Terminal terminal;

    @Mixin
    private StudyArgument argument = new StudyArgument();

    @Option(
            names = "--design",
            paramLabel = "NAME",
            split = ",",
            description = "Designs by name or number; all of them where none is named.")
    private List<String> designs = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Worlds of each design; 20, with --until-width at most 500.")
    private Optional<Integer> seeds = Optional.empty();

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            description = "Seed of the first world, the others follow it; that of the study, or 1.")
    private Optional<Long> firstSeed = Optional.empty();

    @Option(
            names = "--until-width",
            paramLabel = "MONEY",
            description =
                    "Add worlds, first 20, then 5 at a time, until the interval of each difference of welfare to the"
                            + " control reaches at most this far to each side, per MWh needed.")
    private Optional<Double> width = Optional.empty();

    @Option(names = "--control", paramLabel = "NAME", description = "Design that the others are compared with; spot.")
    private Optional<String> control = Optional.empty();

    @Option(
            names = "--factor",
            paramLabel = "NAME=A,B,…",
            description = "Vary one of the factors below; all combinations are simulated.")
    private List<String> factors = List.of();

    @Option(
            names = "--claims",
            description = "Test the claims about the reservation exchange instead, and say which hold in this study.")
    private boolean claims;

    @Option(names = "--resume", paramLabel = "DIR", description = "Keep each run in DIR, or go on from there.")
    private Optional<Path> resume = Optional.empty();

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Keep the commands of the exchange in DIR, run by run.")
    private Optional<Path> journal = Optional.empty();

    @Option(
            names = "--engine",
            paramLabel = "WHERE",
            description = "Where runs are made: local, in threads; or on Apache Spark: spark://HOST:PORT,"
                    + " local-cluster[WORKERS,CORES,MB] for workers here.")
    private String engine = LOCAL;

    @Option(names = "--threads", paramLabel = "N", description = "Runs side by side; one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private OutputArguments output = new OutputArguments();

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<ResultFolder> folder = output.folder();
        Solver solver = SolverStart.solver();
        long start = System.nanoTime();
        Study study = argument.read();
        double read = Seconds.since(start);
        List<Section> sections = new ArrayList<>();
        sections.add(StudySections.facts("simulated", study));
        sections.add(StudySections.head(study));
        Map<String, String> files = new LinkedHashMap<>();
        if (claims) {
            sections.addAll(ClaimSections.of(
                    run(line -> test(study, solver, line)), study.settings().currency()));
        } else {
            Findings findings = run(line -> find(study, solver, line));
            sections.addAll(SimulationSections.of(findings));
            files.putAll(prices(findings, study));
        }
        sections.add(new Seconds(read, Seconds.since(start) - read, Seconds.ofProcess()).section(""));
        output.answer(terminal, folder, study, Results.NONE.withFiles(files), sections);
        return output.code(ExitCode.DONE);
    }

    private Findings find(Study study, Solver solver, SimulationLine line) {
        List<Design> chosen = chosen();
        List<Variant> variants = BadInputException.ofInput(() -> Variant.all(study, levels()));
        if (variants.size() > MOST_VARIANTS) {
            throw new BadInputException("%d combinations of levels are more than the %d that can be simulated."
                    .formatted(variants.size(), MOST_VARIANTS));
        }
        return Experiment.run(study, variants, chosen, plan(study, solver, line));
    }

    private List<Verdict> test(Study study, Solver solver, SimulationLine line) {
        if (!factors.isEmpty() || control.isPresent() || width.isPresent()) {
            throw new BadInputException("--claims have levels, controls and seeds of their own: --factor, --control and"
                    + " --until-width are for comparisons.");
        }
        Trial trial =
                new Trial(study, chosen(), plan(study, solver, line), whole -> InvestmentClaims.planned(whole, solver));
        return Stream.concat(Claims.ofMarkets().stream(), InvestmentClaims.of(solver).stream())
                .sorted(Comparator.comparingInt(MarketClaim::number))
                .map(trial::test)
                .toList();
    }

    private Experiment.Plan plan(Study study, Solver solver, SimulationLine line) {
        return new Experiment.Plan(
                solver,
                firstSeed.orElse(Math.max(1, study.settings().seed())),
                Optional.of(control.orElse(Designs.CONTROL)),
                stop(),
                threads,
                resume,
                journal,
                engine(),
                line);
    }

    private RunEngine.Opener engine() {
        if (engine.equals(LOCAL)) {
            return RunEngine.Opener.THREADS;
        }
        SparkMaster master = BadInputException.ofInput(() -> new SparkMaster(engine));
        if (journal.isPresent()) {
            throw new BadInputException("--journal keeps journals where runs are made: it needs --engine local.");
        }
        if (EquilibriumArguments.isAbsent()) {
            throw new LibraryAbsentException();
        }
        return master;
    }

    /** Runs, with a line of progress. */
    private <R> R run(Function<SimulationLine, R> work) {
        try (SimulationLine line = SimulationLine.of(terminal, output.quiet())) {
            return work.apply(line);
        } catch (JournalException | OtherExperimentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new BadInputException(
                    "The runs cannot be kept: %s.".formatted(Reason.of(Objects.requireNonNull(e.getCause()))), e);
        }
    }

    private List<Design> chosen() {
        List<Design> chosen = BadInputException.ofInput(() -> Designs.of(designs));
        checkControl(chosen);
        return chosen;
    }

    private void checkControl(List<Design> chosen) {
        if (chosen.isEmpty()) {
            throw new BadInputException(
                    "There are no designs yet: %s are missing.".formatted(String.join(", ", Designs.missing())));
        }
        if (control.isPresent()
                && chosen.stream().noneMatch(design -> design.name().equals(control.get()))) {
            throw new BadInputException("--control %s: it must be one of the designs simulated, %s."
                    .formatted(
                            control.get(),
                            String.join(", ", chosen.stream().map(Design::name).toList())));
        }
        if (threads < 1) {
            throw new BadInputException("--threads must be at least 1 but is %d.".formatted(threads));
        }
    }

    private StopRule stop() {
        int count = seeds.orElse(width.isPresent() ? 500 : StopRule.FIRST);
        if (count < 2 || count > MOST_SEEDS) {
            throw new BadInputException("--seeds must be from 2 to %d but is %d.".formatted(MOST_SEEDS, count));
        }
        if (width.isEmpty()) {
            return StopRule.after(count);
        }
        if (!(width.get() > 0)) {
            throw new BadInputException("--until-width must be above 0 but is %s.".formatted(width.get()));
        }
        return new StopRule(Math.min(count, StopRule.FIRST), StopRule.STEP, width.get(), count);
    }

    private Map<Factor, List<String>> levels() {
        Map<Factor, List<String>> levels = new LinkedHashMap<>();
        for (String text : factors) {
            int cut = text.indexOf('=');
            if (cut < 1 || cut == text.length() - 1) {
                throw new BadInputException("--factor %s: must be like flexible=0,0.5,1.".formatted(text));
            }
            Factor factor = Factor.of(text.substring(0, cut));
            List<String> values = Arrays.stream(text.substring(cut + 1).split(",", -1))
                    .map(String::strip)
                    .toList();
            if (levels.put(factor, values) != null) {
                throw new BadInputException("--factor %s is given twice.".formatted(factor.word()));
            }
            if (values.stream().distinct().count() != values.size()) {
                throw new BadInputException("--factor %s: each level must be given once only.".formatted(text));
            }
        }
        return levels;
    }

    /** Returns the prices of each design for the snapshots of the study, as signals and growth read them. */
    private static Map<String, String> prices(Findings findings, Study study) {
        Map<String, String> files = new LinkedHashMap<>();
        Findings.Part part = findings.parts().get(0);
        for (Design design : part.designs()) {
            SnapshotPrices.of(part, design.name(), study)
                    .ifPresent(prices -> files.put(
                            "result-prices-%s.csv".formatted(design.name()), SnapshotPrices.csv(prices, study)));
        }
        return files;
    }
}
