package org.rexnet.core.study.builtin;

import java.util.List;
import java.util.Optional;

/** Studies that come with RexNet: a town to plan for, and textbook markets with known answers. */
public final class BuiltInStudies {

    private static final List<BuiltInStudy> ALL = List.of(
            new BuiltInStudy(
                    "harbour",
                    "A port town of 10 MW: four weeks of demand, wind and sun, and what could be built",
                    HarbourTown::fourWeeks),
            new BuiltInStudy("harbour-year", "The same town over all 8,760 hours of the year", HarbourTown::year),
            new BuiltInStudy(
                    "village",
                    "100 households without a grid: panels, batteries, diesel sets, lines to neighbours",
                    Village::households),
            new BuiltInStudy(
                    "hamlet", "12 households of the same kind, for a first look", () -> Village.of("hamlet", 12)),
            new BuiltInStudy(
                    "street",
                    "Twelve households, half of them with panels, on a full feeder: to compare markets on",
                    Street::study),
            new BuiltInStudy(
                    "pjm-five-bus",
                    "Five buses after PJM: one line binds, every price differs",
                    TextbookStudies::pjmFiveBus),
            new BuiltInStudy(
                    "three-bus-negative-price",
                    "Three equal lines, one of them small: a negative price",
                    TextbookMarkets::negativePrice),
            new BuiltInStudy(
                    "three-bus-market",
                    "Four generators at three buses, one line binds",
                    TextbookMarkets::threeBusMarket),
            new BuiltInStudy(
                    "two-areas",
                    "Two areas with rising costs and a line of 400 MW: congestion rent",
                    () -> TextbookMarkets.twoAreas(400)),
            new BuiltInStudy(
                    "two-areas-unlimited",
                    "The same two areas without a limit: one price",
                    () -> TextbookMarkets.twoAreas(Double.POSITIVE_INFINITY)),
            new BuiltInStudy("step-auction", "Double auction of step bids in one zone", TextbookMarkets::stepAuction),
            new BuiltInStudy(
                    "two-zone-auction",
                    "The same bids in two zones with a link of 100 MW",
                    () -> TextbookMarkets.twoZoneAuction(true)),
            new BuiltInStudy(
                    "two-zone-auction-apart",
                    "The same bids in two zones without a link",
                    () -> TextbookMarkets.twoZoneAuction(false)),
            new BuiltInStudy(
                    "thirty-offers",
                    "Ten equal steps of offers at each of three buses; one line binds, prices are unique",
                    () -> TextbookMarkets.thirtyOffers(2400, 2400, 17400)),
            new BuiltInStudy(
                    "thirty-offers-degenerate",
                    "The same offers at a demand for which two of the prices are intervals",
                    () -> TextbookMarkets.thirtyOffers(4400, 4400, 14400)),
            new BuiltInStudy(
                    "screening-curve",
                    "Coal, gas and shedding under a straight load-duration curve: long-run equilibrium",
                    TextbookStudies::screeningCurve),
            new BuiltInStudy(
                    "garver",
                    "Garver's six buses: new capacity for every corridor, generation free",
                    () -> TextbookStudies.garver(false)),
            new BuiltInStudy(
                    "garver-fixed", "Garver's six buses with generation fixed", () -> TextbookStudies.garver(true)));

    private BuiltInStudies() {}

    /** Returns all of them in the order in which they are listed to people. */
    public static List<BuiltInStudy> all() {
        return ALL;
    }

    /** Returns the names of all of them in the order in which they are listed. */
    public static List<String> names() {
        return ALL.stream().map(BuiltInStudy::name).toList();
    }

    /** Returns the built-in study of that name. */
    public static Optional<BuiltInStudy> find(String name) {
        return ALL.stream().filter(builtIn -> builtIn.name().equals(name)).findFirst();
    }
}
