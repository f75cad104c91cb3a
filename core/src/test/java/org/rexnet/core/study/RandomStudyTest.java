package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.study.RandomStudy.Feature;

/** What other tests rely on: each feature adds something, is drawn now and then, and leaves the others as they are. */
class RandomStudyTest {

    private static final Set<Feature> ALL = EnumSet.allOf(Feature.class);

    /** But for the weights, which money spent at once follows. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNEVEN_WEIGHTS")
    void aFeatureAddsItsPartAndLeavesTheOthersAsTheyAre(Feature feature) {
        Study with = RandomStudy.exactly(7, 6, ALL);
        Study without = RandomStudy.exactly(7, 6, EnumSet.complementOf(EnumSet.of(feature)));

        assertThat(with).isNotEqualTo(without);
        assertThat(with.generators()).containsAll(without.generators());
        assertThat(with.storageUnits()).containsAll(without.storageUnits());
        assertThat(with.stores()).containsAll(without.stores());
        assertThat(with.lines()).containsAll(without.lines());
        assertThat(with.links()).containsAll(without.links());
        assertThat(with.bids()).containsAll(without.bids());
        assertThat(with.components()).containsAll(without.components());
    }

    @Test
    void everyFeatureIsDrawnNowAndThen() {
        Set<Feature> drawn = EnumSet.noneOf(Feature.class);
        for (long seed = 1; seed <= 30; seed++) {
            drawn.addAll(RandomStudy.drawn(seed, ALL));
        }

        assertThat(drawn).isEqualTo(ALL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aSeedIsOneStudyAndAnotherSeedAnother(long seed) {
        List<Generator> drawn = RandomStudy.of(seed).generators();

        assertThat(RandomStudy.of(seed).generators()).isEqualTo(drawn);
        assertThat(RandomStudy.of(seed + 1).generators()).isNotEqualTo(drawn);
    }
}
