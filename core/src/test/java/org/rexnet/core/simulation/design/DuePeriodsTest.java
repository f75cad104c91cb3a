package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuePeriodsTest {

    /** A window of so many periods moves on, as trading does, over a ring of at least as many places. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 63, 64, 65, 96, 128})
    void eachPeriodOfAMovingWindowIsTakenOnceAndInOrder(int window) {
        SplittableRandom random = new SplittableRandom(window);
        int ring = OpenLots.ring(window);
        long[] due = new long[DuePeriods.words(ring)];
        TreeSet<Integer> expected = new TreeSet<>();
        for (int now = 0; now < 500; now++) {
            expected.removeAll(List.copyOf(expected.headSet(now)));
            for (int k = 0; k < 3; k++) {
                int period = now + random.nextInt(window);
                DuePeriods.add(due, ring, period);
                expected.add(period);
            }
            int from = now + random.nextInt(window);
            int end = from + random.nextInt(now + window - from + 1);
            if (now % 7 == 0) {
                DuePeriods.add(due, ring, from, end);
                for (int period = from; period < end; period++) {
                    expected.add(period);
                }
            }
            List<Integer> taken = new ArrayList<>();
            for (int period = DuePeriods.take(due, ring, from, end);
                    period < end;
                    period = DuePeriods.take(due, ring, period + 1, end)) {
                taken.add(period);
            }
            List<Integer> inRange = List.copyOf(expected.subSet(from, end));
            assertThat(taken).isEqualTo(inRange);
            expected.removeAll(inRange);
            for (int period = DuePeriods.take(due, ring, now, now + 1); period < now + 1; period++) {
                expected.remove(period);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 96})
    void nothingIsDueWhereNothingWasAdded(int window) {
        int ring = OpenLots.ring(window);
        assertThat(DuePeriods.take(new long[DuePeriods.words(ring)], ring, 5, 5 + window))
                .isEqualTo(5 + window);
    }
}
