package org.rexnet.network.flow;

/**
 * Plant that draws water from the return pipes of a bus and feeds it hot into the supply pipes.
 *
 * @param id unique among the producers of a dispatch
 * @param bus where it is connected
 * @param supplyCelsius temperature at which it feeds in, in C
 * @param output how much it feeds in
 */
public record HeatProducer(String id, String bus, double supplyCelsius, Output output) {

    public HeatProducer {
        if (!(supplyCelsius >= 0) || Double.isInfinite(supplyCelsius)) {
            throw new IllegalArgumentException(
                    "Producer %s: the supply temperature must be at least 0 C but is %s.".formatted(id, supplyCelsius));
        }
        double amount =
                switch (output) {
                    case Slack slack -> 0;
                    case Heat heat -> heat.heatMw();
                    case MassFlow flow -> flow.kgPerS();
                };
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(
                    "Producer %s: the output must be at least 0 but is %s.".formatted(id, amount));
        }
    }

    /** Returns a plant that feeds in whatever the others leave over: one in each connected part of the network. */
    public static HeatProducer slack(String id, String bus, double supplyCelsius) {
        return new HeatProducer(id, bus, supplyCelsius, new Slack());
    }

    /** Returns a plant of given heat. */
    public static HeatProducer ofHeat(String id, String bus, double supplyCelsius, double heatMw) {
        return new HeatProducer(id, bus, supplyCelsius, new Heat(heatMw));
    }

    /** Returns a plant of given mass flow. */
    public static HeatProducer ofMassFlow(String id, String bus, double supplyCelsius, double kgPerS) {
        return new HeatProducer(id, bus, supplyCelsius, new MassFlow(kgPerS));
    }

    /** How much a producer feeds in. */
    public sealed interface Output permits Slack, Heat, MassFlow {}

    /** Whatever is left over; its pumps hold the pressures. */
    public record Slack() implements Output {}

    /** Given heat in MW, at least 0. */
    public record Heat(double heatMw) implements Output {}

    /** Given mass flow in kg/s, at least 0. */
    public record MassFlow(double kgPerS) implements Output {}
}
