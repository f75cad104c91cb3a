package org.rexnet.core.settlement;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.rexnet.core.market.MoneyUnit;

/**
 * Settles the deliveries of one island in one period: called energy at the balancing price of its bus, imbalances by a rule.
 *
 * <p>After each settlement, what all participants received, with what is posted to the accounts of imbalances, of the network and of
 * rounding, is 0. With {@link ImbalanceRule.Single} the account of imbalances gets nothing; what differs between buses because branches
 * bind is rent of the network. With {@link ImbalanceRule.Dual} and {@link ImbalanceRule.Separated} it keeps what the rule takes beyond.
 */
public final class DeliverySettlement {

    private final Ledger ledger;
    private final ImbalanceRule rule;
    private final int minutes;

    /**
     * Prepares settlements.
     *
     * @param minutes length of a period
     */
    public DeliverySettlement(Ledger ledger, ImbalanceRule rule, int minutes) {
        this.ledger = ledger;
        this.rule = rule;
        this.minutes = minutes;
    }

    /**
     * What a settlement came to, in units of money.
     *
     * @param system sum of the imbalances in thousandths of lots
     * @param imbalances net receipts of all participants for imbalances
     * @param balancing what was received for called energy
     * @param congestion what the network account received
     * @param rounding what the account of rounding received for energy that no meter shows
     * @param kept what the account of imbalances keeps; the five sum to 0 with this one, {@code system} left out
     * @param each what each delivery received for its imbalance, in their order; they sum to {@code imbalances}
     */
    public record Outcome(
            long system, long imbalances, long balancing, long congestion, long rounding, long kept, List<Long> each) {

        public Outcome {
            each = List.copyOf(each);
        }
    }

    /**
     * Settles an island's period.
     *
     * @param event number of the event, by which postings can be found
     * @param deliveries of all who reserved, delivered or were called there
     * @param balancing price of the balancing dispatch at a bus, in ticks
     * @param market price at a bus in the period's last network auction that traded, in ticks; the balancing price where there was none
     * @throws ArithmeticException where a {@code long} cannot hold an amount; none of them has been posted then
     */
    public Outcome settle(
            long event, List<Delivery> deliveries, ToIntFunction<String> balancing, ToIntFunction<String> market) {
        long system = 0;
        for (Delivery delivery : deliveries) {
            system = Math.addExact(system, delivery.imbalance());
        }
        long[] imbalances = new long[deliveries.size()];
        long[] calls = new long[deliveries.size()];
        long imbalanceSum = 0;
        long callSum = 0;
        long atBalancingPrices = 0;
        long deviation = 0;
        for (int i = 0; i < imbalances.length; i++) {
            Delivery delivery = deliveries.get(i);
            int pi = balancing.applyAsInt(delivery.bus());
            int price = rule.priceTicks(delivery.imbalance(), system, pi, market.applyAsInt(delivery.bus()));
            imbalances[i] = MoneyUnit.units(price, delivery.imbalance(), minutes);
            calls[i] = MoneyUnit.units(pi, delivery.called(), minutes);
            imbalanceSum = Math.addExact(imbalanceSum, imbalances[i]);
            callSum = Math.addExact(callSum, calls[i]);
            long moved = Math.subtractExact(delivery.metered(), delivery.reserved());
            deviation = Math.addExact(deviation, moved);
            atBalancingPrices = Math.addExact(atBalancingPrices, MoneyUnit.units(pi, moved, minutes));
        }
        // Energy that meters do not show was taken or given somewhere: at the first bus, by nobody.
        int reference = deliveries.isEmpty()
                ? 0
                : balancing.applyAsInt(deliveries.get(0).bus());
        long rounding = MoneyUnit.units(reference, Math.negateExact(deviation), minutes);
        long congestion = Math.negateExact(Math.addExact(atBalancingPrices, rounding));
        int payer = ledger.number(Account.IMBALANCE);
        for (int i = 0; i < imbalances.length; i++) {
            int account = ledger.number(deliveries.get(i).account());
            ledger.move(event, Purpose.BALANCING, payer, account, calls[i]);
            ledger.move(event, Purpose.IMBALANCE, payer, account, imbalances[i]);
        }
        ledger.move(event, Purpose.ROUNDING, Account.IMBALANCE, Account.ROUNDING, rounding);
        ledger.move(event, Purpose.CONGESTION, Account.IMBALANCE, Account.NETWORK, congestion);
        long kept = -(imbalanceSum + callSum + rounding + congestion);
        List<Long> each = LongStream.of(imbalances).boxed().toList();
        return new Outcome(system, imbalanceSum, callSum, congestion, rounding, kept, each);
    }
}
