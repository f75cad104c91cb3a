package org.rexnet.investment.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rexnet.core.clearing.ModelText;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.Study;
import picocli.CommandLine.Option;

/** Questions about the prices and the model of one clearing or plan. */
final class PriceArguments {

    /** First word of the LP files that are written here. */
    private static final String LP_START = "Minimize";

    @Option(
            names = "--explain",
            paramLabel = "BUS[@SNAPSHOT]",
            converter = PriceQuestion.Converter.class,
            description =
                    "Break the price there down and trace it to the units that set it; without a snapshot, where it is"
                            + " highest.")
    private List<PriceQuestion> questions = List.of();

    @Option(
            names = "--price-intervals",
            description =
                    "Also give the range of valid prices where they are not unique: value of the last MWh and cost of"
                            + " the next one, for every bus and snapshot.")
    private boolean priceIntervals;

    @Option(
            names = "--write-lp",
            paramLabel = "FILE",
            description = "Also write the problem that was solved in LP format, with the limits of flow that it took.")
    private Optional<Path> lpFile = Optional.empty();

    /** Returns options by which the questions about a study can be answered; of many prices those alone that are asked for. */
    ClearingOptions options(ClearingOptions options, Study study) {
        if (questions.isEmpty()) {
            return priceIntervals ? options.withExplanation(ClearingOptions.Explanation.INTERVALS) : options;
        }
        long prices = (long) study.network().buses().size() * study.horizon().size();
        return options.withExplanation(ClearingOptions.Explanation.SETTERS)
                .withExplainedBuses(
                        prices <= ReportCommand.MOST_EXPLAINED
                                ? Set.of()
                                : questions.stream().map(PriceQuestion::bus).collect(Collectors.toSet()));
    }

    /** Returns the questions about prices; throws {@link BadInputException} where a bus or snapshot does not exist. */
    PriceQuestions questions(Study study) {
        questions.forEach(question -> question.check(study));
        return new PriceQuestions(questions, priceIntervals);
    }

    boolean isWritten() {
        return lpFile.isPresent();
    }

    /**
     * Makes sure, before anything takes time, that the model can be written where that was asked for, and that no file of another kind is
     * lost by it; what is there stays until then.
     */
    void tryModelFile() {
        toModelFile(file -> {
            if (Files.isRegularFile(file) && Files.size(file) > 0 && !isModel(file)) {
                throw new BadInputException("%s is no LP file: choose another one for --write-lp.".formatted(file));
            }
            Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
        });
    }

    private static boolean isModel(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LP_START.length()), StandardCharsets.US_ASCII);
            return start.equals(LP_START);
        }
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
