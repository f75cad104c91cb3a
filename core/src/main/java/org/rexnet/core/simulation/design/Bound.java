package org.rexnet.core.simulation.design;

import org.rexnet.core.simulation.dispatch.EndWorth;
import org.rexnet.core.simulation.dispatch.Outlook;
import org.rexnet.core.simulation.dispatch.Schedule;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.World;

/**
 * Design 1: perfect foresight. One program over all periods as they turn out, all plants, limits of the network, no notice time; prices are
 * its duals. Nobody decides, nothing is balanced.
 *
 * <p>No design can do better: the warm-up costs nothing here, so that it leaves the counted periods the best content that there can be, at
 * the value that it is counted with.
 */
final class Bound implements Design {

    @Override
    public int number() {
        return 1;
    }

    @Override
    public String name() {
        return "bound";
    }

    @Override
    public String rule() {
        return "Perfect foresight: the cheapest dispatch of all periods as they turn out; a bound that no design"
                + " exceeds.";
    }

    @Override
    public Run run(World world, RunOptions options) {
        Arena arena = new Arena(world, options, false);
        Outlook window = new Outlook(
                        0, arena.count, arena.realized(), arena.states, EndWorth.ofPlants(arena.plants.all()))
                .countedFrom(world.setting().warmUp());
        Schedule schedule = arena.dispatch().solve(window);
        for (int period = 0; period < arena.count; period++) {
            arena.deliver(period, schedule, period);
            arena.payDelivered(period);
        }
        return arena.run(name());
    }
}
