package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.heat.HeatCheck;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.PipeDesign;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Pipe;

/** Clearings of heat put through the flow of water. */
class HeatCheckTest {

    private static Clearing clear(Study study) {
        return new MarketClearing(new StandardSolver()).clear(study).orThrow();
    }

    private static StudyBuilder town(double lengthKm, double heatTransfer) {
        double diameter = PipeDesign.diameterM(12, 1.5, 70, 40);
        return Study.builder("town")
                .hours(2)
                .buses("grid")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator("import", "grid", 100, 60)
                .generator("boiler", "plant", 100, 10)
                .load("lights", "grid", 20)
                .load("homes", "town", 12, 6)
                .add(PipeOperation.builder(new Pipe("pipe", "plant", "town", lengthKm, diameter, heatTransfer, 12.5))
                        .build());
    }

    @Test
    void waterCarriesWhatWasClearedAtItsDesignSpeed() {
        HeatCheck check = HeatCheck.of(clear(town(1, 0.2).build()));

        assertThat(check.undeliverable()).isEmpty();
        HeatCheck.SnapshotCheck full = check.snapshots().get(0);
        HeatCheck.SnapshotCheck half = check.snapshots().get(1);
        // 12 MW at 30 K; the water arrives a little colder, so that a little more of it flows.
        assertThat(full.massFlowKgPerS()).isBetween(12e6 / 4190 / 30, 1.01 * 12e6 / 4190 / 30);
        assertThat(full.fastestMPerS()).isEqualTo(1.5, within(0.01));
        assertThat(full.linearLossMw()).isEqualTo(0.2e-3 * (60 + 30), within(1e-9));
        assertThat(full.physicalLossMw()).isEqualTo(full.linearLossMw(), within(0.01 * full.linearLossMw()));
        assertThat(full.coldestSupplyCelsius()).isBetween(69.0, 70.0);
        assertThat(half.coldestSupplyCelsius()).isLessThan(full.coldestSupplyCelsius());
        // Power of friction grows nearly with the cube of the flow, that of the station in proportion.
        assertThat(full.pumpMw() / half.pumpMw()).isBetween(3.0, 8.0);
        assertThat(full.pumpCost()).isEqualTo(60 * full.pumpMw(), within(1e-9));
    }

    @Test
    void whatCannotBeDeliveredIsNamed() {
        Study study = town(1, 0.2)
                .add(HeatSchedule.of("plant", 45, 30, 10))
                .add(HeatSchedule.of("town", 70, 50, 10))
                .build();
        HeatCheck check = HeatCheck.of(clear(study));

        assertThat(check.undeliverable()).hasSize(2);
        assertThat(check.undeliverable().getFirst().obstacle())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("town").contains("50"));
    }

    @Test
    void aStudyWithoutPipesHasNothingToCheck() {
        Study study = Study.builder("one").buses("grid").build();

        assertThat(HeatCheck.of(clear(study)).snapshots()).isEmpty();
    }
}
