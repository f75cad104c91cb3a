package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinearModelTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    private final LinearModel model = new LinearModel();

    @ParameterizedTest(name = "{0}")
    @MethodSource("badData")
    void badDataIsRefusedWithTheNameAndTheValue(String what, Consumer<LinearModel> fault, String value) {
        model.name(model.addVariable(0, 10, 1), "wind");
        model.name(model.addConstraint(0, 5), "balance");

        assertThatThrownBy(() -> fault.accept(model))
                .as(what)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(value);
    }

    static Stream<Arguments> badData() {
        Variable wind = new Variable(0);
        Constraint balance = new Constraint(0);
        return Stream.of(
                bad("bound that is not a number", m -> m.setBounds(wind, Double.NaN, 1), "wind: its bounds"),
                bad("crossed bounds", m -> m.setBounds(wind, 2, 1), "lower bound 2.0 is above its upper bound 1.0"),
                bad("lower bound of infinity", m -> m.setBounds(wind, INFINITY, INFINITY), "below 1e20"),
                bad("upper bound of -1e20", m -> m.setBounds(wind, -1e21, -1e20), "above -1e20"),
                bad("cost that is not a number", m -> m.setCost(wind, Double.NaN), "wind: its cost"),
                bad("infinite cost", m -> m.addCost(wind, INFINITY), "Infinity"),
                bad("negative quadratic cost", m -> m.setQuadraticCost(wind, -0.5), "-0.5"),
                bad("infinite quadratic cost", m -> m.setQuadraticCost(wind, INFINITY), "Infinity"),
                bad(
                        "infinite coefficient",
                        m -> m.addTerm(balance, wind, INFINITY),
                        "balance: the coefficient of wind"),
                bad("coefficient that is not a number", m -> m.addTerm(balance, wind, Double.NaN), "NaN"),
                bad("huge coefficient", m -> m.setCoefficient(balance, wind, 1e15), "1.0E15"),
                bad("crossed row", m -> m.setConstraintBounds(balance, 3, 2), "balance: its lower bound 3.0"),
                bad("row that is not a number", m -> m.setConstraintBounds(balance, 0, Double.NaN), "NaN"),
                bad("new row that is crossed", m -> m.addConstraints(2, 1, 0), "New constraint"),
                bad("infinite constant", m -> m.addConstant(INFINITY), "Infinity"),
                bad("variable of another model", m -> m.setCost(new Variable(7), 1), "Variable 7"),
                bad("constraint of another model", m -> m.addTerm(new Constraint(7), wind, 1), "Constraint 7"));
    }

    private static Arguments bad(String what, Consumer<LinearModel> fault, String value) {
        return Arguments.of(what, fault, value);
    }

    @Test
    void aBoundOf1e20IsInfinite() {
        Variable variable = model.addVariable(-1e20, 1e30, 0);

        assertThat(model.lower(variable)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(model.upper(variable)).isEqualTo(INFINITY);
    }

    @Test
    void termsOfTheSameCellAddUp() {
        Variables x = model.addVariables(3);
        Constraints rows = model.addConstraints(2, 0, 0);
        model.addTerm(rows.at(1), x.at(2), 1);
        model.addTerm(rows.at(0), x.at(0), 5);
        model.addTerm(rows.at(1), x.at(2), 2);
        model.addTerm(rows.at(0), x.at(1), 4);
        model.addTerm(rows.at(0), x.at(1), -4);

        assertThat(model.coefficient(rows.at(1), x.at(2))).isEqualTo(3);
        assertThat(CompressedMatrix.byRow(model))
                .usingRecursiveComparison()
                .isEqualTo(new CompressedMatrix(new int[] {0, 1, 2}, new int[] {0, 2}, new double[] {5, 3}));
        assertThat(CompressedMatrix.byColumn(model))
                .usingRecursiveComparison()
                .isEqualTo(new CompressedMatrix(new int[] {0, 1, 1, 2}, new int[] {0, 1}, new double[] {5, 3}));
    }

    @Test
    void manyConstraintsMayShareTheArraysOfTheirTerms() {
        LinearModel model = new LinearModel();
        Variables variables = model.addVariables(3);
        Constraints rows = model.addConstraints(2, 0, 1);
        int[] columns = {0, 2};
        double[] coefficients = {4, 5};
        model.addSharedTerms(rows.at(0), columns, coefficients);
        model.addSharedTerms(rows.at(1), columns, coefficients);
        model.addTerm(rows.at(1), variables.at(2), 1);

        assertThat(model.termCount()).isEqualTo(5);
        assertThat(model.coefficient(rows.at(0), variables.at(2))).isEqualTo(5);
        assertThat(model.coefficient(rows.at(1), variables.at(2))).isEqualTo(6);
        assertThatThrownBy(() -> model.addSharedTerms(rows.at(0), new int[] {1}, coefficients))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are 1 variables, but 2 coefficients.");
    }

    @Test
    void aSetCoefficientReplacesAllTermsOfItsCell() {
        Variable x = model.addVariable(0, 1, 0);
        Constraint row = model.addConstraint(0, 1);
        model.addTerm(row, x, 1);
        model.addTerm(row, x, 2);
        model.setCoefficient(row, x, 7);
        model.addTerm(row, x, 0.5);

        assertThat(model.coefficient(row, x)).isEqualTo(7.5);
        assertThat(CompressedMatrix.byRow(model).value()).containsExactly(7.5);
    }

    @Test
    void manyCoefficientsCanBeSetAgainAndAgain() {
        Variables x = model.addVariables(50);
        Constraints rows = model.addConstraints(50, 0, 0);
        for (int round = 1; round <= 20; round++) {
            for (int k = 0; k < 2500; k++) {
                model.setCoefficient(rows.at(k / 50), x.at(k % 50), k * round);
            }
        }

        assertThat(model.termCount()).isEqualTo(2500);
        assertThat(model.coefficient(rows.at(49), x.at(49))).isEqualTo(2499 * 20);
    }

    @Test
    void aModelIsQuadraticAndIntegerOnlyAsLongAsAVariableIs() {
        Variables x = model.addVariables(2);
        model.setQuadraticCost(x.at(1), 0.5);
        model.setInteger(x.at(0), true);
        assertThat(model.isQuadratic()).isTrue();
        assertThat(model.hasIntegers()).isTrue();
        assertThat(model.quadraticCost(x.at(0))).isZero();

        model.setQuadraticCost(x.at(1), 0);
        model.setInteger(x.at(0), false);
        assertThat(model.isQuadratic()).isFalse();
        assertThat(model.hasIntegers()).isFalse();
    }

    @Test
    void theModelIsPrintedWithItsNames(@TempDir Path folder) throws IOException {
        Variables output = model.addVariables(2);
        model.name(output, "output ", k -> k == 0 ? "north" : "south");
        model.setBounds(output.at(0), 0, 60);
        model.setCost(output.at(0), 10);
        model.setQuadraticCost(output.at(1), 0.25);
        Variable angle = model.addVariable(Double.NEGATIVE_INFINITY, INFINITY, 0);
        Variable units = model.addVariable(-2, 3, 1);
        model.setInteger(units, true);
        Constraint balance = model.addConstraint(80, 80);
        model.name(balance, "balance");
        model.addTerm(balance, output.at(0), 1);
        model.addTerm(balance, output.at(1), 1);
        Constraint range = model.addConstraint(-5, 5);
        model.addTerm(range, angle, -2.5);
        model.addConstant(7);
        Path file = folder.resolve("model.lp");
        model.writeLp(file);

        assertThat(Files.readString(file)).isEqualTo("""
            Minimize
             obj: + 10.0 output_north + 1.0 x3 + 7.0 + [ + 0.5 output_south ^2 ] / 2
            Subject To
             balance: + 1.0 output_north + 1.0 output_south = 80.0
             r1_lower: - 2.5 x2 >= -5.0
             r1_upper: - 2.5 x2 <= 5.0
            Bounds
             0.0 <= output_north <= 60.0
             x2 free
             -2.0 <= x3 <= 3.0
            General
             x3
            End
            """);
    }

    @Test
    void noTwoVariablesOrRowsShareANameInTheFile() throws IOException {
        LinearModel model = new LinearModel();
        model.name(model.addVariables(3), "n\u00f6rd", k -> "");
        model.name(model.addVariable(0, 1, 1), "n_rd");
        model.name(model.addVariable(0, 1, 1), "x".repeat(400));
        model.name(model.addConstraint(0, 1), "flow");
        model.name(model.addConstraint(0, 0), "flow_lower");
        StringBuilder text = new StringBuilder();
        model.writeLp(text);

        assertThat(text.toString().lines().filter(line -> line.contains(":")).map(line -> line.split(":")[0]))
                .doesNotHaveDuplicates()
                .hasSize(4);
        assertThat(text.toString().lines().filter(line -> line.contains("<=") && !line.contains(":")))
                .hasSize(2);
        assertThat(text.toString().lines()).allMatch(line -> line.length() < 256);
        assertThat(text).contains("n_rd__3").contains("flow_lower__");
    }

    @Test
    void aNameWithinABlockHidesTheBlocksName() {
        Variables x = model.addVariables(3);
        model.name(x, "p", Integer::toString);
        model.name(x.at(1), "wind");

        assertThat(model.name(x.at(0))).isEqualTo("p0");
        assertThat(model.name(x.at(1))).isEqualTo("wind");
        assertThat(model.name(x.at(2))).isEqualTo("p2");
        assertThat(model.name(model.addVariable(0, 1, 0))).isEqualTo("x3");
    }
}
