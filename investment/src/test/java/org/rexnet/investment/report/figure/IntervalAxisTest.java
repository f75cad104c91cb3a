package org.rexnet.investment.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalAxisTest {

    @ParameterizedTest
    @CsvSource({
        "11548, 12580, 11400, 12600", // far from 0: an axis that fits
        "-12580, -11548, -12600, -11400",
        "300, 900, 0, 1000", // near enough to 0; ticks of 200
        "-400, 300, -400, 400",
        "0, 0, 0, 1", // nothing to tell apart
    })
    void theAxisLetsIntervalsBeReadApart(double low, double high, double from, double to) {
        Figure.Intervals figure = Figure.Intervals.of(
                "",
                "",
                List.of(
                        new Figure.Intervals.Row("a", low, low, (low + high) / 2),
                        new Figure.Intervals.Row("b", high, Double.NaN, high)),
                "");
        assertThat(figure.from()).isEqualTo(from);
        assertThat(figure.to()).isEqualTo(to);
    }
}
