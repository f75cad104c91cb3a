package org.rexnet.investment.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Balancing;
import org.rexnet.core.settlement.BalancingOffer;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.DeliverySettlement;
import org.rexnet.core.settlement.ImbalanceRule;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.TradeSettlement;
import org.rexnet.core.study.Study;

/** What attacks on the market earn under each rule, in ticks x lots. */
final class AttackFigures {

    private static final int HOUR = 60;
    private static final long LOT = 1000;

    List<Figure> table() {
        List<Figure> rows = new ArrayList<>();
        rows.addAll(hoarding());
        rows.addAll(redispatch());
        rows.addAll(deliberateImbalance());
        rows.addAll(squeeze());
        rows.addAll(dust());
        rows.addAll(washTrades());
        return rows;
    }

    private static Figure row(String attack, String rule, double profit) {
        return Figure.told(attack + ", " + rule, text("%,.0f", profit));
    }

    /** A line of 10 lots from 1 to 3; a sells 15 lots at 1 from 10 on, d buys 15 at 3 up to 50; h takes the line first and buys from a. */
    private static List<Figure> hoarding() {
        String attack = "hoarding a line";
        AttackMarket own = new AttackMarket(10.01, AttackMarket.rules()).open();
        own.sell("h", 1, 15, 10).buy("h", 3, 15, 50);
        List<Figure> rows = new ArrayList<>();
        rows.add(row(attack, "with oneself (own orders do not meet)", own.cash("h")));
        for (int fee : new int[] {0, 10, 60}) {
            MarketRules rules = AttackMarket.rules().withCapacityFee(fee);
            AttackMarket market = new AttackMarket(10.01, rules).open().buy("d", 3, 15, 50);
            market.sell("h", 1, 15, 49).sell("a", 1, 15, 10).buy("h", 1, 15, 50);
            rows.add(row(attack, "by coming first, capacity fee of " + fee, market.cash("h") - 50.0 * open(market)));
        }
        AttackMarket auction = new AttackMarket(10.01, AttackMarket.rules());
        auction.buy("d", 3, 15, 50)
                .sell("h", 1, 15, 49)
                .sell("a", 1, 15, 10)
                .buy("h", 1, 15, 48)
                .open();
        rows.add(row(attack, "in an opening auction", auction.cash("h") - 50.0 * open(auction)));
        return rows;
    }

    /** Returns the lots that a hoarder is short of, which it would have to buy at the buyer's limit. */
    private static int open(AttackMarket market) {
        return Math.abs(market.position("h"));
    }

    /**
     * Bus a: a plant of 100 lots at 20 and the attacker's of 100 lots at 30; line of 100 lots; bus b: load of 200 lots, plant at 60. The
     * attacker sells below cost what the line cannot carry, and is paid to buy it back.
     */
    private static List<Figure> redispatch() {
        int zonalPrice = 30;
        int buyBack = 21;
        double zonal = 100.0 * (zonalPrice - buyBack);
        Study study =
                Study.builder("pair").buses("a", "b").line("a", "b", 0.1, 100).build();
        Balancing.Dispatch dispatch = new Balancing(study, 0, AttackMarket.rules(), new StandardSolver())
                .dispatch(
                        Map.of("a", 0L, "b", -100 * LOT),
                        List.of(
                                new BalancingOffer("cheap", "a", Side.SELL, 100 * LOT, 20),
                                new BalancingOffer("dear", "b", Side.SELL, 200 * LOT, 60)))
                .orElseThrow();
        int price = dispatch.price("a");
        Ledger ledger = new Ledger();
        trade(ledger, "attacker", "buyer", price, 100);
        settle(
                ledger,
                new ImbalanceRule.Single(),
                List.of(
                        new Delivery("attacker", "a", 100 * LOT, 0, 0),
                        new Delivery("buyer", "b", -100 * LOT, -100 * LOT, 0),
                        new Delivery("cheap", "a", 0, 100 * LOT, 100 * LOT)),
                price,
                price);
        return List.of(
                row("selling below cost to be bought back", "zonal price and redispatch paid as bid", zonal),
                row("selling below cost to be bought back", "nodal auction and balancing", cash(ledger, "attacker")));
    }

    private static Map<String, ImbalanceRule> imbalanceRules() {
        Map<String, ImbalanceRule> rules = new LinkedHashMap<>();
        rules.put("single", new ImbalanceRule.Single());
        rules.put("dual", new ImbalanceRule.Dual());
        rules.put("separated(1.5)", new ImbalanceRule.Separated(1.5));
        rules.put("flat(45)", new ImbalanceRule.Flat(45));
        return rules;
    }

    /** 100 lots sold at 50 and not delivered, where balancing costs 40 with a chance of 0.6 and 60 otherwise. */
    private static List<Figure> deliberateImbalance() {
        List<Figure> rows = new ArrayList<>();
        imbalanceRules()
                .forEach((name, rule) -> rows.add(
                        row("being short on purpose", name, 0.6 * shortAt(rule, 40) + 0.4 * shortAt(rule, 60))));
        return rows;
    }

    private static double shortAt(ImbalanceRule rule, int balancing) {
        Ledger ledger = new Ledger();
        trade(ledger, "attacker", "buyer", 50, 100);
        settle(
                ledger,
                rule,
                List.of(
                        new Delivery("attacker", "1", 100 * LOT, 0, 0),
                        new Delivery("buyer", "1", -100 * LOT, -100 * LOT, 0),
                        new Delivery("plant", "1", 0, 100 * LOT, 100 * LOT)),
                balancing,
                50);
        return cash(ledger, "attacker");
    }

    /** g1 has sold 15 lots over the full line and offers to buy them back: at 9, a tick below its cost, or far below. */
    private static List<Figure> squeeze() {
        List<Figure> rows = new ArrayList<>();
        for (int quote : new int[] {9, -30, -58, -60, -200}) {
            AttackMarket market = new AttackMarket(10.01, AttackMarket.rules().withAuctions(1, 0)).open();
            market.sell("g1", 1, 100, 10).sell("g2", 2, 100, 20).sell("g3", 3, 100, 100);
            market.buy("d", 3, 100, 200).sell("d", 3, 15, 201);
            market.buy("g1", 1, 15, quote).buy("g3", 3, 85, 99);
            market.halfTime();
            double profit = market.cash("g1") + 10.0 * market.position("g1");
            rows.add(row("way back quoted far from cost", "bid of " + quote + " for what cost 10", profit));
        }
        return rows;
    }

    /** Relief by two thirds of a lot a hundred times, each taken by a seller of single lots before a seller of 1,000 gets it. */
    private static List<Figure> dust() {
        List<Figure> rows = new ArrayList<>();
        for (int least : new int[] {1, 5}) {
            AttackMarket market = new AttackMarket(100.01, AttackMarket.rules().withLeast(least, 0)).open();
            market.buy("d", 3, 1000, 50).sell("a", 1, 1000, 20);
            for (int k = 0; k < 100; k++) {
                market.sell("dust", 1, 1, 19).sell("relief", 3, 2, 60).buy("relieved", 2, 2, 60);
            }
            double profit = market.cash("dust") + 19.0 * market.position("dust");
            rows.add(row("dust at a line's limit", "least quantity of " + least + " lots", profit));
        }
        return rows;
    }

    /**
     * 100 lots long on purpose while all are short, settled at the reference price under the separated rule: two accounts of the attacker
     * trade 10 lots at 459 with each other where 90 others traded at 50.
     */
    private static List<Figure> washTrades() {
        int average = (90 * 50 + 10 * 459) / 100;
        List<Figure> rows = new ArrayList<>();
        for (int reference : new int[] {average, 50}) {
            Ledger ledger = new Ledger();
            settle(
                    ledger,
                    new ImbalanceRule.Separated(1.5),
                    List.of(
                            new Delivery("attacker", "1", 0, 100 * LOT, 0),
                            new Delivery("others", "1", 300 * LOT, 0, 0),
                            new Delivery("plant", "1", 0, 200 * LOT, 200 * LOT)),
                    80,
                    reference);
            rows.add(row(
                    "wash trades before an imbalance",
                    reference == 50 ? "reference: last network auction" : "reference: average of trades",
                    cash(ledger, "attacker") - 50.0 * 100));
        }
        return rows;
    }

    private static void trade(Ledger ledger, String seller, String buyer, int ticks, int lots) {
        int selling = ledger.number(Account.of(seller));
        int buying = ledger.number(Account.of(buyer));
        new TradeSettlement(ledger, HOUR).traded(1, buying, selling, Side.BUY, ticks, lots, 0);
    }

    private static void settle(
            Ledger ledger, ImbalanceRule rule, List<Delivery> deliveries, int balancing, int reference) {
        new DeliverySettlement(ledger, rule, HOUR).settle(2, deliveries, bus -> balancing, bus -> reference);
    }

    private static double cash(Ledger ledger, String participant) {
        return ledger.balance(Account.of(participant)) / AttackMarket.TICK_LOTS;
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
