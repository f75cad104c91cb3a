package org.rexnet.core.simulation.design;

import java.util.Arrays;
import java.util.List;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Deliveries;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.DeliverySettlement;
import org.rexnet.core.simulation.dispatch.Schedule;

/** Settles deliveries against reservations, by the study's rule for imbalances. For one thread. */
final class PositionSettlement {

    private static final double MILLILOTS = 1000;
    private static final int UNKNOWN = -1;

    private final Arena arena;
    private final Floor floor;
    private final HeldPositions positions;
    private final DeliverySettlement settlement;
    private final double lotMw;
    /** By place: number of its actor's account in the ledger. */
    private final int[] accounts;
    /** By grid; what the market delivers itself is at places that follow those of actors, in the order of sites. */
    private final Deliveries[] deliveries;
    /** By site, in the period that is settled, in ticks. */
    private final int[] balancing;

    private final int[] market;

    PositionSettlement(Arena arena, Floor floor, HeldPositions positions) {
        this.arena = arena;
        this.floor = floor;
        this.positions = positions;
        lotMw = floor.rules().lotMw();
        settlement = new DeliverySettlement(
                floor.ledger(),
                arena.market.imbalanceRule(),
                arena.setting.periods().minutes());
        accounts = new int[arena.places.count()];
        Arrays.fill(accounts, UNKNOWN);
        deliveries = new Deliveries[arena.sites.grids()];
        Arrays.setAll(deliveries, grid -> new Deliveries());
        balancing = new int[arena.sites.count()];
        market = new int[balancing.length];
    }

    /** Each place gets its called energy at the price of balancing, and its imbalance by the study's rule. */
    void settle(int now, Schedule delivered) {
        double[] called = positions.called(now, delivered);
        price(now);
        for (Deliveries ofGrid : deliveries) {
            ofGrid.clear();
        }
        for (int place = 0; place < accounts.length; place++) {
            int lots = floor.position(place, now);
            long reserved = -1000L * lots;
            long metered = millilots(arena.record.meteredMw(place, now));
            long moved = millilots(called[place]);
            arena.record.position(place, now, -lots * lotMw);
            if (reserved != 0 || metered != 0 || moved != 0) {
                int grid = arena.sites.grid(arena.places.site(place));
                deliveries[grid].add(account(place), place, reserved, metered, moved);
            }
        }
        for (int grid = 0; grid < deliveries.length; grid++) {
            settle(now, deliveries[grid], floor.ownDeliveries(now, grid));
        }
    }

    private void price(int now) {
        double tick = floor.rules().tickPerMwh();
        for (int site = 0; site < balancing.length; site++) {
            balancing[site] = (int) Math.floor(arena.record.price(now, site) / tick + 0.5);
            double ticks = floor.marketTicks(site, now);
            market[site] = Double.isNaN(ticks) ? balancing[site] : (int) ticks;
        }
    }

    private void settle(int now, Deliveries all, List<Delivery> own) {
        int others = all.size();
        for (Delivery one : own) {
            int account = floor.ledger().number(one.account());
            int place = accounts.length + arena.sites.number(one.bus());
            all.add(account, place, one.reserved(), one.metered(), one.called());
        }
        settlement.settleAll(floor.nextEvent(), all, place -> balancing[site(place)], place -> market[site(place)]);
        for (int k = 0; k < all.size(); k++) {
            double money = floor.money(all.imbalanceUnits(k) + all.calledUnits(k));
            if (k < others) {
                arena.cash.pay(all.place(k), now, arena.network, money);
            } else {
                int account = arena.cash.account(own.get(k - others).account().name());
                arena.cash.move(now, arena.network, account, money);
            }
        }
    }

    private int account(int place) {
        if (accounts[place] == UNKNOWN) {
            String name = arena.setting.actors().get(arena.places.actor(place)).name();
            accounts[place] = floor.ledger().number(Account.of(name));
        }
        return accounts[place];
    }

    private int site(int place) {
        return place < accounts.length ? arena.places.site(place) : place - accounts.length;
    }

    private long millilots(double mw) {
        return Math.round(mw / lotMw * MILLILOTS);
    }
}
