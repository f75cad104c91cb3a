package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelMirrorTest {
    private final LinearModel model = new LinearModel();
    private final ModelMirror mirror = new ModelMirror(model);
    private final Variables x = model.addVariables(4);
    private final Constraints rows = model.addConstraints(3, 0, 1);
    private final List<String> told = new ArrayList<>();

    @Test
    void theWholeModelIsToldOnceAndThenNothing() {
        model.addTerm(rows.at(0), x.at(1), 2);

        assertThat(push()).containsExactly("load 4 3 [2.0]");
        assertThat(push()).isEmpty();
    }

    @Test
    void onlyWhatChangedIsTold() {
        push();
        model.setBounds(x.at(1), 1, 2);
        model.setBounds(x.at(2), 3, 4);
        model.setCost(x.at(3), 9);
        model.setConstraintBounds(rows.at(2), -1, 1);
        model.setQuadraticCost(x.at(1), 0.5);
        model.setInteger(x.at(2), true);
        model.addConstant(3);

        assertThat(push())
                .containsExactly(
                        "bounds 1 [1.0, 3.0] [2.0, 4.0]",
                        "costs 3 [9.0]",
                        "rows 2 [-1.0] [1.0]",
                        "quadratic 1 [0.5]",
                        "integer 2 [true]",
                        "constant 3.0");
        assertThat(push()).isEmpty();
    }

    @Test
    void newColumnsRowsAndCoefficientsAreToldApart() {
        model.addTerm(rows.at(0), x.at(0), 1);
        push();
        Variable added = model.addVariable(0, 5, 7);
        Constraint row = model.addConstraint(2, 3);
        model.addTerm(rows.at(1), added, 4);
        model.addTerm(row, added, 6);
        model.addTerm(row, x.at(0), 8);
        model.addTerm(rows.at(0), x.at(0), 10);
        model.setCoefficient(row, added, 12);

        assertThat(push()).contains("add columns 1 [1] [4.0]", "add rows 1 [4, 0] [12.0, 8.0]", "coefficient 0 0 11.0");
        assertThat(push()).isEmpty();
    }

    @Test
    void aChangeOfSignOfZeroIsHarmless() {
        push();
        model.setCost(x.at(3), -0.0);
        push();
        assertThat(push()).isEmpty();
    }

    @Test
    void aModelMostOfWhoseCoefficientsChangedIsToldAnew() {
        Variables many = model.addVariables(2000);
        for (int k = 0; k < 2000; k++) {
            model.addTerm(rows.at(0), many.at(k), 1);
        }
        push();
        for (int k = 0; k < 1500; k++) {
            model.setCoefficient(rows.at(0), many.at(k), 2);
        }

        assertThat(push()).hasSize(1).first().asString().startsWith("load 2004 3");
    }

    @Test
    void twoMirrorsOfOneModelDoNotDisturbEachOther() {
        ModelMirror other = new ModelMirror(model);
        push();
        model.setCost(x.at(0), 1);
        push();
        other.push(new Recorder());

        assertThat(told).containsExactly("load 4 3 []");
    }

    private List<String> push() {
        told.clear();
        mirror.push(new Recorder());
        List<String> result = List.copyOf(told);
        told.clear();
        return result;
    }

    /** Writes down what it is told. */
    private final class Recorder implements ModelSink {
        @Override
        public void load(
                double[] lower,
                double[] upper,
                double[] cost,
                double[] rowLower,
                double[] rowUpper,
                CompressedMatrix columns) {
            told.add("load " + lower.length + " " + rowLower.length + " " + Arrays.toString(columns.value()));
        }

        @Override
        public void addColumns(double[] lower, double[] upper, double[] cost, CompressedMatrix columns) {
            told.add("add columns " + lower.length + " " + entries(columns));
        }

        @Override
        public void addRows(double[] lower, double[] upper, CompressedMatrix matrix) {
            told.add("add rows " + lower.length + " " + entries(matrix));
        }

        private String entries(CompressedMatrix matrix) {
            return Arrays.toString(matrix.index()) + " " + Arrays.toString(matrix.value());
        }

        @Override
        public void changeBounds(int first, double[] lower, double[] upper) {
            told.add("bounds " + first + " " + Arrays.toString(lower) + " " + Arrays.toString(upper));
        }

        @Override
        public void changeCosts(int first, double[] cost) {
            told.add("costs " + first + " " + Arrays.toString(cost));
        }

        @Override
        public void changeQuadraticCosts(int first, double[] quadratic) {
            told.add("quadratic " + first + " " + Arrays.toString(quadratic));
        }

        @Override
        public void changeIntegrality(int first, boolean[] integer) {
            told.add("integer " + first + " " + Arrays.toString(integer));
        }

        @Override
        public void changeRowBounds(int first, double[] lower, double[] upper) {
            told.add("rows " + first + " " + Arrays.toString(lower) + " " + Arrays.toString(upper));
        }

        @Override
        public void changeCoefficient(int row, int column, double value) {
            told.add("coefficient " + row + " " + column + " " + value);
        }

        @Override
        public void changeConstant(double constant) {
            told.add("constant " + constant);
        }
    }
}
