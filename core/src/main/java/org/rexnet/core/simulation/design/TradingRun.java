package org.rexnet.core.simulation.design;

import java.util.List;
import org.rexnet.core.simulation.calendar.EventCalendar;
import org.rexnet.core.simulation.dispatch.Dispatch;
import org.rexnet.core.simulation.dispatch.PlantStates;
import org.rexnet.core.simulation.dispatch.Schedule;

/**
 * Participants come to a market before delivery when the world lets them; each period is delivered, and what was not reserved is settled as
 * imbalance. Mutable, for one thread.
 */
final class TradingRun {

    private static final int DELIVERY = 0;
    private static final int ARRIVAL = 1;

    /** Opens a market. */
    interface Opening {
        Floor floor(TradingLimits portfolios, Quoters quoters);
    }

    private final Arena arena;
    private final TradingLimits portfolios;
    private final List<Quoter> quoters;
    private final Floor floor;
    private final Coordinators coordinators;
    private final PriceView signals;
    private final Notices notices;
    private final HeldPositions positions;
    private final PositionSettlement settlement;
    private final EventCalendar calendar;
    private final long[] numbers;

    TradingRun(Arena arena, Opening opening) {
        this.arena = arena;
        portfolios = new TradingLimits(arena);
        Quoters parted = new Quoters(arena, portfolios);
        quoters = parted.all();
        floor = opening.floor(portfolios, parted);
        signals = floor.signals();
        firstSignals();
        coordinators = new Coordinators(arena, floor, portfolios, quoters, signals);
        notices = new Notices(arena);
        positions = new HeldPositions(arena, floor.rules().lotMw(), quoters);
        settlement = new PositionSettlement(arena, floor, positions);
        calendar = new EventCalendar(arena.setting.actors().size() + 2);
        numbers = new long[arena.setting.actors().size()];
    }

    /** On the first day all expect the prices of a clearing of what is expected in which stores rest. */
    private void firstSignals() {
        int day = Math.min(arena.count, arena.setting.periodsPerDay());
        PlantStates resting = arena.states.undecided();
        for (int p = 0; p < arena.plants.all().size(); p++) {
            if (arena.plants.all().get(p).reservoir().isPresent()) {
                resting.leaveContent(p);
            }
        }
        Dispatch clearing = arena.dispatch();
        for (int t = 0; t < day; t++) {
            double[] prices =
                    clearing.solve(arena.expected(0, t, t + 1, resting)).prices()[0];
            for (int site = 0; site < prices.length; site++) {
                floor.signal(site, t, prices[site]);
            }
        }
    }

    void run() {
        calendar.add(arena.setting.periods().startMillis(0), DELIVERY, 0);
        for (int actor = 0; actor < numbers.length; actor++) {
            expect(actor, -1);
        }
        int now = 0;
        while (!calendar.isEmpty()) {
            calendar.take();
            long time = calendar.time();
            floor.advance(time);
            if (calendar.eventClass() == DELIVERY) {
                now = (int) calendar.number();
                deliver(now);
                if (now + 1 < arena.count) {
                    calendar.add(arena.setting.periods().startMillis(now + 1), DELIVERY, now + 1);
                }
                coordinators.actForNetwork(now);
            } else {
                int actor = (int) calendar.number();
                coordinators.act(actor, now);
                arena.arrivals++;
                expect(actor, time);
            }
            arena.events++;
        }
        if (floor.ledger().total() != 0) {
            arena.record.broken++;
        }
        arena.notes.addAll(floor.faults());
        floor.close();
    }

    private void expect(int actor, long previous) {
        long time = arena.world.arrival(actor, numbers[actor]++, previous);
        if (time != Long.MAX_VALUE) {
            calendar.add(time, ARRIVAL, actor);
        }
    }

    private void deliver(int now) {
        notices.decide(now, (p, a, period) -> positions.contracted(arena.plants.first(p) + a, period));
        Schedule delivered =
                arena.deliver(now, arena.worth(now, this::perceived, (p, planned) -> positions.meant(p, now, planned)));
        settlement.settle(now, delivered);
        for (int site = 0; site < arena.sites.count(); site++) {
            double ticks = floor.marketTicks(site, now);
            if (Double.isNaN(ticks)) {
                floor.signal(site, now, delivered.prices()[0][site]);
            } else {
                arena.record.forward(now, site, ticks * floor.rules().tickPerMwh());
            }
        }
        for (Quoter quoter : quoters) {
            floor.post(quoter, now);
            quoter.forget(now);
        }
        floor.forget(now);
    }

    /** Prices as the owner of a store sees them. */
    private PriceView perceived(int p) {
        Quoter quoter = positions.ofPlant(p);
        return quoter == null ? signals : coordinators.perceived(quoter);
    }
}
