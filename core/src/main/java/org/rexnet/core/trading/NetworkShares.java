package org.rexnet.core.trading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.NetworkUse;
import org.rexnet.core.settlement.Purpose;
import org.rexnet.core.study.MarketSettings;

/**
 * Shares of those who withdraw from a grid in its losses and in its network's surplus: losses period by period, in proportion to
 * withdrawals then; the surplus that is left of all periods at the end, in proportion to all withdrawals. Mutable, for one run.
 */
final class NetworkShares {

    private final Reservations reservations;
    private final Ledger ledger;
    private final NetworkUse use;
    private final boolean marginal;
    private final List<Grid> grids;

    /** Sums of a grid: of the period that is being settled, and over all. */
    private static final class Grid {
        private long congestion;
        private long lost;
        private long surplus;
        private final Map<String, Long> withdrawnNow = new LinkedHashMap<>();
        private final Map<String, Long> withdrawn = new LinkedHashMap<>();

        void endPeriod() {
            congestion = 0;
            lost = 0;
            withdrawnNow.forEach((participant, millilots) -> withdrawn.merge(participant, millilots, Long::sum));
            withdrawnNow.clear();
        }
    }

    NetworkShares(Reservations reservations) {
        this.reservations = reservations;
        ledger = reservations.ledger();
        MarketSettings.SettlementRules rules =
                reservations.market().study().settings().market().settlement();
        use = new NetworkUse(ledger, rules.surplus() == MarketSettings.Surplus.REBATE);
        marginal = rules.loss() == MarketSettings.Loss.MARGINAL;
        grids = Stream.generate(Grid::new)
                .limit(reservations.market().grids().size())
                .toList();
    }

    /** Notes what a participant withdrew in the period, in thousandths of lots. */
    void withdrew(int grid, String participant, long millilots) {
        grids.get(grid).withdrawnNow.merge(participant, millilots, Long::sum);
    }

    /** Notes what deviations earned the network in the period, in units of money. */
    void congested(int grid, long units) {
        grids.get(grid).congestion += units;
    }

    /** Notes what the network's own imbalance cost in the period, in units of money. */
    void lost(int grid, long units) {
        grids.get(grid).lost += units;
    }

    /** Fills the account of losses for a period: by fees for them, by what the network earned in it, then by those who withdrew. */
    void endPeriod(int period) {
        for (int number = 0; number < grids.size(); number++) {
            Grid grid = grids.get(number);
            long cost = reservations.lost(period, number) + grid.lost;
            long deficit = Math.max(0, cost);
            // Where energy has a price below 0, losing it is paid for.
            long gain = deficit - cost;
            ledger.move(reservations.events(), Purpose.LOSS, Account.LOSS, Account.NETWORK, gain);
            // Who traded has paid for losses before those who share what is missing.
            long paid = marginal ? Math.clamp(reservations.fees(period, number), 0, deficit) : 0;
            ledger.move(reservations.events(), Purpose.LOSS, Account.FEE, Account.LOSS, paid);
            long earned = reservations.earned(period, number) + grid.congestion + gain;
            long given = use.cover(reservations.events(), withdrawals(grid.withdrawnNow), deficit - paid, earned);
            grid.surplus += earned - given;
            grid.endPeriod();
        }
    }

    /** Credits what the network earned beyond losses, after the last period. */
    void end() {
        grids.forEach(grid -> use.credit(reservations.events(), withdrawals(grid.withdrawn), grid.surplus));
    }

    private static List<NetworkUse.Withdrawal> withdrawals(Map<String, Long> millilots) {
        return millilots.entrySet().stream()
                .map(entry -> new NetworkUse.Withdrawal(entry.getKey(), entry.getValue()))
                .toList();
    }
}
