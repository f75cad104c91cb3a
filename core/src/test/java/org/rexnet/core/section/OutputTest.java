package org.rexnet.core.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A kept answer is the same text in every run, so what is written of a section has an order. */
final class OutputTest {

    @Test
    void outputsAreInTheirOwnOrderHoweverTheyWereGiven() {
        Section section = Section.table("prices", "Prices", List.<String>of())
                .only(Output.TABLE, Output.JSON, Output.PAGE)
                .build();

        assertThat(section.outputs()).containsExactly(Output.PAGE, Output.JSON, Output.TABLE);
    }
}
