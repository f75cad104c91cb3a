package org.rexnet.core.clearing.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodalInjectionsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 118, 2383})
    void twoSumsAtOnceAreThoseOneByOneToTheLastBit(int buses) {
        Random random = new Random(buses);
        NodalInjections injections = new NodalInjections(buses, 2);
        for (int k = 0; k < 2; k++) {
            for (int bus = 0; bus < buses; bus++) {
                injections.addFixed(bus, k, random.nextGaussian(0, 100));
            }
        }
        double[] one = random.doubles(buses, -1, 1).toArray();
        double[] other = random.doubles(buses, -1, 1).toArray();
        for (int k = 0; k < 2; k++) {
            assertThat(injections.fixedSums(k, one, other))
                    .containsExactly(injections.fixedSum(k, one), injections.fixedSum(k, other));
        }
    }
}
