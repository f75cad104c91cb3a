package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rexnet.investment.EquilibriumOptions;
import org.rexnet.investment.decomposition.spark.SparkMaster;
import picocli.CommandLine.Option;

/** How an equilibrium plan is sought. */
final class EquilibriumArguments {

    private static final String LOCAL = "local";

    @Option(
            names = "--gap",
            paramLabel = "SHARE",
            description = "Equilibrium: stop when cost and lower bound are this close; 1e-4.")
    private Optional<Double> gap = Optional.empty();

    @Option(
            names = "--part",
            paramLabel = "N",
            description = "Equilibrium: clear about so many snapshots at once; 168.")
    private Optional<Integer> part = Optional.empty();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Equilibrium: keep the state of the search in this file after every iteration.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(names = "--resume", description = "Equilibrium: go on from the file of --checkpoint.")
    private boolean resume;

    @Option(
            names = "--engine",
            paramLabel = "MACHINES",
            description = "Equilibrium: where parts are cleared, which does not change the plan. local; or on Apache"
                    + " Spark: spark://HOST:PORT, local-cluster[WORKERS,CORES,MB], local[THREADS].")
    private String engine = LOCAL;

    /** Returns whether anything was asked for that only the equilibrium method has. */
    boolean isGiven() {
        return gap.isPresent() || part.isPresent() || checkpoint.isPresent() || resume || !engine.equals(LOCAL);
    }

    /** Says how to go on after machines failed. */
    void printRemains(PrintWriter err) {
        checkpoint
                .filter(Files::isRegularFile)
                .ifPresent(file -> Wrapped.print(
                        err, "", "What was found is in %s: go on with --resume, on any machines.".formatted(file)));
    }

    /** Returns the options; throws {@link BadInputException} where they are not allowed. */
    EquilibriumOptions options() {
        EquilibriumOptions options = EquilibriumOptions.DEFAULTS;
        try {
            options =
                    options.withGap(gap.orElse(options.gap())).withPartSnapshots(part.orElse(options.partSnapshots()));
            if (!engine.equals(LOCAL)) {
                options = options.withEngine(new SparkMaster(engine));
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
        if (resume && checkpoint.isEmpty()) {
            throw new BadInputException(
                    "--resume needs --checkpoint FILE, the file that the interrupted search wrote.");
        }
        if (checkpoint.isEmpty()) {
            return options;
        }
        if (resume && !Files.isRegularFile(checkpoint.get())) {
            throw new BadInputException("There is no checkpoint %s to resume from.".formatted(checkpoint.get()));
        }
        return resume ? options.resuming(checkpoint.get()) : options.withCheckpoint(checkpoint.get());
    }
}
