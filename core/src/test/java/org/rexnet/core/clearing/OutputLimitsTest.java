package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;

/** Limits that generators share: in the clearing, in a folder, in what cannot be. */
class OutputLimitsTest {

    private static final double TOLERANCE = 1e-6;

    @TempDir
    private Path folder;

    /** 100 MW at one bus from coal at 10, coke at 10 (which would share coal's variable) and gas at 30. */
    private static Study study(OutputLimit... limits) {
        var builder = Study.builder("shared")
                .hours(2)
                .buses("a")
                .generator("coal", "a", 80, 10)
                .generator("coke", "a", 80, 10)
                .generator("gas", "a", 100, 30)
                .load("town", "a", 100, 50);
        List.of(limits).forEach(builder::add);
        return builder.build();
    }

    private static OutputLimit cap(double most) {
        return new OutputLimit(
                "permit",
                List.of(new OutputLimit.Term("coal", 1), new OutputLimit.Term("coke", 1)),
                Double.NEGATIVE_INFINITY,
                most);
    }

    private static Clearing clear(Study study) {
        return new MarketClearing(new StandardSolver()).clear(study).orThrow();
    }

    @Test
    void aSharedLimitHoldsInEverySnapshotAndHasAPrice() {
        Clearing clearing = clear(study(cap(60)));

        assertThat(clearing.objective()).isCloseTo(60 * 10 + 40 * 30 + 50 * 10, within(TOLERANCE));
        assertThat(clearing.price("a", 0)).isCloseTo(30, within(TOLERANCE));
        assertThat(clearing.price("a", 1)).isCloseTo(10, within(TOLERANCE));
        assertThat(ClearingExport.of(clearing).series().stream()
                        .filter(series -> series.table().equals("output_limits"))
                        .findFirst()
                        .orElseThrow()
                        .values())
                .isDeepEqualTo(new double[][] {{-20}, {0}});
    }

    @Test
    void whatNoDispatchCanKeepIsNamed() {
        ClearingOutcome outcome = new MarketClearing(new StandardSolver())
                .clear(study(new OutputLimit(
                        "must", List.of(new OutputLimit.Term("gas", 1)), 60, Double.POSITIVE_INFINITY)));

        assertThat(outcome.toString()).contains("output limit must cannot be kept");
    }

    @Test
    void aFolderKeepsTheLimits() throws IOException {
        OutputLimit weighted = new OutputLimit(
                "weighted", List.of(new OutputLimit.Term("coal", 0.5), new OutputLimit.Term("gas", -1)), -70, 35);
        Study study = study(cap(60), weighted);
        Path written = folder.resolve("shared");
        StudyWriter.write(study, Results.NONE, written);

        Study read = StudyReader.read(written);

        assertThat(read.conditions(OutputLimit.class)).containsExactly(cap(60), weighted);
        assertThat(clear(read).objective()).isEqualTo(clear(study).objective());
        Files.writeString(
                written.resolve("output_limits.csv"),
                "name,generators,factors,lower,upper\none,coal|cole,1,,5\ntwo,coal,x,,5\nthree,coal,,9,5\n");
        assertThat(faults(written))
                .containsExactly(
                        "output_limits.csv:2, factors = 1: must have one number for each of 2 generators, separated by"
                                + " |",
                        "output_limits.csv:2, generators = cole: is no generator of generators.csv; maybe coke",
                        "output_limits.csv:3, factors = x: must be a number",
                        "output_limits.csv:4, lower = 9: must not exceed upper, which is 5.0");
    }

    private static List<String> faults(Path written) {
        try {
            StudyReader.read(written);
        } catch (StudyException e) {
            return e.faults().stream().map(Object::toString).toList();
        }
        throw new AssertionError("The study was read.");
    }
}
