package org.rexnet.investment.report;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;

/** Sections that can be drawn, as pictures. */
public final class SectionPicture {

    private SectionPicture() {}

    /** Returns the picture of a section, where it says how it can be drawn and has rows. */
    public static Optional<RankedBars> find(Section section) {
        boolean drawn = !section.rows().isEmpty()
                && section.chart().orElse(null) instanceof Chart.Bars bars
                && !bars.second().isEmpty();
        return drawn ? section.chart().map(chart -> of(section, (Chart.Bars) chart)) : Optional.empty();
    }

    private static RankedBars of(Section section, Chart.Bars chart) {
        int labels = section.column(chart.labels());
        int first = section.column(chart.first());
        int second = section.column(chart.second());
        int notes = chart.notes().isEmpty() ? -1 : section.column(chart.notes());
        List<RankedBars.Row> rows = section.rows().stream()
                .limit(chart.most())
                .map(row -> new RankedBars.Row(
                        words(row.get(labels)),
                        number(row.get(first)),
                        number(row.get(second)),
                        notes < 0 ? "" : words(row.get(notes))))
                .toList();
        String cut = section.rows().size() > rows.size() ? ", the first %d".formatted(chart.most()) : "";
        return new RankedBars(
                chart.title() + cut,
                chart.unit(),
                chart.firstName(),
                chart.secondName(),
                chart.stacking() == Chart.Stacking.IN_LINE ? RankedBars.Stacking.IN_LINE : RankedBars.Stacking.BELOW,
                rows);
    }

    private static String words(Value value) {
        return value instanceof Value.Words words ? words.text() : "";
    }

    private static double number(Value value) {
        return value instanceof Value.Number number ? number.number() : 0;
    }
}
