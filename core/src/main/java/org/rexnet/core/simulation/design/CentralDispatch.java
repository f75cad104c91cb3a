package org.rexnet.core.simulation.design;

import org.rexnet.core.simulation.dispatch.Dispatch;
import org.rexnet.core.simulation.dispatch.Schedule;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.World;

/**
 * Design 2: central dispatch on forecasts. At the start of each period one program over the periods ahead at their conditional means, with
 * true costs and states; decisions whose notice time has come are kept. Then balancing at delivery, which pays all at its prices.
 *
 * <p>The forecast stands for all possible outcomes, so that this is no bound on other designs.
 */
final class CentralDispatch implements Design {

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String name() {
        return "central";
    }

    @Override
    public String rule() {
        return "Central dispatch on forecasts: each period the cheapest plan of the periods ahead at their conditional"
                + " means.";
    }

    @Override
    public Run run(World world, RunOptions options) {
        Arena arena = new Arena(world, options, false);
        Dispatch planning = arena.dispatch();
        Notices notices = new Notices(arena);
        int day = world.setting().periodsPerDay();
        for (int now = 0; now < arena.count; now++) {
            int issued = now;
            Schedule plan = planning.solve(arena.expected(issued, now, now + arena.ahead, arena.states));
            notices.decide(
                    now,
                    (p, a, period) -> period - issued < plan.prices().length
                            ? plan.power(arena.plants.first(p) + a, period - issued)
                            : 0);
            arena.deliver(
                    now,
                    arena.worth(
                            now,
                            PriceView.of(plan, day),
                            (p, planned) -> arena.plants.expected(issued).sees(p) ? plan.content(p, 0) : planned));
            arena.payDelivered(now);
        }
        return arena.run(name());
    }
}
