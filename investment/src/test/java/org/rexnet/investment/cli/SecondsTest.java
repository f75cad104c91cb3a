package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class SecondsTest {

    /** The machine of Java starts a moment after its process; an instant of Linux' clock may be a whole second early. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessIsAsOldAsItsJavaMachine() {
        double before = javaSeconds();
        double process = Seconds.ofProcess();
        double after = javaSeconds();

        assertThat(process).isBetween(before - 0.02, after + 0.4);
    }

    private static double javaSeconds() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
    }
}
