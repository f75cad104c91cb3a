package org.rexnet.core.simulation.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;

class EventCalendarTest {

    private record Event(long time, int eventClass, long number) {}

    private static final Comparator<Event> ORDER = Comparator.comparingLong(Event::time)
            .thenComparingInt(Event::eventClass)
            .thenComparingLong(Event::number);

    private static LongStream seeds() {
        return Draws.seeds(20, 2000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eventsComeAsFromAQueueOfRecords(long seed) {
        Random random = new Random(seed);
        EventCalendar calendar = new EventCalendar(1);
        PriorityQueue<Event> queue = new PriorityQueue<>(ORDER);
        long now = 0;
        for (int step = 0; step < 2000; step++) {
            if (queue.isEmpty() || random.nextInt(100) < 55) {
                Event event = new Event(now + random.nextInt(5), random.nextInt(4), random.nextInt(50));
                queue.add(event);
                calendar.add(event.time(), event.eventClass(), event.number());
            } else {
                calendar.take();
                assertThat(taken(calendar)).isEqualTo(queue.poll());
                now = calendar.time();
            }
            assertThat(calendar.size()).isEqualTo(queue.size());
        }
    }

    @Test
    void whatComesAtTheSameTimeComesInTheSameOrderWhoeverWasEnteredFirst() {
        List<Event> events = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            events.add(new Event(k / 20, k / 5 % 4, k % 5));
        }
        List<Event> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(all(shuffled)).isEqualTo(events);
    }

    private static List<Event> all(List<Event> entered) {
        EventCalendar calendar = new EventCalendar(4);
        entered.forEach(event -> calendar.add(event.time(), event.eventClass(), event.number()));
        List<Event> taken = new ArrayList<>();
        while (!calendar.isEmpty()) {
            calendar.take();
            taken.add(taken(calendar));
        }
        return taken;
    }

    private static Event taken(EventCalendar calendar) {
        return new Event(calendar.time(), calendar.eventClass(), calendar.number());
    }

    @Test
    void nothingCanBeEnteredIntoThePast() {
        EventCalendar calendar = new EventCalendar(4);
        calendar.add(5, 0, 0);
        calendar.take();

        assertThatThrownBy(() -> calendar.add(4, 0, 0)).hasMessageContaining("cannot come before");
    }
}
