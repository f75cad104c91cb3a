package org.rexnet.core.trading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;

/** Rules of a study's market: its own, and for the rest those that suit its size. */
final class RulesOfStudy {

    private static final double LOWEST_PRICE = -500;
    private static final double HIGHEST_PRICE = 3000;

    private RulesOfStudy() {}

    static MarketRules of(Study study, TradedHorizon horizon, List<Capability> capabilities) {
        MarketSettings said = study.settings().market();
        double lowest = said.contracts().lowestPrice().orElse(Math.min(LOWEST_PRICE, least(study)));
        double highest = said.contracts().highestPrice().orElse(Math.max(HIGHEST_PRICE, most(study)));
        try {
            MarketRules suiting = MarketRules.suiting(largest(capabilities), lowest, highest, horizon.periods());
            double tick = said.contracts().tick().orElse(suiting.tickPerMwh());
            return new MarketRules(
                            said.contracts().lotMw().orElse(suiting.lotMw()),
                            tick,
                            ticks(Math.floor(lowest / tick + 1e-9)),
                            ticks(Math.ceil(highest / tick - 1e-9)),
                            said.contracts().leastLots().orElse(suiting.leastLots()),
                            said.contracts().reserveLots().orElse(suiting.reserveLots()),
                            said.timetable().window().orElse(suiting.window()),
                            said.timetable().gateMinutes().orElse(suiting.gateMinutes()),
                            said.timetable().auctions().orElse(suiting.auctions()),
                            said.timetable().closingGapMinutes().orElse(suiting.closingGapMinutes()))
                    .withCapacityFee(
                            (int) Math.round(Math.min(said.settlement().capacityFee() / tick, Integer.MAX_VALUE)))
                    .withAuctionsOnly(said.timetable().trading() == MarketSettings.Trading.AUCTIONS)
                    .withLosses((int) Math.round(Math.min(said.settlement().lossPrice() / tick, Integer.MAX_VALUE)));
        } catch (IllegalArgumentException e) {
            throw new RefusedStudyException(e.getMessage() + " See market in study.yaml.");
        }
    }

    private static int ticks(double ticks) {
        if (Math.abs(ticks) > MarketRules.MOST_TICKS) {
            throw new IllegalArgumentException(
                    "The market's price band must lie within %d ticks of 0 but has an end at %.0f."
                            .formatted(MarketRules.MOST_TICKS, ticks));
        }
        return (int) ticks;
    }

    /** Returns the power of the largest participant at all its places, in MW. */
    private static double largest(List<Capability> capabilities) {
        Map<String, Double> byParticipant = new HashMap<>();
        for (Capability one : capabilities) {
            double most = DoubleStream.concat(DoubleStream.of(one.sellMw()), DoubleStream.of(one.buyMw()))
                    .max()
                    .orElse(0);
            byParticipant.merge(one.participant(), most, Math::max);
        }
        return byParticipant.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static double least(Study study) {
        return DoubleStream.concat(
                        study.generators().stream()
                                .mapToDouble(
                                        generator -> generator.marginalCost().min()),
                        study.bids().stream().mapToDouble(bid -> bid.price().min()))
                .filter(Double::isFinite)
                .min()
                .orElse(0);
    }

    private static double most(Study study) {
        DoubleStream costs = study.generators().stream()
                .mapToDouble(generator -> generator.marginalCost().max());
        DoubleStream bids = study.bids().stream().mapToDouble(bid -> bid.price().max());
        DoubleStream vehicles = study.components(EvSession.class).stream()
                .mapToDouble(session -> session.value().orElse(0));
        double lost = study.settings().lostLoad().orElse(0);
        return DoubleStream.concat(DoubleStream.concat(costs, bids), vehicles)
                .filter(Double::isFinite)
                .map(price -> Math.max(price, lost))
                .max()
                .orElse(lost);
    }
}
