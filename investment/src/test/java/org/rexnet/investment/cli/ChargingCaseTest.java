package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many sessions are counted where only a part of the horizon is cleared. */
class ChargingCaseTest {

    @Test
    void sessionsAreCountedThatTouchTheHorizon() {
        assertThat(Cases.run("clear", "ev-count", "--snapshots", "0:1").out())
                .contains("1 session: 1 fully charged")
                .doesNotContain("waited");
        assertThat(Cases.run("clear", "ev-count").out()).contains("3 sessions");
    }
}
