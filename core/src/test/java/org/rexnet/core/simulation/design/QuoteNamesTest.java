package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuoteNamesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 96, 672, 35_040})
    void aNameTellsWhoseOrderItIs(int periods) {
        QuoteNames names = new QuoteNames(periods);
        Set<Long> all = new HashSet<>();
        for (int quoter : new int[] {0, 1, 2, 1000, 3_000_000}) {
            for (int period : new int[] {0, periods / 2, periods - 1}) {
                for (int side : new int[] {Floor.SELL, Floor.BUY}) {
                    long name = names.of(quoter, side, period);
                    all.add(name);

                    assertThat(name).isPositive();
                    assertThat(names.quoter(name)).isEqualTo(quoter);
                    assertThat(names.period(name)).isEqualTo(period);
                    assertThat(names.side(name)).isEqualTo(side);
                }
            }
        }
        assertThat(all).hasSize(5 * Math.min(3, periods) * 2);
    }
}
