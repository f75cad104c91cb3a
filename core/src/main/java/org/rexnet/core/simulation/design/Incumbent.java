package org.rexnet.core.simulation.design;

import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Dispatch;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.PlantStates;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.dispatch.Schedule;
import org.rexnet.core.simulation.dispatch.Sight;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.World;

/**
 * Design 4: the incumbent family. At noon a day is cleared on what is expected, in zones: one for each carrier and island, at one price;
 * stores bid the schedule of their plan at expected prices whatever the price. An hour ahead of delivery, where the network cannot carry
 * the schedule, it is redispatched at least cost: more is paid at cost, less gives back what it saves, and loads bear the difference per
 * MWh. Costs are those that owners say. Then balancing, with two prices of imbalance: the worse of zonal and balancing price.
 */
final class Incumbent implements Design {

    private static final String IMBALANCE = "imbalance";
    private static final String REDISPATCH = "redispatch";

    @Override
    public int number() {
        return 4;
    }

    @Override
    public String name() {
        return "incumbent";
    }

    @Override
    public String rule() {
        return "The incumbent family: zonal day-ahead auction, redispatch an hour ahead, imbalances at the worse of"
                + " two prices.";
    }

    @Override
    public Run run(World world, RunOptions options) {
        Session session = new Session(new Arena(world, options, false));
        for (int now = 0; now < session.arena.count; now++) {
            session.pass(now);
        }
        return session.arena.run(name());
    }

    /** One run; mutable. */
    private static final class Session {

        private final Arena arena;
        /** Numbers of accounts that belong to nobody. */
        private final int redispatchAccount;

        private final int imbalanceAccount;
        private final DayAhead dayAhead;
        private final Dispatch auction;
        private final Dispatch redispatch;
        private final Notices notices;
        private final DailyPrices zonal;
        /** Prices of balancing. */
        private final DailyPrices local;

        private final StatedCosts stated;
        private final int hourAhead;
        /** Net sales in the auction in MW, by period and place: paid for at the zonal price, whatever redispatch makes of them. */
        private final double[][] auctioned;

        /** Content at the beginning of the day that is cleared, by plant; below 0 where there is none. */
        private final double[] atMidnight;

        Session(Arena arena) {
            this.arena = arena;
            redispatchAccount = arena.cash.account(REDISPATCH);
            imbalanceAccount = arena.cash.account(IMBALANCE);
            dayAhead = new DayAhead(arena);
            auction = arena.dispatch();
            redispatch = arena.dispatch();
            notices = new Notices(arena);
            int day = arena.setting.periodsPerDay();
            Schedule first =
                    auction.solve(arena.expected(0, 0, day, arena.states).withinZones());
            zonal = new DailyPrices(arena.count, day, PriceView.of(first, day));
            stated = new StatedCosts(arena);
            Schedule onNetwork = stated.any() ? arena.dispatch().solve(arena.expected(0, 0, day, arena.states)) : first;
            local = new DailyPrices(arena.count, day, PriceView.of(onNetwork, day));
            atMidnight = new double[arena.plants.all().size()];
            auctioned = new double[arena.count][];
            hourAhead = Math.max(1, (int) Math.round(1 / arena.sites.hours()));
        }

        void pass(int now) {
            if (dayAhead.isDue(now)) {
                clearDay(now);
            }
            int ahead = now == 0 ? 0 : now + hourAhead - 1;
            for (int period = ahead; period < Math.min(arena.count, now + hourAhead); period++) {
                redispatch(now, period);
            }
            notices.decide(now, (p, a, period) -> dayAhead.power[arena.plants.first(p) + a][period]);
            double[] sold = dayAhead.positions(now);
            Schedule delivered = arena.deliver(now, arena.worth(now, zonal, dayAhead.intention(now)));
            local.note(now, delivered.prices()[0]);
            settle(now, sold);
        }

        private void clearDay(int now) {
            int first = dayAhead.firstOfDay(now);
            int end = dayAhead.endOfDay(now);
            PlantStates states = arena.states.undecided();
            for (int p = 0; p < arena.plants.all().size(); p++) {
                if (arena.plants.all().get(p).reservoir().isPresent()) {
                    schedule(p, now, first, end, states);
                }
            }
            stated.state(now, first, end, local);
            Schedule cleared =
                    auction.solve(arena.expected(now, first, end, states).withinZones(), stated.plants());
            dayAhead.take(cleared, first, end);
            for (int p = 0; p < arena.plants.all().size(); p++) {
                if (arena.plants.all().get(p).reservoir().isPresent() && atMidnight[p] >= 0) {
                    follow(p, first, end, arena.plants.expected(now));
                }
            }
            for (int t = first; t < end; t++) {
                zonal.note(t, dayAhead.prices[t]);
                auctioned[t] = dayAhead.positions(t);
            }
        }

        /** A store's plan at expected prices from now on, of which the day's part is bid. */
        private void schedule(int p, int now, int first, int end, PlantStates states) {
            Plant plant = arena.plants.all().get(p);
            Reservoir store = plant.reservoir().get();
            Sight sight = arena.plants.expected(now);
            boolean planned = sight.sees(p)
                    && store.from() < end
                    && store.end() > first
                    && arena.offers.plan(p, now, 2 * end - first, arena.states.content(p), sight, zonal);
            states.leaveContent(p);
            for (int t = first; t < end; t++) {
                boolean runs = planned && store.isThere(t);
                for (int a = 0; a < plant.activities().size(); a++) {
                    Activity activity = plant.activities().get(a);
                    double mwh = !runs || t < arena.offers.from() ? 0 : share(plant, activity, t, sight);
                    states.decide(p, a, t, mwh / arena.sites.hours());
                }
            }
            atMidnight[p] = !planned
                    ? -1
                    : first > arena.offers.from()
                            ? arena.offers.content(first - 1)
                            : arena.offers.plan().content(0);
        }

        /** Means to hold what the schedule that was taken leaves. */
        private void follow(int p, int first, int end, Sight sight) {
            Plant plant = arena.plants.all().get(p);
            Reservoir store = plant.reservoir().get();
            double content = atMidnight[p];
            for (int t = Math.max(first, store.from()); t < Math.min(end, store.end()); t++) {
                content = store.keep(t) * content + store.drift(t, sight);
                for (int a = 0; a < plant.activities().size(); a++) {
                    content += plant.activities().get(a).content()
                            * dayAhead.power[arena.plants.first(p) + a][t]
                            * arena.sites.hours();
                }
                content = Math.clamp(content, store.least(t), store.most(t));
                dayAhead.mean(p, t, content);
            }
        }

        /** Shares what is filled or emptied in a period among activities of that direction that have an end in the grid. */
        private double share(Plant plant, Activity activity, int t, Sight sight) {
            int slot = t - arena.offers.from();
            double gain = activity.content();
            double content = gain > 0
                    ? arena.offers.plan().filled(slot)
                    : gain < 0 ? arena.offers.plan().emptied(slot) : 0;
            double left = gain == 0 ? 0 : content / Math.abs(gain);
            for (Activity other : plant.activities()) {
                double most = other.most(t, sight) * arena.sites.hours();
                if (other.equals(activity)) {
                    return Math.min(left, most);
                }
                if (Math.signum(other.content()) == Math.signum(gain) && other.content() != 0) {
                    left = Math.max(0, left - most * Math.abs(other.content() / gain));
                }
            }
            return 0;
        }

        /** Moves what can be moved at least cost where the network cannot carry a period's schedule. */
        private void redispatch(int now, int period) {
            double[] net = new double[arena.sites.count()];
            double[] positions = dayAhead.positions(period);
            for (int place = 0; place < positions.length; place++) {
                net[arena.places.site(place)] += positions[place];
            }
            boolean breaks = false;
            for (int g = 0; g < arena.sites.grids(); g++) {
                breaks |= arena.sites.breaks(g, period, net, 1e-6);
            }
            if (!breaks) {
                return;
            }
            PlantStates states = arena.states.undecided();
            for (int p = 0; p < arena.plants.all().size(); p++) {
                Plant plant = arena.plants.all().get(p);
                boolean fixed = plant.reservoir().isPresent() || plant.notice() > period - now;
                if (plant.reservoir().isPresent()) {
                    states.leaveContent(p);
                }
                for (int a = 0; fixed && a < plant.activities().size(); a++) {
                    states.decide(p, a, period, dayAhead.power[arena.plants.first(p) + a][period]);
                }
            }
            Schedule better = redispatch.solve(arena.expected(now, period, period + 1, states), stated.plants());
            take(period, better);
        }

        private void take(int period, Schedule better) {
            double hours = arena.sites.hours();
            for (int p = 0; p < arena.plants.all().size(); p++) {
                Plant plant = arena.plants.all().get(p);
                for (int a = 0; a < plant.activities().size(); a++) {
                    int number = arena.plants.first(p) + a;
                    double moved = better.power(number, 0) - dayAhead.power[number][period];
                    dayAhead.power[number][period] += moved;
                    double said = stated.plants().get(p).activities().get(a).cost(period);
                    double money = said * moved * hours;
                    if (plant.actor() >= 0 && moved != 0) {
                        arena.cash.payActor(plant.actor(), period, redispatchAccount, money);
                        arena.record.redispatched += period >= arena.setting.warmUp() ? Math.abs(moved) * hours : 0;
                    }
                }
            }
        }

        private void settle(int now, double[] sold) {
            double hours = arena.sites.hours();
            double[] called = called(now);
            double used = 0;
            for (int place = 0; place < sold.length; place++) {
                int site = arena.places.site(place);
                double zone = dayAhead.prices[now][site];
                double balancing = arena.record.price(now, site);
                double imbalance = arena.record.meteredMwh(place, now) - sold[place] * hours - called[place] * hours;
                double price = imbalance > 0 ? Math.min(balancing, zone) : Math.max(balancing, zone);
                arena.cash.pay(place, now, arena.network, auctioned[now][place] * hours * zone);
                arena.cash.pay(place, now, imbalanceAccount, called[place] * hours * balancing);
                arena.cash.pay(place, now, imbalanceAccount, imbalance * price);
                arena.record.position(place, now, sold[place]);
                arena.note(place, now, Math.abs(auctioned[now][place]) * hours);
                used += Math.max(0, -arena.record.meteredMwh(place, now));
            }
            spread(now, used);
        }

        /** Loads bear the cost of redispatch, or share its surplus, per MWh. */
        private void spread(int now, double used) {
            double cost = -arena.cash.balance(redispatchAccount);
            for (int place = 0; place < arena.places.count() && used > 0; place++) {
                double share = Math.max(0, -arena.record.meteredMwh(place, now)) / used;
                arena.cash.pay(place, now, redispatchAccount, -cost * share);
            }
        }

        /** MW that balancing called from each place: what it moved of all that does not come and go by itself. */
        private double[] called(int now) {
            double[] called = new double[arena.places.count()];
            Sight realized = arena.realized();
            for (int p = 0; p < arena.plants.all().size(); p++) {
                Plant plant = arena.plants.all().get(p);
                for (int a = 0; a < plant.activities().size() && realized.sees(p); a++) {
                    Activity activity = plant.activities().get(a);
                    int number = arena.plants.first(p) + a;
                    double own = activity.comesByItself() && plant.reservoir().isEmpty()
                            ? activity.most(now, realized)
                            : Math.min(dayAhead.power[number][now], activity.most(now, realized));
                    double moved = arena.powerNow(number) - own;
                    for (int l = 0; l < activity.legs().size(); l++) {
                        int place = arena.places.ofLeg(number, l);
                        if (place >= 0) {
                            called[place] += moved * activity.legs().get(l).perMw(now);
                        }
                    }
                }
            }
            return called;
        }
    }
}
