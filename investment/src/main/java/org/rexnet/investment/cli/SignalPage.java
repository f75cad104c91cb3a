package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.rexnet.investment.Appraisal;
import org.rexnet.investment.EarningHours;
import org.rexnet.investment.PriceSignal;
import org.rexnet.investment.SignalTable;
import org.rexnet.investment.report.SignalPicture;

/** What prices say about candidates, as a page of text and as sections. */
final class SignalPage {

    private static final double SMALLEST_SHARE = 1e-9;
    private static final int MOST_SIGNALS = 25;
    private static final double SHOWN_SHARE = 0.3;

    private final Terminal terminal;
    private final SignalTable signals;

    SignalPage(Terminal terminal, SignalTable signals) {
        this.terminal = terminal;
        this.signals = signals;
    }

    /** Returns the tables of the signals and of the hours that earn them. */
    static List<Section> sections(SignalTable signals) {
        return List.of(
                new Section(
                        "signals",
                        "Signals",
                        signals.toTable(),
                        MOST_SIGNALS,
                        List.of(),
                        Optional.of(SignalPicture.of(signals))),
                Section.of("signal_hours", "Hours that earn", signals.toHoursTable(), MOST_SIGNALS));
    }

    /** Prints what one more unit would earn and cost at prices alone. */
    void printSignals() {
        String currency = signals.study().settings().currency();
        var out = terminal.out();
        out.println();
        out.println(terminal.outInk().bold("What one more MW (MWh) would earn and cost, at " + signals.origin()));
        TextTable table = new TextTable()
                .words("candidate")
                .words("")
                .number("earns " + currency)
                .number("costs " + currency)
                .number("net value")
                .words("per")
                .words("from");
        signals.signals().stream()
                .limit(MOST_SIGNALS)
                .forEach(signal -> table.row(
                        signal.candidate().name(),
                        signal.candidate().kind().singular(),
                        Figures.amount(signal.rentPerUnit()),
                        Figures.amount(signal.costPerUnit()),
                        Figures.amount(signal.netValue()),
                        signal.candidate().unit(),
                        signal.basis().text()));
        table.print(out, terminal.outInk());
        if (signals.signals().size() > MOST_SIGNALS) {
            out.println("  and %d more of lower net value"
                    .formatted(signals.signals().size() - MOST_SIGNALS));
        }
        if (!signals.unpricedLimits().isEmpty()) {
            Wrapped.print(
                    out,
                    "  ",
                    "What limits on energy and emissions cost is not in these prices: "
                            + String.join(", ", signals.unpricedLimits()) + ".");
        }
        boolean links = signals.signals().stream()
                .anyMatch(signal -> signal.basis() == org.rexnet.investment.Earnings.Basis.CONTROLLABLE_LINK);
        if (links) {
            Wrapped.print(
                    out,
                    "  ",
                    "Lines are valued as a controllable link between their buses would be: what a line adds to"
                            + " flows elsewhere only a clearing knows.");
        }
    }

    /** Prints what the investments are worth, and when they earn it. */
    void printReturns() {
        var out = terminal.out();
        out.println();
        out.println(terminal.outInk().bold("What the investment is worth, and when it earns"));
        TextTable table = new TextTable()
                .words("candidate")
                .number("worth today")
                .number("return")
                .number("payback")
                .number("with interest")
                .number("half in")
                .words("mostly");
        for (int i = 0; i < Math.min(MOST_SIGNALS, signals.signals().size()); i++) {
            PriceSignal signal = signals.signals().get(i);
            EarningHours hours = signals.hours(i);
            table.row(
                    signal.candidate().name(),
                    appraised(signal, a -> OptionalDouble.of(a.netPresentValue()), v -> Figures.of(v, 0)),
                    appraised(signal, Appraisal::internalRateOfReturn, Figures::percent),
                    payback(signal),
                    appraised(signal, Appraisal::discountedPaybackYears, SignalPage::years),
                    hours.bestHours() > 0 ? Figures.of(hours.bestHours(), 0) + " h" : "",
                    mostly(hours));
        }
        table.print(out, terminal.outInk());
        Wrapped.print(
                out,
                "  ",
                ("Worth today: net present value in %s per unit, where the study says what is spent at once. Half in:"
                                + " the best hours that together bring half of what comes in.")
                        .formatted(signals.study().settings().currency()));
    }

    private static String appraised(
            PriceSignal signal, Function<Appraisal, OptionalDouble> value, Function<Double, String> text) {
        if (signal.appraisal().isEmpty()) {
            return "";
        }
        OptionalDouble found = value.apply(signal.appraisal().get());
        if (found.isPresent()) {
            return text.apply(found.getAsDouble());
        }
        return earns(signal) ? "never" : "";
    }

    private static String payback(PriceSignal signal) {
        return earns(signal) ? appraised(signal, Appraisal::paybackYears, SignalPage::years) : "earns nothing";
    }

    private static boolean earns(PriceSignal signal) {
        return signal.rentPerUnit() > SMALLEST_SHARE * Math.max(1, Math.abs(signal.costPerUnit()));
    }

    private static String years(double years) {
        return Figures.of(years, 1) + " y";
    }

    /** Returns the hours of the day, and the block, that stand out. */
    private static String mostly(EarningHours hours) {
        List<String> words = new ArrayList<>();
        Optional<Map.Entry<Integer, Double>> hour = largest(hours.byHourOfDay());
        hour.filter(best -> best.getValue() > 0).ifPresent(best -> words.add("%d:00".formatted(best.getKey())));
        if (hours.byBlock().size() > 1) {
            largest(hours.byBlock())
                    .filter(best -> best.getValue() >= SHOWN_SHARE)
                    .ifPresent(best ->
                            words.add("%s %s %%".formatted(best.getKey(), Figures.of(100 * best.getValue(), 0))));
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
}
