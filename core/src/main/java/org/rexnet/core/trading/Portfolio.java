package org.rexnet.core.trading;

import java.util.Arrays;
import org.rexnet.core.settlement.Account;

/**
 * What one participant may trade at one place, by delivery period; a position stays within it.
 *
 * @param number by which the exchange knows it
 * @param participant its name
 * @param place bus or charging station
 * @param grid number of the grid
 * @param bus number of the place within the grid
 * @param sellLots most lots sold, net
 * @param buyLots most lots bought, net
 */
public record Portfolio(
        int number, String participant, String place, int grid, int bus, int[] sellLots, int[] buyLots) {

    /** Returns the most lots that it may sell in any period. */
    public int mostSold() {
        return Arrays.stream(sellLots).max().orElse(0);
    }

    /** Returns the most lots that it may buy in any period. */
    public int mostBought() {
        return Arrays.stream(buyLots).max().orElse(0);
    }

    /** Returns the account that its trades are posted to. */
    Account account() {
        if (isOfNetwork()) {
            return Account.LOSS;
        }
        return isOfLinks() ? Account.NETWORK : Account.of(participant);
    }

    /** Returns whether it is that of links between grids, which the network owns. */
    public boolean isOfLinks() {
        return participant.equals(TransportLinks.OWNER);
    }

    /** Returns whether a participant may order with it. */
    public boolean isOfParticipant() {
        return !isOfNetwork() && !isOfLinks();
    }

    /** Returns whether it belongs to the network, which buys what pipes lose. */
    public boolean isOfNetwork() {
        return participant.equals(Capabilities.NETWORK);
    }
}
