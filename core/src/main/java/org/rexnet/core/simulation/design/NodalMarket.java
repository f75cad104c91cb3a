package org.rexnet.core.simulation.design;

import org.rexnet.core.section.Figures;
import org.rexnet.core.simulation.dispatch.Dispatch;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.PlantStates;
import org.rexnet.core.simulation.dispatch.Schedule;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.World;

/**
 * Design 5: nodal two-settlement. At noon a day is cleared on what is expected, on the network, at uniform nodal prices, with stores in the
 * clearing; content at its midnight has the value that the day after gives it, as both are cleared together. Deliveries beyond that are
 * paid at the nodal prices of balancing. Rents go to the network account.
 */
final class NodalMarket implements Design {

    @Override
    public int number() {
        return 5;
    }

    @Override
    public String name() {
        return "nodal";
    }

    @Override
    public String rule() {
        return "Nodal two-settlement: each day is cleared on the network the noon before; deviations pay the nodal"
                + " price of balancing.";
    }

    @Override
    public Run run(World world, RunOptions options) {
        Arena arena = new Arena(world, options, false);
        int day = world.setting().periodsPerDay();
        DayAhead dayAhead = new DayAhead(arena);
        Dispatch clearing = arena.dispatch();
        Notices notices = new Notices(arena);
        PriceView prices = dayAhead.view(1);
        for (int now = 0; now < arena.count; now++) {
            if (dayAhead.isDue(now)) {
                Schedule cleared = clear(arena, dayAhead, clearing, now, day);
                prices = PriceView.of(cleared, day);
            }
            notices.decide(now, (p, a, period) -> dayAhead.power[arena.plants.first(p) + a][period]);
            arena.deliver(now, arena.worth(now, prices, dayAhead.intention(now)));
            settle(arena, dayAhead, now);
        }
        if (arena.cash.balance(arena.network)
                < -1e-6 * Math.abs(arena.record.welfare().total())) {
            arena.notes.add(
                    "The network account ran short: %s.".formatted(Figures.money(arena.cash.balance(arena.network))));
        }
        return arena.run(name());
    }

    /** Clears from now to the end of the day after the one that is cleared; of the rest of today the schedule stands. */
    private static Schedule clear(Arena arena, DayAhead dayAhead, Dispatch clearing, int now, int day) {
        int first = dayAhead.firstOfDay(now);
        int end = dayAhead.endOfDay(now);
        PlantStates states = arena.states.undecided();
        Schedule cleared = clearing.solve(arena.expected(now, now, end + day, states));
        dayAhead.take(cleared, first, end);
        for (int p = 0; p < arena.plants.all().size(); p++) {
            Plant plant = arena.plants.all().get(p);
            for (int t = first; t < end && plant.reservoir().isPresent(); t++) {
                if (plant.reservoir().get().isThere(t)
                        && arena.plants.expected(now).sees(p)) {
                    dayAhead.mean(p, t, cleared.content(p, t - now));
                }
            }
        }
        return cleared;
    }

    private static void settle(Arena arena, DayAhead dayAhead, int now) {
        double hours = arena.sites.hours();
        double[] positions = dayAhead.positions(now);
        for (int place = 0; place < positions.length; place++) {
            int site = arena.places.site(place);
            double ahead = positions[place] * hours;
            double deviation = arena.record.meteredMwh(place, now) - ahead;
            arena.cash.pay(place, now, arena.network, ahead * dayAhead.prices[now][site]);
            arena.cash.pay(place, now, arena.network, deviation * arena.record.price(now, site));
            arena.record.position(place, now, positions[place]);
            arena.note(place, now, Math.abs(ahead));
        }
    }
}
