package org.rexnet.core.study.matpower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rexnet.core.study.matpower.CaseFile.BRANCH;
import static org.rexnet.core.study.matpower.CaseFile.BUS;
import static org.rexnet.core.study.matpower.CaseFile.COST;
import static org.rexnet.core.study.matpower.CaseFile.GEN;
import static org.rexnet.core.study.matpower.CaseFile.HEAD;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.study.Study;
import org.rexnet.network.Line;

/** The few statements that are computed: arithmetic, names, indices, scaled columns, conditions; and version 1. */
class MatpowerStatementsTest {

    private static final double EXACT = 1e-12;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        50/3            | 16.666666666666668
        2 * 3 + 4       | 10
        2 + 3 * 4       | 14
        -2^2            | -4
        2^-1            | 0.5
        2^3^2           | 64
        (1 + 2)*-3      | -9
        50./4           | 12.5
        6.*2            | 12
        1e3/1.5e1       | 66.66666666666667
        sqrt(3)*sqrt(3) | 3
        sin(acos(0.6))  | 0.8
        --5             | 5
        pi              | 3.141592653589793
        mpc.baseMVA/8   | 12.5
        mpc.bus(2, 3)   | 50
        mpc.bus(2, PD)  | 50
        """)
    void arithmeticHasThePrecedenceOfMatlab(String text, double value) {
        Study study = withPower("PD = 3;\nk = " + text + ";\nmpc.bus(2, PD) = k;\n");

        assertThat(powerMw(study)).isCloseTo(value, within(1e-12 * Math.abs(value)));
    }

    @Test
    void elementsOfTablesAreComputedAndBlanksSeparateThem() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS,
                GEN,
                COST,
                "Z = 2;\nmpc.branch = [\n1 2 1/100 1 - 0.9 0 50/3 (1 + 2) -Z*0 0 0 1 -Z 60 / 2\n];\n");
        Line line = study.network().branch(Line.class, "1-2");

        assertThat(line.resistance()).isCloseTo(1e-4, within(EXACT));
        assertThat(line.reactance()).isCloseTo(1e-3, within(EXACT));
        assertThat(line.capacityMw()).isCloseTo(50.0 / 3, within(EXACT));
        assertThat(Math.toDegrees(line.angleLimits().min())).isCloseTo(-2, within(1e-9));
        assertThat(Math.toDegrees(line.angleLimits().max())).isCloseTo(30, within(1e-9));
    }

    @Test
    void aMinusBetweenANumberAndABlankGoesOn() {
        Study study = CaseFile.read(folder, HEAD, BUS, GEN, COST, "mpc.branch = [1 2 0 1- 0.9 0 0 0 0 0 0 1];\n");

        assertThat(study.network().branch(Line.class, "1-2").reactance()).isCloseTo(1e-3, within(EXACT));
    }

    @Test
    void aFeederInOhmAndKilowattIsConverted() {
        Study study = CaseFile.read(folder, """
            function mpc = feeder
            mpc.version = '2';
            mpc.baseMVA = 10;
            Vbase = 12.66;
            mpc.bus = [1 3 0 0 0 0 1 1 0 Vbase 1 1 1; 2 1 100 60 0 0 1 1 0 Vbase 1 1 1; 3 1 90 40 0 0 1 1 0 Vbase 1 1 1];
            mpc.gen = [1 0 0 10 -10 1 100 1 10 0];
            mpc.branch = [1 2 0.0922 0.0470 0 0 0 0 0 0 1; 2 3 0.4930 0.2511 0 50/3 0 0 0 0 1];
            %% convert ohm to p.u. and kW to MW
            [PQ, PV, REF, NONE, BUS_I, BUS_TYPE, PD, QD] = idx_bus;
            [F_BUS, T_BUS, BR_R, BR_X] = idx_brch;
            Sbase = mpc.baseMVA * 1e6;
            mpc.branch(:, [BR_R BR_X]) = mpc.branch(:, [BR_R BR_X]) / ((Vbase * 1e3)^2 / Sbase);
            mpc.bus(:, [PD, QD]) = mpc.bus(:, [PD, QD]) / 1e3;
            """);
        Line second = study.network().branch(Line.class, "2-3");
        double ohmPerUnit = 12.66 * 12.66 / 10;

        assertThat(second.capacityMw()).isCloseTo(50.0 / 3, within(EXACT));
        assertThat(second.reactance()).isCloseTo(0.2511 / ohmPerUnit / 10, within(EXACT));
        assertThat(study.loads()).extracting(load -> load.powerMw().at(0)).containsExactly(0.1, 0.09);
    }

    @Test
    void aColumnFollowsFromAnother() {
        Study study = withPower("""
            [PQ, PV, REF, NONE, BUS_I, ...
                BUS_TYPE PD QD] = idx_bus;
            pf = 0.8;
            mpc.bus(:, QD) = mpc.bus(:, PD) * sin(acos(pf));
            mpc.bus(:, PD) = mpc.bus(:, QD) ./ (1 - pf) * 2 - mpc.bus(:, PD);
            """);

        assertThat(powerMw(study)).isCloseTo(50 * 0.6 / 0.2 * 2 - 50, within(1e-9));
    }

    @Test
    void allNamesOfColumnsAreKnownAfterDefineConstants() {
        Study study = withPower("define_constants;\nmpc.branch(:, RATE_A) = mpc.gen(1, PMAX) * 2;\n");

        assertThat(study.network().branch(Line.class, "1-2").capacityMw()).isEqualTo(160);
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 7", "1, 3, 7", "2 - 2, 5, 7"})
    void aConditionIsANumber(String condition, double first, double second) {
        Study study = withPower("""
            fixed = %s;
            if fixed
              if 1, mpc.bus(2, 3) = 3; end
            else
              k = 5; mpc.bus(2, 3) = k;
            end
            if 0, mpc.bus(2, 3) = find(isinf(mpc.gen(:, 9)) & ...
                "end; if");
              for k = 1:3, x(k) = 4; end
            end
            mpc.branch(1, 6) = 7;
            """.formatted(condition));

        assertThat(powerMw(study)).isEqualTo(first);
        assertThat(study.network().branch(Line.class, "1-2").capacityMw()).isEqualTo(second);
    }

    @Test
    void aCaseOfVersionOneReturnsItsTables() {
        Study study = CaseFile.read(
                folder,
                "function [baseMVA, bus, gen, branch, areas, gencost] = small\nbaseMVA = 100;\nareas = [1 1];\n",
                (BUS + GEN + COST).replace("mpc.", ""),
                "branch = [1 2 0.01 0.1 0 60 0 0 0 0 1];\nbus(:, 3) = bus(:, 3) / 10;\nreturn;\n");

        assertThat(powerMw(study)).isEqualTo(5);
        assertThat(study.generators().getFirst().marginalCost().at(0)).isEqualTo(20);
        assertThat(study.notes()).containsExactly("Fields that are not used: areas.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        k = zeros(2)                     | zeros is neither a name given before nor one of the functions that are computed
        mpc.bus(3, 3) = 1                | there is no row 3; the table has 2
        mpc.bus(:, 99) = 1               | there is no column 99 in row 1, which has 13
        mpc.bus(:, 3) = mpc.bus(:, [3 4])| 2 x 2 numbers do not fit into 2 x 1 cells
        mpc.bus(:, 3) = mpc.bus(:, 3)'   | it goes on where it should end
        mpc.bus(:, 3) = mpc.bus * 2      | ( is missing
        if mpc.baseMVA > 3, k = 3; end   | conditions are single numbers; nothing is compared
        if 0, k = 3;                     | its end is missing
        k = mpc.bus(:, 3)                | a single number is needed here, not 2 x 1 of them
        [A, B] = find(3)                 | of functions that return several values only idx_brch, idx_bus, idx_cost, idx_gen are known
        mpc.gen(1.5, 3) = 2              | rows and columns are whole numbers, not 1.5
        system('ls')                     | = is missing
        k = 3; k(2) = 5                  | = is missing
        """)
    void whatIsNotComputedIsNamedWithItsReason(String statement, String reason) {
        assertThat(CaseFile.faults(folder, HEAD, BUS, GEN, COST, BRANCH, statement.strip(), "\n"))
                .first()
                .asString()
                .startsWith("small.m:17, ")
                .contains("cannot be read: " + reason + ". ")
                .contains("nothing is executed");
    }

    @Test
    void costsStraightButForRoundingAreRead() {
        Study study = CaseFile.read(
                folder, HEAD, BUS, GEN, BRANCH, "mpc.gencost = [1 0 0 4 0 0 100 2000.001 200 4000 300 6000.001];");

        assertThat(study.generators().getFirst().piecewiseCost().orElseThrow().at(150))
                .isCloseTo(3000, within(1e-9));
        assertThat(study.notes())
                .containsExactly("Points of piecewise costs that lie above their lower convex hull by rounding,"
                        + " by at most 0.00100 USD/h, are left out.");
        assertThat(CaseFile.faults(folder, HEAD, BUS, GEN, BRANCH, "mpc.gencost = [1 0 0 3 0 0 100 3000 300 5000];"))
                .first()
                .asString()
                .contains("piecewise costs that are not convex are not supported");
    }

    @Test
    void theFirstSlopeGoesOnBelowTheFirstPoint() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS,
                GEN,
                BRANCH,
                "mpc.gencost = [1 0 0 4 396 3208.986 397.33333 3219.79067 398.66667 3230.59533 400 3241.4];");

        assertThat(study.generators().getFirst().piecewiseCost().orElseThrow().at(50))
                .isCloseTo(405.17, within(0.02));
    }

    @Test
    void namesOfBusesMayBeTransposedAndContinued() {
        Study study = CaseFile.read(
                folder,
                HEAD,
                BUS,
                GEN,
                BRANCH,
                COST,
                "mpc.bus_name = { ...\n 'WEST', ...\n 'EAST' ...\n }';\nk = 3;\n");

        assertThat(study.keptColumns().getFirst().values())
                .containsEntry("1", "WEST")
                .containsEntry("2", "EAST");
    }

    private Study withPower(String statements) {
        return CaseFile.read(folder, HEAD, BUS, GEN, BRANCH, COST, statements);
    }

    private static double powerMw(Study study) {
        return study.loads().stream().mapToDouble(load -> load.powerMw().at(0)).sum();
    }
}
