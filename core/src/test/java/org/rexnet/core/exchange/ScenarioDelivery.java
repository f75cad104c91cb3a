package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.DeliverySettlement;
import org.rexnet.core.settlement.ImbalanceRule;
import org.rexnet.core.settlement.Ledger;

/** What meters of a scenario read, whom balancing calls, and what imbalances then cost, in lots and ticks; mutable. */
final class ScenarioDelivery {

    private static final int MINUTES = 60;
    private static final long LOT = 1000;

    private final Map<String, Long> metered = new TreeMap<>();
    private final Map<String, Long> called = new TreeMap<>();

    void meter(String participant, long lots) {
        metered.put(participant, lots * LOT);
    }

    void call(String participant, long lots) {
        called.put(participant, lots * LOT);
    }

    /**
     * Settles one period at one bus in a ledger of its own.
     *
     * @param sold lots by participant; who is not metered delivers these and what is called
     * @param balancingTicks price of balancing
     * @param marketTicks price of the last auction
     * @return what each received, and what the account of imbalances keeps
     */
    List<String> settle(String rule, int balancingTicks, int marketTicks, Map<String, Long> sold) {
        Ledger ledger = new Ledger();
        List<Delivery> deliveries = new ArrayList<>();
        sold.forEach((participant, lots) -> {
            long reserved = lots * LOT;
            long more = called.getOrDefault(participant, 0L);
            long read = metered.getOrDefault(participant, reserved + more);
            deliveries.add(new Delivery(participant, "1", reserved, read, more));
        });
        new DeliverySettlement(ledger, rule(rule), MINUTES)
                .settle(1, deliveries, bus -> balancingTicks, bus -> marketTicks);
        List<String> lines = new ArrayList<>();
        sold.keySet()
                .forEach(participant -> lines.add(participant + " receives " + money(ledger, Account.of(participant))));
        lines.add("imbalances keep " + money(ledger, Account.IMBALANCE));
        return lines;
    }

    private static ImbalanceRule rule(String words) {
        return switch (words) {
            case "single" -> new ImbalanceRule.Single();
            case "dual" -> new ImbalanceRule.Dual();
            case "separated" -> new ImbalanceRule.Separated(1.5);
            default -> throw new IllegalArgumentException(words);
        };
    }

    private static long money(Ledger ledger, Account account) {
        return ledger.balance(account) / (LOT * MINUTES);
    }
}
