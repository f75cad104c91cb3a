package org.rexnet.notebooks;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.knowm.xchart.internal.chartpart.Chart;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.MimeType;
import org.rexnet.core.clearing.answer.ClearingSections;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.Section;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PlanSections;
import org.rexnet.investment.report.TextPage;
import tech.tablesaw.api.Table;

/**
 * Displays one type, whatever kind of content is asked for: the notebook picks the one it likes best.
 *
 * @param type of what is displayed
 * @param content how
 */
record Renderer<T>(Class<T> type, Function<T, DisplayData> content) implements DisplayRenderer {

    /** Returns the renderers of tables, sections, claims, clearings, plans and charts. */
    static List<DisplayRenderer> all() {
        return List.of(
                new Renderer<>(Table.class, Renderer::table),
                new Renderer<>(Claim.class, claim -> html(HtmlText.of(claim), claim.toString())),
                new Renderer<>(Section.class, Renderer::section),
                new Renderer<>(
                        Clearing.class,
                        clearing -> section(ClearingSections.of(clearing).busPrices())),
                new Renderer<>(Plan.class, plan -> section(PlanSections.of(plan).additions())),
                new Renderer<>(Chart.class, Renderer::picture));
    }

    @Override
    public Class<?> rendererClass() {
        return type;
    }

    @Override
    public boolean canRender(String mimeType) {
        return true;
    }

    @Override
    public DisplayData render(String mimeType, Object value) {
        return content.apply(type.cast(value));
    }

    private static DisplayData table(Table table) {
        return html(HtmlText.of(table), table.printAll());
    }

    private static DisplayData section(Section section) {
        return html(HtmlText.of(section), TextPage.of(section));
    }

    private static DisplayData html(String html, String text) {
        DisplayData display = DisplayData.fromHtml(html);
        display.putText(text);
        return display;
    }

    private static DisplayData picture(Chart<?, ?> chart) {
        DisplayData display = DisplayData.fromText("Chart: " + chart.getTitle());
        display.putData(MimeType.PNG, Charts.png(chart));
        // The picture is finer than it is large, so that it is sharp on any screen.
        display.putMetaData(MimeType.PNG.longType(), Map.of("width", chart.getWidth(), "height", chart.getHeight()));
        return display;
    }
}
