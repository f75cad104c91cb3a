package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.OwnTables;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;

/** What PyPSA is told of charging costs what charging costs. */
class ChargingExportTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theStandInsOfVehiclesCostTheSameAndTheTablesAreReadBack(long seed) throws IOException {
        Study study = atPositivePrices(new RandomCharging(seed).site(3, 25));
        Path folder = temporary.resolve("folder");
        StudyWriter.write(study, Results.NONE, folder);
        assertThat(OwnTables.of(StudyReader.read(folder))).containsExactlyElementsOf(OwnTables.of(study));

        PypsaView.of(folder);
        Study read = StudyReader.read(folder);
        assertThat(read.components(EvSession.class)).isEmpty();
        MarketClearing market = new MarketClearing(new StandardSolver());
        double cost = market.clear(study).orThrow().objective();
        assertThat(market.clear(read).orThrow().objective()).isCloseTo(cost, within(1e-6 * Math.abs(cost)));
    }

    /** Charging and feeding back at once must not pay, because links cannot forbid it. */
    private static Study atPositivePrices(Study study) {
        var changed = Study.builder(study.name()).horizon(study.horizon()).buses("site");
        study.generators()
                .forEach(g -> changed.add(g.toBuilder()
                        .marginalCost(g.marginalCost().map(Math::abs))
                        .build()));
        study.loads().forEach(changed::add);
        OwnTables.of(study).forEach(changed::add);
        return changed.build();
    }
}
