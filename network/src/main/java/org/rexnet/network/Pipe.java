package org.rexnet.network;

import java.util.List;

/**
 * Supply and return pipe of a heat network.
 *
 * @param lengthKm route length in km, at least 0
 * @param diameterM inner diameter in m, above 0
 * @param heatTransferWPerMK heat transfer per metre of pipe and kelvin in W/(m K), supply and return each
 * @param capacityMw largest thermal power carried in MW
 * @param roughnessMm height of the roughness of the inner wall in mm, at least 0; {@link #NEW_STEEL_MM} for new steel
 */
public record Pipe(
        String id,
        String from,
        String toBus,
        double lengthKm,
        double diameterM,
        double heatTransferWPerMK,
        double capacityMw,
        double roughnessMm)
        implements Branch {

    /** Roughness of new steel pipes in mm. */
    public static final double NEW_STEEL_MM = 0.045;

    /** Beyond it the wall is no wall: the range of Colebrook's law and of Moody's diagram. */
    private static final double MAX_RELATIVE_ROUGHNESS = 0.05;

    public Pipe {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A pipe needs a name.");
        }
        if (from.equals(toBus)) {
            throw new IllegalArgumentException("Pipe %s: joins bus %s with itself.".formatted(id, from));
        }
        require(id, "length", lengthKm >= 0 && Double.isFinite(lengthKm), "at least 0 km", lengthKm);
        require(id, "diameter", diameterM > 0 && Double.isFinite(diameterM), "above 0 m", diameterM);
        require(
                id,
                "heat transfer",
                heatTransferWPerMK >= 0 && Double.isFinite(heatTransferWPerMK),
                "at least 0 W/(m K)",
                heatTransferWPerMK);
        require(id, "capacity", capacityMw >= 0, "at least 0 MW", capacityMw);
        require(id, "roughness", roughnessMm >= 0 && Double.isFinite(roughnessMm), "at least 0 mm", roughnessMm);
        require(
                id,
                "roughness",
                roughnessMm <= 1000 * MAX_RELATIVE_ROUGHNESS * diameterM,
                "at most a twentieth of the diameter",
                roughnessMm);
    }

    /** Makes a pipe of new steel. */
    public Pipe(
            String id,
            String from,
            String toBus,
            double lengthKm,
            double diameterM,
            double heatTransferWPerMK,
            double capacityMw) {
        this(id, from, toBus, lengthKm, diameterM, heatTransferWPerMK, capacityMw, NEW_STEEL_MM);
    }

    /**
     * Returns what the pipe loses in MW, supply and return together, as the market counts it: U L ((T_supply -
     * T_ground) + (T_return - T_ground)), with the same temperatures all along and whatever flows.
     */
    public double linearLossMw(double supplyCelsius, double returnCelsius, double groundCelsius) {
        double excess = (supplyCelsius - groundCelsius) + (returnCelsius - groundCelsius);
        return heatTransferWPerMK * lengthKm * excess / 1000;
    }

    @Override
    public List<String> to() {
        return List.of(toBus);
    }

    @Override
    public Pipe withCapacity(double newCapacityMw) {
        return new Pipe(id, from, toBus, lengthKm, diameterM, heatTransferWPerMK, newCapacityMw, roughnessMm);
    }

    private static void require(String id, String what, boolean holds, String allowed, double value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Pipe %s: the %s must be %s but is %s.".formatted(id, what, allowed, value));
        }
    }
}
