package org.rexnet.core.settlement;

import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.market.Side;

/**
 * Posts what trades cost: between the two who traded, with the auction account in network auctions, and fees. Participants are named by
 * their numbers in the ledger, so that a trade makes no objects.
 */
public final class TradeSettlement {

    private final Ledger ledger;
    private final int minutes;
    private final int auction;
    private final int network;
    private final int fee;

    /**
     * Prepares postings.
     *
     * @param minutes length of a period
     */
    public TradeSettlement(Ledger ledger, int minutes) {
        this.ledger = ledger;
        this.minutes = minutes;
        auction = ledger.number(Account.AUCTION);
        network = ledger.number(Account.NETWORK);
        fee = ledger.number(Account.FEE);
    }

    /**
     * Posts a trade.
     *
     * @param incoming number of the account of the incoming order
     * @param resting number of the account of the resting one
     * @param side of the incoming order
     * @param feeUnits capacity fee that the incoming side bears; below 0 it is paid for relief
     */
    public void traded(long event, int incoming, int resting, Side side, int priceTicks, int lots, long feeUnits) {
        long units = MoneyUnit.unitsOfLots(priceTicks, lots, minutes);
        int buyer = side == Side.BUY ? incoming : resting;
        int seller = side == Side.BUY ? resting : incoming;
        ledger.move(event, Purpose.TRADE, buyer, seller, units);
        if (feeUnits != 0) {
            ledger.move(event, Purpose.FEE, incoming, fee, feeUnits);
        }
    }

    /** Posts what one account trades in a network auction, at the price of its bus. */
    public void auctioned(long event, int account, Side side, int priceTicks, int lots) {
        long units = MoneyUnit.unitsOfLots(priceTicks, lots, minutes);
        if (side == Side.BUY) {
            ledger.move(event, Purpose.AUCTION, account, auction, units);
        } else {
            ledger.move(event, Purpose.AUCTION, auction, account, units);
        }
    }

    /** Hands the surplus of a network auction to the network account, after all its trades were posted; returns the surplus. */
    public long auctionOver(long event) {
        long surplus = ledger.balance(Account.AUCTION);
        if (surplus != 0) {
            ledger.move(event, Purpose.AUCTION_SURPLUS, auction, network, surplus);
        }
        return surplus;
    }
}
