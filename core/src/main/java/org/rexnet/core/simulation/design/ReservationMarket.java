package org.rexnet.core.simulation.design;

import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.World;

/**
 * Design 6: the reservation exchange. The next periods are open; participants come when the world lets them, take what is worth taking, and
 * quote both ways at what things cost them or content is worth; network auctions come on their timetable. What was not reserved is
 * imbalance: it is served while balancing can, at the study's imbalance rule.
 */
final class ReservationMarket implements Design {

    @Override
    public int number() {
        return 6;
    }

    @Override
    public String name() {
        return "exchange";
    }

    @Override
    public String rule() {
        return "Reservation exchange: the next periods trade continuously within the network, with network auctions in between.";
    }

    @Override
    public Run run(World world, RunOptions options) {
        Arena arena = new Arena(world, options, false);
        new TradingRun(arena, (portfolios, quoters) -> new ExchangeFloor(arena, portfolios, quoters)).run();
        return arena.run(name());
    }
}
