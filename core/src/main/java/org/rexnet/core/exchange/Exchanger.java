package org.rexnet.core.exchange;

import java.util.Arrays;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

/**
 * The quote-driven alternative to order books, for one period of a grid: an account that posts one price for each group of buses, takes
 * every order at once as far as the network carries it to or from its hub, and moves the price against what it is left with. Mutable.
 *
 * <p>After each unit of time P becomes P - gain x N / D within the price band, with N the lots sold less those bought since the last. Who
 * trades pays a commission per lot on top. What the account holds at gate closure is its imbalance.
 */
public final class Exchanger {

    private final MarketRules rules;
    private final Flows flows;
    private final int hub;
    private final int[] groupOfBus;
    private final double depthLots;
    private final int commissionTicks;
    private final Gain[] gains;
    /** By group, in ticks. */
    private final double[] prices;

    private final long[] net;
    private final long[] inventory;
    private long commissionLots;

    /**
     * Opens trade at a price.
     *
     * @param grid buses and branches
     * @param groupOfBus number of the price group of each bus, from 0
     * @param hub bus from which the account delivers and at which it takes over
     * @param grossLots bound on the lots that are ever reserved at once, over all buses
     * @param openingTicks first price in ticks
     * @param gainTicks by how many ticks the price moves for a net flow of {@code depthLots}; {@link Gain#fixed} or {@link Gain#learning}
     * @param depthLots scale of net flow D, above 0
     * @param commissionTicks commission in ticks per lot, at least 0
     */
    public Exchanger(
            Grid grid,
            MarketRules rules,
            int[] groupOfBus,
            int hub,
            long grossLots,
            double openingTicks,
            Gain gainTicks,
            double depthLots,
            int commissionTicks) {
        if (!(depthLots > 0)
                || commissionTicks < 0
                || groupOfBus.length != grid.buses().size()) {
            throw new IllegalArgumentException(
                    "An exchanger needs a depth above 0, a commission of at least 0 and a group for each bus, not %s, %d and %d groups."
                            .formatted(depthLots, commissionTicks, groupOfBus.length));
        }
        this.rules = rules;
        this.hub = hub;
        this.groupOfBus = groupOfBus.clone();
        this.depthLots = depthLots;
        this.commissionTicks = commissionTicks;
        flows = new Flows(grid, rules, Edition.LATEST, grossLots, null);
        int groups = Arrays.stream(groupOfBus).max().orElse(0) + 1;
        prices = new double[groups];
        Arrays.fill(prices, openingTicks);
        gains = new Gain[groups];
        Arrays.setAll(gains, g -> gainTicks.copy());
        net = new long[groups];
        inventory = new long[groups];
    }

    /** Returns the posted price of a bus in whole ticks, half a tick rounded up, without commission. */
    public int priceTicks(int bus) {
        return (int) Math.floor(prices[groupOfBus[bus]] + 0.5);
    }

    /** Returns the price of a group before it is rounded to be posted, in ticks. */
    public double exactPriceTicks(int group) {
        return prices[group];
    }

    /** Returns what somebody pays per lot bought, or gets per lot sold, at a bus: the posted price and the commission. */
    public int priceTicks(Side side, int bus) {
        return priceTicks(bus) - side.sign() * commissionTicks;
    }

    /**
     * Trades at once at the posted price what the network carries, where the limit allows it.
     *
     * @return lots traded, from 0 to {@code lots}
     */
    public int trade(Side side, int bus, int lots, int limitTicks) {
        int price = priceTicks(side, bus);
        boolean isWilling = side == Side.SELL ? price >= limitTicks : price <= limitTicks;
        int seller = side == Side.SELL ? bus : hub;
        int buyer = side == Side.SELL ? hub : bus;
        if (!isWilling || lots <= 0 || !flows.near.isOpen(seller, buyer)) {
            return 0;
        }
        int traded = flows.carried(seller, buyer, lots);
        flows.trade(seller, buyer, traded);
        net[groupOfBus[bus]] += (long) side.sign() * traded;
        inventory[groupOfBus[bus]] += (long) side.sign() * traded;
        commissionLots += traded;
        return traded;
    }

    /** Ends a unit of time: each group's price moves against its net flow, which then begins at 0. */
    public void move() {
        for (int group = 0; group < prices.length; group++) {
            double moved = prices[group] - gains[group].ticks() * net[group] / depthLots;
            prices[group] = Math.clamp(moved, rules.lowestTicks(), rules.highestTicks());
            gains[group].learn((double) net[group]);
            net[group] = 0;
        }
    }

    /** Returns the lots that the account holds of a group: bought from it less sold to it. */
    public long inventoryLots(int group) {
        return inventory[group];
    }

    /** Returns the gain of a group. */
    public Gain gain(int group) {
        return gains[group];
    }

    /** Returns the commission earned so far, in ticks x lots. */
    public long commission() {
        return commissionLots * commissionTicks;
    }

    /**
     * How far a price moves for a net flow of the depth scale; mutable.
     *
     * <p>With s the lots that all participants together offer more per tick, the error of the price obeys e' = (1 - a) e with a = gain x s
     * / D: it dies out for 0 &lt; a &lt; 2. Where values follow a random walk of variance W per unit and orders are noisy with variance V
     * (in ticks), the variance of the error is (W + a^2 V) / (a (2 - a)), least at a = (-r + sqrt(r^2 + 4 r)) / 2 with r = W / V: exactly
     * where successive net flows are uncorrelated. So a learning gain grows while they are alike and falls while they alternate, and r need
     * not be known: it follows as a^2 / (1 - a).
     */
    public static final class Gain {

        private static final double MEMORY = 0.02;
        private final double step;
        private double ticks;
        private double last;
        private double power;

        private Gain(double ticks, double step) {
            if (!(ticks > 0)) {
                throw new IllegalArgumentException("A gain must be above 0 but is %s.".formatted(ticks));
            }
            this.ticks = ticks;
            this.step = step;
        }

        /** Returns a gain that stays. */
        public static Gain fixed(double ticks) {
            return new Gain(ticks, 0);
        }

        /**
         * Returns a gain that is learnt from the flow, from a first guess on; {@code step} is the most that it changes per unit, as a
         * share.
         */
        public static Gain learning(double ticks, double step) {
            return new Gain(ticks, step);
        }

        /** Returns the a that is best for a ratio of variances r = W / V. */
        public static double best(double ratio) {
            return (-ratio + Math.sqrt(ratio * ratio + 4 * ratio)) / 2;
        }

        /** Returns the variance of the error of the price at a, for variances W of values per unit and V of orders. */
        public static double variance(double a, double values, double orders) {
            return (values + a * a * orders) / (a * (2 - a));
        }

        /** Returns the gain in ticks. */
        public double ticks() {
            return ticks;
        }

        private void learn(double net) {
            power = power == 0 ? net * net : (1 - MEMORY) * power + MEMORY * net * net;
            if (step > 0 && power > 0) {
                ticks *= 1 + step * Math.clamp(net * last / power, -1, 1);
            }
            last = net;
        }

        private Gain copy() {
            return new Gain(ticks, step);
        }
    }
}
