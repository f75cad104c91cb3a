package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who gets a plug, told as scenarios: {@code name: arrival-departure stations}, hours of one day. */
class PlugAssignmentTest {

    /** Returns {@code name@station hour}, with {@code left} for who got no plug, in the order of the sessions. */
    private static String play(String plugs, String... scenario) {
        StudyBuilder study = Study.builder("day")
                .horizon(Horizon.from(Instants.of("2030-01-01"), Duration.ofDays(1), 1))
                .buses("site");
        for (String station : plugs.split(" ")) {
            String[] parts = station.split("=");
            study.add(ChargingStation.of(parts[0], "site", 1).withPlugs(Integer.parseInt(parts[1])));
        }
        for (String line : scenario) {
            String[] words = line.split("[: -]+");
            EvSession session = EvSession.of(words[0], words[3], hour(words[1]), hour(words[2]), 0, 1);
            study.add(words.length > 4 ? session.withAlternatives(words[4].split("\\|")) : session);
        }
        return PlugAssignment.of(study.build()).stream()
                .map(PlugAssignmentTest::told)
                .collect(Collectors.joining(", "));
    }

    private static java.time.Instant hour(String hour) {
        return Instants.of("2030-01-01").plus(Duration.ofHours(Long.parseLong(hour)));
    }

    private static String told(Stay stay) {
        long hour = Duration.between(Instants.of("2030-01-01"), stay.from()).toHours();
        return stay.session().id()
                + (stay.leftWithoutPlug() ? " left" : "@" + stay.station().id() + " " + hour);
    }

    @Test
    void whoComesFirstIsServedFirst() {
        assertThat(play("p=1", "late: 2-9 p", "early: 1-4 p")).isEqualTo("late@p 4, early@p 1");
    }

    @Test
    void equalArrivalsAreServedByName() {
        assertThat(play("p=1", "b: 1-4 p", "a: 1-6 p")).isEqualTo("b left, a@p 1");
    }

    @Test
    void aPlugIsFreeAtTheMomentOfDeparture() {
        assertThat(play("p=1", "a: 1-4 p", "b: 4-6 p")).isEqualTo("a@p 1, b@p 4");
    }

    @Test
    void whoWaitsGoesBeforeWhoArrivesWhenThePlugBecomesFree() {
        assertThat(play("p=1", "a: 1-4 p", "b: 4-8 p", "c: 3-6 p")).isEqualTo("a@p 1, b@p 6, c@p 4");
    }

    @Test
    void whoLeavesBeforeAPlugIsFreeWaitedInVain() {
        assertThat(play("p=1", "a: 1-9 p", "b: 2-5 p", "c: 3-10 p")).isEqualTo("a@p 1, b left, c@p 9");
    }

    @Test
    void anAlternativeIsTakenOnlyWhereTheNearestIsFull() {
        assertThat(play("p=1 q=2", "a: 1-9 p q", "b: 2-5 p q", "c: 3-6 p q", "d: 3-9 p q"))
                .isEqualTo("a@p 1, b@q 2, c@q 3, d left");
    }

    @Test
    void alternativesAreTriedInTheirOrder() {
        assertThat(play("p=0 q=1 r=1", "a: 1-9 p r|q", "b: 2-5 p r|q")).isEqualTo("a@r 1, b@q 2");
    }

    @Test
    void whoFindsEverythingFullWaitsAtTheNearest() {
        assertThat(play("p=1 q=1", "a: 1-5 p", "b: 1-3 q", "c: 2-9 p q")).isEqualTo("a@p 1, b@q 1, c@p 5");
    }

    @Test
    void theOrderOfTheTableDoesNotMatterAndPlugsAreNeverShared() {
        Random random = new Random(4711);
        for (int round = 0; round < 200; round++) {
            List<String> scenario = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int arrival = random.nextInt(20);
                scenario.add("s%02d: %d-%d %s".formatted(i, arrival, arrival + 1 + random.nextInt(8), "p q"));
            }
            String given = sorted(play("p=3 q=2", scenario.toArray(String[]::new)));
            List<String> mixed = new ArrayList<>(scenario);
            Collections.shuffle(mixed, random);

            assertThat(sorted(play("p=3 q=2", mixed.toArray(String[]::new)))).isEqualTo(given);
            assertNoPlugIsShared(scenario, given);
        }
    }

    private static String sorted(String told) {
        return List.of(told.split(", ")).stream().sorted().collect(Collectors.joining(", "));
    }

    private static void assertNoPlugIsShared(List<String> scenario, String told) {
        String[] outcomes = told.split(", ");
        for (int hour = 0; hour < 30; hour++) {
            int atP = 0;
            int atQ = 0;
            for (int i = 0; i < outcomes.length; i++) {
                if (outcomes[i].endsWith("left")) {
                    continue;
                }
                int from = Integer.parseInt(outcomes[i].substring(outcomes[i].indexOf(' ') + 1));
                int to = Integer.parseInt(scenario.get(i).split("[- ]")[2]);
                boolean there = from <= hour && hour < to;
                atP += there && outcomes[i].contains("@p") ? 1 : 0;
                atQ += there && outcomes[i].contains("@q") ? 1 : 0;
            }
            assertThat(atP).isLessThanOrEqualTo(3);
            assertThat(atQ).isLessThanOrEqualTo(2);
        }
    }
}
