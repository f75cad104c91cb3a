package org.rexnet.core.study.builtin;

import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Bid.Side;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;
import org.rexnet.network.Link;

/** Markets of one hour with known prices. */
final class TextbookMarkets {

    private TextbookMarkets() {}

    /**
     * Returns three buses, after a teaching case of PyPSA: prices -60, 20 and 100; g2 gives 30 MW, g3 70; cost 7,600.
     *
     * <pre>
     *   1 (offer at 10) --100-- 2 (20)
     *      \                   /
     *       10              100
     *         \            /
     *          3 (100), load 100
     * </pre>
     */
    static Study negativePrice() {
        return Study.builder("three-bus-negative-price")
                .buses("1", "2", "3")
                .line("1", "2", 0.1, 100)
                .line("2", "3", 0.1, 100)
                .line("1", "3", 0.1, 10)
                .generator("g1", "1", 200, 10)
                .generator("g2", "2", 200, 20)
                .generator("g3", "3", 200, 100)
                .load("load", "3", 100)
                .build();
    }

    /**
     * Returns three buses after D. Kirschen and G. Strbac, "Fundamentals of Power System Economics": prices 7.5, 11.25
     * and 10; A gives 50 MW, B 285, D 75; flows 126, 159 and 66; cost 2,835, and 2,647.5 without limits.
     */
    static Study threeBusMarket() {
        return Study.builder("three-bus-market")
                .buses("1", "2", "3")
                .line("1", "2", 0.2, 126)
                .line("1", "3", 0.2, 250)
                .line("2", "3", 0.1, 130)
                .generator("A", "1", 140, 7.5)
                .generator("B", "1", 285, 6)
                .generator("C", "2", 90, 14)
                .generator("D", "3", 85, 10)
                .load("load 1", "1", 50)
                .load("load 2", "2", 60)
                .load("load 3", "3", 300)
                .build();
    }

    /**
     * Returns two areas after D. Kirschen and G. Strbac; marginal costs 10 + 0.01 P and 13 + 0.02 P, loads 500 and
     * 1,500.
     *
     * <p>With 400 MW: outputs 900 and 1,100, prices 19 and 35, congestion rent 6,400. Without limit: one price, 24.33.
     */
    static Study twoAreas(double limitMw) {
        return Study.builder(Double.isInfinite(limitMw) ? "two-areas-unlimited" : "two-areas")
                .buses("west", "east")
                .line("west", "east", 0.1, limitMw)
                .generator(
                        "west", "west", g -> g.capacityMw(5000).marginalCost(10).quadraticCost(0.005))
                .generator(
                        "east", "east", g -> g.capacityMw(5000).marginalCost(13).quadraticCost(0.01))
                .load("west", "west", 500)
                .load("east", "east", 1500)
                .build();
    }

    /** Returns a double auction of step bids: price 60, welfare 53,040. */
    static Study stepAuction() {
        return stepBids(Study.builder("step-auction").buses("zone"), "zone", "zone")
                .build();
    }

    /**
     * Returns the bids of the step auction in two zones: apart, prices 0 and 200, welfare 37,000; linked by 100 MW, 36
     * and 65, 52,220.
     */
    static Study twoZoneAuction(boolean linked) {
        StudyBuilder study = Study.builder(linked ? "two-zone-auction" : "two-zone-auction-apart")
                .buses("zone 1", "zone 2");
        if (linked) {
            Link link = Link.of("link", "zone 1", "zone 2", 100);
            study.add(LinkOperation.builder(link, 1).minPu(-1).build());
        }
        return stepBids(study, "zone 1", "zone 2").build();
    }

    /** Adds supply and demand as MW at a price, what belongs to the second zone in the second row. */
    private static StudyBuilder stepBids(StudyBuilder study, String zone1, String zone2) {
        bids(study, zone1, Side.SELL, "1", new double[][] {{120, 0}, {50, 20}, {60, 36}, {60, 150}});
        bids(study, zone2, Side.SELL, "2", new double[][] {{100, 15}, {70, 60}, {50, 200}});
        bids(study, zone1, Side.BUY, "1", new double[][] {{80, 90}, {20, 75}});
        return bids(study, zone2, Side.BUY, "2", new double[][] {{250, 200}, {40, 65}, {60, 24}});
    }

    private static StudyBuilder bids(StudyBuilder study, String bus, Side side, String zone, double[][] steps) {
        for (double[] step : steps) {
            String verb = side == Side.SELL ? "sell" : "buy";
            String id = "%s %s at %d".formatted(verb, zone, Math.round(step[1]));
            study.add(Bid.of(id, bus, side, step[0], step[1]));
        }
        return study;
    }

    /**
     * Returns three buses joined by equal lines of 5,000 MW, with ten offers of 1,000 MW each at 5 to 14, 15 to 24 and
     * 25 to 34.
     *
     * <p>Demand 2,400, 2,400 and 17,400: prices 12, 22 and 32; supply 7,600, 7,000 and 7,600; flows 1-2 200, 1-3 5,000,
     * 2-3 4,800; cost 404,400. Demand 4,400, 4,400 and 14,400: cost 382,600; the price at 2 is 23, that at 1 lies in
     * [16, 17], at 3 in [29, 30], and their sum is 46.
     */
    static Study thirtyOffers(double demand1Mw, double demand2Mw, double demand3Mw) {
        StudyBuilder study = Study.builder(demand1Mw < 4000 ? "thirty-offers" : "thirty-offers-degenerate")
                .buses("1", "2", "3")
                .add(Line.of("1-2", "1", "2", 0.01, 5000))
                .add(Line.of("1-3", "1", "3", 0.01, 5000))
                .add(Line.of("2-3", "2", "3", 0.01, 5000));
        for (int k = 0; k < 30; k++) {
            study.generator("offer at " + (k + 5), Integer.toString(k / 10 + 1), 1000, k + 5);
        }
        return study.load("load 1", "1", demand1Mw)
                .load("load 2", "2", demand2Mw)
                .load("load 3", "3", demand3Mw)
                .build();
    }
}
