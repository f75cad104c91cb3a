package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How faults of many rows are told. */
final class FaultsTest {

    @Test
    void whatIsWrongInManyRowsIsToldOnceWithItsNumber() {
        Faults faults = new Faults();
        faults.add("loads.csv", 3, "p_set", "x", "must be a number");
        for (int line = 2; line < 252; line++) {
            faults.add("loads.csv", line, "bus", "b7", "is not a bus of buses.csv");
        }

        assertThat(faults.toList())
                .extracting(Fault::toString)
                .containsExactly(
                        "loads.csv:2, bus = b7: is not a bus of buses.csv; so in 250 rows, to line 251",
                        "loads.csv:3, p_set = x: must be a number");
    }

    @Test
    void whatIsWrongInAFewRowsIsToldOfEach() {
        Faults faults = new Faults();
        for (int line = 4; line > 1; line--) {
            faults.add("loads.csv", line, "bus", "b7", "is not a bus of buses.csv");
        }

        assertThat(faults.toList()).extracting(Fault::line).containsExactly(2, 3, 4);
    }
}
