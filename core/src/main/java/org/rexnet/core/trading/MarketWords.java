package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;

/** The rules of a study's market in words, and as numbers for programs. */
final class MarketWords {

    private MarketWords() {}

    static Section of(StudyMarket market) {
        MarketRules rules = market.rules();
        SectionBuilder<MarketRules> section = Section.facts("rules", "The market", rules)
                .add(Column.<MarketRules>number("lot_mw", "", Format.AMOUNT, MarketRules::lotMw)
                        .inData())
                .add(Column.<MarketRules>number("tick", "", Format.AMOUNT, MarketRules::tickPerMwh)
                        .inData())
                .add(Column.<MarketRules>number(
                                "lowest_price", "", Format.AMOUNT, one -> market.price(one.lowestTicks()))
                        .inData())
                .add(Column.<MarketRules>number(
                                "highest_price", "", Format.AMOUNT, one -> market.price(one.highestTicks()))
                        .inData())
                .add(Column.<MarketRules>number("window", "", Format.COUNT, MarketRules::window)
                        .inData())
                .add(Column.<MarketRules>number(
                                "periods",
                                "",
                                Format.COUNT,
                                one -> market.periods().count())
                        .inData())
                .add(Column.<MarketRules>number(
                                "minutes",
                                "",
                                Format.COUNT,
                                one -> market.periods().minutes())
                        .inData());
        sentences(market).forEach(section::note);
        return section.only(Output.PAGE, Output.JSON).build();
    }

    private static List<String> sentences(StudyMarket market) {
        MarketRules rules = market.rules();
        String currency = market.study().settings().currency();
        List<String> sentences = new ArrayList<>();
        int count = market.periods().count();
        sentences.add("%s of %s, %s. Lots of %s, prices in steps of %s %s/MWh from %s to %s."
                .formatted(
                        Figures.count(count, "delivery period", "delivery periods"),
                        minutes(market.periods().minutes()),
                        count == 1
                                ? market.horizon().label(0)
                                : market.horizon().label(0) + " to "
                                        + market.horizon().label(count - 1),
                        power(rules.lotMw()),
                        plain(rules.tickPerMwh()),
                        currency,
                        Figures.amount(market.price(rules.lowestTicks())),
                        Figures.amount(market.price(rules.highestTicks()))));
        sentences.add("Each period trades for %s before its gate closes%s, with network auctions at its opening%s%s."
                .formatted(
                        minutes((long) rules.window() * market.periods().minutes()),
                        rules.gateMinutes() == 0
                                ? " at delivery"
                                : " " + minutes(rules.gateMinutes()) + " ahead of delivery",
                        rules.auctions() == 0 ? "" : ", %d more on the way".formatted(rules.auctions()),
                        rules.closingGapMinutes() == 0
                                ? ""
                                : " and %s before closure".formatted(minutes(rules.closingGapMinutes()))));
        if (rules.auctionsOnly()) {
            sentences.add("Orders meet in these auctions only; until the next one they are collected.");
        }
        sentences.addAll(coarseLots(market));
        if (rules.capacityFeeTicks() > 0) {
            sentences.add(
                    "A trade pays a capacity fee that grows with the use of branches, up to %s %s/MWh for the last of it."
                            .formatted(Figures.money(market.price(rules.capacityFeeTicks())), currency));
        }
        if (market.study().pipes().stream().anyMatch(pipe -> pipe.lossPerMw() > 0)) {
            sentences.add(
                    "Losses of pipes that grow with flow are bought after network auctions, at most at their prices,"
                            + " for the flows expected then; what pipes lose beyond that at delivery is the network's"
                            + " imbalance.");
        }
        if (rules.lossTicks() > 0) {
            sentences.add("A trade pays for losses that it adds in pipes, at %s %s/MWh, and is paid for those it saves."
                    .formatted(Figures.money(market.price(rules.lossTicks())), currency));
        }
        Map<String, Integer> late = market.lateDeliveries();
        if (!late.isEmpty()) {
            List<String> parts = new ArrayList<>();
            late.forEach((place, delay) -> parts.add("%s %d".formatted(place, delay)));
            sentences.add("Contracts count the period of injection; heat is drawn so many periods later: "
                    + String.join(", ", parts) + ".");
        }
        int left = market.study().horizon().size() - market.horizon().snapshots();
        if (left > 0) {
            sentences.add("%s of the study are not traded; --snapshots chooses others."
                    .formatted(Figures.count(left, "snapshot", "snapshots")));
        }
        return sentences;
    }

    /** Warns where a branch carries few lots only, and proposes a smaller one (rule R4). */
    private static List<String> coarseLots(StudyMarket market) {
        List<GridBranch> coarse = market.grids().stream()
                .flatMap(grid -> grid.branches().stream())
                .filter(branch -> market.rules().isCoarseFor(limitMw(branch)))
                .sorted(Comparator.comparingDouble(MarketWords::limitMw))
                .toList();
        if (coarse.isEmpty()) {
            return List.of();
        }
        GridBranch least = coarse.get(0);
        return List.of(
                "%s less than 20 lots (%s %s), so trades over %s come in coarse steps; lots of %s would suit: lot of"
                                .formatted(
                                        Figures.count(coarse.size(), "branch carries", "branches carry"),
                                        least.id(),
                                        power(limitMw(least)),
                                        coarse.size() == 1 ? "it" : "them",
                                        power(MarketRules.lotFor(limitMw(least))))
                        + " market in study.yaml.");
    }

    /** Returns the smaller limit of a branch that carries both ways, and the limit of one that does not. */
    private static double limitMw(GridBranch branch) {
        double less = Math.min(branch.forwardMw(), branch.backwardMw());
        return less > 0 ? less : Math.max(branch.forwardMw(), branch.backwardMw());
    }

    private static String power(double mw) {
        return mw < 1 ? plain(mw * 1000) + " kW" : plain(mw) + " MW";
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(Math.round(number * 1e9), 9)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String minutes(long minutes) {
        if (minutes % 60 == 0) {
            return Figures.count(minutes / 60, "hour", "hours");
        }
        return Figures.of((double) minutes, 0) + " min";
    }
}
