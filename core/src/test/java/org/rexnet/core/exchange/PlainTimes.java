package org.rexnet.core.exchange;

import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;

/** R2 and R10: when a period opens, is auctioned and closes, in milliseconds. */
record PlainTimes(MarketRules rules, DeliveryPeriods periods) {

    long length() {
        return periods.minutes() * 60_000L;
    }

    long closure(int period) {
        return periods.startMillis(period) - rules.gateMinutes() * 60_000L;
    }

    long opening(int period) {
        return closure(period) - rules.window() * length();
    }

    long auction(int period, int position) {
        if (position < rules.auctions()) {
            return opening(period) + (position + 1) * rules.window() * length() / (rules.auctions() + 1);
        }
        long gap = rules.closingGapMinutes() * 60_000L;
        return gap > 0 && gap < rules.window() * length() ? closure(period) - gap : Long.MIN_VALUE;
    }
}
