package org.rexnet.core.study;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Rules of the exchange on which a study's participants trade, as far as the study states them; the others follow from its size.
 *
 * @param contracts what is traded, in which steps
 * @param timetable when it is traded
 * @param settlement who pays what
 * @param design how trades come about
 * @param quotes of the exchanger; without meaning for the exchange
 */
public record MarketSettings(
        Contracts contracts, Timetable timetable, SettlementRules settlement, Design design, Quotes quotes) {

    /** Nothing said. */
    public static final MarketSettings DEFAULTS = new MarketSettings(
            Contracts.DEFAULTS, Timetable.DEFAULTS, SettlementRules.DEFAULTS, Design.EXCHANGE, Quotes.DEFAULTS);

    /** How trades come about. */
    public enum Design {
        /** Orders meet orders, in books. */
        EXCHANGE,
        /** An account posts prices and takes what comes. */
        EXCHANGER;

        /** Returns the word by which files and the command name it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** At which price imbalances are settled. */
    public enum Imbalance {
        SINGLE,
        DUAL,
        SEPARATED,
        FLAT
    }

    /** When orders meet. */
    public enum Trading {
        /** Whenever they cross, and in network auctions. */
        CONTINUOUS,
        /** In network auctions only. */
        AUCTIONS
    }

    /** Who pays for what the network loses. */
    public enum Loss {
        /** Its surplus first, then all who withdraw, by how much. */
        SHARED,
        /** Each trade pays its marginal loss at a reference price; the remainder is shared. */
        MARGINAL
    }

    /** What becomes of the network's surplus. */
    public enum Surplus {
        /** Credited to those who withdraw. */
        REBATE,
        /** Kept by the network. */
        KEEP
    }

    /**
     * What is traded.
     *
     * @param lotMw power of a lot in MW, above 0
     * @param tick price step in money per MWh, above 0
     * @param lowestPrice lower end of the price band in money per MWh
     * @param highestPrice upper end
     * @param leastLots least executable quantity, at least 1
     * @param reserveLots kept free on each branch for the rounding of auctions, at least 0
     * @param capFactor most that a participant may sell or buy per MW that its plants can do, above 0
     */
    public record Contracts(
            OptionalDouble lotMw,
            OptionalDouble tick,
            OptionalDouble lowestPrice,
            OptionalDouble highestPrice,
            OptionalInt leastLots,
            OptionalInt reserveLots,
            double capFactor) {

        static final Contracts DEFAULTS = new Contracts(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                1);

        /** Returns contracts of these lots and steps in a price band, without reserve. */
        public static Contracts of(double lotMw, double tick, double lowestPrice, double highestPrice) {
            return new Contracts(
                    OptionalDouble.of(lotMw),
                    OptionalDouble.of(tick),
                    OptionalDouble.of(lowestPrice),
                    OptionalDouble.of(highestPrice),
                    OptionalInt.empty(),
                    OptionalInt.of(0),
                    1);
        }
    }

    /**
     * When it is traded.
     *
     * @param periodMinutes length of a delivery period; that of a snapshot where it is empty
     * @param window periods that trade at a time, at least 1
     * @param gateMinutes between gate closure and delivery, at least 0
     * @param auctions network auctions of a period between its opening and its closure, at least 0
     * @param closingGapMinutes between the last network auction and gate closure, at least 0; at 0 there is none
     * @param trading whether orders meet between auctions, too
     */
    public record Timetable(
            OptionalInt periodMinutes,
            OptionalInt window,
            OptionalInt gateMinutes,
            OptionalInt auctions,
            OptionalInt closingGapMinutes,
            Trading trading) {

        static final Timetable DEFAULTS = new Timetable(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());

        /** Makes a timetable of continuous trading. */
        public Timetable(
                OptionalInt periodMinutes,
                OptionalInt window,
                OptionalInt gateMinutes,
                OptionalInt auctions,
                OptionalInt closingGapMinutes) {
            this(periodMinutes, window, gateMinutes, auctions, closingGapMinutes, Trading.CONTINUOUS);
        }

        /** Returns the same timetable with another length of delivery periods. */
        public Timetable withPeriodMinutes(int newMinutes) {
            return new Timetable(OptionalInt.of(newMinutes), window, gateMinutes, auctions, closingGapMinutes, trading);
        }

        /** Returns the same timetable with another number of periods that trade at a time. */
        public Timetable withWindow(int newWindow) {
            return new Timetable(
                    periodMinutes, OptionalInt.of(newWindow), gateMinutes, auctions, closingGapMinutes, trading);
        }

        /** Returns a timetable of so many periods at a time, without auctions but those at their opening. */
        public static Timetable continuous(int window) {
            return new Timetable(
                    OptionalInt.empty(),
                    OptionalInt.of(window),
                    OptionalInt.empty(),
                    OptionalInt.of(0),
                    OptionalInt.of(0));
        }
    }

    /**
     * Who pays what.
     *
     * @param imbalance price of imbalances
     * @param factor of {@link Imbalance#SEPARATED}, at least 0
     * @param flatPrice of {@link Imbalance#FLAT} in money per MWh
     * @param surplus of the network
     * @param capacityFee fee in money per MWh for the last of a branch's capacity, at least 0; at 0 there is none
     * @param loss who pays for losses
     * @param lossPrice reference price of {@link Loss#MARGINAL} in money per MWh, at least 0
     */
    public record SettlementRules(
            Imbalance imbalance,
            double factor,
            double flatPrice,
            Surplus surplus,
            double capacityFee,
            Loss loss,
            double lossPrice) {

        static final SettlementRules DEFAULTS =
                new SettlementRules(Imbalance.SINGLE, 1.5, 0, Surplus.REBATE, 0, Loss.SHARED, 0);

        /** Returns these rules with another one for imbalances. */
        public SettlementRules withImbalance(Imbalance newImbalance) {
            return new SettlementRules(newImbalance, factor, flatPrice, surplus, capacityFee, loss, lossPrice);
        }
    }

    /**
     * How an exchanger posts its prices.
     *
     * @param gain money per MWh by which a price moves for a net flow of {@code depthMw}
     * @param learning whether the gain is learnt from the flow
     * @param depthMw scale of net flow, above 0
     * @param commission money per MWh that who trades pays on top, at least 0
     * @param minutes between two moves of the price, at least 1
     * @param openingPrice first price in money per MWh
     */
    public record Quotes(
            OptionalDouble gain,
            boolean learning,
            OptionalDouble depthMw,
            double commission,
            OptionalInt minutes,
            OptionalDouble openingPrice) {

        static final Quotes DEFAULTS = new Quotes(
                OptionalDouble.empty(), false, OptionalDouble.empty(), 0, OptionalInt.empty(), OptionalDouble.empty());
    }

    /** Returns these settings with other contracts. */
    public MarketSettings withContracts(Contracts newContracts) {
        return new MarketSettings(newContracts, timetable, settlement, design, quotes);
    }

    /** Returns these settings with another timetable of trading. */
    public MarketSettings withTimetable(Timetable newTimetable) {
        return new MarketSettings(contracts, newTimetable, settlement, design, quotes);
    }

    /** Returns these settings with other rules of settlement. */
    public MarketSettings withSettlement(SettlementRules newSettlement) {
        return new MarketSettings(contracts, timetable, newSettlement, design, quotes);
    }

    /** Returns these settings with another design of the market. */
    public MarketSettings withDesign(Design newDesign) {
        return new MarketSettings(contracts, timetable, settlement, newDesign, quotes);
    }

    /** Returns what is said, by the keys of {@code study.yaml}, in alphabetical order; defaults are left out. */
    public Map<String, String> toKeys() {
        Map<String, String> keys = new TreeMap<>();
        put(keys, "lot", contracts.lotMw());
        put(keys, "tick", contracts.tick());
        put(keys, "lowest_price", contracts.lowestPrice());
        put(keys, "highest_price", contracts.highestPrice());
        put(keys, "least_lots", contracts.leastLots());
        put(keys, "reserve_lots", contracts.reserveLots());
        put(keys, "cap_factor", contracts.capFactor(), Contracts.DEFAULTS.capFactor());
        put(keys, "period", timetable.periodMinutes());
        put(keys, "window", timetable.window());
        put(keys, "gate_closure", timetable.gateMinutes());
        put(keys, "auctions", timetable.auctions());
        put(keys, "closing_gap", timetable.closingGapMinutes());
        put(keys, "trading", timetable.trading(), Trading.CONTINUOUS);
        put(keys, "imbalance", settlement.imbalance(), SettlementRules.DEFAULTS.imbalance());
        put(keys, "imbalance_factor", settlement.factor(), SettlementRules.DEFAULTS.factor());
        put(keys, "imbalance_price", settlement.flatPrice(), SettlementRules.DEFAULTS.flatPrice());
        put(keys, "surplus", settlement.surplus(), SettlementRules.DEFAULTS.surplus());
        put(keys, "capacity_fee", settlement.capacityFee(), 0.0);
        put(keys, "loss", settlement.loss(), Loss.SHARED);
        put(keys, "loss_price", settlement.lossPrice(), 0.0);
        put(keys, "design", design, Design.EXCHANGE);
        put(keys, "gain", quotes.gain());
        put(keys, "learning", quotes.learning() ? "yes" : "no", "no");
        put(keys, "depth", quotes.depthMw());
        put(keys, "commission", quotes.commission(), 0.0);
        put(keys, "quote_minutes", quotes.minutes());
        put(keys, "opening_price", quotes.openingPrice());
        return keys;
    }

    private static void put(Map<String, String> keys, String key, OptionalDouble value) {
        value.ifPresent(number -> keys.put(key, Double.toString(number)));
    }

    private static void put(Map<String, String> keys, String key, OptionalInt value) {
        value.ifPresent(number -> keys.put(key, Integer.toString(number)));
    }

    private static void put(Map<String, String> keys, String key, Object value, Object otherwise) {
        Optional.of(value)
                .filter(said -> !said.equals(otherwise))
                .ifPresent(said -> keys.put(key, said.toString().toLowerCase(Locale.ROOT)));
    }
}
