package org.rexnet.core.study.matpower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rexnet.core.study.matpower.CaseFile.BRANCH;
import static org.rexnet.core.study.matpower.CaseFile.BUS;
import static org.rexnet.core.study.matpower.CaseFile.COST;
import static org.rexnet.core.study.matpower.CaseFile.GEN;
import static org.rexnet.core.study.matpower.CaseFile.HEAD;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Transformer;

/**
 * Three-phase parts as balanced ones.
 *
 * <pre>
 *              line3p-11
 *   gen3p-3   -----------         xfmr3p-5         load3p-8, 1.2 MW
 *        3p-1             3p-2 -------------- 3p-4
 *             -----------   |
 *              line3p-12    shunt3p-6, 0.06 MW
 * </pre>
 */
class MatpowerThreePhaseTest {

    private static final String NONE = "mpc.bus = [];\nmpc.gen = [];\nmpc.branch = [];\nmpc.gencost = [];\n";
    private static final String BUSES =
            "mpc.bus3p = [\n1 3 20 1 1 1 0 -120 120\n2 1 20 1 1 1 0 -120 120\n" + "4 1 0.4 1 1 1 0 -120 120\n];\n";
    private static final String LINES = "mpc.line3p = [\n11 1 2 1 7 2\n12 1 2 1 9 5280/5280\n];\n";
    private static final String TRANSFORMERS = "mpc.xfmr3p = [\n5 2 4 1 0.01 0.05 2000 20 1.025\n];\n";
    private static final String LOADS =
            "mpc.load3p = [\n8 4 1 300 400 500 0.9 0.9 0.9\n];\nmpc.shunt3p = [\n6 2 1 10 20 30 5 5 5\n];\n";
    private static final String GENERATORS = "mpc.gen3p = [\n3 1 1 1 1 1 500 600 700 0 0 0\n];\n";
    private static final String CONSTRUCTIONS = "mpc.lc = [\n"
            + "9 1.2 0.3 0.3 1.2 0.3 1.2 3.2 0.8 0.8 3.2 0.8 3.2 0 0 0 0 0 0\n"
            + "7 0.3 0.09 0.12 0.36 0.15 0.33 0.9 0.35 0.4 1.0 0.45 1.1 9 -1 -1 9 -1 9\n];\n";
    private static final String FEEDER = BUSES + LINES + TRANSFORMERS + LOADS + CONSTRUCTIONS;
    private static final String BALANCED =
            "Three-phase parts are read as balanced ones, by positive sequence and the sum"
                    + " of the phases: imbalance is not modelled. Their lines and transformers have no limits.";
    private static final String UNLIMITED =
            "Three-phase generators have neither limits nor costs in a case: they feed in"
                    + " at most what it states, at no cost, at a reference bus, too.";

    @TempDir
    private Path folder;

    @Test
    void impedancesAreThoseOfPositiveSequence() {
        Study study = CaseFile.read(folder, HEAD, NONE, FEEDER, GENERATORS);

        Line first = study.network().branch(Line.class, "line3p-11");
        // Means of lc 7: own 0.33 + 1.0j, mutual 0.12 + 0.4j ohm per mile; 2 miles at 20 kV.
        assertThat(first.resistance()).isCloseTo(2 * (0.33 - 0.12) / 400, within(1e-15));
        assertThat(first.reactance()).isCloseTo(2 * (1.0 - 0.4) / 400, within(1e-15));
        assertThat(study.network().branch(Line.class, "line3p-12").reactance())
                .isCloseTo((3.2 - 0.8) / 400, within(1e-15));
        Transformer transformer = study.network().branch(Transformer.class, "xfmr3p-5");
        assertThat(transformer.reactance()).isCloseTo(0.05 / 2, within(1e-15));
        assertThat(transformer.resistance()).isCloseTo(0.01 / 2, within(1e-15));
        assertThat(transformer.tapRatio()).isEqualTo(1.025);
        assertThat(study.network().branches()).allMatch(branch -> branch.capacityMw() == Double.POSITIVE_INFINITY);
        assertThat(study.network().bus("3p-4").nominalKv()).isEqualTo(0.4);
        assertThat(study.notes()).containsExactly(BALANCED, UNLIMITED);
    }

    @Test
    void basesOfATransformerMayBeThoseOfOnePhase() {
        String onePhase = FEEDER.replace("2000 20 1.025", "2000/3 20/sqrt(3) 1.025");

        assertThat(CaseFile.read(folder, HEAD, NONE, onePhase, GENERATORS)
                        .network()
                        .branch(Transformer.class, "xfmr3p-5")
                        .reactance())
                .isCloseTo(0.05 / 2, within(1e-15));
    }

    @Test
    void powerIsTheSumOfThePhasesAndFlowsSplitByReactance() {
        Study study = CaseFile.read(folder, HEAD, NONE, FEEDER, GENERATORS);
        Clearing clearing =
                new MarketClearing(new StandardSolver()).clear(study).orThrow();

        assertThat(study.generators().getFirst().capacityMw()).isCloseTo(1.8, within(1e-12));
        assertThat(study.loads()).extracting(load -> load.powerMw().at(0)).containsExactly(1.2, 0.06);
        assertThat(clearing.flow(Line.class, "line3p-11", 0)).isCloseTo(1.26 * 2 / 3, within(1e-9));
        assertThat(clearing.flow(Line.class, "line3p-12", 0)).isCloseTo(1.26 / 3, within(1e-9));
        assertThat(clearing.flow(Transformer.class, "xfmr3p-5", 0)).isCloseTo(1.2, within(1e-9));
        assertThat(clearing.objective()).isZero();
    }

    @Test
    void aLinkedFeederIsFedByTheNetworkOfOnePhase() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS.replace(" 110 ", " 20 "),
                GEN,
                BRANCH,
                COST,
                FEEDER,
                "mpc.buslink = [\n1 2 1 1\n];\nmpc.gen3p = [];\n");
        Clearing clearing =
                new MarketClearing(new StandardSolver()).clear(study).orThrow();

        assertThat(study.network().buses()).extracting(Bus::id).containsExactly("1", "2", "3p-1", "3p-2", "3p-4");
        assertThat(clearing.flow(Line.class, "1-2", 0)).isCloseTo(51.26, within(1e-9));
        assertThat(clearing.flow(Line.class, "buslink-1", 0)).isCloseTo(1.26, within(1e-9));
        assertThat(clearing.flow(Line.class, "line3p-11", 0)).isCloseTo(0.84, within(1e-9));
        assertThat(study.notes()).containsExactly(BALANCED);
    }

    @Test
    void partsOutOfServiceAndAtIsolatedBusesAreLeftOut() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS.replace(" 110 ", " 20 "),
                GEN,
                BRANCH,
                COST,
                BUSES.replace("4 1 0.4", "4 4 0.4"),
                LINES.replace("12 1 2 1", "12 1 2 0"),
                TRANSFORMERS,
                LOADS,
                CONSTRUCTIONS,
                GENERATORS,
                "mpc.buslink = [1 2 1 0];\n");

        assertThat(study.network().branches()).extracting(Branch::id).containsExactly("1-2", "line3p-11");
        assertThat(study.loads()).extracting(Component::id).containsExactly("load-2", "shunt3p-6");
        assertThat(study.notes())
                .containsExactly(
                        "Isolated buses are left out with all that is attached: 3p-4.",
                        BALANCED,
                        UNLIMITED,
                        "Three-phase parts out of service or at an isolated bus are left out: buslink-1, line3p-12,"
                                + " xfmr3p-5, load3p-8.");
    }

    @Test
    void columnsOfThreePhaseTablesMayBeScaled() {
        Study study =
                CaseFile.read(folder, HEAD, NONE, FEEDER, GENERATORS, "mpc.line3p(:, 6) = mpc.line3p(:, 6) * 3;\n");

        assertThat(study.network().branch(Line.class, "line3p-11").reactance()).isCloseTo(0.009, within(1e-15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
        12 1 2 1 9 5280/5280 | 12 1 2 1 9 0          | small.m:15, line3p.len = 0: must be above 0
        12 1 2 1 9 5280/5280 | 12 1 2 1 9 x          | small.m:15, line3p.len = x: must be a number
        12 1 2 1 9 5280/5280 | 12 1 3 1 9 1          | small.m:15, line3p.tbus = 3: there is no three-phase bus 3
        12 1 2 1 9 5280/5280 | 12 1 1 1 9 1          | small.m:15, line3p.tbus = 1: must differ from fbus
        12 1 2 1 9 5280/5280 | 12 1 2 1 8 1          | small.m:15, line3p.lcid = 8: there is no line construction of this number in lc
        12 1 2 1 9 5280/5280 | 12 1 2 1 9.5 1        | small.m:15, line3p.lcid = 9.5: must be a whole number above 0
        12 1 2 1 9 5280/5280 | 11 1 2 1 9 1          | small.m:15, line3p.brid = 11: must be unique: this number exists twice
        12 1 2 1 9 5280/5280 | 12 1 2 1 9            | small.m:15, line3p: must have at least 6 columns but has 5
        2 1 20               | 1 1 20                | small.m:10, bus3p.busid = 1: must be unique: this bus exists twice
        2 1 20               | 2 5 20                | small.m:10, bus3p.type = 5: must be 1, 2, 3 or 4
        2 1 20               | 2 1 0                 | small.m:10, bus3p.basekV = 0: must be above 0
        2000 20 1.025        | 0 20 1.025            | small.m:18, xfmr3p.basekVA = 0: must be above 0
        2000 20 1.025        | 2000 20 0             | small.m:18, xfmr3p.ratio = 0: must be above 0
        2000 20 1.025        | 1e-300 20 1           | small.m:18, xfmr3p.R = 0.01: makes an impedance of 1.0E301 per unit on 1 MVA, which may be 1e12 at most
        8 4 1 300            | 8 5 1 300             | small.m:21, load3p.ldbus = 5: there is no three-phase bus 5
        8 4 1 300            | 8 4 1 Inf             | small.m:21, load3p.Pd1 = Infinity: must be finite
        6 2 1 10 20 30 5 5 5 | 6 2 1 10 20           | small.m:24, shunt3p: must have at least 9 columns but has 5
        9 1.2 0.3            | 7 1.2 0.3             | small.m:28, lc.lcid = 7: must be unique: this number exists twice
        1.0 0.45 1.1         | 0.1 0.45 0.1          | small.m:28, lc.X11 = 0.9: must, on the mean with X22 and X33, be above the mean of X21, X31 and X32: their difference is the reactance of positive sequence
        3 1 1 1 1 1 500      | 3 1 1 1 1 1 -5e3      | small.m:31, gen3p.Pg1 = -5000: must sum up to at least 0 with Pg2 and Pg3, but they are -3700.0 kW
        """)
    void whatIsWrongIsNamedByLineAndColumn(String right, String wrong, String fault) {
        String text = FEEDER + GENERATORS;
        assertThat(text).contains(right);

        assertThat(CaseFile.faults(folder, HEAD, NONE, text.replaceFirst(Pattern.quote(right), wrong)))
                .contains(fault);
    }

    @Test
    void linksJoinBusesThatExistAndHaveOneVoltage() {
        String links = "mpc.buslink = [\n1 1 1 1\n2 3 1 1\n3 2 3 1\n];\n";

        assertThat(CaseFile.faults(folder, HEAD, BUS, GEN, BRANCH, COST, FEEDER, links))
                .isEqualTo(List.of(
                        "small.m:40, buslink.bus3pid = 1: must have the base voltage of bus 1, 110.0 kV, but has 20.0"
                                + " kV",
                        "small.m:41, buslink.busid = 3: there is no bus 3",
                        "small.m:42, buslink.bus3pid = 3: there is no three-phase bus 3"));
    }

    @Test
    void aCaseNeedsBusesOfOneKindAndPartsNeedTheirs() {
        assertThat(CaseFile.faults(folder, HEAD, NONE, "mpc.bus3p = [];\n"))
                .containsExactly("small.m:4, bus: must have at least one bus");
        assertThat(CaseFile.faults(folder, HEAD, NONE.replace("gen = []", "gen = [5 0 0 0 0 1 1 1 8 0]"), BUSES))
                .contains("small.m:5, gen.bus = 5: there is no bus 5");
        assertThat(CaseFile.faults(folder, HEAD, BUS, GEN, BRANCH, COST, LOADS))
                .containsExactly(
                        "small.m:18, load3p.ldbus = 4: there is no three-phase bus 4",
                        "small.m:21, shunt3p.shbus = 2: there is no three-phase bus 2");
    }
}
