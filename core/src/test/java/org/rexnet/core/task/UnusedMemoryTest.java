package org.rexnet.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnusedMemoryTest {

    private static final long MB = 1L << 20;

    private long used;
    private long live;
    private int collections;
    private final UnusedMemory memory = new UnusedMemory(() -> used, () -> {
        collections++;
        used = live;
    });

    private int collectionsAt(long usedMb, long liveMb) {
        used = usedMb * MB;
        live = liveMb * MB;
        memory.giveBack();
        return collections;
    }

    @Test
    void littleMemoryIsNeverGivenBack() {
        assertThat(collectionsAt(500, 1)).isZero();
    }

    @Test
    void whatIsUsedMayDoubleBeforeItIsLookedAtAgain() {
        assertThat(collectionsAt(700, 600)).isEqualTo(1);
        assertThat(collectionsAt(1190, 600)).isEqualTo(1);
        assertThat(collectionsAt(1210, 800)).isEqualTo(2);
        assertThat(collectionsAt(1590, 800)).isEqualTo(2);
    }

    @Test
    void afterMuchWasGivenBackTheLeastCountsAgain() {
        assertThat(collectionsAt(4000, 50)).isEqualTo(1);
        assertThat(collectionsAt(560, 50)).isEqualTo(1);
        assertThat(collectionsAt(570, 50)).isEqualTo(2);
    }

    @Test
    void whereMuchIsUsedNotAsMuchMayBeUnused() {
        assertThat(collectionsAt(5000, 4000)).isEqualTo(1);
        assertThat(collectionsAt(6000, 4000)).isEqualTo(1);
        assertThat(collectionsAt(6100, 4000)).isEqualTo(2);
    }
}
