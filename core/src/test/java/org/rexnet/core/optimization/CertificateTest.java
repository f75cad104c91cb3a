package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two units serve a load of 80: "cheap" (10 per unit, up to 60) and "dear" (30, up to 100); dear also has a limit of 90. */
class CertificateTest {
    private final LinearModel model = new LinearModel();
    private final double[] value = {60, 20};
    private final double[] reducedCost = {-20, 0};
    private final double[] activity = {80, 20};
    private final double[] dual = {30, 0};

    CertificateTest() {
        Variable cheap = model.addVariable(0, 60, 10);
        Variable dear = model.addVariable(0, 100, 30);
        Constraint balance = model.addConstraint(80, 80);
        Constraint limit = model.addConstraint(Double.NEGATIVE_INFINITY, 90);
        model.name(cheap, "cheap");
        model.name(balance, "balance");
        model.addTerm(balance, cheap, 1);
        model.addTerm(balance, dear, 1);
        model.addTerm(limit, dear, 1);
    }

    private Certificate certificate() {
        return Certificate.of(model, new Point(value, reducedCost, activity, dual));
    }

    @Test
    void anOptimumPasses() {
        assertThat(certificate().holds()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, -1e-4, 1, -1})
    void aDisturbedValueFails(double disturbance) {
        value[0] += disturbance;
        assertThat(certificate().holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, -1e-4, 1, -1})
    void aFeasiblePointThatIsNotOptimalFails(double disturbance) {
        value[0] -= Math.abs(disturbance);
        value[1] += Math.abs(disturbance);
        activity[1] = value[1];
        Certificate certificate = certificate();
        assertThat(certificate.primal().isAllowed()).isTrue();
        assertThat(certificate.complementarity().isAllowed()).isFalse();
        assertThat(certificate.complementarity().where()).isEqualTo("variable cheap");
        assertThat(certificate.holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, -1e-4, 1, -1})
    void aDisturbedDualFails(double disturbance) {
        dual[0] += disturbance;
        assertThat(certificate().holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, -1e-4, 1, -1})
    void aDisturbedPriceWithReducedCostsToMatchFails(double disturbance) {
        dual[0] += disturbance;
        reducedCost[0] -= disturbance;
        reducedCost[1] -= disturbance;
        assertThat(certificate().holds()).isFalse();
    }

    @Test
    void aPriceOnAConstraintThatDoesNotBindFails() {
        dual[1] = -1;
        reducedCost[1] = 1;
        assertThat(certificate().complementarity().isAllowed()).isFalse();
    }

    @Test
    void aPriceOfTheWrongSignFails() {
        dual[1] = 1;
        reducedCost[1] = -1;
        Certificate certificate = certificate();
        assertThat(certificate.dual().isAllowed()).isFalse();
        assertThat(certificate.dual().size()).isEqualTo(1);
    }

    @Test
    void aDisturbedReducedCostFails() {
        reducedCost[0] = -20.001;
        assertThat(certificate().dual().isAllowed()).isFalse();
    }

    @Test
    void aDisturbedActivityFails() {
        activity[0] = 80.001;
        Certificate certificate = certificate();
        assertThat(certificate.primal().isAllowed()).isFalse();
        assertThat(certificate.primal().where()).isEqualTo("constraint balance");
    }

    @Test
    void whatIsNotANumberFails() {
        double[][] arrays = {value, reducedCost, activity, dual};
        for (double[] array : arrays) {
            double kept = array[0];
            array[0] = Double.NaN;
            assertThat(certificate().holds()).isFalse();
            array[0] = kept;
        }
        assertThat(certificate().holds()).isTrue();
    }

    @Test
    void theQuadraticCostCounts() {
        model.setQuadraticCost(new Variable(1), 0.25);
        assertThat(certificate().holds()).isFalse();
        dual[0] = 40;
        reducedCost[0] = -30;
        assertThat(certificate().holds()).isTrue();
    }

    @Test
    void pricesOfSmallCostsAreCheckedAsStrictly() {
        model.setCost(new Variable(0), 10e-6);
        model.setCost(new Variable(1), 30e-6);
        dual[0] = 30e-6;
        reducedCost[0] = -20e-6;
        assertThat(certificate().holds()).isTrue();
        dual[0] = 30.01e-6;
        reducedCost[0] = -20.01e-6;
        reducedCost[1] = -0.01e-6;
        assertThat(certificate().holds()).isFalse();
    }

    @Test
    void anIntegerSolutionMustBeWholeFeasibleAndCloseToItsBound() {
        model.setInteger(new Variable(1), true);
        Point point = new Point(value, new double[0], activity, new double[0]);
        assertThat(Certificate.of(model, point, 1200, 1e-7).holds()).isTrue();
        assertThat(Certificate.of(model, point, 1199, 1e-7).holds()).isFalse();
        assertThat(Certificate.of(model, point, 1199, 1e-3).holds()).isTrue();

        value[0] = 59.5;
        value[1] = 20.5;
        activity[1] = 20.5;
        assertThat(Certificate.of(model, point, 1210, 1e-7).integrality().size())
                .isEqualTo(0.5);
    }

    @Test
    void aSolutionWithoutACertificateCannotBeMade() {
        dual[0] = 31;
        Point point = new Point(value, reducedCost, activity, dual);
        SolverStatistics statistics = new SolverStatistics("a guess", 0, 0, 0, 0, 2, 2, 3, 0);
        assertThatThrownBy(() -> Solution.of(model, point, Basis.empty(), statistics, Certificate.of(model, point)))
                .isInstanceOf(CertificateException.class)
                .hasMessageContaining("a guess");
    }
}
