package org.rexnet.core.simulation.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.simulation.statistics.StopRule;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.study.Study;

/**
 * Designs in the worlds of seeds, for each variant of a study: all designs of a variant see the same worlds. Runs go on side by side; what
 * comes out depends neither on how many threads there are nor on what was interrupted. Mutable while it runs, for one thread.
 *
 * <p>Each run can be had again from its seed: seeds are {@code first}, {@code first} + 1, ….
 */
public final class Experiment {

    private final List<Variant> variants;
    private final List<Design> designs;
    private final Plan plan;
    private final RunFiles cells;
    private final List<String> notes = new ArrayList<>();
    private final AtomicInteger done = new AtomicInteger();

    /**
     * How an experiment is run.
     *
     * @param solver of linear models
     * @param firstSeed of the seeds
     * @param control name of the design with which the others are compared; the first where it is empty or not among them
     * @param stop when there are enough
     * @param threads that run side by side, at least 1
     * @param folder that keeps the results; none: nothing is kept
     * @param journal folder for journals of designs that keep one
     * @param engine where runs are made
     * @param progress told how far it is
     */
    public record Plan(
            Solver solver,
            long firstSeed,
            Optional<String> control,
            StopRule stop,
            int threads,
            Optional<Path> folder,
            Optional<Path> journal,
            RunEngine.Opener engine,
            ExperimentProgress progress) {

        /** Returns a plan of so many seeds from 1 on, on one thread, that keeps nothing. */
        public static Plan of(Solver solver, int seeds) {
            return new Plan(
                    solver,
                    1,
                    Optional.empty(),
                    StopRule.after(seeds),
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    RunEngine.Opener.THREADS,
                    ExperimentProgress.SILENT);
        }
    }

    private Experiment(Study study, List<Variant> variants, List<Design> designs, Plan plan) {
        this.variants = List.copyOf(variants);
        this.designs = List.copyOf(designs);
        this.plan = plan;
        List<String> names = designs.stream().map(Design::name).toList();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException(
                    "Each design can be run once only, but they are %s.".formatted(String.join(", ", names)));
        }
        cells = RunFiles.open(plan.folder(), Setting.of(study, plan.solver()).hash());
    }

    /**
     * Runs designs on a study and its variants.
     *
     * @param study by which a folder of results is recognized
     * @throws OtherExperimentException where the folder has results of another study
     * @throws org.rexnet.core.study.RefusedStudyException where the study cannot be simulated, or lacks what a design needs
     */
    public static Findings run(Study study, List<Variant> variants, List<Design> designs, Plan plan) {
        return new Experiment(study, variants, designs, plan).run();
    }

    private Findings run() {
        List<Findings.Part> parts = new ArrayList<>();
        try (RunEngine engine = plan.engine().open(plan)) {
            for (Variant variant : variants) {
                parts.add(part(variant, engine));
            }
        }
        return new Findings(designs, control(), parts, notes.stream().distinct().toList());
    }

    private String control() {
        return plan.control()
                .filter(name ->
                        designs.stream().anyMatch(design -> design.name().equals(name)))
                .orElse(designs.get(0).name());
    }

    private Findings.Part part(Variant variant, RunEngine engine) {
        Setting setting = Setting.of(variant.study(), plan.solver());
        notes.addAll(setting.notes());
        List<Design> able = new ArrayList<>();
        for (Design design : designs) {
            List<String> missing = design.missing(setting.study());
            if (missing.isEmpty()) {
                able.add(design);
            } else {
                notes.add("%s was not run%s: %s"
                        .formatted(
                                design.name(),
                                variant.name().isEmpty() ? "" : " for " + variant.name(),
                                String.join(" ", missing)));
            }
        }
        List<List<Result>> results = new ArrayList<>();
        able.forEach(design -> results.add(new ArrayList<>()));
        int seeds = 0;
        int control = Math.max(0, able.stream().map(Design::name).toList().indexOf(control()));
        while (!able.isEmpty() && !isEnough(results, control, seeds)) {
            int next = plan.stop().next(seeds);
            more(variant, setting, able, results, seeds, next, engine);
            seeds = next;
        }
        return new Findings.Part(variant, setting, able, results);
    }

    private void more(
            Variant variant,
            Setting setting,
            List<Design> able,
            List<List<Result>> results,
            int seeds,
            int next,
            RunEngine engine) {
        List<RunEngine.Task> tasks = new ArrayList<>();
        for (int seed = seeds; seed < next; seed++) {
            for (Design design : able) {
                tasks.add(new RunEngine.Task(design, plan.firstSeed() + seed));
            }
        }
        List<Result> found = found(variant, setting, tasks, engine);
        for (int piece = 0; piece < found.size(); piece++) {
            results.get(piece % able.size()).add(found.get(piece));
        }
        for (int i = seeds; i < next; i++) {
            int at = i;
            long worlds = results.stream()
                    .map(list -> list.get(at).worldHash())
                    .distinct()
                    .count();
            if (worlds != 1) {
                throw new IllegalStateException(
                        "Seed %d had another world in another design.".formatted(plan.firstSeed() + at));
            }
        }
    }

    /** Returns the results of runs, those that the folder has as it has them, the others made and kept. */
    private List<Result> found(Variant variant, Setting setting, List<RunEngine.Task> tasks, RunEngine engine) {
        List<Optional<Result>> kept = tasks.stream()
                .map(task -> cells.find(variant.name(), task.design().name(), task.seed(), setting.hash()))
                .toList();
        int all = done.get() + tasks.size();
        kept.stream().flatMap(Optional::stream).forEach(result -> tell(result, all));
        List<RunEngine.Task> missing = IntStream.range(0, tasks.size())
                .filter(piece -> kept.get(piece).isEmpty())
                .mapToObj(tasks::get)
                .toList();
        Iterator<Result> made = engine.make(variant, setting, missing, result -> {
                    cells.keep(result);
                    tell(result, all);
                })
                .iterator();
        return kept.stream().map(result -> result.orElseGet(made::next)).toList();
    }

    private void tell(Result result, int all) {
        plan.progress().done(done.incrementAndGet(), all, "%s, seed %d".formatted(result.design(), result.seed()));
    }

    /** Returns whether all differences of welfare to the control, per MWh needed, are narrow enough; with one design its welfare. */
    private boolean isEnough(List<List<Result>> results, int control, int seeds) {
        if (seeds == 0) {
            return false;
        }
        double[] first = perMwh(results.get(control));
        if (results.size() == 1) {
            return plan.stop().isEnough(new Sample(first));
        }
        return IntStream.range(0, results.size())
                .filter(design -> design != control)
                .allMatch(design -> plan.stop()
                        .isEnough(Paired.of(perMwh(results.get(design)), first).differences()));
    }

    private static double[] perMwh(List<Result> results) {
        return results.stream()
                .mapToDouble(
                        result -> result.figure(Indicator.WELFARE) / Math.max(1e-9, result.figure(Indicator.NEEDED)))
                .toArray();
    }
}
