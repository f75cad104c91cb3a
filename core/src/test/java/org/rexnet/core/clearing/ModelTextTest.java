package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.LpFile;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Study;

/** The file of a problem, read and solved by another reader, costs what its clearing costs. */
class ModelTextTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final double RELATIVE = 1e-6;

    @TempDir
    private Path folder;

    @Test
    void theFileCostsWhatTheClearingCosts() {
        List<String> disagreements = new ArrayList<>();
        // HiGHS does not solve all quadratic models that it reads.
        Draws.seeds(8, 500).forEach(seed -> {
            Study study = RandomStudy.without(seed, EnumSet.of(Feature.QUADRATIC_COST, Feature.SCENARIOS));
            FlowFormulation formulation =
                    seed % 3 == 0 ? FlowFormulation.ANGLES : study.settings().formulation();
            ClearingOptions options = ClearingOptions.of(study.settings())
                    .withFormulation(formulation)
                    .withExpansion(seed % 2 == 0)
                    .withThreads(1);
            if (MARKET.clear(study, options) instanceof ClearingOutcome.Cleared cleared) {
                double cost = cleared.clearing().objective();
                OptionalDouble written = optimum(cleared.clearing());
                if (written.isEmpty()
                        || Math.abs(written.getAsDouble() - cost) > RELATIVE * Math.max(1, Math.abs(cost))) {
                    disagreements.add(
                            String.format(Locale.ROOT, "seed %d: costs %.6f but its file %s", seed, cost, written));
                }
            }
        });

        assertThat(disagreements).isEmpty();
    }

    private OptionalDouble optimum(Clearing clearing) {
        Path file = folder.resolve("model.lp");
        try {
            ModelText.write(clearing, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return LpFile.optimum(file);
    }
}
