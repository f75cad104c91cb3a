package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.rexnet.core.market.Side;
import org.rexnet.core.settlement.BalancingOffer;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;

/**
 * What the components of a study can still move at delivery, by participant and place. What has a price of its own moves at that; loads,
 * vehicles and other use can only be shed, at their value; storage trades at the mean price of all periods, give or take a tick and as far as
 * it has content and room, because no plan says what its content is worth. {@link ConvertingUnits} are apart, because they move several books
 * at once.
 */
final class BalancingUnits {

    private static final double MILLILOTS = 1000;
    private static final double MINUTES_PER_HOUR = 60;

    private final StudyMarket market;
    private final Study study;
    private final Ownership ownership;
    private final Map<String, Participant> participants = new HashMap<>();
    private final Map<List<String>, List<Step>> steps = new HashMap<>();
    private final StorageContents contents;

    /**
     * Part of what a participant can do.
     *
     * @param side SELL for injections, BUY for withdrawals
     * @param mw most, by snapshot
     * @param price cost of injections, value of withdrawals, by snapshot
     */
    private record Step(Side side, IntToDoubleFunction mw, IntToDoubleFunction price) {}

    BalancingUnits(StudyMarket market) {
        this.market = market;
        study = market.study();
        ownership = Ownership.of(study);
        study.conditions(Participant.class).forEach(one -> participants.put(one.id(), one));
        contents = new StorageContents(market.rules(), market.periods().minutes() / MINUTES_PER_HOUR);
        study.components().stream()
                .sorted(Comparator.comparing(Component::kind))
                .forEach(this::add);
    }

    private double lostLoad() {
        return study.settings().lostLoad().orElse(market.price(market.rules().highestTicks()));
    }

    private void add(Component one) {
        for (Component.PricedPower power : one.pricedPower()) {
            Side side = power.side() == Bid.Side.SELL ? Side.SELL : Side.BUY;
            IntToDoubleFunction price = power.price().orElse(t -> lostLoad());
            for (String place : power.bus().map(List::of).orElseGet(() -> places(one))) {
                add(one.key(), place, new Step(side, power.mw(), price));
            }
        }
        one.content().ifPresent(content -> store(one.key(), content));
    }

    /** Returns where the participant that a component is by itself trades. */
    private List<String> places(Component one) {
        return market.portfolios().stream()
                .filter(portfolio -> portfolio.participant().equals(one.id()))
                .map(Portfolio::place)
                .toList();
    }

    private void store(ComponentKey key, Component.Content content) {
        List<String> owners = owners(key);
        owners.forEach(owner -> contents.add(
                List.of(owner, content.bus()), content.heldMwh() / owners.size(), content.mostMwh() / owners.size()));
    }

    /** Adds a step, of which each owner has an equal share. */
    private void add(ComponentKey key, String place, Step whole) {
        List<String> owners = owners(key);
        Step share = new Step(whole.side, t -> whole.mw.applyAsDouble(t) / owners.size(), whole.price);
        for (String owner : owners) {
            steps.computeIfAbsent(List.of(owner, place), pair -> new ArrayList<>())
                    .add(share);
        }
    }

    private List<String> owners(ComponentKey key) {
        List<String> owners = ownership.owners(key);
        return owners.isEmpty() ? List.of(key.id()) : owners;
    }

    /** Returns whether a portfolio has anything behind it but the right to trade. */
    boolean isPhysical(Portfolio portfolio) {
        Participant named = participants.get(portfolio.participant());
        return named == null
                || !named.components().isEmpty()
                || !named.tradesAt().contains(portfolio.place());
    }

    /**
     * Returns what a portfolio offers in a period.
     *
     * @param millilots what it injects without being called; withdrawal below 0
     * @param marketTicks the market's mean price over all periods
     */
    List<BalancingOffer> offers(Portfolio portfolio, int period, long millilots, int marketTicks) {
        List<BalancingOffer> offers = new ArrayList<>();
        int t = market.horizon().snapshot(period);
        Participant named = participants.get(portfolio.participant());
        boolean balancing = named == null || named.balancing();
        List<String> key = List.of(portfolio.participant(), portfolio.place());
        Side side = millilots >= 0 ? Side.SELL : Side.BUY;
        long left = Math.abs(millilots);
        for (Step step : ordered(key, t)) {
            long most = Math.round(step.mw.applyAsDouble(t) / market.rules().lotMw() * MILLILOTS);
            long used = step.side == side ? Math.min(left, most) : 0;
            left -= used;
            int ticks = ticks(step.price.applyAsDouble(t));
            if (step.side == Side.BUY) {
                offer(offers, portfolio, Side.SELL, used, ticks);
            } else {
                offer(offers, portfolio, Side.SELL, balancing ? most - used : 0, ticks);
                offer(offers, portfolio, Side.BUY, used, balancing ? ticks : spillTicks());
            }
        }
        if (balancing && contents.has(key)) {
            long sold =
                    Math.min(room(portfolio.sellLots()[period], millilots), contents.content(key, side.sign() * left));
            long bought =
                    Math.min(room(portfolio.buyLots()[period], -millilots), contents.room(key, side.sign() * left));
            offer(offers, portfolio, Side.SELL, sold, marketTicks + 1);
            offer(offers, portfolio, Side.BUY, bought, marketTicks - 1);
        } else if (left > 0) {
            // Beyond what its components explain it can only be cut.
            offer(offers, portfolio, side.opposite(), left, side == Side.SELL ? spillTicks() : ticks(lostLoad()));
        }
        return offers;
    }

    /** Notes the injection of a portfolio with storage in a period, periods in their order: all balancing called was the storage's. */
    void delivered(Portfolio portfolio, int period, long millilots, long called) {
        List<String> key = List.of(portfolio.participant(), portfolio.place());
        if (contents.has(key)) {
            int t = market.horizon().snapshot(period);
            Side side = millilots >= 0 ? Side.SELL : Side.BUY;
            long explained = steps.getOrDefault(key, List.of()).stream()
                    .filter(step -> step.side == side)
                    .mapToLong(step ->
                            Math.round(step.mw.applyAsDouble(t) / market.rules().lotMw() * MILLILOTS))
                    .sum();
            long left = Math.max(0, Math.abs(millilots) - explained);
            contents.inject(key, side.sign() * left + called);
        }
    }

    private static long room(int lots, long used) {
        return Math.max(0, Math.round(lots * MILLILOTS) - used);
    }

    /** Cheapest injections first, dearest withdrawals first. */
    private List<Step> ordered(List<String> key, int t) {
        return steps.getOrDefault(key, List.of()).stream()
                .sorted(Comparator.comparingDouble(step -> step.side.sign() * step.price.applyAsDouble(t)))
                .toList();
    }

    private void offer(List<BalancingOffer> offers, Portfolio portfolio, Side side, long millilots, int ticks) {
        if (millilots > 0) {
            offers.add(new BalancingOffer(portfolio.participant(), portfolio.place(), side, millilots, ticks));
        }
    }

    private int spillTicks() {
        return ticks(-study.settings().surplusCost().orElse(0));
    }

    private int ticks(double price) {
        return (int) Math.round(Math.clamp(price / market.rules().tickPerMwh(), -1e9, 1e9));
    }
}
