package org.rexnet.core.settlement;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
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
        Deliveries numbers = new Deliveries();
        for (Delivery one : deliveries) {
            numbers.add(ledger.number(one.account()), numbers.size(), one.reserved(), one.metered(), one.called());
        }
        Sums sums = settle(
                event,
                numbers,
                k -> balancing.applyAsInt(deliveries.get(k).bus()),
                k -> market.applyAsInt(deliveries.get(k).bus()));
        List<Long> each = IntStream.range(0, numbers.size())
                .mapToObj(numbers::imbalanceUnits)
                .toList();
        long kept = -(sums.imbalances + sums.balancing + sums.rounding + sums.congestion);
        return new Outcome(sums.system, sums.imbalances, sums.balancing, sums.congestion, sums.rounding, kept, each);
    }

    /** As an {@link Outcome}. */
    private record Sums(long system, long imbalances, long balancing, long congestion, long rounding) {}

    /**
     * Settles an island's period by numbers; what each received is noted with the deliveries.
     *
     * @param event number of the event, by which postings can be found
     * @param balancing price of the balancing dispatch at a bus, in ticks
     * @param market price at a bus in the period's last network auction that traded, in ticks; the balancing price where there was none
     * @throws ArithmeticException where a {@code long} cannot hold an amount; none of them has been posted then
     */
    public void settleAll(long event, Deliveries deliveries, IntUnaryOperator balancing, IntUnaryOperator market) {
        settle(event, deliveries, balancing, market);
    }

    private Sums settle(long event, Deliveries all, IntUnaryOperator balancing, IntUnaryOperator market) {
        long system = 0;
        for (int k = 0; k < all.size(); k++) {
            system = Math.addExact(system, all.imbalance(k));
        }
        long imbalanceSum = 0;
        long callSum = 0;
        long atBalancingPrices = 0;
        long deviation = 0;
        for (int k = 0; k < all.size(); k++) {
            int pi = balancing.applyAsInt(all.place(k));
            int price = rule.priceTicks(all.imbalance(k), system, pi, market.applyAsInt(all.place(k)));
            long forImbalance = MoneyUnit.units(price, all.imbalance(k), minutes);
            long forCalled = MoneyUnit.units(pi, all.called(k), minutes);
            all.receive(k, forImbalance, forCalled);
            imbalanceSum = Math.addExact(imbalanceSum, forImbalance);
            callSum = Math.addExact(callSum, forCalled);
            long moved = Math.subtractExact(all.metered(k), all.reserved(k));
            deviation = Math.addExact(deviation, moved);
            atBalancingPrices = Math.addExact(atBalancingPrices, MoneyUnit.units(pi, moved, minutes));
        }
        // Energy that meters do not show was taken or given somewhere: at the first bus, by nobody.
        int reference = all.size() == 0 ? 0 : balancing.applyAsInt(all.place(0));
        long rounding = MoneyUnit.units(reference, Math.negateExact(deviation), minutes);
        long congestion = Math.negateExact(Math.addExact(atBalancingPrices, rounding));
        post(event, all);
        ledger.move(event, Purpose.ROUNDING, Account.IMBALANCE, Account.ROUNDING, rounding);
        ledger.move(event, Purpose.CONGESTION, Account.IMBALANCE, Account.NETWORK, congestion);
        return new Sums(system, imbalanceSum, callSum, congestion, rounding);
    }

    private void post(long event, Deliveries all) {
        int payer = ledger.number(Account.IMBALANCE);
        for (int k = 0; k < all.size(); k++) {
            ledger.move(event, Purpose.BALANCING, payer, all.account(k), all.calledUnits(k));
            ledger.move(event, Purpose.IMBALANCE, payer, all.account(k), all.imbalanceUnits(k));
        }
    }
}
