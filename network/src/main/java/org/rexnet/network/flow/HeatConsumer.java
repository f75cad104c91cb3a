package org.rexnet.network.flow;

/**
 * Station that draws water from the supply pipes of a bus and gives it back cooled into the return pipes.
 *
 * @param id unique among the consumers of a dispatch
 * @param bus where it is connected
 * @param heatMw heat drawn in MW, at least 0
 * @param cooling how cold it gives the water back
 */
public record HeatConsumer(String id, String bus, double heatMw, Cooling cooling) {

    public HeatConsumer {
        if (!(heatMw >= 0) || Double.isInfinite(heatMw)) {
            throw new IllegalArgumentException(
                    "Consumer %s: the heat must be at least 0 MW but is %s.".formatted(id, heatMw));
        }
        switch (cooling) {
            case ToCelsius to ->
                requireAbove(to.celsius() >= 0, to.celsius(), id, "return temperature", "at least 0 C");
            case ByKelvin by -> requireAbove(by.kelvin() > 0, by.kelvin(), id, "temperature drop", "above 0 K");
        }
    }

    /** Returns a consumer that gives the water back at a given temperature in C. */
    public static HeatConsumer returning(String id, String bus, double heatMw, double celsius) {
        return new HeatConsumer(id, bus, heatMw, new ToCelsius(celsius));
    }

    /** Returns a consumer that cools the water by a given difference in K. */
    public static HeatConsumer dropping(String id, String bus, double heatMw, double kelvin) {
        return new HeatConsumer(id, bus, heatMw, new ByKelvin(kelvin));
    }

    private static void requireAbove(boolean holds, double value, String id, String what, String allowed) {
        if (!holds || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "Consumer %s: the %s must be %s but is %s.".formatted(id, what, allowed, value));
        }
    }

    /** How cold a consumer gives the water back. */
    public sealed interface Cooling permits ToCelsius, ByKelvin {}

    /** To a temperature in C: the mass flow follows from the temperature that arrives. */
    public record ToCelsius(double celsius) implements Cooling {}

    /** By a difference in K: the mass flow is given with the heat. */
    public record ByKelvin(double kelvin) implements Cooling {}
}
