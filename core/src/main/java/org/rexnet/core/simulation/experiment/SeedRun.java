package org.rexnet.core.simulation.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;

/** A design in the world of a seed: one run of an experiment, wherever it is made. */
public final class SeedRun {

    private SeedRun() {}

    /**
     * Makes a run.
     *
     * @param variant name of the variant
     * @param solver of linear models
     * @param journals folder for journals of designs that keep one; none: no journal is kept
     * @throws OtherExperimentException where the folder has another journal of the run
     */
    public static Result of(
            String variant, Setting setting, RunEngine.Task task, Solver solver, Optional<Path> journals) {
        World world = World.of(setting, task.seed());
        Run run = journals.map(folder -> new RunJournal(
                                folder, variant, task.design().name(), task.seed())
                        .keep(path -> task.design().run(world, new RunOptions(solver, Optional.of(path)))))
                .orElseGet(() -> task.design().run(world, RunOptions.of(solver)));
        return Indicators.of(variant, world, run);
    }
}
