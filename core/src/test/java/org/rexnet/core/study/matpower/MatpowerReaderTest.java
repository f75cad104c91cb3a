package org.rexnet.core.study.matpower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rexnet.core.study.matpower.CaseFile.BRANCH;
import static org.rexnet.core.study.matpower.CaseFile.BUS;
import static org.rexnet.core.study.matpower.CaseFile.COST;
import static org.rexnet.core.study.matpower.CaseFile.GEN;
import static org.rexnet.core.study.matpower.CaseFile.HEAD;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

class MatpowerReaderTest {

    private static final String THREE_BUSES = "mpc.bus = [1 3 0 0 0 0 1 1 0 0 1 1.1 0.9\n"
            + "2 1 50 0 3.5 0 1 1 0 110 1 1.1 0.9\n"
            + "7 4 9 0 0 0 1 1 0 110 1 1 1]\n";

    @TempDir
    private Path folder;

    @Test
    void aSmallCaseIsReadInFull() {
        Study study = CaseFile.read(folder, HEAD, BUS, GEN, BRANCH, COST);
        assertThat(study.name()).isEqualTo("small");
        assertThat(study.settings()).isEqualTo(Settings.DEFAULTS.withCurrency("USD"));
        assertThat(study.horizon().size()).isEqualTo(1);
        assertThat(study.notes()).isEmpty();
        assertThat(study.network().buses())
                .containsExactly(new Bus("1", "AC", 110, 0, 0), new Bus("2", "AC", 110, 0, 0));
        assertThat(study.loads())
                .containsExactly(Load.builder("load-2", "2").powerMw(50).build());
        Line line = study.network().branch(Line.class, "1-2");
        assertThat(line)
                .isEqualTo(new Line(
                        "1-2", "1", "2", 0.01 / 100, 0.1 / 100, 60, new AngleLimits(-Math.PI / 6, Math.toRadians(30))));
        assertThat(study.generators())
                .containsExactly(Generator.builder("gen-1", "1")
                        .capacityMw(80)
                        .minPu(0.125)
                        .marginalCost(20)
                        .quadraticCost(0.1)
                        .fixedCostPerHour(5)
                        .build());
    }

    @Test
    void commentsContinuationsCommasAndSeveralStatementsOnALineAreUnderstood() {
        Study study = CaseFile.read(
                folder,
                "\uFEFF%{\nmpc.version = '1';\n%{\nnested\n%}\n%}\n",
                "function s = small, s.version = \"2\"; s.baseMVA = 1e2 % base\r\n",
                "s.bus = [1,3,0,0,0,0,1,1,0,110,1,1.1,.9,; ... the second follows\n",
                "  2, 1, +5.0E+01, 0 -0 0 ... rest of the row\n  1 1 0 1.1d2 1 1.1 0.9 % 2 1 50\n\n",
                "% 3 1 50 0 0 0 1 1 0 110 1 1.1 0.9\n];s.gen=[1 0 0 Inf -Inf 1 100 1 80 10];\n",
                "s.branch = [\n  %{\n  9 9 9\n  %}\n 1 2 .01 1e-1 0 60 NaN Inf 0 0 1 -30 30\n];\n",
                "s.gencost = [2 0 0 3 0.1 20 5]; end\n");
        Study plain = CaseFile.read(folder, HEAD, BUS, GEN, BRANCH, COST);
        assertThat(study.network().buses()).isEqualTo(plain.network().buses());
        assertThat(study.network().branches()).isEqualTo(plain.network().branches());
        assertThat(study.generators()).isEqualTo(plain.generators());
        assertThat(study.loads()).isEqualTo(plain.loads());
    }

    @Test
    void lineEndingsOfWindowsChangeNothing() {
        String text = HEAD + BUS + GEN + BRANCH + COST;
        assertThat(CaseFile.read(folder, text.replace("\n", "\r\n")).generators())
                .isEqualTo(CaseFile.read(folder, text).generators());
    }

    @Test
    void whatIsNotUsedIsNamed() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS,
                GEN,
                BRANCH,
                COST,
                "mpc.areas = [1 1];\nmpc.gentype = {'GT'};\nmpc.userdata = struct_free;\n"
                        .replace("struct_free", "'a;b%'"),
                "mpc.bus_name = {'North ''A''';\n 'South; %'};\nmpc.genfuel = {'coal'};\nmpc.reserves.req = 5;\n");
        assertThat(study.notes()).containsExactly("Fields that are not used: areas, gentype, userdata, reserves.req.");
        assertThat(study.keptColumns().getFirst().values())
                .containsEntry("1", "North 'A'")
                .containsEntry("2", "South; %");
        assertThat(study.generators().getFirst().carrier()).isEqualTo("coal");
    }

    @Test
    void isolatedBusesAndPartsOutOfServiceAreLeftOutWithAllThatIsAttached() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                THREE_BUSES,
                "mpc.gen = [1 0 0 0 0 1 1 1 80 0;7 0 0 0 0 1 1 1 80 0;2 0 0 0 0 1 1 0 10 99;2 0 0 0 0 1 1 1 5 5];\n",
                "mpc.branch = [1 2 0 0.1 0 0 0 0 0 0 1;1 2 0 0 0 0 0 0 0 0 0;2 7 0 0.1 0 0 0 0 0 0 1;",
                "1 2 0 0.2 0 0 0 0 0 0 1;2 1 0 -0.3 0 Inf 0 0 0 0 1];\n");
        assertThat(study.network().buses()).extracting(Bus::id).containsExactly("1", "2");
        assertThat(study.network().bus("1").nominalKv()).isEqualTo(1);
        assertThat(study.generators()).extracting(Generator::id).containsExactly("gen-1", "gen-4");
        assertThat(study.network().branches()).extracting(Branch::id).containsExactly("1-2", "1-2-3", "2-1");
        assertThat(study.network().branches()).allMatch(branch -> branch.capacityMw() == Double.POSITIVE_INFINITY);
        assertThat(study.loads()).extracting(Load::id).containsExactly("load-2", "shunt-2");
        assertThat(study.loads().get(1).powerMw().at(0)).isEqualTo(3.5);
        assertThat(study.notes())
                .containsExactly(
                        "Isolated buses are left out with all that is attached: 7.",
                        "There is no gencost: every generator costs nothing.",
                        "Generators out of service or at an isolated bus are left out: gen-2, gen-3.",
                        "Branches out of service or at an isolated bus are left out: 1-2-2, 2-7.");
    }

    @Test
    void tapRatiosAndShiftsMakeTransformers() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS,
                GEN,
                COST,
                "mpc.branch = [1 2 0 0.1 0 0 0 0 0.95 0 1 0 0;1 2 0 0.1 0 0 0 0 0 -30 1 -360 20;",
                "1 2 0 0.1 0 0 0 0 1 0 1 -5 400];\n");
        assertThat(study.network().branches(PassiveBranch.class)).allMatch(Transformer.class::isInstance);
        Transformer first = study.network().branch(Transformer.class, "1-2");
        assertThat(first.tapRatio()).isEqualTo(0.95);
        assertThat(first.angleLimits()).isEqualTo(AngleLimits.NONE);
        Transformer second = study.network().branch(Transformer.class, "1-2-2");
        assertThat(second.tapRatio()).isEqualTo(1);
        assertThat(second.phaseShift()).isCloseTo(-Math.PI / 6, within(1e-15));
        assertThat(second.angleLimits()).isEqualTo(new AngleLimits(Double.NEGATIVE_INFINITY, Math.toRadians(20)));
        assertThat(study.network().branch(Transformer.class, "1-2-3").angleLimits())
                .isEqualTo(new AngleLimits(Math.toRadians(-5), Double.POSITIVE_INFINITY));
    }

    @Test
    void dispatchableLoadsAreGeneratorsOfNegativeOutput() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS,
                "mpc.gen = [1 0 0 0 0 1 1 1 80 0;2 -30 0 0 0 1 1 1 0 -30;2 0 0 0 0 1 1 1 Inf -7;2 0 0 0 0 1 1 1 0"
                        + " 0];\n",
                "mpc.gencost = [2 0 0 2 20 0;2 0 0 2 90 0;2 0 0 2 95 0;2 0 0 2 95 0];\n",
                BRANCH);
        Generator load = study.generators().get(1);
        assertThat(load.sign()).isEqualTo(1);
        assertThat(load.capacityMw()).isEqualTo(30);
        assertThat(load.minPu().at(0)).isEqualTo(-1);
        assertThat(load.maxPu().at(0)).isZero();
        Generator unlimited = study.generators().get(2);
        assertThat(unlimited.capacityMw()).isEqualTo(1e6);
        assertThat(unlimited.minPu().at(0) * 1e6).isCloseTo(-7, within(1e-12));
        assertThat(study.generators().get(3).capacityMw()).isZero();
        assertThat(study.notes())
                .containsExactly("Generators without a limit of output are given one of 1000000 MW: gen-3.");
    }

    @Test
    void outputLimitsAreHitToRounding() {
        Random random = new Random(1);
        for (int k = 0; k < 200; k++) {
            double max = random.nextDouble() * 500;
            double min = (2 * random.nextDouble() - 1) * max;
            Generator generator = CaseFile.read(
                            folder, HEAD, BUS, "mpc.gen = [1 0 0 0 0 1 1 1 " + max + " " + min + "];\n", BRANCH, COST)
                    .generators()
                    .getFirst();
            assertThat(generator.capacityMw() * generator.maxPu().at(0)).isEqualTo(max);
            assertThat(generator.capacityMw() * generator.minPu().at(0)).isCloseTo(min, within(Math.ulp(min)));
        }
    }

    @Test
    void costsMayBePolynomialsAndConvexPieces() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS,
                "mpc.gen = [1 0 0 0 0 1 1 1 80 0;1 0 0 0 0 1 1 1 80 0;1 0 0 0 0 1 1 1 80 0;1 0 0 0 0 1 1 1 80 0];\n",
                BRANCH,
                "mpc.gencost = [\n1 9 0 3 0 5 10 105 80 1505\n2 0 0 1 7 0 0 0 0 0\n2 0 0 2 3 4 0 0 0 0\n",
                "2 0 0 4 0 .5 3 4 0 0\n1 0 0 2 0 0 1 1 0 0\n1 0 0 2 0 0 1 1 0 0\n",
                "1 0 0 2 0 0 1 1 0 0\n1 0 0 2 0 0 1 1 0 0];\n");
        assertThat(study.generators().get(0).piecewiseCost().orElseThrow().at(20))
                .isCloseTo(305, within(1e-9));
        assertThat(study.generators().get(0).fixedCostPerHour()).isZero();
        assertThat(study.generators().get(1).fixedCostPerHour()).isEqualTo(7);
        assertThat(study.generators().get(2).marginalCost().at(0)).isEqualTo(3);
        assertThat(study.generators().get(3).quadraticCost().at(0)).isEqualTo(0.5);
        assertThat(study.notes())
                .containsExactly(
                        "The second half of gencost, the cost of reactive power, is not used.",
                        "Costs of starting and stopping are not used: a MATPOWER case has no commitment.");
    }

    @Test
    void directCurrentLinesAreLinksWithTheirLosses() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS,
                GEN,
                BRANCH,
                COST,
                "mpc.dcline = [1 2 1 0 0 0 0 1 1 1 10 0 0 0 0 0.5 0.02;1 2 0 0 0 0 0 1 1 1 10 0 0 0 0 0 0;\n",
                "2 1 1 0 0 0 0 1 1 -20 10 0 0 0 0 0 0];\n",
                "mpc.dclinecost = [2 0 0 2 7.3 0;2 0 0 2 0 0;2 0 0 2 0 0];");
        LinkOperation link = study.links().getFirst();
        assertThat(study.links()).extracting(LinkOperation::id).containsExactly("dc-1", "dc-3");
        assertThat(link.link().capacityMw()).isEqualTo(10);
        assertThat(link.minPu().at(0)).isEqualTo(0.1);
        assertThat(link.efficiencies().getFirst().at(0)).isEqualTo(0.98);
        assertThat(link.marginalCost().at(0)).isEqualTo(7.3);
        assertThat(study.loads().getLast())
                .isEqualTo(Load.builder("loss-dc-1", "2").powerMw(0.5).build());
        LinkOperation reversible = study.links().getLast();
        assertThat(reversible.link().capacityMw()).isEqualTo(20);
        assertThat(reversible.minPu().at(0)).isEqualTo(-1);
        assertThat(reversible.maxPu().at(0)).isEqualTo(0.5);
        assertThat(study.notes())
                .containsExactly(
                        "DC lines out of service or at an isolated bus are left out: dc-2.",
                        "DC lines are links of efficiency 1 - loss1 in both directions; loss0 is a load at their to"
                                + " bus.");
    }

    @Test
    void severalIslandsAndACaseWithoutBranchesAreFine() {
        Study study = CaseFile.read(folder, HEAD, BUS, GEN, COST, "mpc.branch = [];\n");
        assertThat(study.network().buses()).hasSize(2);
        assertThat(study.network().branches()).isEmpty();
    }

    @Test
    void numbersAreRoundedAsJavaDoes() {
        Random random = new Random(2);
        for (int k = 0; k < 20_000; k++) {
            String text = k % 2 == 0
                    ? Double.toString(Double.longBitsToDouble(random.nextLong()))
                    : "%s%d.%de%d"
                            .formatted(k % 4 == 1 ? "-" : "+", random.nextInt(1000), random.nextInt(), k % 40 - 20)
                            .replace(".-", ".");
            if (text.contains("NaN")) {
                continue;
            }
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            CaseNumber number = new CaseNumber(bytes);
            assertThat(number.read(0, bytes.length)).as(text).isTrue();
            assertThat(number.value()).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @Test
    void shortNumbersAreRoundedAsJavaDoes() {
        Random random = new Random(3);
        for (int k = 0; k < 50_000; k++) {
            String digits = Long.toString(random.nextLong(1L << random.nextInt(1, 60)));
            int point = random.nextInt(digits.length() + 1);
            String text = (k % 3 == 0 ? "-" : "")
                    + (k % 5 == 0 ? digits : digits.substring(0, point) + "." + digits.substring(point));
            assertThat(read(text)).as(text).contains(Double.parseDouble(text));
        }
        assertThat(read("-0")).contains(-0.0);
        assertThat(read("000000000000000.1")).contains(0.1);
        for (String none : List.of(".", "-", "-.", "1.2.3", "--1", "1-", "1+", "1e5-", "1 ", "1_0", "0x1")) {
            assertThat(read(none)).as(none).isEmpty();
        }
    }

    private static Optional<Double> read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        CaseNumber number = new CaseNumber(bytes);
        return number.read(0, bytes.length) ? Optional.of(number.value()) : Optional.empty();
    }
}
