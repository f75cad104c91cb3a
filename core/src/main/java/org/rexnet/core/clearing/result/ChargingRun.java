package org.rexnet.core.clearing.result;

/**
 * What one vehicle did in one block of the horizon. The arrays are the clearing's own, shared by vehicles that are alike, to be read only.
 *
 * @param session position of the session
 * @param first position in the horizon of the first snapshot
 * @param powerMw power at the meter in each snapshot, above 0 into the vehicle
 * @param turnoverMw power into the vehicle plus power back in each snapshot: more than the absolute power where it did both
 * @param energyMwh MWh into the vehicle, less what left its battery
 * @param missingMwh MWh due by its end and not there
 * @param cost money for missing energy and detour, weighted
 */
public record ChargingRun(
        int session,
        int first,
        double[] powerMw,
        double[] turnoverMw,
        double energyMwh,
        double missingMwh,
        double cost) {}
