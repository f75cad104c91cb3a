package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;

/**
 * The 16 houses of DESTEST against the results of six independent programs.
 *
 * <p>Mass flow and heat of the plant are theirs. The other published figures do not follow from the pipe table:
 *
 * <table>
 * <caption>Published figures and those of the pipe table</caption>
 * <tr><th>figure</th><th>six programs</th><th>pipe table</th></tr>
 * <tr><td>supply at house 1</td><td>69.43 to 69.48 C</td><td>69.87 C</td></tr>
 * <tr><td>return at the plant</td><td>39.46 to 39.85 C</td><td>39.88 C</td></tr>
 * <tr><td>loss of pipe i-h, supply</td><td>314 to 429 W</td><td>75.6 W</td></tr>
 * <tr><td>pressure drop, supply, i to e</td><td>22.4 to 25.4 kPa</td><td>7.8 kPa (6.8 to 8.8, roughness 0.0025 to 0.1
 * mm)</td></tr>
 * </table>
 *
 * <p>Losses: the programs did not use the U value 0.035 W/(m K) of the table. With an insulation of 0.024 W/(m K) and
 * the table's thickness, U = 2 pi 0.024/ln(1 + 2 s/D) = 0.146 W/(m K) for i-h, the loss of i-h (316 W) and the return
 * at the plant (39.59 C) lie in their bands and the supply at h (69.94 C) is that of five of them; their pipes beyond h
 * lose more still. Pressures: theirs are 1.7 times ours on i-h and three times on the way to e, and no roughness gives
 * both: 0.5 mm meets i-h but only 60 % of the way to e. So their pipes beyond h were not those of the table.
 */
class DestestTest {

    private static final HeatParameters PARAMETERS = HeatParameters.of(70, 40);

    private static HeatState solve(Network network) {
        return HeatFlow.of(network, PARAMETERS).solve(Destest.dispatch()).state();
    }

    private static double supplyDropToE(HeatState state) {
        return state.bus("i").supplyPressurePa() - state.bus("e").supplyPressurePa();
    }

    @Test
    void massFlowAndHeatOfThePlantAreThoseOfSixPrograms() {
        HeatState state = solve(Destest.network());

        assertThat(3600 * state.producer("plant").massFlowKgPerS())
                .isBetween(8848.0, 8870.0)
                .isCloseTo(3600 * 16 * Destest.HOUSE_MW * 1e6 / (4190 * 30), within(1e-6));
        assertThat(1000 * state.producer("plant").heatMw())
                .isBetween(308.2, 314.3)
                .isCloseTo(310.84, within(0.01));
    }

    @Test
    void theOtherFiguresAreThoseOfThePipeTable() {
        HeatState state = solve(Destest.network());

        assertThat(state.consumer(Destest.house(1)).supplyCelsius()).isCloseTo(69.875, within(0.001));
        assertThat(state.producer("plant").returnCelsius()).isCloseTo(39.876, within(0.001));
        assertThat(1e6 * state.pipe("i-h").supply().lossMw())
                .isCloseTo(0.035 * 36 * 60, within(0.02))
                .isCloseTo(75.6, within(0.02));
        assertThat(supplyDropToE(state)).isCloseTo(7_823, within(5.0));
        assertThat(state.pipe("i-h").supply().pressureDropPa()).isCloseTo(3_250, within(3.0));
        assertThat(supplyDropToE(solve(withRoughness(0.0025)))).isCloseTo(6_785, within(5.0));
        assertThat(supplyDropToE(solve(withRoughness(0.1)))).isCloseTo(8_848, within(5.0));
    }

    @Test
    void insulationOfTheTablesThicknessGivesTheLossesOfTheSixProgramsUpToNodeH() {
        HeatState state = solve(Destest.network(
                (diameterM, insulationM) -> 2 * Math.PI * 0.024 / Math.log(1 + 2 * insulationM / diameterM)));

        assertThat(1e6 * state.pipe("i-h").supply().lossMw()).isBetween(314.0, 429.0);
        assertThat(state.bus("h").supplyCelsius()).isCloseTo(69.94, within(0.005));
        assertThat(state.producer("plant").returnCelsius()).isBetween(39.46, 39.86);
        assertThat(1000 * state.producer("plant").heatMw()).isBetween(308.2, 314.3);
        assertThat(state.consumer(Destest.house(1)).supplyCelsius())
                .isGreaterThan(69.48)
                .isLessThan(69.6);
    }

    @Test
    void noRoughnessGivesThePressuresOfTheSixPrograms() {
        HeatState state = solve(withRoughness(0.5));

        assertThat(state.pipe("i-h").supply().pressureDropPa()).isCloseTo(5_700, within(150.0));
        assertThat(supplyDropToE(state)).isLessThan(0.61 * 22_400);
    }

    @Test
    void thePipesAreThoseOfTheTable() throws IOException {
        Network network = Destest.network();
        List<String[]> rows = rows("Pipe_data.csv");

        assertThat(rows).hasSameSizeAs(network.branches());
        for (String[] row : rows) {
            Pipe pipe = network.branches(Pipe.class).stream()
                    .filter(p -> p.toBus().equals(row[0]))
                    .findFirst()
                    .orElseThrow();
            assertThat(pipe.from()).isEqualTo(row[1]);
            assertThat(1000 * pipe.lengthKm()).isCloseTo(Double.parseDouble(row[2]), within(1e-9));
            assertThat(pipe.diameterM()).isEqualTo(Double.parseDouble(row[3]));
            assertThat(pipe.heatTransferWPerMK()).isEqualTo(Double.parseDouble(row[7]));
        }
    }

    /** Columns: 1 mass flow in kg/h, 18 heat of the plant in W. */
    @Test
    void theBandsAreThoseOfTheSixFiles() throws IOException {
        HeatState state = solve(Destest.network());
        Path folder = folder();
        List<String> files;
        try (var listed = Files.list(folder)) {
            files = listed.map(file -> file.getFileName().toString())
                    .filter(name -> name.toLowerCase(Locale.ROOT).endsWith("_network_0.csv"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSize(6);
        double[] flows = new double[6];
        double[] heats = new double[6];
        for (int i = 0; i < 6; i++) {
            String[] row = rows(files.get(i)).getFirst();
            flows[i] = Double.parseDouble(row[1]);
            heats[i] = Double.parseDouble(row[18]);
        }
        Arrays.sort(flows);
        Arrays.sort(heats);
        assertThat(3600 * state.producer("plant").massFlowKgPerS()).isBetween(flows[0], flows[5]);
        assertThat(1e6 * state.producer("plant").heatMw()).isBetween(heats[0], heats[5]);
    }

    private static Network withRoughness(double roughnessMm) {
        var network = Network.builder();
        Destest.network().buses().forEach(network::add);
        for (Pipe pipe : Destest.network().branches(Pipe.class)) {
            network.add(new Pipe(
                    pipe.id(),
                    pipe.from(),
                    pipe.toBus(),
                    pipe.lengthKm(),
                    pipe.diameterM(),
                    pipe.heatTransferWPerMK(),
                    pipe.capacityMw(),
                    roughnessMm));
        }
        return network.build();
    }

    private static List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(folder().resolve(file)).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Path folder() {
        String data = System.getProperty("rexnet.data", "");
        Path folder = Path.of(data, "destest");
        assumeTrue(!data.isEmpty() && Files.exists(folder), "reference data is not present");
        return folder;
    }
}
