package org.rexnet.investment.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.rexnet.investment.Appraisal;
import org.rexnet.investment.PriceSignal;
import org.rexnet.investment.SignalTable;

/** What every candidate would earn and cost, ranked by the difference, as a picture. */
public final class SignalPicture {

    private static final int MOST_ROWS = 30;

    private SignalPicture() {}

    /** Returns the picture of the signals; of many candidates the first {@value #MOST_ROWS}. */
    public static RankedBars of(SignalTable signals) {
        String currency = signals.study().settings().currency();
        List<RankedBars.Row> rows = signals.signals().stream()
                .limit(MOST_ROWS)
                .map(signal -> new RankedBars.Row(
                        signal.candidate().name(), signal.rentPerUnit(), signal.costPerUnit(), note(signal)))
                .toList();
        int more = signals.signals().size() - rows.size();
        return new RankedBars(
                "What one more MW would earn and cost" + (more > 0 ? ", the best %d".formatted(MOST_ROWS) : ""),
                "%s per MW (stores: MWh) over the horizon, at %s".formatted(currency, signals.origin()),
                "earns",
                "costs",
                RankedBars.Stacking.BELOW,
                rows);
    }

    /** Returns what the investor asks for first. */
    private static String note(PriceSignal signal) {
        OptionalDouble rate =
                signal.appraisal().map(Appraisal::internalRateOfReturn).orElse(OptionalDouble.empty());
        if (rate.isPresent()) {
            return String.format(Locale.ROOT, "returns %.1f %%", 100 * rate.getAsDouble());
        }
        double ratio = signal.costPerUnit() == 0 ? 0 : signal.rentPerUnit() / signal.costPerUnit();
        return signal.costPerUnit() > 0 ? String.format(Locale.ROOT, "earns %.0f %% of cost", 100 * ratio) : "";
    }
}
