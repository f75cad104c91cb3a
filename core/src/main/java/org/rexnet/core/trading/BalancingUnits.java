package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.market.Side;
import org.rexnet.core.settlement.BalancingOffer;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;

/**
 * What the components of a study can still move at delivery, by participant and place. What has a price of its own moves at that; loads,
 * vehicles and other use can only be shed, at their value; storage trades at the mean price of all periods, give or take a tick and as far
 * as it has content and room, because no plan says what its content is worth. {@link ConvertingUnits} are apart, because they move several
 * books at once.
 */
final class BalancingUnits {

    private static final double MILLILOTS = 1000;
    private static final double MINUTES_PER_HOUR = 60;

    private final StudyMarket market;
    private final Study study;
    private final Ownership ownership;
    private final Map<String, Participant> participants = new HashMap<>();
    private final Map<List<String>, List<BalancingStep>> steps = new HashMap<>();
    private final StorageContents contents;

    /**
     * An offer, and the participant that is told which part of it was called.
     *
     * @param called takes thousandths of lots, below 0 for a BUY offer
     */
    record Offered(BalancingOffer offer, LongConsumer called) {}

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
            for (String place : power.bus().map(List::of).orElseGet(() -> places(one))) {
                add(one.key(), place, power);
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

    /** Adds a step for each owner, which has an equal share. */
    private void add(ComponentKey key, String place, Component.PricedPower power) {
        List<String> owners = owners(key);
        TradedHorizon horizon = market.horizon();
        double perMw = MILLILOTS / market.rules().lotMw() / owners.size();
        for (String owner : owners) {
            BalancingStep step = new BalancingStep(
                    power,
                    power.price().orElse(t -> lostLoad()),
                    perMw,
                    horizon.partsPerSnapshot(),
                    horizon.firstSnapshot() == 0);
            steps.computeIfAbsent(List.of(owner, place), pair -> new ArrayList<>())
                    .add(step);
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
     * Lets a portfolio do what it injects in a period without being called, or withdraws below 0: its steps, cheapest first, and its
     * storage what these do not explain.
     */
    void run(Portfolio portfolio, int period, long millilots) {
        int t = market.horizon().snapshot(period);
        List<String> key = key(portfolio);
        Side side = millilots >= 0 ? Side.SELL : Side.BUY;
        long left = Math.abs(millilots);
        for (BalancingStep step : ordered(key, t)) {
            left -= step.run(t, step.side() == side ? left : 0);
        }
        if (contents.has(key)) {
            contents.inject(key, side.sign() * left);
        }
    }

    private long explained(List<String> key) {
        return steps.getOrDefault(key, List.of()).stream()
                .mapToLong(BalancingStep::now)
                .sum();
    }

    private static List<String> key(Portfolio portfolio) {
        return List.of(portfolio.participant(), portfolio.place());
    }

    /**
     * Returns whether a participant is called at all: who must know what its plants do some time before delivery cannot move them at
     * delivery.
     */
    static boolean balances(@Nullable Participant named) {
        return named == null || named.balancing() && named.conduct().noticeMinutes() == 0;
    }

    /**
     * Returns what a portfolio offers in a period, after {@link #run}.
     *
     * @param millilots what it injects without being called; withdrawal below 0
     * @param marketTicks the market's mean price over all periods
     */
    List<Offered> offers(Portfolio portfolio, int period, long millilots, int marketTicks) {
        List<Offered> offers = new ArrayList<>();
        int t = market.horizon().snapshot(period);
        boolean balancing = balances(participants.get(portfolio.participant()));
        List<String> key = key(portfolio);
        Side side = millilots >= 0 ? Side.SELL : Side.BUY;
        long left = Math.abs(millilots) - explained(key);
        for (BalancingStep step : ordered(key, t)) {
            int ticks = ticks(step.price(t));
            if (step.side() == Side.BUY) {
                offer(offers, portfolio, Side.SELL, step.now(), ticks, called -> {});
            } else {
                long lowest = balancing ? step.lowest(t) : step.now();
                long highest = balancing ? step.highest(t) : step.now();
                offer(offers, portfolio, Side.SELL, highest - step.now(), ticks, step::move);
                offer(offers, portfolio, Side.BUY, step.now() - lowest, ticks, step::move);
                // Below what it can fall to it runs on, and what it gives is spilled.
                offer(offers, portfolio, Side.BUY, lowest, spillTicks(), called -> {});
            }
        }
        if (balancing && contents.has(key)) {
            long sold = Math.min(room(portfolio.sellLots()[period], millilots), contents.content(key));
            long bought = Math.min(room(portfolio.buyLots()[period], -millilots), contents.room(key));
            LongConsumer called = more -> contents.inject(key, more);
            offer(offers, portfolio, Side.SELL, sold, marketTicks + 1, called);
            offer(offers, portfolio, Side.BUY, bought, marketTicks - 1, called);
        } else if (left > 0) {
            // Beyond what its components explain it can only be cut.
            int ticks = side == Side.SELL ? spillTicks() : ticks(lostLoad());
            offer(offers, portfolio, side.opposite(), left, ticks, called -> {});
        }
        return offers;
    }

    /** Ends a period, periods in their order. */
    void endPeriod() {
        steps.values().forEach(owned -> owned.forEach(BalancingStep::endPeriod));
    }

    private static long room(int lots, long used) {
        return Math.max(0, Math.round(lots * MILLILOTS) - used);
    }

    /** Cheapest injections first, dearest withdrawals first. */
    private List<BalancingStep> ordered(List<String> key, int t) {
        return steps.getOrDefault(key, List.of()).stream()
                .sorted(Comparator.comparingDouble(step -> step.side().sign() * step.price(t)))
                .toList();
    }

    private static void offer(
            List<Offered> offers, Portfolio portfolio, Side side, long millilots, int ticks, LongConsumer called) {
        if (millilots > 0) {
            offers.add(new Offered(
                    new BalancingOffer(portfolio.participant(), portfolio.place(), side, millilots, ticks), called));
        }
    }

    private int spillTicks() {
        return ticks(-study.settings().surplusCost().orElse(0));
    }

    private int ticks(double price) {
        return (int) Math.round(Math.clamp(price / market.rules().tickPerMwh(), -1e9, 1e9));
    }
}
