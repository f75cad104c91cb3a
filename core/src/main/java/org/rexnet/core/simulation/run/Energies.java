package org.rexnet.core.simulation.run;

/**
 * Energy of the counted periods in MWh.
 *
 * @param needed by loads and vehicles, and bid for
 * @param unserved needed and not served
 * @param spilled available from wind, sun and inflow at no cost, and not used; left over where nobody could turn it down
 * @param traded in all markets before delivery: half of what participants bought and half of what they sold, as often as they did
 * @param imbalance sum of absolute differences between delivery and earlier sales or purchases
 * @param redispatched moved by redispatch before delivery, up and down
 */
public record Energies(
        double needed, double unserved, double spilled, double traded, double imbalance, double redispatched) {}
