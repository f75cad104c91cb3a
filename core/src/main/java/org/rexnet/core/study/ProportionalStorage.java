package org.rexnet.core.study;

/**
 * How the operation of storage is told that earns in proportion to its capacity: empty or cyclic at first, without inflow, prescribed
 * levels or powers, and quadratic cost.
 *
 * @param power name of its series of power, in MW
 * @param costed name of its series of that power which its marginal cost is paid for, in MW
 * @param level name of its series of energy held, in MWh
 * @param sign 1 where power above 0 is injected, -1 where it is withdrawn
 * @param marginalCost money per MWh
 * @param storageCost money per MWh held and hour
 */
public record ProportionalStorage(
        String power, String costed, String level, double sign, Profile marginalCost, Profile storageCost) {}
