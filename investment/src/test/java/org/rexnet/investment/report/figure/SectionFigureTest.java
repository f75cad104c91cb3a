package org.rexnet.investment.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;

/** Figures of sections. */
class SectionFigureTest {

    private record Row(String name, double changePercent) {}

    private static Figure figure(Row... rows) {
        return SectionFigure.find(Section.table("changes", "Changes", List.of(rows))
                        .add(Column.words("name", Row::name))
                        .add(Column.number("change", "change", "%", Format.AMOUNT, Row::changePercent))
                        .chart(Chart.Bars.of("After", "% change", "name", "change", "change"))
                        .build())
                .orElseThrow();
    }

    @Test
    void aChangeFromNothingIsExplained() {
        assertThat(figure(new Row("line", 5), new Row("new plant", Double.NaN)).remark())
                .isEqualTo("A change from 0 has no percentage.");
        assertThat(figure(new Row("line", 5), new Row("pipe", 0)).remark()).isEmpty();
    }
}
