package org.rexnet.network;

import java.util.List;

/**
 * Supply and return pipe of a heat network.
 *
 * @param lengthKm route length in km, at least 0
 * @param diameterM inner diameter in m, above 0
 * @param heatTransferWPerMK heat transfer per metre of pipe and kelvin in W/(m K), supply and return each
 * @param capacityMw largest thermal power carried in MW
 */
public record Pipe(
        String id,
        String from,
        String toBus,
        double lengthKm,
        double diameterM,
        double heatTransferWPerMK,
        double capacityMw)
        implements Branch {

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
    }

    @Override
    public List<String> to() {
        return List.of(toBus);
    }

    private static void require(String id, String what, boolean holds, String allowed, double value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Pipe %s: the %s must be %s but is %s.".formatted(id, what, allowed, value));
        }
    }
}
