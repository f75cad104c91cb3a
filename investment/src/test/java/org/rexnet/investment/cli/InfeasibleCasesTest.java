package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases without a dispatch, where the page names the limit and what would help, exit code 1; and some that only look so. */
class InfeasibleCasesTest {

    @Test
    void aUnitThatIsEitherOffOrTooMuchIsNamedWithBoth() {
        assertThat(page("infeasible-commitment"))
                .contains("generator nuc is off or at its minimum output and above: a minimum output of 20 MW less;")
                .contains("on, 20 MW are too many at bus; off, 30 MW are short at bus")
                .contains("20.00 MW in 0, 20.00 MW in 1")
                .doesNotContain("lost_load");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sensitivities", "angles"})
    void whatAPhaseShiftDrivesRoundALoopIsNamed(String formulation) {
        assertThat(page("infeasible-loop-flow", "--formulation", formulation))
                .contains("transformer t1 is full: 161.8 MW more on it (at best 261.8 MW, limit 100 MW)")
                .contains("transformer t2 is full: 161.8 MW more on it (at best 261.8 MW, limit 100 MW)")
                .doesNotContain("lost_load");
    }

    @Test
    void allSnapshotsAreNamedTheWorstFirst() {
        assertThat(page("infeasible-worst-first"))
                .contains("short at bus bus: 100 MW more supply there, or 100 MW less load at bus")
                .contains("100.00 MW in 30, 10.00 MW in 0")
                .contains("lost_load in study.yaml would put a price on unserved load");
    }

    @Test
    void windowsThatDecidedBlindlySaySo() {
        assertThat(page("rolling-blind", "--rolling", "4h", "--look-ahead", "0h"))
                .contains("Windows decided blindly");
    }

    @ParameterizedTest
    @CsvSource({"--convention,series-admittance", "--formulation,transport"})
    void whereShiftsDriveNoFlowTheLoopIsFeasible(String option, String value) {
        assertThat(Cases.objective("clear", "infeasible-loop-flow", option, value))
                .isEqualTo(50, within(1e-6));
    }

    @Test
    void aPlantOfHeatAndPowerAloneSuppliesHeat() {
        assertThat(Cases.run("validate", "chp-alone").code()).isZero();
        assertThat(Cases.objective("clear", "chp-alone")).isEqualTo(1000, within(1e-6));
    }

    private static String page(String name, String... options) {
        CommandRun run = Cases.run("clear", name, options);
        assertThat(run.code()).isEqualTo(1);
        return run.out().replaceAll("\\s+", " ");
    }
}
