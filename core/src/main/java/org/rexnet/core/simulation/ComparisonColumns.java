package org.rexnet.core.simulation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Value;
import org.rexnet.core.simulation.experiment.Comparison;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;

/** Columns that tell how a design compares with the control and with the bound. */
final class ComparisonColumns {

    private ComparisonColumns() {}

    static Column<Comparison> ofBound(String key, String title, Function<Interval, Double> figure) {
        return column(key, title, Format.PERCENT, row -> row.ofBound().map(figure));
    }

    static Column<Comparison> difference(String key, String title, Function<Interval, Double> figure) {
        return column(key, title, Format.AMOUNT, row -> row.difference().map(figure));
    }

    static Column<Comparison> paired(String key, String title, Function<Paired, Double> figure) {
        return column(key, title, Format.fixed(2), row -> row.toControl().map(figure));
    }

    /** Figures that not every row has. */
    private static Column<Comparison> column(
            String key, String title, Format format, Function<Comparison, Optional<Double>> figure) {
        return Column.of(
                key,
                title,
                "",
                format,
                row -> figure.apply(row).map(number -> Value.of(number)).orElse(Value.missing()));
    }

    /** Probability of a difference as large by chance, for all designs at once. */
    static Column<Comparison> adjusted(String title, int decimals) {
        return Column.of(
                "adjusted_p",
                title,
                "",
                Format.fixed(decimals),
                row -> Value.of(
                        row.toControl().isPresent() ? OptionalDouble.of(row.adjusted()) : OptionalDouble.empty()));
    }
}
