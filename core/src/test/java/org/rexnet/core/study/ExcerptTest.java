package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;

class ExcerptTest {

    private final Study year = Study.builder("four hours")
            .hours(4)
            .buses("town")
            .generator("wind", "town", wind -> wind.capacityMw(10).maxPu(Profile.of(new double[] {0.1, 0.2, 0.3, 0.4})))
            .load("demand", "town", 1, 2, 3, 4)
            .build();

    @Test
    void everythingOfTheSnapshotsComesAlong() {
        Study part = Excerpt.of(year, 1, 3);

        assertThat(part.horizon().labels()).containsExactly("1", "2");
        assertThat(part.loads().get(0).powerMw()).isEqualTo(Profile.of(new double[] {2, 3}));
        assertThat(part.generators().get(0).maxPu()).isEqualTo(Profile.of(new double[] {0.2, 0.3}));
        assertThat(part.generators().get(0).marginalCost().isConstant()).isTrue();
    }

    @Test
    void theWholeHorizonIsTheSameStudy() {
        for (BuiltInStudy builtIn : BuiltInStudies.all()) {
            Study study = builtIn.study();
            Study whole = Excerpt.of(study, 0, study.horizon().size());

            assertThat(whole.generators()).isEqualTo(study.generators());
            assertThat(whole.loads()).isEqualTo(study.loads());
            assertThat(whole.storageUnits()).isEqualTo(study.storageUnits());
            assertThat(whole.stores()).isEqualTo(study.stores());
            assertThat(whole.lines()).isEqualTo(study.lines());
            assertThat(whole.links()).isEqualTo(study.links());
            assertThat(whole.bids()).isEqualTo(study.bids());
            assertThat(whole.horizon()).isEqualTo(study.horizon());
        }
    }
}
