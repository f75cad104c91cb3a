package org.rexnet.investment.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.ModelText;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.SusceptanceConvention;
import picocli.CommandLine.Option;

/** How a command clears a study; what is not given is as the study says. */
final class ClearingArguments {

    @Option(
            names = "--snapshots",
            paramLabel = "RANGE",
            converter = SnapshotRange.Converter.class,
            description = "Only these: positions as in 0:24 (end left out), or labels as in 2030-01-01..2030-01-07.")
    private Optional<SnapshotRange> snapshots = Optional.empty();

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            description = "How susceptances follow from impedances: series-reactance or series-admittance.")
    private Optional<SusceptanceConvention> convention = Optional.empty();

    @Option(
            names = "--formulation",
            paramLabel = "NAME",
            description = "How flow is modelled: sensitivities, angles or transport.")
    private Optional<FlowFormulation> formulation = Optional.empty();

    @Option(
            names = "--security",
            paramLabel = "NAME",
            description = "n-1: flows also hold after the outage of any one line or transformer; none.")
    private Optional<ClearingOptions.Security> security = Optional.empty();

    @Option(
            names = "--losses",
            paramLabel = "N",
            description = "Lines and transformers lose r flow^2, by N tangents in each direction, half at each end.")
    private int losses;

    @Option(
            names = "--relaxed-commitment",
            description = "Units may be on in part instead of on or off, which is faster.")
    private boolean relaxedCommitment;

    @Option(
            names = "--explain",
            paramLabel = "BUS[@SNAPSHOT]",
            converter = PriceQuestion.Converter.class,
            description =
                    "Say of what the price there consists and what sets it; without a snapshot, where it is highest.")
    private List<PriceQuestion> questions = List.of();

    @Option(
            names = "--price-intervals",
            description = "Also say which prices are valid where they are not unique: what the last MWh saved and what"
                    + " the next one costs, for every bus and snapshot.")
    private boolean priceIntervals;

    @Option(names = "--threads", paramLabel = "N", description = "How much is cleared at once; all processors.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Give up after 90s, 10m, 2h.")
    private Optional<Duration> timeLimit = Optional.empty();

    @Option(
            names = "--write-lp",
            paramLabel = "FILE",
            description = "Also write the problem that was solved in LP format, with the limits of flow that it took.")
    private Optional<Path> lpFile = Optional.empty();

    /** Returns the snapshots asked for. */
    Study cut(Study study) {
        return snapshots.map(range -> range.cut(study)).orElse(study);
    }

    /** Returns the options; throws {@link BadInputException} where they do not go together. */
    ClearingOptions options(Settings settings) {
        try {
            ClearingOptions options = ClearingOptions.of(settings);
            options = options.withFormulation(formulation.orElse(options.formulation()))
                    .withConvention(convention.orElse(options.convention()))
                    .withLossTangents(losses)
                    .withSecurity(security.orElse(options.security()))
                    .withThreads(threads.orElse(options.threads()));
            if (relaxedCommitment) {
                options = options.withCommitment(ClearingOptions.Commitments.RELAXED);
            }
            if (!questions.isEmpty() || priceIntervals) {
                options = options.withExplanation(
                        questions.isEmpty()
                                ? ClearingOptions.Explanation.INTERVALS
                                : ClearingOptions.Explanation.SETTERS);
            }
            return timeLimit.isPresent() ? options.withTimeLimit(timeLimit.get()) : options;
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Returns what is asked about prices; throws {@link BadInputException} where a bus or snapshot does not exist. */
    PriceQuestions questions(Study study) {
        questions.forEach(question -> question.check(study));
        return new PriceQuestions(questions, priceIntervals);
    }

    boolean isWritten() {
        return lpFile.isPresent();
    }

    boolean isExplainedOrWritten() {
        return !questions.isEmpty() || priceIntervals || isWritten();
    }

    /** Makes sure, before anything takes time, that the model can be written where that was asked for. */
    void tryModelFile() {
        toModelFile(file -> Files.newBufferedWriter(file).close());
    }

    /** Writes the problem that was solved where that was asked for. */
    void writeModel(Clearing clearing) {
        toModelFile(file -> ModelText.write(clearing, file));
    }

    /** Writes the problem that has no solution where that was asked for. */
    void writeModel(Study study, ClearingOptions options) {
        toModelFile(file -> ModelText.write(study, options, file));
    }

    private void toModelFile(ModelWriter writer) {
        if (lpFile.isEmpty()) {
            return;
        }
        try {
            writer.write(lpFile.get());
        } catch (IOException e) {
            throw new BadInputException("Cannot write %s: %s.".formatted(lpFile.get(), Reason.of(e)), e);
        }
    }

    /** Writes a file. */
    private interface ModelWriter {
        void write(Path file) throws IOException;
    }
}
