package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;

/** Heat flows refused, and those found undeliverable: by name. */
class HeatRefusalTest {

    private static final HeatProducer SLACK = HeatProducer.slack("boiler", "a", 70);
    private static final HeatConsumer HOUSE = HeatConsumer.returning("house", "b", 1, 40);

    /** a ---- b, c ---- d, and e where no pipe ends. */
    private static HeatSolution solve(List<HeatProducer> producers, List<HeatConsumer> consumers) {
        var network = Network.builder();
        List.of("a", "b", "c", "d", "e").forEach(bus -> network.add(Bus.of(bus, "heat")));
        network.add(new Pipe("ab", "a", "b", 1, 0.1, 20, 5));
        network.add(new Pipe("cd", "c", "d", 1, 0.1, 20, 5));
        return HeatFlow.of(network.build(), HeatParameters.of(70, 40))
                .solve(new HeatDispatch(producers, consumers, 10));
    }

    @Test
    void producersAndConsumersMustFitTheNetwork() {
        assertFails(() -> solve(List.of(), List.of(HOUSE)), "The dispatch of heat has no producer.");
        assertFails(
                () -> solve(List.of(SLACK), List.of(HeatConsumer.returning("house", "d", 1, 40))),
                "Consumer house: no producer is connected with bus d by pipes.");
        assertFails(
                () -> solve(List.of(SLACK), List.of(HeatConsumer.returning("house", "e", 1, 40))),
                "Consumer house: no pipe ends at bus e.");
        assertFails(
                () -> solve(List.of(SLACK), List.of(HeatConsumer.returning("house", "f", 1, 40))),
                "Consumer house: there is no bus f.");
        assertFails(
                () -> solve(List.of(HeatProducer.slack("boiler", "f", 70)), List.of()),
                "Producer boiler: there is no bus f.");
        assertFails(
                () -> solve(List.of(SLACK, HeatProducer.ofHeat("pump", "c", 70, 1)), List.of()),
                "Producer pump: no slack producer is connected with it by pipes.");
        assertFails(
                () -> solve(List.of(SLACK, HeatProducer.slack("pump", "b", 70)), List.of()),
                "Producer pump: producer boiler is the slack of the same pipes already.");
        assertFails(
                () -> solve(List.of(SLACK), List.of(HeatConsumer.returning("house", "b", 1, 80))),
                "Consumer house: the return temperature 80.0 C must be below the highest supply temperature 70.0 C.");
    }

    @Test
    void impossibleNumbersAreRefused() {
        assertFails(
                () -> HeatConsumer.returning("house", "b", -1, 40),
                "Consumer house: the heat must be at least 0 MW but is -1.0.");
        assertFails(
                () -> HeatConsumer.dropping("house", "b", 1, 0),
                "Consumer house: the temperature drop must be above 0 K but is 0.0.");
        assertFails(
                () -> HeatConsumer.returning("house", "b", 1, Double.NaN),
                "Consumer house: the return temperature must be at least 0 C but is NaN.");
        assertFails(
                () -> HeatProducer.ofHeat("pump", "b", 70, -1),
                "Producer pump: the output must be at least 0 but is -1.0.");
        assertFails(
                () -> HeatProducer.slack("pump", "b", Double.NaN),
                "Producer pump: the supply temperature must be at least 0 C but is NaN.");
        assertFails(
                () -> new HeatDispatch(List.of(SLACK), List.of(), Double.NaN),
                "The temperature of the ground must be a number but is NaN.");
        assertFails(() -> new HeatDispatch(List.of(SLACK, SLACK), List.of(), 10), "Producer boiler exists twice.");
        assertFails(() -> new HeatDispatch(List.of(SLACK), List.of(HOUSE, HOUSE), 10), "Consumer house exists twice.");
        assertFails(() -> Water.at(180), "The temperature of water must lie between 0 and 150 C but is 180.0.");
        assertFails(() -> new Water(0, 1), "The density of water must be above 0 kg/m3 but is 0.0.");
        assertFails(() -> new Water(1000, 0), "The viscosity of water must be above 0 Pa s but is 0.0.");
        HeatParameters parameters = HeatParameters.of(70, 40);
        assertFails(
                () -> parameters.withPumpEfficiency(1.1),
                "The efficiency of the pumps must be above 0 and at most 1 but is 1.1.");
        assertFails(
                () -> parameters.withStationPressurePa(-1),
                "The pressure difference of the stations must be at least 0 Pa but is -1.0.");
    }

    @Test
    void whatNoSteadyFlowDeliversIsAnOutcome() {
        assertUndeliverable(
                solve(List.of(SLACK, HeatProducer.ofHeat("pump", "b", 70, 2)), List.of(HOUSE)),
                "Producer boiler: the other producers feed in ");
        assertUndeliverable(
                solve(List.of(SLACK, HeatProducer.ofMassFlow("pump", "b", 70, 1)), List.of()),
                "Producer boiler: the other producers feed in 1.00000 kg/s more than the consumers draw");
        assertUndeliverable(
                solve(List.of(SLACK), List.of(HeatConsumer.dropping("house", "b", 0.1, 30))),
                "Consumer house: the water arrives at 10.15 C and cannot be given back at -19.85 C.");
        List<HeatConsumer> hot = List.of(HeatConsumer.returning("house", "b", 1, 60));
        assertUndeliverable(
                solve(List.of(SLACK, HeatProducer.ofMassFlow("cold", "b", 45, 30)), hot),
                "Producer cold: the water returns at 60.00 C, warmer than it is fed in at 45.00 C.");
        assertUndeliverable(
                solve(List.of(SLACK, HeatProducer.ofHeat("cold", "b", 45, 0.2)), hot),
                "Producer cold: the water returns at ");
    }

    private static void assertUndeliverable(HeatSolution solution, String reason) {
        assertThat(solution)
                .isInstanceOfSatisfying(
                        Undeliverable.class, none -> assertThat(none.reason()).startsWith(reason));
        assertThatThrownBy(solution::state)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(reason);
    }

    private static void assertFails(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
