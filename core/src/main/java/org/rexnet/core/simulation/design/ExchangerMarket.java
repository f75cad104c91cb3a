package org.rexnet.core.simulation.design;

import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.World;

/**
 * Design 7: the exchanger. One account for each grid posts one price for each open period; whoever comes trades at once at that price, cut
 * by the network, with the account's hub. The price moves each unit of time by the net lots since, in the study's gain and depth. What the
 * account holds when a period closes is its imbalance.
 */
final class ExchangerMarket implements Design {

    @Override
    public int number() {
        return 7;
    }

    @Override
    public String name() {
        return "exchanger";
    }

    @Override
    public String rule() {
        return "Exchanger: an account posts a price for each open period, takes all that comes, and moves it against the flow.";
    }

    @Override
    public Run run(World world, RunOptions options) {
        Arena arena = new Arena(world, options, false);
        new TradingRun(arena, (portfolios, quoters) -> new ExchangerFloor(arena, portfolios, quoters)).run();
        return arena.run(name());
    }
}
