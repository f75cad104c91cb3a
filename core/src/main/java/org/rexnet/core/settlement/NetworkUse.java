package org.rexnet.core.settlement;

import java.math.BigInteger;
import java.util.List;

/**
 * Lets those who use the network share its surplus and its losses, in proportion to what they withdrew by their meters.
 *
 * <p>The account of losses is first filled from the network account, as far as that has money, then by a charge on withdrawals that is
 * rounded up, so that it ends at 0 or just above. What the network account has left then is credited, rounded down, or kept.
 */
public final class NetworkUse {

    private final Ledger ledger;
    private final boolean rebate;

    /**
     * Prepares a division.
     *
     * @param rebate whether surplus is credited to users; otherwise the network account keeps it
     */
    public NetworkUse(Ledger ledger, boolean rebate) {
        this.ledger = ledger;
        this.rebate = rebate;
    }

    /**
     * A participant's part in the use of the network.
     *
     * @param withdrawn metered withdrawal in thousandths of lots, at least 0
     */
    public record Withdrawal(String participant, long withdrawn) {

        public Withdrawal {
            if (withdrawn < 0) {
                throw new IllegalArgumentException(
                        "The withdrawal of %s must be at least 0 but is %d.".formatted(participant, withdrawn));
            }
        }
    }

    /**
     * Fills a deficit of the account of losses, first from the network account, then by a charge on those who withdrew; where nobody did,
     * the network account bears all of it.
     *
     * @param deficit that is to be filled, at least 0
     * @param earned part of the network account that may be used
     * @return what the network account gave
     */
    public long cover(long event, List<Withdrawal> withdrawals, long deficit, long earned) {
        long all = sum(withdrawals);
        long given = all == 0 ? deficit : Math.clamp(earned, 0, deficit);
        ledger.move(event, Purpose.LOSS, Account.NETWORK, Account.LOSS, given);
        share(event, Purpose.LOSS, withdrawals, all, deficit - given, true);
        return given;
    }

    /**
     * Credits what the network account has left to those who withdrew, if so wished.
     *
     * @param surplus of the network account; nothing happens where it is below 0
     */
    public void credit(long event, List<Withdrawal> withdrawals, long surplus) {
        if (rebate && surplus > 0) {
            share(event, Purpose.REBATE, withdrawals, sum(withdrawals), surplus, false);
        }
    }

    private static long sum(List<Withdrawal> withdrawals) {
        return withdrawals.stream().mapToLong(Withdrawal::withdrawn).reduce(0, Math::addExact);
    }

    private void share(
            long event, Purpose purpose, List<Withdrawal> withdrawals, long all, long units, boolean charge) {
        if (all == 0 || units == 0) {
            return;
        }
        for (Withdrawal one : withdrawals) {
            long part = part(units, one.withdrawn(), all, charge);
            Account user = Account.of(one.participant());
            if (charge) {
                ledger.move(event, purpose, user, Account.LOSS, part);
            } else {
                ledger.move(event, purpose, Account.NETWORK, user, part);
            }
        }
    }

    /** Returns units x withdrawn / all, rounded down or up; the product may exceed a long. */
    private static long part(long units, long withdrawn, long all, boolean up) {
        BigInteger[] parts = BigInteger.valueOf(units)
                .multiply(BigInteger.valueOf(withdrawn))
                .divideAndRemainder(BigInteger.valueOf(all));
        return parts[0].longValueExact() + (up && parts[1].signum() > 0 ? 1 : 0);
    }
}
