package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuePeriodsTest {

    /** A window of so many periods moves on, as trading does, over a ring of at least as many places. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 63, 64, 65, 96, 128})
    void eachPeriodOfAMovingWindowIsTakenOnceAndInOrder(int window) {
        SplittableRandom random = new SplittableRandom(window);
        int ring = OpenLots.ring(window);
        DuePeriods due = new DuePeriods(3, ring);
        due.add(0, 0, window);
        due.add(2, 0, window);
        TreeSet<Integer> expected = new TreeSet<>();
        for (int now = 0; now < 500; now++) {
            expected.removeAll(List.copyOf(expected.headSet(now)));
            for (int k = 0; k < 3; k++) {
                int period = now + random.nextInt(window);
                due.add(1, period);
                expected.add(period);
            }
            int from = now + random.nextInt(window);
            int end = from + random.nextInt(now + window - from + 1);
            if (now % 7 == 0) {
                due.add(1, from, end);
                for (int period = from; period < end; period++) {
                    expected.add(period);
                }
            }
            List<Integer> taken = new ArrayList<>();
            for (int period = due.take(1, from, end); period < end; period = due.take(1, period + 1, end)) {
                taken.add(period);
            }
            List<Integer> inRange = List.copyOf(expected.subSet(from, end));
            assertThat(taken).isEqualTo(inRange);
            expected.removeAll(inRange);
            for (int period = due.take(1, now, now + 1); period < now + 1; period++) {
                expected.remove(period);
            }
        }
        assertThat(due.take(0, 0, window)).isZero();
        assertThat(due.take(2, 0, window)).isZero();
    }

    @Test
    void aMarkIsPutTakenAndAskedForByItself() {
        DuePeriods marks = new DuePeriods(2, 128);
        marks.put(1, 300, true);
        assertThat(marks.has(1, 300)).isTrue();
        assertThat(marks.has(0, 300)).isFalse();
        assertThat(marks.has(1, 299)).isFalse();

        marks.put(1, 300, false);
        assertThat(marks.has(1, 300)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 96})
    void nothingIsDueWhereNothingWasAdded(int window) {
        DuePeriods due = new DuePeriods(1, OpenLots.ring(window));
        assertThat(due.take(0, 5, 5 + window)).isEqualTo(5 + window);
    }
}
