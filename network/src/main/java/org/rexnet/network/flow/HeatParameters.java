package org.rexnet.network.flow;

/**
 * What a heat flow takes as given for all dispatches.
 *
 * @param supplyWater water of all supply pipes, for friction; its properties do not follow the temperatures found
 * @param returnWater water of all return pipes
 * @param heatCapacityJPerKgK specific heat capacity c_p of the water in J/(kg K), above 0
 * @param pumpEfficiency hydraulic per electric power of the pumps, above 0 and at most 1
 * @param stationPressurePa least pressure difference between supply and return that a consumer's station needs, in Pa
 */
public record HeatParameters(
        Water supplyWater,
        Water returnWater,
        double heatCapacityJPerKgK,
        double pumpEfficiency,
        double stationPressurePa) {

    /** c_p of water between 20 and 90 C, to half a per cent, in J/(kg K). */
    public static final double WATER_HEAT_CAPACITY = 4190;

    /** Usual for the pumps of a plant, with motor and drive. */
    private static final double USUAL_PUMP_EFFICIENCY = 0.7;

    /** Half a bar, usual in the design of networks with heat exchangers at the consumers. */
    private static final double USUAL_STATION_PRESSURE_PA = 50_000;

    public HeatParameters {
        require("heat capacity", heatCapacityJPerKgK > 0, "above 0 J/(kg K)", heatCapacityJPerKgK);
        require(
                "efficiency of the pumps",
                pumpEfficiency > 0 && pumpEfficiency <= 1,
                "above 0 and at most 1",
                pumpEfficiency);
        require("pressure difference of the stations", stationPressurePa >= 0, "at least 0 Pa", stationPressurePa);
    }

    /** Returns parameters of water at usual temperatures: c_p 4190 J/(kg K), pumps of 70 %, stations of 0.5 bar. */
    public static HeatParameters of(double supplyCelsius, double returnCelsius) {
        return new HeatParameters(
                Water.at(supplyCelsius),
                Water.at(returnCelsius),
                WATER_HEAT_CAPACITY,
                USUAL_PUMP_EFFICIENCY,
                USUAL_STATION_PRESSURE_PA);
    }

    /** Returns the same with another efficiency of the pumps. */
    public HeatParameters withPumpEfficiency(double efficiency) {
        return new HeatParameters(supplyWater, returnWater, heatCapacityJPerKgK, efficiency, stationPressurePa);
    }

    /** Returns the same with another pressure difference of the stations, in Pa. */
    public HeatParameters withStationPressurePa(double pressurePa) {
        return new HeatParameters(supplyWater, returnWater, heatCapacityJPerKgK, pumpEfficiency, pressurePa);
    }

    private static void require(String what, boolean holds, String allowed, double value) {
        if (!holds || Double.isInfinite(value)) {
            throw new IllegalArgumentException("The %s must be %s but is %s.".formatted(what, allowed, value));
        }
    }
}
