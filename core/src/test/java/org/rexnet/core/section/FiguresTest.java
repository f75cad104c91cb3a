package org.rexnet.core.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0.205, 0.205",
        "0.00123456, 0.001235",
        "-7.10000, -7.1",
        "12345.6, '12,346'",
        "0, 0",
        "1e-9, 0.000000001"
    })
    void aNumberInASentenceHasFourSignificantDigitsOrAllBeforeThePoint(double value, String text) {
        assertThat(Figures.digits(value)).isEqualTo(text);
    }
}
