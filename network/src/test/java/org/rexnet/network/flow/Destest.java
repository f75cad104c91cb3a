package org.rexnet.network.flow;

import java.util.List;
import java.util.stream.IntStream;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;

/**
 * The 16 houses of the common exercise on networks of DESTEST (IBPSA Project 1, BSD-like licence): its pipe table,
 * retyped.
 *
 * <pre>
 *    2 - a - 3      1 - e - 4
 *        |              |
 *    5 - b - 6      8 - f - 7
 *        |              |
 *   10 - c - 11     9 - g - 12
 *        |              |
 *   16 - d - 15    14 - h - 13
 *         \            /
 *          ---- i ----
 * </pre>
 *
 * Every house draws 19.347 kW and cools the water by 30 K; the plant at i feeds in at 70 C; the ground has 10 C.
 */
final class Destest {

    static final int HOUSES = 16;
    static final double HOUSE_MW = 0.0193472792969;
    static final double HEAT_TRANSFER = 0.035;
    static final double GROUND_CELSIUS = 10;

    /** Node, houses on it, inner diameter of their 12 m pipes in m. */
    private static final List<Junction> JUNCTIONS = List.of(
            new Junction("a", List.of(2, 3), 0.025),
            new Junction("b", List.of(5, 6), 0.02),
            new Junction("c", List.of(10, 11), 0.02),
            new Junction("d", List.of(15, 16), 0.02),
            new Junction("e", List.of(1, 4), 0.025),
            new Junction("f", List.of(7, 8), 0.02),
            new Junction("g", List.of(9, 12), 0.02),
            new Junction("h", List.of(13, 14), 0.02));

    /** Supply runs i-h-g-f-e and i-d-c-b-a: length in m, inner diameter in m, thickness of the insulation in m. */
    private static final List<Trunk> TRUNKS = List.of(
            new Trunk("i", "h", 36, 0.05, 0.045),
            new Trunk("h", "g", 24, 0.05, 0.045),
            new Trunk("g", "f", 24, 0.04, 0.0425),
            new Trunk("f", "e", 24, 0.032, 0.0465),
            new Trunk("i", "d", 36, 0.05, 0.045),
            new Trunk("d", "c", 24, 0.05, 0.045),
            new Trunk("c", "b", 24, 0.04, 0.0425),
            new Trunk("b", "a", 24, 0.032, 0.0465));

    private Destest() {}

    /** Returns the network with the heat transfer of the pipe table. */
    static Network network() {
        return network((diameterM, insulationM) -> HEAT_TRANSFER);
    }

    /** Returns the network with a heat transfer that follows from diameter and insulation. */
    static Network network(HeatTransfer transfer) {
        var network = Network.builder().add(Bus.of("i", "heat"));
        for (Junction junction : JUNCTIONS) {
            network.add(Bus.of(junction.node, "heat"));
        }
        for (Trunk trunk : TRUNKS) {
            double u = transfer.wPerMK(trunk.diameterM, trunk.insulationM);
            network.add(new Pipe(
                    trunk.from + "-" + trunk.to, trunk.from, trunk.to, trunk.lengthM / 1000, trunk.diameterM, u, 1));
        }
        for (Junction junction : JUNCTIONS) {
            double insulationM = junction.diameterM == 0.02 ? 0.045 : 0.0425;
            double u = transfer.wPerMK(junction.diameterM, insulationM);
            for (int house : junction.houses) {
                network.add(Bus.of(house(house), "heat"));
                network.add(new Pipe(
                        junction.node + "-" + house, junction.node, house(house), 0.012, junction.diameterM, u, 1));
            }
        }
        return network.build();
    }

    static HeatDispatch dispatch() {
        return new HeatDispatch(
                List.of(HeatProducer.slack("plant", "i", 70)),
                IntStream.rangeClosed(1, HOUSES)
                        .mapToObj(house -> HeatConsumer.dropping(house(house), house(house), HOUSE_MW, 30))
                        .toList(),
                GROUND_CELSIUS);
    }

    static String house(int number) {
        return "SimpleDistrict_" + number;
    }

    /** Heat transfer per metre in W/(m K) of a pipe with the given inner diameter and insulation in m. */
    interface HeatTransfer {
        double wPerMK(double diameterM, double insulationM);
    }

    private record Junction(String node, List<Integer> houses, double diameterM) {}

    private record Trunk(String from, String to, double lengthM, double diameterM, double insulationM) {}
}
