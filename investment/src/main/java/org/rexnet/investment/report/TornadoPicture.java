package org.rexnet.investment.report;

import java.util.List;
import java.util.Locale;
import org.rexnet.investment.Tornado;

/** How cost answers to every assumption, the strongest at the top, as a picture. */
public final class TornadoPicture {

    private TornadoPicture() {}

    /** Returns the picture; {@code share} is by how much each assumption was changed. */
    public static RankedBars of(List<Tornado> tornado, double share, String currency) {
        String percent = String.format(Locale.ROOT, "%.0f %%", 100 * share);
        return new RankedBars(
                "What the plan costs more or less if one assumption changes by " + percent,
                currency + " over the horizon",
                "assumption lower",
                "assumption higher",
                RankedBars.Stacking.IN_LINE,
                tornado.stream()
                        .map(one -> new RankedBars.Row(one.assumption(), one.costLow(), one.costHigh(), ""))
                        .toList());
    }
}
