package org.rexnet.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;
import org.rexnet.core.clearing.ClearingTables;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOptions.Explanation;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PlanSections;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ResultDisplayTest {

    private static final String HTML = "text/html";
    private static final String PNG = "image/png";

    /** a (10) --50-- b (30), load 80 and 40. */
    private static final Study STUDY = Study.builder("two buses")
            .hours(2)
            .buses("a", "b")
            .line("a", "b", 0.1, 50)
            .generator("cheap", "a", 100, 10)
            .generator("dear", "b", g -> g.marginalCost(30).expansion(Expansion.of(5)))
            .generator("old", "b", 100, 50)
            .load("load", "b", 80, 40)
            .build();

    /** Displays a value as the kernel does: by the first renderer of its type, of those that the service gives. */
    private static DisplayData display(Object value) {
        return ServiceLoader.load(DisplayProvider.class).stream()
                .flatMap(provider -> provider.get().getDisplayRenderers().stream())
                .filter(renderer -> renderer.rendererClass().isInstance(value))
                .findFirst()
                .map((DisplayRenderer renderer) -> renderer.render(HTML, value))
                .orElseThrow();
    }

    private static String html(Object value) {
        return String.valueOf(display(value).data().get(HTML));
    }

    @Test
    void aTableShowsItsNameWordsToTheLeftAndNumbersToTheRight() {
        Table table = Table.create(
                "prices & more", StringColumn.create("bus", "<a>", "b"), DoubleColumn.create("price", 1234.5, -0.001));
        assertThat(html(table))
                .contains("prices &amp; more</caption>", "<td style=\"text-align:left\">&lt;a&gt;</td>")
                .containsPattern("text-align:right[^>]*>1,234.50</td>")
                .containsPattern("text-align:right[^>]*>0.00</td>");
        assertThat(String.valueOf(display(table).data().get("text/plain"))).contains("prices & more", "1234.5");
    }

    @Test
    void numbersOfAColumnHaveTheDecimalsThatTheyNeed() {
        Table table = Table.create(
                "numbers",
                DoubleColumn.create("whole", 25, -60),
                DoubleColumn.create("half", 82.5, 140),
                DoubleColumn.create("large", 8_581_052.37, 0.5),
                DoubleColumn.create("odd", Double.POSITIVE_INFINITY, Double.NaN));
        assertThat(html(table))
                .contains(">25</td>", ">−60</td>", ">82.5</td>", ">140.0</td>", ">8,581,052</td>", ">∞</td>", "></td>");
    }

    @Test
    void aLongTableLeavesOutItsMiddle() {
        Table table = Table.create(
                "long", DoubleColumn.create("n", IntStream.range(0, 100).asDoubleStream()));
        assertThat(html(table)).contains(">0</td>", ">11</td>", "… 76 more …", ">88</td>", ">99</td>");
        assertThat(html(table)).doesNotContain(">12</td>", ">87</td>");
    }

    @Test
    void aTableWithoutRowsOrColumnsIsDisplayedToo() {
        assertThat(html(Table.create("nothing"))).contains("nothing</caption>");
        assertThat(html(Table.create("no rows", DoubleColumn.create("n")))).contains(">n</th>");
    }

    @Test
    void aClearingShowsThePricesOfItsBuses() {
        Clearing clearing =
                new MarketClearing(new StandardSolver()).clear(STUDY).orThrow();
        assertThat(html(clearing)).contains(">a</td>", ">b</td>", ">10.00</td>", ">50.00</td>");
    }

    @Test
    void aPriceShowsWhatSetsItAndItsParts() {
        ClearingOptions options = ClearingOptions.of(STUDY.settings()).withExplanation(Explanation.SETTERS);
        Clearing clearing =
                new MarketClearing(new StandardSolver()).clear(STUDY, options).orThrow();
        ClearingTables tables = ClearingTables.of(clearing);
        assertThat(html(tables.priceSetters("b", 0))).contains(">generator old 0</td>", ">50</td>");
        assertThat(html(tables.priceComponents("a", 0)))
                .contains(
                        "The price at a at 0 is 10.00 EUR/MWh<",
                        ">energy</td>",
                        ">congestion</td>",
                        ">a-b</td>",
                        ">−40</td>");
    }

    @Test
    void aPlanShowsItsAdditionsAndSignals() {
        Plan plan = new ExpansionPlanning(new StandardSolver()).plan(STUDY).orThrow();
        assertThat(html(plan)).contains(">dear</td>", ">+30.00</td>", ">MW</td>", ">150.00</td>");
        assertThat(html(PlanSections.of(plan).signals())).contains(">5.00</td>", ">0.00</td>", ">between</td>");
    }

    @Test
    void aChartIsAPictureTwiceAsFineAsItIsLarge() throws IOException {
        XYChart chart = Charts.prices(
                new MarketClearing(new StandardSolver()).clear(STUDY).orThrow());
        DisplayData display = display(chart);
        byte[] png = Base64.getDecoder().decode(String.valueOf(display.data().get(PNG)));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(2 * chart.getWidth());
        assertThat(display.metadata().get(PNG))
                .isEqualTo(Map.of("width", chart.getWidth(), "height", chart.getHeight()));
    }

    @Test
    void aChartHasOneLinePerColumnThatHoldsToTheEndOfTheLastSnapshot() {
        Table table = Table.create(
                "t",
                StringColumn.create("snapshot", "x", "y"),
                DoubleColumn.create("a", -1, 2),
                DoubleColumn.create("b", 3, 4));
        XYChart chart = Charts.steps("title", "MW", table);
        assertThat(chart.getSeriesMap()).containsOnlyKeys("a", "b");
        XYSeries series = Objects.requireNonNull(chart.getSeriesMap().get("a"));
        assertThat(series.getXData()).containsExactly(0, 1, 2);
        assertThat(series.getYData()).containsExactly(-1, 2, 2);
    }

    @Test
    void aClaimShowsWhatWasChecked() {
        Claim claim = Claim.check("One is < two.", 1 < 2).and("All is well.", true);
        assertThat(html(claim)).contains("✓</span> One is &lt; two.", "✓</span> All is well.");
        assertThat(claim).hasToString("✓ One is < two.\n✓ All is well.");
    }

    @Test
    void aClaimThatDoesNotHoldIsAnError() {
        Claim claim = Claim.check("All is well.", true);
        assertThatIllegalStateException()
                .isThrownBy(() -> claim.and("Pigs fly.", false))
                .withMessage("This does not hold: Pigs fly.");
    }
}
