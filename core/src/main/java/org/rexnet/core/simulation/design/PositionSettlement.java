package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.market.MoneyUnit;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.DeliverySettlement;
import org.rexnet.core.simulation.dispatch.Schedule;

/** Settles deliveries against reservations, by the study's rule for imbalances. For one thread. */
final class PositionSettlement {

    private static final double MILLILOTS = 1000;

    private final Arena arena;
    private final Floor floor;
    private final HeldPositions positions;
    private final DeliverySettlement settlement;

    PositionSettlement(Arena arena, Floor floor, HeldPositions positions) {
        this.arena = arena;
        this.floor = floor;
        this.positions = positions;
        settlement = new DeliverySettlement(
                floor.ledger(),
                arena.market.imbalanceRule(),
                arena.setting.periods().minutes());
    }

    /** Each place gets its called energy at the price of balancing, and its imbalance by the study's rule. */
    void settle(int now, Schedule delivered) {
        double[] called = positions.called(now, delivered);
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
            long called = one.called() == 0 ? 0 : MoneyUnit.units(balancing(one.bus(), now), one.called(), minutes);
            long units = outcome.each().get(k) + called;
            if (k < places.size()) {
                arena.cash.pay(places.get(k), now, arena.network, floor.money(units));
            } else {
                arena.cash.move(
                        now, arena.network, arena.cash.account(one.account().name()), floor.money(units));
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
}
