package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points in time as tables spell them: the usual spelling is read by a way of its own, which must agree with the other. */
class InstantsTest {

    private static final long ROUNDS = 2_000;

    @Test
    void theUsualSpellingSaysWhatTheOthersSay() {
        Random random = new Random(1);
        long first = LocalDate.of(1, 1, 1).toEpochDay();
        long end = LocalDate.of(9999, 12, 31).toEpochDay();
        for (int i = 0; i < ROUNDS; i++) {
            LocalDateTime time = LocalDate.ofEpochDay(random.nextLong(first, end))
                    .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60));
            Instant instant = time.toInstant(ZoneOffset.UTC);
            String usual = Instants.format(instant);

            assertThat(usual).hasSize(19);
            assertThat(Instants.of(usual)).isEqualTo(instant);
            assertThat(Instants.of(usual.replace(' ', 'T'))).isEqualTo(instant);
            assertThat(Instants.of(usual + ".0")).as("by the other way").isEqualTo(instant);
            assertThat(Instants.of(usual + "Z")).as("by the other way").isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2030-02-30 07:30:00",
        "2030-02-29 07:30:00",
        "2028-02-29 07:30:00",
        "2030-01-31 24:00:00",
        "2030-04-31 00:00:00"
    })
    void aDayOrAnHourThatIsNotThereIsReadAsWithoutSeconds(String text) {
        assertThat(Instants.find(text)).isEqualTo(Instants.find(text.substring(0, 16)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2030-13-01 00:00:00",
                "2030-00-01 00:00:00",
                "2030-01-00 00:00:00",
                "2030-01-01 25:00:00",
                "2030-01-01 00:60:00",
                "2030-01-01 00:00:60",
                "2030/01/01 00:00:00",
                "2030-01-01_00:00:00",
                "2030-01-01 00:00:0x",
                "day 1, half past six"
            })
    void whatIsNoPointInTimeIsNone(String text) {
        assertThat(Instants.find(text)).isEmpty();
    }

    @Test
    void whatHasNoOffsetCountsInTheZoneGiven() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(Instants.find("2030-07-01 12:00:00", berlin)).hasValue(Instant.parse("2030-07-01T10:00:00Z"));
    }
}
