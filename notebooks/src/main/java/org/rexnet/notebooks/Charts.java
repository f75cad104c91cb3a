package org.rexnet.notebooks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.rexnet.core.clearing.ClearingTables;
import org.rexnet.core.clearing.result.Clearing;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Charts of results over time, which display in a notebook and may be changed with XChart's own methods before. */
public final class Charts {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 340;
    private static final int FINENESS = 2;
    private static final int MOST_LABELS = 9;
    private static final double MARGIN = 0.06;

    private static final Color TEXT = new Color(0x404040);
    private static final Color FAINT = new Color(0xE2E2E2);

    /** Colours that people with colour blindness tell apart, after M. Okabe and K. Ito; the darkest first. */
    private static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xE69F00),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0x56B4E9)
    };

    private Charts() {}

    /** Returns the prices at all buses over time. */
    public static XYChart prices(Clearing clearing) {
        String unit = clearing.study().settings().currency() + " per MWh";
        return steps("Locational prices", unit, ClearingTables.of(clearing).prices());
    }

    /**
     * Returns a chart of a table with one row per snapshot: a line in steps for every column of numbers.
     *
     * @param unit of the numbers
     * @param table labels of the snapshots in its first column of words
     */
    public static XYChart steps(String title, String unit, Table table) {
        XYChart chart = new XYChartBuilder()
                .title(title)
                .yAxisTitle(unit)
                .width(WIDTH)
                .height(HEIGHT)
                .build();
        style(chart.getStyler());
        int count = table.rowCount();
        // A last point ends the last step.
        double[] starts = IntStream.rangeClosed(0, count).asDoubleStream().toArray();
        for (NumericColumn<?> column : table.numericColumns()) {
            double[] values = Arrays.copyOf(column.asDoubleArray(), count + 1);
            values[count] = values[Math.max(0, count - 1)];
            XYSeries series = chart.addSeries(column.name(), starts, values);
            series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Step);
            series.setMarker(SeriesMarkers.NONE);
        }
        scale(chart, table);
        labelSnapshots(chart, table);
        return chart;
    }

    /** Returns a chart as PNG in Base64. */
    static String png(Chart<?, ?> chart) {
        BufferedImage image = new BufferedImage(
                FINENESS * chart.getWidth(), FINENESS * chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(FINENESS, FINENESS);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Prices and power are compared by height, so the axis starts at zero unless something is below; it ends above the highest line. */
    private static void scale(XYChart chart, Table table) {
        DoubleSummaryStatistics values = table.numericColumns().stream()
                .flatMapToDouble(column -> Arrays.stream(column.asDoubleArray()))
                .filter(Double::isFinite)
                .summaryStatistics();
        double highest = Math.max(0, values.getMax());
        double lowest = Math.min(0, values.getMin());
        if (lowest < highest) {
            double margin = MARGIN * (highest - lowest);
            chart.getStyler().setYAxisMin(lowest < 0 ? lowest - margin : 0).setYAxisMax(highest + margin);
        }
    }

    private static void labelSnapshots(XYChart chart, Table table) {
        List<StringColumn> words = List.of(table.stringColumns());
        chart.getStyler().setXAxisMin(0.0).setXAxisMax((double) table.rowCount());
        chart.setCustomXAxisTickLabelsFormatter(position -> {
            int row = (int) Math.rint(position);
            boolean known = !words.isEmpty() && row >= 0 && row < table.rowCount();
            return known ? words.get(0).get(row) : "";
        });
    }

    private static void style(XYStyler styler) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        styler.setBaseFont(font)
                .setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(TEXT)
                .setChartPadding(8)
                .setChartTitleFont(font.deriveFont(Font.BOLD, 14f))
                .setChartTitleBoxVisible(false)
                .setSeriesColors(COLOURS)
                .setSeriesLines(new BasicStroke[] {new BasicStroke(2.2f)})
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setPlotContentSize(1)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setLegendBorderColor(Color.WHITE)
                .setLegendFont(font);
        styler.setAxisTickLabelsFont(font)
                .setAxisTitleFont(font)
                .setAxisTicksMarksVisible(false)
                .setAxisTicksLineVisible(false)
                .setAxisTickLabelsColor(TEXT)
                .setXAxisMaxLabelCount(MOST_LABELS)
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(FAINT)
                .setPlotGridLinesStroke(new BasicStroke(1));
    }
}
