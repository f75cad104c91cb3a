package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.DeliverySettlement;
import org.rexnet.core.settlement.ImbalanceRule;
import org.rexnet.core.simulation.calendar.EventCalendar;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Dispatch;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.PlantStates;
import org.rexnet.core.simulation.dispatch.Schedule;

/**
 * Participants come to a market before delivery when the world lets them; each period is delivered, and what was not reserved is settled as
 * imbalance. Mutable, for one thread.
 */
final class TradingRun {

    private static final int DELIVERY = 0;
    private static final int ARRIVAL = 1;
    private static final double MILLILOTS = 1000;

    /** Opens a market. */
    interface Opening {
        Floor floor(TradingLimits portfolios, List<Quoter> quoters);
    }

    private final Arena arena;
    private final TradingLimits portfolios;
    private final List<Quoter> quoters;
    private final Floor floor;
    private final Coordinators coordinators;
    private final PriceView signals;
    private final Notices notices;
    private final ImbalanceRule rule;
    private final DeliverySettlement settlement;
    private final EventCalendar calendar;
    private final long[] numbers;
    private final @Nullable Quoter[] ofActivity;
    private int period;

    TradingRun(Arena arena, Opening opening) {
        this.arena = arena;
        portfolios = new TradingLimits(arena);
        quoters = new Quoters(arena, portfolios).all();
        floor = opening.floor(portfolios, quoters);
        signals = floor.signals();
        firstSignals();
        coordinators = new Coordinators(arena, floor, portfolios, quoters, signals);
        notices = new Notices(arena);
        rule = arena.market.imbalanceRule();
        settlement = new DeliverySettlement(
                floor.ledger(), rule, arena.setting.periods().minutes());
        calendar = new EventCalendar(arena.setting.actors().size() + 2);
        numbers = new long[arena.setting.actors().size()];
        ofActivity = new Quoter[arena.plants.first(arena.plants.all().size())];
        quoters.forEach(this::index);
    }

    private void index(Quoter quoter) {
        if (quoter.kind == Quoter.Kind.OUTPUT) {
            return;
        }
        for (int p : quoter.plants) {
            int first = arena.plants.first(p);
            for (int a = 0; a < arena.plants.all().get(p).activities().size(); a++) {
                if (quoter.activity < 0 || quoter.activity == first + a) {
                    ofActivity[first + a] = quoter;
                }
            }
        }
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
        period = now;
        notices.decide(now, (p, a, period) -> contracted(arena.plants.first(p) + a, p, a, period));
        Schedule delivered = arena.deliver(now, arena.worth(now, this::perceived, this::meant));
        settle(now, delivered);
        for (int site = 0; site < arena.sites.count(); site++) {
            if (Double.isNaN(floor.marketTicks(site, now))) {
                floor.signal(site, now, delivered.prices()[0][site]);
            }
        }
        quoters.forEach(quoter -> quoter.position.forget(now));
        floor.forget(now);
    }

    /** Prices as the owner of a store sees them. */
    private PriceView perceived(int p) {
        Quoter quoter = ofActivity[arena.plants.first(p)];
        return quoter == null ? signals : coordinators.perceived(quoter);
    }

    /** Who holds a position means to take it. */
    private double meant(int p, double planned) {
        Plant plant = arena.plants.all().get(p);
        Quoter quoter = ofActivity[arena.plants.first(p)];
        int now = period;
        if (quoter == null
                || quoter.position.at(now) == 0 && !plant.reservoir().get().isNeed()) {
            return planned;
        }
        double mwh = quoter.position.at(now) * floor.rules().lotMw() * arena.sites.hours();
        double gain = 1;
        for (Activity activity : plant.activities()) {
            boolean isDirection = Math.signum(activity.content()) == Math.signum(mwh);
            gain = isDirection && !activity.legs().isEmpty() ? Math.abs(activity.content()) : gain;
        }
        double kept = plant.reservoir().get().keep(now) * arena.states.content(p)
                + plant.reservoir().get().drift(now, arena.realized());
        return Math.clamp(
                kept + mwh * gain,
                plant.reservoir().get().least(now),
                plant.reservoir().get().most(now));
    }

    /** Power in MW that a position stands for, as far as the activity can do it. */
    private double contracted(int number, int p, int a, int period) {
        Plant plant = arena.plants.all().get(p);
        Activity activity = plant.activities().get(a);
        Quoter quoter = ofActivity[number];
        if (quoter == null
                || quoter.kind == Quoter.Kind.LEADER
                || activity.legs().isEmpty()) {
            return activity.most(period, arena.realized());
        }
        double mw = quoter.position.at(period) * floor.rules().lotMw();
        Activity.Leg leg = quoter.kind == Quoter.Kind.CONVERSION
                ? Quoters.input(activity)
                : activity.legs().get(0);
        double power = -mw / leg.perMw(period);
        return Math.clamp(power, activity.least(period), activity.most(period, arena.realized()));
    }

    /** Each place gets its called energy at the price of balancing, and its imbalance by the study's rule. */
    private void settle(int now, Schedule delivered) {
        double[] called = called(now, delivered);
        List<List<Delivery>> deliveries = new ArrayList<>();
        for (int g = 0; g < arena.sites.grids(); g++) {
            deliveries.add(new ArrayList<>());
        }
        List<List<Integer>> places = new ArrayList<>(deliveries.stream()
                .map(one -> (List<Integer>) new ArrayList<Integer>())
                .toList());
        for (int place = 0; place < arena.places.count(); place++) {
            long reserved = -1000L * floor.position(place, now);
            long metered = millilots(arena.record.meteredMw(place, now));
            long moved = millilots(called[place]);
            arena.record.position(
                    place, now, -floor.position(place, now) * floor.rules().lotMw());
            if (reserved != 0 || metered != 0 || moved != 0) {
                int site = arena.places.site(place);
                String name =
                        arena.setting.actors().get(arena.places.actor(place)).name();
                deliveries
                        .get(arena.sites.grid(site))
                        .add(new Delivery(name, arena.sites.name(site), reserved, metered, moved));
                places.get(arena.sites.grid(site)).add(place);
            }
        }
        for (int g = 0; g < arena.sites.grids(); g++) {
            deliveries.get(g).addAll(floor.ownDeliveries(now, g));
            settle(now, deliveries.get(g), places.get(g));
        }
    }

    private void settle(int now, List<Delivery> deliveries, List<Integer> places) {
        long event = floor.nextEvent();
        DeliverySettlement.Outcome outcome =
                settlement.settle(event, deliveries, bus -> balancing(bus, now), bus -> market(bus, now));
        int minutes = arena.setting.periods().minutes();
        for (int k = 0; k < deliveries.size(); k++) {
            Delivery one = deliveries.get(k);
            int pi = balancing(one.bus(), now);
            int price = rule.priceTicks(one.imbalance(), outcome.system(), pi, market(one.bus(), now));
            long units = MoneyUnit.units(price, one.imbalance(), minutes) + MoneyUnit.units(pi, one.called(), minutes);
            if (k < places.size()) {
                arena.cash.pay(places.get(k), now, Arena.NETWORK, floor.money(units));
            } else {
                arena.cash.move(now, Arena.NETWORK, one.account().name(), floor.money(units));
            }
        }
    }

    private int balancing(String bus, int now) {
        double price = arena.record.price(now, arena.sites.number(bus));
        return (int) Math.floor(price / floor.rules().tickPerMwh() + 0.5);
    }

    private int market(String bus, int now) {
        double ticks = floor.marketTicks(arena.sites.number(bus), now);
        return Double.isNaN(ticks) ? balancing(bus, now) : (int) ticks;
    }

    private long millilots(double mw) {
        return Math.round(mw / floor.rules().lotMw() * MILLILOTS);
    }

    /** MW that balancing moved at each place, of what would have been done: the position, or what comes by itself. */
    private double[] called(int now, Schedule delivered) {
        double[] called = new double[arena.places.count()];
        for (int p = 0; p < arena.plants.all().size(); p++) {
            Plant plant = arena.plants.all().get(p);
            boolean holds = plant.reservoir().isPresent();
            if (arena.realized().sees(p) && plant.actor() >= 0 && !holds) {
                for (int a = 0; a < plant.activities().size(); a++) {
                    int number = arena.plants.first(p) + a;
                    double moved = delivered.power()[number][0] - contracted(number, p, a, now);
                    add(called, plant.activities().get(a), number, now, moved);
                }
            } else if (arena.realized().sees(p) && plant.actor() >= 0) {
                addStore(called, p, now, delivered);
            }
        }
        return called;
    }

    private void add(double[] called, Activity activity, int number, int now, double mw) {
        for (int l = 0; l < activity.legs().size(); l++) {
            int place = arena.places.ofLeg(number, l);
            if (place >= 0) {
                called[place] += mw * activity.legs().get(l).perMw(now);
            }
        }
    }

    /** A store would have kept to its position as far as its powers reach. */
    private void addStore(double[] called, int p, int now, Schedule delivered) {
        Plant plant = arena.plants.all().get(p);
        double net = 0;
        double least = 0;
        double most = 0;
        int place = -1;
        Quoter quoter = null;
        for (int a = 0; a < plant.activities().size(); a++) {
            Activity activity = plant.activities().get(a);
            int number = arena.plants.first(p) + a;
            if (!activity.legs().isEmpty() && plant.reservoir().get().isThere(now)) {
                double perMw = activity.legs().get(0).perMw(now);
                double reach = activity.most(now, arena.realized()) * perMw;
                net += delivered.power()[number][0] * perMw;
                least = Math.min(least, reach);
                most = Math.max(most, reach);
                place = arena.places.ofLeg(number, 0);
                quoter = ofActivity[number];
            }
        }
        if (quoter != null && place >= 0) {
            double sold = -quoter.position.at(now) * floor.rules().lotMw();
            called[place] += net - Math.clamp(sold, least, most);
        }
    }
}
