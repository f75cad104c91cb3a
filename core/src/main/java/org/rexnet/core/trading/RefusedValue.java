package org.rexnet.core.trading;

import java.time.Instant;
import org.rexnet.core.section.Figures;

/** The value that broke a rule, in words of the file. */
final class RefusedValue {

    private RefusedValue() {}

    static String text(StudyMarket market, TradeHistory.Refusal refusal) {
        long value = refusal.value();
        return switch (refusal.rule()) {
            case TIME, EXPIRY -> value == Long.MAX_VALUE ? "" : TradedHorizon.label(Instant.ofEpochMilli(value));
            case BAND -> Figures.money(market.price(value)) + " per MWh";
            case LOTS, PEAK, NOT_FILLABLE, SELL_CAP, BUY_CAP, GROSS_BOUND -> {
                String mw = Figures.quantity(market.mw(value)) + " MW";
                yield switch (refusal.rule()) {
                    case SELL_CAP, BUY_CAP -> mw + " left";
                    case NOT_FILLABLE -> mw + " possible";
                    default -> mw;
                };
            }
            case PERIOD, COLLECTING, HALTED, NOT_HALTED ->
                value >= 0 && value < market.periods().count()
                        ? market.horizon().label((int) value)
                        : Long.toString(value);
            case UNKNOWN_ORDER,
                    ORDER_NAME,
                    UNKNOWN_PORTFOLIO,
                    UNKNOWN_PARTICIPANT,
                    UNKNOWN_PLACE,
                    PARENT,
                    CONVERSION,
                    COMMAND -> "";
        };
    }
}
