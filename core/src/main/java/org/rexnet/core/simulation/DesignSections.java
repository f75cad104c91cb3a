package org.rexnet.core.simulation;

import static org.rexnet.core.simulation.ComparisonColumns.adjusted;
import static org.rexnet.core.simulation.ComparisonColumns.difference;
import static org.rexnet.core.simulation.ComparisonColumns.ofBound;
import static org.rexnet.core.simulation.ComparisonColumns.paired;

import java.util.List;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.core.simulation.experiment.Comparison;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;

/** Designs of one variant side by side: the answer in sentences, welfare with intervals, and means of what was counted. */
final class DesignSections {

    private static final int ENOUGH_SEEDS = 20;

    private final Findings findings;
    private final Findings.Part part;
    private final String currency;
    private final String name;

    DesignSections(Findings findings, Findings.Part part, String currency) {
        this.findings = findings;
        this.part = part;
        this.currency = currency;
        name = part.variant().name();
    }

    private String title(String title) {
        return name.isEmpty() ? title : title + ", " + name;
    }

    private String suffix() {
        return name.isEmpty() ? "" : "_" + name.replaceAll("[^\\w]+", "_");
    }

    /** Returns welfare by design. */
    Section welfare() {
        List<Comparison> rows = Comparison.all(findings, part, Indicator.WELFARE);
        SectionBuilder<Comparison> section = Section.table(
                "designs" + suffix(), title("Welfare by design, %s, with 95 %% intervals".formatted(currency)), rows);
        String level = name.isEmpty() ? "" : name + ": ";
        new BestDesign(part, currency).sentences().forEach(sentence -> section.lead(level + sentence));
        return section.add(Column.words("design", Comparison::design))
                .add(Column.number(
                        "welfare",
                        "welfare",
                        Format.AMOUNT,
                        row -> row.interval().estimate()))
                .add(Column.number(
                        "half_width", "+-", Format.AMOUNT, row -> row.interval().halfWidth()))
                .add(ofBound("of_bound", "of bound", Interval::estimate))
                .add(ofBound("of_bound_half_width", "+-", Interval::halfWidth))
                .add(difference("difference", "to " + findings.control(), Interval::estimate))
                .add(difference("difference_half_width", "+-", Interval::halfWidth))
                .add(paired("correlation", "correlation", Paired::correlation).inData())
                .add(paired("variance_ratio", "variance ratio", Paired::varianceRatio))
                .add(adjusted("p (Holm)", 3))
                .add(Column.<Comparison>number(
                                "low", "", Format.AMOUNT, row -> row.interval().low())
                        .in())
                .add(Column.<Comparison>number(
                                "high", "", Format.AMOUNT, row -> row.interval().high())
                        .in())
                .add(difference("difference_low", "", Interval::low).in())
                .add(difference("difference_high", "", Interval::high).in())
                .chart(rows.size() > 1 ? differences() : intervals())
                .note("The difference to the control and the variance ratio, of paired to independent worlds, are"
                        + " seed by seed; p is the probability of a difference as large by chance, for all designs"
                        + " at once.")
                .note(
                        part.seeds() < ENOUGH_SEEDS
                                ? "With %d seeds the intervals are narrower than they should be; %d or more keep their level."
                                        .formatted(part.seeds(), ENOUGH_SEEDS)
                                : "The unit of all intervals is a seed; their level is nominal where seeds were added"
                                        + " until they were narrow.")
                .build();
    }

    private Chart intervals() {
        return new Chart.Intervals(
                title("Welfare by design with 95 % intervals"),
                currency,
                "design",
                "welfare",
                "low",
                "high",
                Integer.MAX_VALUE);
    }

    /** In the same worlds differences vary far less than what is compared. */
    private Chart differences() {
        return new Chart.Intervals(
                title("Welfare less that of %s, with 95 %% intervals".formatted(findings.control())),
                currency,
                "design",
                "difference",
                "difference_low",
                "difference_high",
                Integer.MAX_VALUE);
    }

    /** A design with its results. */
    private record Row(String design, Findings.Part part) {

        Value mean(Indicator indicator) {
            return part.sample(design, indicator)
                    .map(sample -> Value.of(sample.mean()))
                    .orElse(Value.missing());
        }
    }

    /** Returns means of what was counted. */
    Section means() {
        List<Row> rows = part.designs().stream()
                .map(Design::name)
                .map(design -> new Row(design, part))
                .toList();
        boolean isRedispatched = rows.stream()
                .anyMatch(row -> row.mean(Indicator.REDISPATCHED) instanceof Value.Number mwh && mwh.number() > 0);
        Column<Row> redispatched = column("redispatched", "redispatched", "MWh", Indicator.REDISPATCHED);
        return Section.table("design_means" + suffix(), title("Means over seeds"), rows)
                .add(Column.words("design", Row::design))
                .add(column("unserved", "unserved", "MWh", Indicator.UNSERVED))
                .add(column("spilled", "spilled", "MWh", Indicator.SPILLED))
                .add(column("price", "price", currency + "/MWh", Indicator.PRICE))
                .add(column("price_spread", "its spread", "", Indicator.PRICE_SPREAD))
                .add(column("imbalance", "imbalance", "MWh", Indicator.IMBALANCE))
                .add(isRedispatched ? redispatched : redispatched.inData())
                .add(column("capture", "capture", "", Indicator.CAPTURE).inData())
                .add(column("trades", "trades", "", Indicator.TRADES))
                .add(column("violations", "violations", "", Indicator.VIOLATIONS)
                        .inData())
                .build();
    }

    private static Column<Row> column(String key, String title, String unit, Indicator indicator) {
        boolean isCount = indicator == Indicator.TRADES || indicator == Indicator.VIOLATIONS;
        return Column.of(key, title, unit, isCount ? Format.COUNT : Format.AMOUNT, row -> row.mean(indicator));
    }
}
