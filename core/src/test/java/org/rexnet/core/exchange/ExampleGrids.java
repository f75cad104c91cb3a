package org.rexnet.core.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rexnet.core.study.StudyReader;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.flow.SusceptanceConvention;

/** Small grids on which the exchange is tried. */
public final class ExampleGrids {

    /** Branches of IEEE's 14 buses: from, to, reactance per unit on 100 MVA. */
    private static final double[][] CASE14 = {
        {1, 2, 0.05917},
        {1, 5, 0.22304},
        {2, 3, 0.19797},
        {2, 4, 0.17632},
        {2, 5, 0.17388},
        {3, 4, 0.17103},
        {4, 5, 0.04211},
        {4, 7, 0.20912},
        {4, 9, 0.55618},
        {5, 6, 0.25202},
        {6, 11, 0.1989},
        {6, 12, 0.25581},
        {6, 13, 0.13027},
        {7, 8, 0.17615},
        {7, 9, 0.11001},
        {9, 10, 0.0845},
        {9, 14, 0.27038},
        {10, 11, 0.19207},
        {12, 13, 0.19988},
        {13, 14, 0.34802}
    };

    private ExampleGrids() {}

    /**
     * Three buses, equal lines with sensitivities of thirds, limits in MW; infinity for none.
     *
     * <pre>
     * 1 --12-- 2
     *  \      /
     *  13   23
     *    \  /
     *     3
     * </pre>
     */
    public static Grid triangle(double mw12, double mw23, double mw13) {
        double third = 1.0 / 3;
        Grid.Builder grid = Grid.builder("electricity").bus("1").bus("2").bus("3");
        addLine(grid, "12", mw12, third, -third);
        addLine(grid, "23", mw23, third, 2 * third);
        addLine(grid, "13", mw13, 2 * third, third);
        return grid.build();
    }

    private static void addLine(Grid.Builder grid, String id, double mw, double atOne, double atTwo) {
        if (Double.isFinite(mw)) {
            grid.branch(new GridBranch(id, mw, mw).withLoss(0.03), atOne, atTwo, 0);
        }
    }

    /** PJM's five buses, limits times a factor. */
    public static Grid case5(double factor) {
        return electric(
                new double[][] {
                    {1, 2, 0.0281, 400},
                    {1, 4, 0.0304, 426},
                    {1, 5, 0.0064, 426},
                    {2, 3, 0.0108, 426},
                    {3, 4, 0.0297, 426},
                    {4, 5, 0.0297, 240}
                },
                5,
                factor);
    }

    /** IEEE's 14 buses, each branch with the same limit in MW. */
    public static Grid case14(double mw) {
        double[][] limited = java.util.Arrays.stream(CASE14)
                .map(branch -> new double[] {branch[0], branch[1], branch[2], mw})
                .toArray(double[][]::new);
        return electric(limited, 14, 1);
    }

    /** IEEE's 118 buses, limits times a factor; empty where the reference data are not here. */
    public static Optional<Grid> case118(double factor) {
        Path path = Path.of(System.getProperty("rexnet.data", "reference-data"), "pglib-opf/pglib_opf_case118_ieee.m");
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        Network network = StudyReader.read(path).network();
        DcFlow flow = DcFlow.of(network, SusceptanceConvention.SERIES_REACTANCE);
        return Optional.of(Grid.electric(
                        network,
                        flow,
                        0,
                        (branch, usual) ->
                                new GridBranch(usual.id(), factor * usual.forwardMw(), factor * usual.backwardMw()))
                .build());
    }

    /** A heat net: plant - a - b, a - c, b - d; the pipe to c only carries heat away from a. */
    static Grid heat(double mw) {
        Network network = Network.builder()
                .add(Bus.of("plant", "heat"))
                .add(Bus.of("a", "heat"))
                .add(Bus.of("b", "heat"))
                .add(Bus.of("c", "heat"))
                .add(Bus.of("d", "heat"))
                .add(new Pipe("plant-a", "plant", "a", 1, 0.2, 0.2, mw))
                .add(new Pipe("a-b", "a", "b", 1, 0.2, 0.2, mw / 2))
                .add(new Pipe("c-a", "c", "a", 1, 0.2, 0.2, mw / 4))
                .add(new Pipe("b-d", "b", "d", 1, 0.2, 0.2, mw / 3))
                .build();
        return HeatGrids.of(
                        network, pipe -> new GridBranch(pipe.id(), pipe.capacityMw(), pipe.capacityMw()).withLoss(0.06))
                .get(0);
    }

    /** A triangle with a charging station at bus 3. */
    static Grid station(double connectionMw, double mw13) {
        double third = 1.0 / 3;
        return Grid.builder("electricity")
                .bus("1")
                .bus("2")
                .bus("3")
                .branch(new GridBranch("13", mw13, mw13), 2 * third, third, 0)
                .station("station", "3", connectionMw)
                .build();
    }

    private static Grid electric(double[][] branches, int buses, double factor) {
        Network.Builder network = Network.builder();
        for (int bus = 1; bus <= buses; bus++) {
            network.add(Bus.of(Integer.toString(bus), "electricity"));
        }
        for (double[] branch : branches) {
            String from = Integer.toString((int) branch[0]);
            String to = Integer.toString((int) branch[1]);
            network.add(Line.of(from + "-" + to, from, to, branch[2] / 100, factor * branch[3]));
        }
        Network built = network.build();
        return Grid.electric(
                        built,
                        DcFlow.of(built, SusceptanceConvention.SERIES_REACTANCE),
                        0,
                        (line, usual) -> usual.withLoss(0.02))
                .build();
    }
}
