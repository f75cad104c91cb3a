package org.rexnet.investment.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.investment.report.figure.Figure;

/** What a result folder keeps of an answer is the answer. */
class ReportFileTest {

    @TempDir
    private Path folder;

    private static Section section(Chart chart) {
        return table().chart(chart).build();
    }

    private static SectionBuilder<Double> table() {
        return Section.table("key", "Title \"quoted\" \n <b>", List.of(1.5, Double.NaN, Double.POSITIVE_INFINITY))
                .lead("Lead")
                .add(Column.words("word", number -> "w" + number))
                .add(Column.number("number", "number", "EUR", Format.PERCENT.withSign(), number -> number))
                .add(Column.of("missing", "", "", Format.AMOUNT, number -> Value.of(number, "none")))
                .add(Column.of("texts", "", "", Format.WORDS, number -> new Value.Texts(List.of("a", "b"))))
                .add(Column.parts("part", number -> Section.text("within", "sentence")))
                .first(2)
                .note("Note");
    }

    @Test
    void everyKindOfChartFigureAndValueComesBack() throws IOException {
        List<Section> sections = List.of(
                table().build(),
                section(Chart.Bars.of("t", "u", "word", "number", "n")),
                section(new Chart.Intervals("t", "u", "word", "number", "number", "number", 7)),
                section(new Chart.Lines("t", "u", "word", "", List.of("number"))),
                section(new Chart.Points("t", "u", "word", "number", "number", "")),
                section(new Chart.Flows("t", "u", List.of("word", "texts"), "number")),
                section(Chart.Heat.of("t", "u", "word", "texts", "number")));
        List<Figure> figures = List.of(
                new Figure.Lines(
                        "t",
                        "u",
                        "x",
                        List.of("a", "b"),
                        List.of(new Figure.Lines.Line("l", Figure.Lines.Style.STRONG, new double[] {1.25, Double.NaN})),
                        "r"),
                new Figure.Heat("t", "u", List.of("a"), List.of("b"), new double[][] {{-1e-300}}, ""));
        Report report = new Report(
                "title",
                sections,
                figures,
                Optional.empty(),
                new Provenance("v", "c", "m", List.of(new Provenance.Fact("n", "t"))));

        Files.writeString(folder.resolve(ReportFile.NAME), ReportFile.text(report));
        Report read = ReportFile.read(folder);

        assertThat(read.sections()).isEqualTo(sections);
        assertThat(read.figures())
                .usingRecursiveComparison()
                .withEqualsForType((one, other) -> Double.compare(one, other) == 0, Double.class)
                .isEqualTo(figures);
        assertThat(read.provenance()).isEqualTo(report.provenance());
        assertThat(HtmlReport.of(read)).isEqualTo(HtmlReport.of(report)).doesNotContain("<b>");
    }

    @Test
    void whatCannotBeReadSaysWhere() throws IOException {
        Report report = new Report(
                "t", List.of(table().build()), List.of(), Optional.empty(), new Provenance("v", "c", "m", List.of()));
        String text = ReportFile.text(report);

        refused(text.replace("\"EUR\"", "7"), "Kept.report.sections.fields.unit cannot be 7");
        refused(text.replace("PERCENT", "x").replace("\"FIXED\"", "\"BROKEN\""), "format.kind cannot be BROKEN");
        refused(text.replace("\"lead\"", "\"led\""), "Kept.report.sections has no lead");
        refused("[]", "does not begin with format");
        refused("{\"format\":2,", "it is no JSON");
    }

    private void refused(String text, String why) throws IOException {
        Files.writeString(folder.resolve(ReportFile.NAME), text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportFile.read(folder))
                .withMessageContaining(why);
    }
}
