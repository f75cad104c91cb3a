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
        if (!(lengthKm >= 0) || !(diameterM > 0) || !(heatTransferWPerMK >= 0) || !(capacityMw >= 0)) {
            throw new IllegalArgumentException(
                    "Pipe %s: length, heat transfer and capacity must be at least 0 and the diameter above 0."
                            .formatted(id));
        }
    }

    @Override
    public List<String> to() {
        return List.of(toBus);
    }
}
