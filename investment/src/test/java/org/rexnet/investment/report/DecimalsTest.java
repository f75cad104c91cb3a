package org.rexnet.investment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What numbers of a column lack so that their points stand under each other. */
class DecimalsTest {

    @Test
    void eachNumberLacksTheDecimalsThatTheLongestHasMore() {
        assertThat(Decimals.blanks(List.of("0.03", "+0.03233", "1,200", "no limit", "")))
                .containsExactly("000", "", ".00000", "", "");
        assertThat(Decimals.blanks(List.of("7", "12"))).containsExactly("", "");
    }
}
