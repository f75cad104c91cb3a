package org.rexnet.core.settlement;

/**
 * Account of the ledger.
 *
 * @param kind whose it is
 * @param name of the participant; empty for the others, of which there is one each
 */
public record Account(Kind kind, String name) {

    /** Network account: congestion rent, and losses where nobody else bears them. */
    public static final Account NETWORK = new Account(Kind.NETWORK, "");

    /** Counterpart of all that trades in network auctions. */
    public static final Account AUCTION = new Account(Kind.AUCTION, "");

    /** Counterpart of imbalances and of the energy that balances them. */
    public static final Account IMBALANCE = new Account(Kind.IMBALANCE, "");

    /** What the energy lost in lines and pipes costs, and who pays for it. */
    public static final Account LOSS = new Account(Kind.LOSS, "");

    /** Capacity fees. */
    public static final Account FEE = new Account(Kind.FEE, "");

    /** What rounding leaves. */
    public static final Account ROUNDING = new Account(Kind.ROUNDING, "");

    /** Whose an account is. */
    public enum Kind {
        PARTICIPANT,
        NETWORK,
        AUCTION,
        IMBALANCE,
        LOSS,
        FEE,
        ROUNDING
    }

    public Account {
        if ((kind == Kind.PARTICIPANT) == name.isEmpty()) {
            throw new IllegalArgumentException("A participant's account needs a name, the others have none.");
        }
    }

    /** Returns the account of a participant. */
    public static Account of(String participant) {
        return new Account(Kind.PARTICIPANT, participant);
    }
}
