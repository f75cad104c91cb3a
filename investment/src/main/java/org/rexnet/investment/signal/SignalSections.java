package org.rexnet.investment.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.ShownRows;
import org.rexnet.core.section.Value;

/**
 * Signals of all candidates as sections: revenue and cost of one more unit, appraisal of the investment, and the hours that earn.
 *
 * <p>Money is per MW (MWh of stores) over the horizon, in the study's currency.
 */
public final class SignalSections {

    private static final double SMALLEST_SHARE = 1e-9;
    private static final int MOST_ROWS = 25;
    private static final int MOST_BARS = 30;
    private static final double SHOWN_SHARE = 0.3;
    private static final double PERCENT = 100;
    private static final String PICTURE_NOTE = "picture_note";

    private final SignalTable table;
    private final List<Row> rows;
    private final String currency;

    private SignalSections(SignalTable table) {
        this.table = table;
        currency = table.study().settings().currency();
        List<EarningHours> hours = table.hours();
        rows = IntStream.range(0, hours.size())
                .mapToObj(i -> new Row(table.signals().get(i), hours.get(i)))
                .toList();
    }

    /** Returns the sections of signals at prices alone. */
    public static List<Section> of(SignalTable table) {
        return of(table, "");
    }

    /** Returns the sections; {@code remark} says whether a plan is an equilibrium. */
    public static List<Section> of(SignalTable table, String remark) {
        SignalSections sections = new SignalSections(table);
        return table.signals().isEmpty()
                ? List.of(sections.signals(remark).only(Output.JSON, Output.CSV, Output.TABLE))
                : List.of(sections.signals(remark), sections.appraisals(), sections.hours());
    }

    /** A signal and the hours that earn it. */
    private record Row(PriceSignal signal, EarningHours hours) {

        Candidate candidate() {
            return signal.candidate();
        }

        boolean earns() {
            return signal.rentPerUnit() > SMALLEST_SHARE * Math.max(1, Math.abs(signal.costPerUnit()));
        }

        /** Returns a figure of the appraisal; missing, a page says what stands for it. */
        Value appraised(Function<Appraisal, OptionalDouble> figure) {
            return signal.appraisal()
                    .map(appraisal -> Value.of(figure.apply(appraisal), earns() ? "never" : ""))
                    .orElse(Value.missing());
        }

        Value payback() {
            if (earns()) {
                return appraised(Appraisal::paybackYears);
            }
            return Value.of(
                    signal.appraisal().map(Appraisal::paybackYears).orElse(OptionalDouble.empty()), "earns nothing");
        }

        Value percent() {
            return appraised(appraisal -> {
                OptionalDouble share = appraisal.internalRateOfReturn();
                return share.isPresent() ? OptionalDouble.of(PERCENT * share.getAsDouble()) : share;
            });
        }
    }

    private Section signals(String remark) {
        boolean planned = rows.stream().anyMatch(row -> row.signal().standing().isPresent());
        SectionBuilder<Row> section = Section.table(
                        "signals",
                        "Marginal revenue and cost of 1 MW (1 MWh of stores), %s %s".formatted(currency, period()),
                        rows)
                .addAll(columns(planned))
                .excerpt(new ShownRows(MOST_ROWS, 0, "of lower net value"))
                .chart(chart(planned));
        if (!planned) {
            section.lead("At " + table.origin() + ".");
            unpriced().ifPresent(section::note);
        }
        return section.note(remark).build();
    }

    /** Returns the time that money is earned in: a year only where the horizon is one. */
    private String period() {
        return table.study().horizon().isYear() ? "a year" : "over the horizon";
    }

    private List<Column<Row>> columns(boolean planned) {
        List<Column<Row>> columns = new ArrayList<>(names());
        columns.add(words("unit", "", row -> row.candidate().unit()).inData());
        columns.add(number("capacity", "", PriceSignal::capacity).inData());
        columns.add(standing().inData());
        columns.add(number("earns", planned ? "next earns" : "earns", PriceSignal::rentPerUnit));
        columns.add(lastSaves(planned));
        columns.add(number("costs", "costs", PriceSignal::costPerUnit));
        columns.add(number("net_value", "net value", PriceSignal::netValue));
        columns.add(planned ? standing().onPage() : standing().in());
        appraisal().forEach(column -> columns.add(column.inData()));
        columns.add(Column.<Row>number(
                        "hours_that_earn_half",
                        "",
                        Format.AMOUNT,
                        row -> row.hours().bestHours())
                .inData());
        columns.add(planned ? basis().inData() : basis());
        columns.add(words(PICTURE_NOTE, "", SignalSections::pictureNote).in());
        return columns;
    }

    private static Column<Row> words(String key, String title, Function<Row, String> text) {
        return Column.words(key, title, text);
    }

    private static Column<Row> number(String key, String title, ToDoubleFunction<PriceSignal> number) {
        return Column.number(key, title, Format.AMOUNT, row -> number.applyAsDouble(row.signal()));
    }

    private static List<Column<Row>> names() {
        return List.of(
                Column.words("candidate", row -> row.candidate().name()),
                Column.<Row>words("component", row -> row.candidate().kind().table())
                        .inData(),
                Column.<Row>words("component", "", row -> row.candidate().kind().singular())
                        .onPage());
    }

    private static Column<Row> lastSaves(boolean planned) {
        Column<Row> column = Column.of(
                "last_saves",
                "last saves",
                "",
                Format.AMOUNT,
                row -> Value.of(row.signal().lastRentPerUnit()));
        return planned ? column : column.inData();
    }

    private static Column<Row> standing() {
        return Column.of(
                "capacity_is",
                "capacity is",
                "",
                Format.WORDS,
                row -> row.signal().standing().map(s -> Value.of(s.text())).orElse(Value.missing()));
    }

    private static Column<Row> basis() {
        return Column.words("basis", "from", row -> row.signal().basis().text());
    }

    private List<Column<Row>> appraisal() {
        Format years = Format.fixed(1).suffixed(" y");
        return List.of(
                Column.of(
                        "net_present_value",
                        "NPV",
                        currency,
                        Format.fixed(0),
                        row -> row.appraised(a -> OptionalDouble.of(a.netPresentValue()))),
                Column.of(
                        "internal_rate_of_return_percent",
                        "return",
                        "",
                        Format.fixed(1).suffixed(" %"),
                        Row::percent),
                Column.of("payback_years", "payback", "", years, Row::payback),
                Column.of(
                        "discounted_payback_years",
                        "discounted",
                        "",
                        years,
                        row -> row.appraised(Appraisal::discountedPaybackYears)));
    }

    private Chart chart(boolean planned) {
        return new Chart.Bars(
                "Marginal revenue and cost of 1 MW",
                "%s per MW (stores: MWh) %s, at %s".formatted(currency, period(), table.origin()),
                "candidate",
                "earns",
                planned ? "next MW earns" : "earns",
                "costs",
                "costs",
                PICTURE_NOTE,
                Chart.Stacking.BELOW,
                MOST_BARS);
    }

    /** Returns the figure that an investor asks for first. */
    private static String pictureNote(Row row) {
        PriceSignal signal = row.signal();
        OptionalDouble rate =
                signal.appraisal().map(Appraisal::internalRateOfReturn).orElse(OptionalDouble.empty());
        if (rate.isPresent()) {
            return "returns " + Figures.percent(rate.getAsDouble());
        }
        double ratio = signal.costPerUnit() == 0 ? 0 : signal.rentPerUnit() / signal.costPerUnit();
        return signal.costPerUnit() > 0 ? "earns %s %% of cost".formatted(Figures.of(PERCENT * ratio, 0)) : "";
    }

    private Optional<String> unpriced() {
        List<String> notes = new ArrayList<>();
        if (!table.unpricedLimits().isEmpty()) {
            notes.add("These prices leave out the cost of limits on energy and emissions: "
                    + String.join(", ", table.unpricedLimits()) + ".");
        }
        if (rows.stream().anyMatch(row -> row.signal().basis() == Earnings.Basis.CONTROLLABLE_LINK)) {
            notes.add("Lines are valued as controllable links between their buses, which is an approximation: the"
                    + " effect of a line on flows elsewhere needs a clearing.");
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", notes));
    }

    /** Returns what the investments are worth and when they earn it, for people. */
    private Section appraisals() {
        SectionBuilder<Row> section = Section.table(
                        "signals", "Appraisal of the investment, and the hours that earn", rows)
                .add(Column.words("candidate", row -> row.candidate().name()))
                .addAll(appraisal())
                .add(Column.of(
                        "hours_that_earn_half",
                        "for 50 %",
                        "",
                        Format.fixed(0).suffixed(" h"),
                        row -> row.hours().bestHours() > 0
                                ? Value.of(row.hours().bestHours())
                                : Value.missing()))
                .add(Column.words("peak", row -> peak(row.hours())))
                .excerpt(new ShownRows(MOST_ROWS, 0, "of lower net value"))
                .note(("NPV: net present value per MW (MWh of stores), where the study gives the overnight cost."
                        + " Discounted: discounted payback. For 50 %: hours that together earn half of the revenue."
                        + " Peak: the hour and the season that earn most."));
        return section.only(Output.PAGE).build();
    }

    /** Returns the hour of the day, and the block or month, that stand out. */
    private static String peak(EarningHours hours) {
        List<String> words = new ArrayList<>();
        Optional<Map.Entry<Integer, Double>> hour = largest(hours.byHourOfDay());
        hour.filter(best -> best.getValue() > 0).ifPresent(best -> words.add("%d:00".formatted(best.getKey())));
        if (hours.byBlock().size() > 1) {
            largest(hours.byBlock())
                    .filter(best -> best.getValue() >= SHOWN_SHARE)
                    .ifPresent(best ->
                            words.add("%s %s %%".formatted(best.getKey(), Figures.of(PERCENT * best.getValue(), 0))));
        } else {
            largest(hours.byMonth())
                    .filter(best -> best.getValue() > 0)
                    .ifPresent(best -> words.add("in month %d".formatted(best.getKey())));
        }
        return String.join(", ", words);
    }

    private static <K> Optional<Map.Entry<K, Double>> largest(Map<K, Double> shares) {
        return shares.entrySet().stream().max(Comparator.comparingDouble(Map.Entry::getValue));
    }

    /** Share of a candidate's earnings in one hour of the day, month or block. */
    private record Share(Candidate candidate, String part, String which, double share) {}

    private Section hours() {
        List<Share> shares = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Map<?, Double>> parts = new LinkedHashMap<>();
            parts.put("hour of day", row.hours().byHourOfDay());
            parts.put("month", row.hours().byMonth());
            parts.put("block", row.hours().byBlock());
            parts.forEach((part, all) ->
                    all.forEach((key, share) -> shares.add(new Share(row.candidate(), part, key.toString(), share))));
        }
        return Section.table("signal_hours", "Hours that earn", shares)
                .chart(new Chart.Heat(
                        "Hours of the day that earn",
                        "share of each candidate's revenue",
                        "which",
                        "candidate",
                        "share",
                        "part",
                        "hour of day"))
                .add(Column.words("candidate", one -> one.candidate().name()))
                .add(Column.words("component", one -> one.candidate().kind().table()))
                .add(Column.words("part", Share::part))
                .add(Column.words("which", Share::which))
                .add(Column.number("share", "share", Format.PERCENT, Share::share))
                .only(Output.JSON, Output.CSV, Output.TABLE)
                .build();
    }
}
