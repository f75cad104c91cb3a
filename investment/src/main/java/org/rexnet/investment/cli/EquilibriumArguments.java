package org.rexnet.investment.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rexnet.core.parcel.Parcel;
import org.rexnet.investment.EquilibriumOptions;
import org.rexnet.investment.decomposition.spark.SparkMaster;
import picocli.CommandLine.Option;

/** How an equilibrium plan is sought. */
final class EquilibriumArguments {

    private static final String LOCAL = "local";

    /** Property by which the launcher says that it fetches Spark once it is needed. */
    private static final String SPARK = "rexnet.spark";

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
            description = "Equilibrium: keep the state of the search in this file after every iteration; where it is"
                    + " not named, in DIR.checkpoint beside the folder of --out until that is written.")
    private Optional<Path> checkpoint = Optional.empty();

    @Option(
            names = "--resume",
            description = "Equilibrium: go on from the checkpoint of a search that was interrupted.")
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

    private Optional<Path> file(Optional<ResultFolder> out) {
        return checkpoint.or(() -> out.map(EquilibriumArguments::beside));
    }

    private static Path beside(ResultFolder out) {
        Path folder = out.path().toAbsolutePath().normalize();
        return folder.resolveSibling(folder.getFileName() + ".checkpoint");
    }

    /** Says how to go on with a search that did not end. */
    void printRemains(Terminal terminal, Optional<ResultFolder> out) {
        file(out)
                .filter(Files::isRegularFile)
                .ifPresent(file -> terminal.note(
                        "", "What was found is in %s: go on with --resume, on any machines.".formatted(file)));
    }

    /** Deletes the checkpoint that nobody named, once the search has ended and its results are written. */
    void dropCheckpoint(Optional<ResultFolder> out) {
        if (checkpoint.isPresent() || out.isEmpty()) {
            return;
        }
        try {
            Files.deleteIfExists(beside(out.get()));
        } catch (IOException e) {
            throw new BadInputException("Cannot delete %s: %s.".formatted(beside(out.get()), Reason.of(e)), e);
        }
    }

    /** Returns the options; throws {@link BadInputException} where they are not allowed. */
    EquilibriumOptions options(Optional<ResultFolder> out) {
        EquilibriumOptions kept = keeping(BadInputException.ofInput(this::asked), out);
        if (!engine.equals(LOCAL) && isAbsent()) {
            throw new LibraryAbsentException();
        }
        return kept;
    }

    private EquilibriumOptions asked() {
        EquilibriumOptions options = EquilibriumOptions.DEFAULTS;
        options = options.withGap(gap.orElse(options.gap())).withPartSnapshots(part.orElse(options.partSnapshots()));
        return engine.equals(LOCAL) ? options : options.withEngine(new SparkMaster(engine));
    }

    /** Returns whether Spark is still to be fetched by the launcher. */
    static boolean isAbsent() {
        return "absent".equals(System.getProperty(SPARK)) && !SparkMaster.isOnClassPath();
    }

    /** Returns whether a search may keep its state in a file: there is none yet, or that of another search. */
    private static boolean isReplaceable(Path file) {
        try {
            return !Files.exists(file) || Parcel.isOne(file);
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the options with the file that the state of the search is kept in. */
    private EquilibriumOptions keeping(EquilibriumOptions options, Optional<ResultFolder> out) {
        Optional<Path> file = file(out);
        if (file.isEmpty()) {
            if (resume) {
                throw new BadInputException("--resume needs the --checkpoint FILE, or the --out DIR, of the search that"
                        + " was interrupted.");
            }
            return options;
        }
        if (!resume && checkpoint.isEmpty() && Files.exists(file.get())) {
            throw new BadInputException(
                    "%s is there, as a search that did not end leaves it: go on with --resume, or delete it to begin anew."
                            .formatted(file.get()));
        }
        if (!resume && !isReplaceable(file.get())) {
            throw new BadInputException(
                    "%s was not written by rexnet: choose another file for --checkpoint.".formatted(file.get()));
        }
        if (resume && !Files.isRegularFile(file.get())) {
            throw new BadInputException("There is no checkpoint %s to resume from.".formatted(file.get()));
        }
        return resume ? options.resuming(file.get()) : options.withCheckpoint(file.get());
    }
}
