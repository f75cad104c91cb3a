package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SensitivityCacheTest {

    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void aRowIsComputedOnce() {
        SensitivityCache cache = new SensitivityCache(3, 10);

        assertThat(row(cache, 2)).isSameAs(row(cache, 2));
        assertThat(computed).hasValue(1);
    }

    @Test
    void theOldestRowGoesWhenMemoryIsUsedUp() {
        int tooManyBuses = 100 << 20;
        SensitivityCache cache = new SensitivityCache(3, tooManyBuses);
        double[] first = row(cache, 0);
        double[] second = row(cache, 1);

        assertThat(row(cache, 1)).isSameAs(second);
        assertThat(row(cache, 0)).isNotSameAs(first).isEqualTo(first);
        assertThat(row(cache, 1)).isNotSameAs(second);
    }

    private double[] row(SensitivityCache cache, int branch) {
        return cache.row(branch, l -> {
            computed.incrementAndGet();
            return new double[] {l};
        });
    }
}
