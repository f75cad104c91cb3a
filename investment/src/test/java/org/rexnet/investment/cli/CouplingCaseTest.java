package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What coupling is worth where an average price leaves the hours of a heat pump free. */
class CouplingCaseTest {

    @Test
    void theLeastThatCouplingMayBeWorthIsShown() {
        CommandRun page = Cases.run("clear", "cpl", "--coupling");
        Map<?, ?> coupling = (Map<?, ?>)
                Cases.run("clear", "cpl", "--coupling", "--json").json().getOrDefault("coupling", Map.of());

        assertThat((Double) coupling.get("value")).isCloseTo(299.97, within(0.005));
        assertThat(coupling.get("heat_plan")).isEqualTo("least-cost");
        assertThat(page.out()).containsPattern("worth at least +299.97").contains("Of all plans that cost the same");
    }
}
