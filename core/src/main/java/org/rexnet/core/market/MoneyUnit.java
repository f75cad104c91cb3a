package org.rexnet.core.market;

/**
 * Whole unit of money: tick x lot x one minute / 1,000, so that price x thousandths of lots x minutes is a whole number of units.
 *
 * @param perUnit money of the study's currency in one unit
 */
public record MoneyUnit(double perUnit) {

    private static final int MILLILOTS = 1000;
    private static final int MINUTES_PER_HOUR = 60;

    /** Returns the unit for a lot in MW and a tick in money per MWh. */
    public static MoneyUnit of(double lotMw, double tickPerMwh) {
        return new MoneyUnit(tickPerMwh * lotMw / MINUTES_PER_HOUR / MILLILOTS);
    }

    /**
     * Returns units of money for an amount at a price; whole lots are 1,000 {@code millilots}.
     *
     * @throws ArithmeticException where a {@code long} cannot hold it
     */
    public static long units(long priceTicks, long millilots, long minutes) {
        return Math.multiplyExact(Math.multiplyExact(priceTicks, millilots), minutes);
    }

    /** Returns units of money for whole lots. */
    public static long unitsOfLots(long priceTicks, long lots, long minutes) {
        return units(priceTicks, Math.multiplyExact(lots, MILLILOTS), minutes);
    }

    /** Returns units in money of the study's currency, for people. */
    public double toCurrency(long units) {
        return units * perUnit;
    }
}
