package org.rexnet.investment.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;

/** Cells of tables in a page. */
class TableViewTest {

    private record Row(String component, String period, double mw) {}

    @Test
    void kindsAreInPlainWordsAndMomentsAreNotBroken() {
        Row row = new Row("charging_stations", "2030-02-20 19:00", 3);
        Section section = Section.table("t", "T", List.of(row))
                .add(Column.words("component", Row::component))
                .add(Column.words("period", Row::period))
                .add(Column.words("name", Row::component))
                .add(Column.number("mw", "power", "MW", Format.AMOUNT, Row::mw))
                .build();

        List<TableView.Cell> cells = TableView.of(section).rows().getFirst().cells();

        assertThat(cells)
                .extracting(TableView.Cell::text)
                .containsExactly("charging stations", "2030-02-20 19:00", "charging_stations", "3.00");
        assertThat(cells).extracting(TableView.Cell::style).containsExactly("", "moment", "", "n");
    }

    @Test
    void columnsThatHoldNothingAreLeftOut() {
        List<Row> rows = List.of(new Row("loads", "", Double.NaN), new Row("", "", 3));
        Section section = Section.table("t", "T", rows)
                .add(Column.words("component", Row::component))
                .add(Column.words("period", Row::period))
                .add(Column.number("mw", "power", "MW", Format.AMOUNT, Row::mw))
                .build();

        TableView view = TableView.of(section);

        assertThat(view.columns()).extracting(TableView.Heading::key).containsExactly("component", "mw");
        assertThat(view.rows()).allSatisfy(row -> assertThat(row.cells()).hasSize(2));
        assertThat(section.only(Output.CSV).columns(Output.CSV)).hasSize(3);
    }
}
