package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;

class HarbourDayTest {

    /** The file that comes with the town is what its participants' rules write; written anew with the full draws only. */
    @Test
    void theDaysOrdersAreThoseOfItsParticipants() {
        String written = KnownAnswers.orders("harbour");
        assertThat(written.lines().count()).isGreaterThan(1000);
        assertThat(java.util.List.of("iceberg", "block", "flexible", "market", "ioc", "fok", "aon", "branch", "halt"))
                .allSatisfy(word -> assertThat(written).contains("," + word + ","));
        if (Draws.count(0, 1) == 1) {
            HarbourDay day = new HarbourDay(HarbourDay.market());
            assertThat(day.orders()).isEqualTo(written);
            assertThat(day.meters()).isEqualTo(KnownAnswers.meters("harbour").orElseThrow());
        }
    }
}
