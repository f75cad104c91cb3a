package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of few and of many orders, with and without gaps between them, against a map. */
class OrderNamesTest {

    @ParameterizedTest
    @CsvSource({"500, 1", "500, 1000000007", "30000, 1", "30000, 2", "30000, 192", "30000, 1000000007"})
    void eachOrderIsFoundByItsNameUntilItEnds(int orders, long stride) {
        SplittableRandom random = new SplittableRandom(orders + stride);
        Orders all = new Orders(16);
        Map<Long, Integer> expected = new HashMap<>();
        for (int k = 0; k < 3 * orders; k++) {
            long name = 1 + stride * random.nextInt(2 * orders);
            Integer known = expected.remove(name);
            assertThat(all.find(name)).isEqualTo(known == null ? Orders.NONE : known);
            if (known == null) {
                int slot = all.add();
                all.id(slot, name);
                all.enter(slot);
                expected.put(name, slot);
            } else {
                all.release(known);
            }
        }
        expected.forEach((name, slot) -> assertThat(all.find(name)).isEqualTo(slot));
        assertThat(all.find(1 + stride * 2 * orders)).isEqualTo(Orders.NONE);
    }
}
