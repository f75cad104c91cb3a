package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.warning.Warnings;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Link;

/** Energy from nothing, and units that can never start, are named before anything is cleared. */
class EnergyGainsTest {

    private static StudyBuilder places() {
        return Study.builder("places").buses("a").bus("b", "heat").bus("c", "gas");
    }

    @Test
    void aCycleThatGainsIsNamedWithItsGain() {
        Study study = places().link("there", "a", "b", 10, 1.5)
                .link("back", "b", "a", 10, 1.5)
                .build();
        assertThat(Warnings.of(study)).singleElement().asString().contains("link there", "link back", "becomes 2.25");
    }

    @Test
    void aLongCycleIsFoundThroughThreeCarriersAndReversedLinks() {
        Study study = places().link("pump", "a", "b", 10, 3)
                .link("boiler", "b", "c", 10, 0.8)
                .link("engine", "c", "a", 10, 0.5)
                .build();
        assertThat(Warnings.of(study)).singleElement().asString().contains("pump", "boiler", "engine", "becomes 1.2");
    }

    @Test
    void aHeatPumpAloneAndACycleThatLosesAreNoGain() {
        Study study = places().link("pump", "a", "b", 10, 3)
                .link("turbine", "b", "a", 10, 0.3)
                .link("idle", "b", "a", 0, 2)
                .build();
        assertThat(Warnings.of(study)).isEmpty();
    }

    @Test
    void severalOutputsIntoOnePlaceCountTogether() {
        Study study = Study.builder("split")
                .buses("a", "b")
                .bus("c", "heat")
                .line("a", "b", 0.1, 10)
                .add(LinkOperation.builder(new Link("split", "c", List.of("a", "b"), 10), 0.6)
                        .build())
                .link("heater", "a", "c", 10, 0.9)
                .build();
        assertThat(Warnings.of(study)).singleElement().asString().contains("becomes 1.08");
    }

    @Test
    void aLinkThatGainsInReverseIsNamed() {
        Study study = Study.builder("reverse")
                .buses("a", "b")
                .add(LinkOperation.builder(Link.of("l", "a", "b", 30), 0.9)
                        .minPu(-1)
                        .build())
                .build();
        assertThat(Warnings.of(study))
                .singleElement()
                .asString()
                .contains("Link l makes energy from nothing in reverse", "30 MW at a of 27 MW at b");
    }

    @Test
    void storageThatGivesBackMoreIsNamed() {
        Study study = places().storageUnit(
                        "s", "a", s -> s.capacityMw(1).efficiencyStore(1.5).efficiencyDispatch(1.5))
                .build();
        assertThat(Warnings.of(study)).singleElement().asString().contains("Storage unit s", "2.25");
    }

    @Test
    void aUnitWhoseStartRampIsBelowItsLeastOutputCanNeverStart() {
        Commitment free = Commitment.free();
        Commitment slow = new Commitment(
                free.startUpCost(), free.shutDownCost(), free.standByCost(), 0, 0, 0, 1, 0.2, Double.POSITIVE_INFINITY);
        Study study = places().generator(
                        "g", "a", g -> g.capacityMw(10).minPu(0.3).commitment(slow))
                .build();
        assertThat(Warnings.of(study))
                .containsExactly(
                        "Generator g can never start: ramp_limit_start_up is 0.2, below its least output p_min_pu of"
                                + " 0.3.");
    }
}
