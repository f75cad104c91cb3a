package org.rexnet.core.simulation.design;

import java.util.List;
import org.rexnet.core.simulation.run.Design;

/** The market designs of this package. */
public final class MarketDesigns {

    private static final List<Design> ALL = List.of(
            new Bound(),
            new CentralDispatch(),
            new SpotMarket(),
            new Incumbent(),
            new NodalMarket(),
            new ReservationMarket(),
            new ExchangerMarket(),
            new NoMarket());

    private MarketDesigns() {}

    /** Returns them in the order of their numbers. */
    public static List<Design> all() {
        return ALL;
    }
}
