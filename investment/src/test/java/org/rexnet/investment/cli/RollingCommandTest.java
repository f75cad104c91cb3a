package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the command says about windows. */
class RollingCommandTest {

    @Test
    void aWindowThatCannotBeClearedBlamesTheLookAhead() {
        CommandRun run = Cases.run("clear", "rolling-blind", "--rolling", "4h", "--look-ahead", "0h");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Windows decided blindly")
                .contains("which see 0 h beyond their end");
    }
}
