package org.rexnet.core.study;

import java.util.List;
import java.util.OptionalDouble;
import org.rexnet.core.study.MarketSettings.Contracts;
import org.rexnet.core.study.MarketSettings.Design;
import org.rexnet.core.study.MarketSettings.Imbalance;
import org.rexnet.core.study.MarketSettings.Loss;
import org.rexnet.core.study.MarketSettings.Quotes;
import org.rexnet.core.study.MarketSettings.SettlementRules;
import org.rexnet.core.study.MarketSettings.Surplus;
import org.rexnet.core.study.MarketSettings.Timetable;
import org.rexnet.core.study.MarketSettings.Trading;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the market of {@code study.yaml}: lines {@code key: value}, each fault with its line; mutable while it reads. */
final class MarketNode {

    private static final int MOST_MINUTES = 7 * 24 * 60;
    private static final int MOST_PERIODS = 10_000;
    private static final int MOST_LOTS = 1 << 29;
    private static final double MOST = 1e9;

    private static final List<String> KEYS = List.of(
            "lot",
            "tick",
            "lowest_price",
            "highest_price",
            "least_lots",
            "reserve_lots",
            "cap_factor",
            "period",
            "window",
            "gate_closure",
            "auctions",
            "closing_gap",
            "trading",
            "imbalance",
            "imbalance_factor",
            "imbalance_price",
            "surplus",
            "capacity_fee",
            "loss",
            "loss_price",
            "design",
            "gain",
            "learning",
            "depth",
            "commission",
            "quote_minutes",
            "opening_price");

    private enum YesNo {
        NO,
        YES
    }

    private final ScalarKeys keys;

    MarketNode(String file, Faults faults) {
        keys = new ScalarKeys(file, "market", KEYS, faults);
    }

    MarketSettings read(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            keys.fault(node, "", "", "must be lines of the form key: value");
            return MarketSettings.DEFAULTS;
        }
        keys.note(mapping);
        OptionalDouble lowest = keys.number("lowest_price", -MOST, MOST);
        OptionalDouble highest = keys.number("highest_price", -MOST, MOST);
        if (lowest.isPresent() && highest.isPresent() && lowest.getAsDouble() >= highest.getAsDouble()) {
            keys.fault("highest_price", "must be above lowest_price");
        }
        Loss loss = keys.choice("loss", Loss.values(), Loss.SHARED);
        OptionalDouble lossPrice = keys.number("loss_price", 0, MOST);
        if (loss == Loss.MARGINAL && keys.text("loss_price").isEmpty()) {
            keys.fault("loss", "needs a loss_price, money per MWh lost");
        } else if (loss == Loss.SHARED) {
            keys.fault("loss_price", "has a meaning with loss: marginal only");
        }
        return new MarketSettings(
                new Contracts(
                        keys.number("lot", Math.ulp(0.0), 1e6),
                        keys.number("tick", Math.ulp(0.0), 1e6),
                        lowest,
                        highest,
                        keys.whole("least_lots", 1, MOST_LOTS),
                        keys.whole("reserve_lots", 0, MOST_LOTS),
                        keys.number("cap_factor", Math.ulp(0.0), 100).orElse(Contracts.DEFAULTS.capFactor())),
                new Timetable(
                        keys.whole("period", 1, MOST_MINUTES),
                        keys.whole("window", 1, MOST_PERIODS),
                        keys.whole("gate_closure", 0, MOST_MINUTES),
                        keys.whole("auctions", 0, 1000),
                        keys.whole("closing_gap", 0, MOST_MINUTES),
                        keys.choice("trading", Trading.values(), Trading.CONTINUOUS)),
                new SettlementRules(
                        keys.choice("imbalance", Imbalance.values(), SettlementRules.DEFAULTS.imbalance()),
                        keys.number("imbalance_factor", 0, 1000).orElse(SettlementRules.DEFAULTS.factor()),
                        keys.number("imbalance_price", -MOST, MOST).orElse(SettlementRules.DEFAULTS.flatPrice()),
                        keys.choice("surplus", Surplus.values(), SettlementRules.DEFAULTS.surplus()),
                        keys.number("capacity_fee", 0, MOST).orElse(0),
                        loss,
                        lossPrice.orElse(0)),
                keys.choice("design", Design.values(), Design.EXCHANGE),
                new Quotes(
                        keys.number("gain", Math.ulp(0.0), MOST),
                        keys.choice("learning", YesNo.values(), YesNo.NO) == YesNo.YES,
                        keys.number("depth", Math.ulp(0.0), MOST),
                        keys.number("commission", 0, MOST).orElse(0),
                        keys.whole("quote_minutes", 1, MOST_MINUTES),
                        keys.number("opening_price", -MOST, MOST)));
    }
}
