package org.rexnet.core.simulation.design;

import org.rexnet.core.simulation.dispatch.Schedule;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.World;

/**
 * Design 3: spot only. There are no positions: at delivery everybody offers what it can do now, balancing clears all and pays all at its
 * prices. Stores, vehicles and slow units decide by the mean price at their bus and time of day over the days so far, at most seven; on the
 * first day by a clearing of what is expected.
 */
final class SpotMarket implements Design {

    @Override
    public int number() {
        return 3;
    }

    @Override
    public String name() {
        return "spot";
    }

    @Override
    public String rule() {
        return "Spot only: all is cleared at delivery; who must look ahead expects the mean price of the days so far.";
    }

    @Override
    public Run run(World world, RunOptions options) {
        Arena arena = new Arena(world, options, false);
        int day = world.setting().periodsPerDay();
        Schedule first = arena.dispatch().solve(arena.expected(0, 0, day, arena.states));
        DailyPrices prices = new DailyPrices(arena.count, day, PriceView.of(first, day));
        Notices notices = new Notices(arena);
        for (int now = 0; now < arena.count; now++) {
            notices.decide(now, notices.atPrices(now, prices));
            Schedule delivered = arena.deliver(now, arena.worth(now, prices, Arena.Intention.OWN_PLAN));
            prices.note(now, delivered.prices()[0]);
            arena.payDelivered(now);
        }
        return arena.run(name());
    }
}
