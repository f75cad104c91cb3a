package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Sight;

/** What may be traded at each place, and by the network at its sites: as much as all plants there can do. Immutable. */
final class TradingLimits {

    /** Needs may turn out this many times as large as they were ever expected to be. */
    private static final double ROOM = 2;

    private static final double MOST_MW = 1e6;

    private final Arena arena;
    private final int placeCount;
    private final List<Integer> networkSites = new ArrayList<>();
    private final Map<Integer, Integer> ofNetwork = new HashMap<>();
    private final double[] sellMw;
    private final double[] buyMw;

    TradingLimits(Arena arena) {
        this.arena = arena;
        placeCount = arena.places.count();
        for (Plant plant : arena.plants.all()) {
            for (Activity activity : plant.activities()) {
                for (Activity.Leg leg : activity.legs()) {
                    if (plant.actor() < 0 && !ofNetwork.containsKey(leg.site())) {
                        ofNetwork.put(leg.site(), placeCount + networkSites.size());
                        networkSites.add(leg.site());
                    }
                }
            }
        }
        sellMw = new double[count()];
        buyMw = new double[count()];
        Sight expected = arena.plants.expected(0);
        for (Plant plant : arena.plants.all()) {
            if (plant.shared().isEmpty()) {
                plant.activities().forEach(activity -> add(plant, activity, expected));
            } else {
                addShared(plant, expected);
            }
        }
        for (Places.Trading one : arena.trading) {
            sellMw[of(one.actor(), one.site())] += one.limitMw();
            buyMw[of(one.actor(), one.site())] += one.limitMw();
        }
    }

    private void add(Plant plant, Activity activity, Sight expected) {
        double room = activity.isDrawn() ? ROOM : 1;
        for (Activity.Leg leg : activity.legs()) {
            double least = 0;
            double most = 0;
            for (int t = 0; t < arena.count; t++) {
                double mw = Math.min(MOST_MW, room * activity.most(t, expected)) * leg.perMw(t);
                most = Math.max(most, mw);
                least = Math.min(least, mw);
            }
            sellMw[of(plant.actor(), leg.site())] += most;
            buyMw[of(plant.actor(), leg.site())] -= least;
        }
    }

    /** Adds the most that a plant can sell and buy at each of its sites within the limits that its activities share. */
    private void addShared(Plant plant, Sight expected) {
        int[] sites = plant.activities().stream()
                .flatMap(activity -> activity.legs().stream())
                .mapToInt(Activity.Leg::site)
                .distinct()
                .toArray();
        double room = plant.activities().stream().anyMatch(Activity::isDrawn) ? ROOM : 1;
        for (int site : sites) {
            sellMw[of(plant.actor(), site)] += room * most(plant, site, 1, expected);
            buyMw[of(plant.actor(), site)] += room * most(plant, site, -1, expected);
        }
    }

    private double most(Plant plant, int site, int sign, Sight expected) {
        double most = 0;
        for (int t = 0; t < arena.count; t++) {
            int period = t;
            double[] injected = plant.activities().stream()
                    .mapToDouble(activity -> activity.legs().stream()
                            .mapToDouble(leg -> leg.site() == site ? sign * leg.perMw(period) : 0)
                            .sum())
                    .toArray();
            double[] power = SharedLimits.best(plant, period, expected, a -> injected[a]);
            double mw = 0;
            for (int a = 0; a < power.length; a++) {
                mw += Math.max(0, injected[a]) * Math.min(MOST_MW, power[a]);
            }
            most = Math.max(most, mw);
        }
        return most;
    }

    int count() {
        return placeCount + networkSites.size();
    }

    /** Returns the portfolio of an actor, or of the network, at a site. */
    int of(int actor, int site) {
        return actor < 0 ? ofNetwork.get(site) : arena.places.of(actor, site);
    }

    /** Returns the site of a portfolio. */
    int site(int portfolio) {
        return portfolio < placeCount ? arena.places.site(portfolio) : networkSites.get(portfolio - placeCount);
    }

    private int lots(double mw) {
        return (int) Math.min(1 << 29, Math.ceil(mw / arena.market.rules().lotMw() + 1));
    }

    /** Returns a bound on twice all that is ever bought and sold. */
    long grossLots() {
        long sum = 0;
        for (int k = 0; k < count(); k++) {
            sum += (long) lots(sellMw[k]) + lots(buyMw[k]);
        }
        return 2 * sum;
    }

    /** Returns the most lots that all together may buy, by grid. */
    double[] buyLotsByGrid() {
        double[] lots = new double[arena.sites.grids()];
        for (int k = 0; k < count(); k++) {
            lots[arena.sites.grid(site(k))] += lots(buyMw[k]);
        }
        return lots;
    }

    /** Returns the commands that open all. */
    List<Command.AddPortfolio> commands(long now) {
        List<Command.AddPortfolio> commands = new ArrayList<>();
        for (int k = 0; k < count(); k++) {
            int grid = arena.sites.grid(site(k));
            int participant = k < placeCount
                    ? arena.places.actor(k)
                    : arena.setting.actors().size();
            commands.add(new Command.AddPortfolio(
                    now, participant, grid, site(k) - arena.sites.first(grid), lots(sellMw[k]), lots(buyMw[k])));
        }
        return commands;
    }

    /** Returns the numbers of accounts by portfolio. */
    int[] accounts(Ledger ledger) {
        int[] accounts = new int[count()];
        for (int k = 0; k < count(); k++) {
            accounts[k] = ledger.number(account(k));
        }
        return accounts;
    }

    /** Returns the account of a portfolio. */
    Account account(int portfolio) {
        return Account.of(
                portfolio < placeCount
                        ? arena.setting
                                .actors()
                                .get(arena.places.actor(portfolio))
                                .name()
                        : Arena.NETWORK);
    }

    /** Returns the place of each portfolio; below 0 for those of the network. */
    int[] places() {
        int[] places = new int[count()];
        for (int k = 0; k < count(); k++) {
            places[k] = k < placeCount ? k : -1;
        }
        return places;
    }
}
