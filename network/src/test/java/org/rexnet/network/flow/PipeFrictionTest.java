package org.rexnet.network.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.network.Pipe;

/** The friction law against the equation that it solves, values from tables, and what Newton's method needs of it. */
class PipeFrictionTest {

    private static final Water WATER = new Water(1000, 0.001);
    private static final double DIAMETER_M = 0.1;

    /** Mass flow in kg/s at which a pipe of 0.1 m has a Reynolds number. */
    private static double flow(double reynolds) {
        return reynolds * Math.PI * DIAMETER_M * WATER.viscosityPaS() / 4;
    }

    private static double[] dropAndSlope(double relativeRoughness, double flow) {
        Pipe pipe = new Pipe("p", "a", "b", 0.1, DIAMETER_M, 0, 1, 1000 * DIAMETER_M * relativeRoughness);
        double[] drop = new double[1];
        double[] slope = new double[1];
        new PipeFriction(List.of(pipe), WATER).evaluate(0, flow, drop, slope);
        return new double[] {drop[0], slope[0]};
    }

    /** Darcy's factor: drop = f L/D rho v^2/2. */
    private static double factor(double relativeRoughness, double reynolds) {
        double velocity = flow(reynolds) / (1000 * Math.PI / 4 * DIAMETER_M * DIAMETER_M);
        return dropAndSlope(relativeRoughness, flow(reynolds))[0] / (1000 * 1000 * velocity * velocity / 2);
    }

    @ParameterizedTest
    @CsvSource({"0, 4000", "0, 1e8", "0.001, 1e5", "0.01, 1e4", "0.05, 4000", "0.0001, 3e6"})
    void turbulentFrictionSolvesColebrooksEquation(double roughness, double reynolds) {
        double f = factor(roughness, reynolds);

        double x = -2 * Math.log10(roughness / 3.7 + 2.51 / (reynolds * Math.sqrt(f)));
        assertThat(1 / Math.sqrt(f)).isCloseTo(x, within(1e-9 * x));
    }

    /** Read off Moody's diagram, to its third figure. */
    @ParameterizedTest
    @CsvSource({"0.001, 1e5, 0.0222", "0, 1e5, 0.0180", "0.01, 1e6, 0.0380", "0.0001, 1e7, 0.0121"})
    void turbulentFrictionIsThatOfMoodysDiagram(double roughness, double reynolds, double factor) {
        assertThat(factor(roughness, reynolds)).isCloseTo(factor, within(1e-4));
    }

    @Test
    void laminarFrictionIsThatOfHagenAndPoiseuille() {
        assertThat(factor(0.01, 1000)).isCloseTo(0.064, within(1e-12));
        double drop = 128 * 0.001 * 100 * flow(1000) / 1000 / (Math.PI * Math.pow(DIAMETER_M, 4));
        assertThat(dropAndSlope(0, flow(1000))[0]).isCloseTo(drop, within(1e-9 * drop));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-4, 1e-3, 0.01, 0.05})
    void theDropRisesWithTheFlowWithoutABreakAndItsSlopeIsTrue(double roughness) {
        double before = dropAndSlope(roughness, flow(1))[0];
        for (double reynolds = 10; reynolds < 20_000; reynolds += 10) {
            double step = flow(1e-3);
            double[] here = dropAndSlope(roughness, flow(reynolds));
            double ahead = dropAndSlope(roughness, flow(reynolds) + step)[0];
            double behind = dropAndSlope(roughness, flow(reynolds) - step)[0];

            assertThat(here[0]).as("drop at Re %s", reynolds).isGreaterThan(before);
            assertThat(here[1])
                    .as("slope at Re %s", reynolds)
                    .isCloseTo((ahead - behind) / (2 * step), Percentage.withPercentage(1e-3));
            before = here[0];
        }
    }

    @Test
    void theDropHasTheSignOfTheFlow() {
        double[] back = dropAndSlope(0.001, -3);
        double[] forth = dropAndSlope(0.001, 3);

        assertThat(back[0]).isEqualTo(-forth[0]).isNegative();
        assertThat(back[1]).isEqualTo(forth[1]).isPositive();
        assertThat(dropAndSlope(0.001, 0)[0]).isZero();
        assertThat(dropAndSlope(0.001, 0)[1]).isPositive();
    }

    /** IAPWS: 20 C 998.21 kg/m3, 1.0016 mPa s; 60 C 983.20, 0.4660; 90 C 965.31, 0.3142. */
    @ParameterizedTest
    @CsvSource({"20, 998.21, 1.0016e-3", "60, 983.20, 0.4660e-3", "90, 965.31, 0.3142e-3"})
    void waterHasTheTabledPropertiesAtItsTemperature(double celsius, double density, double viscosity) {
        assertThat(Water.at(celsius).densityKgPerM3()).isCloseTo(density, within(0.02));
        assertThat(Water.at(celsius).viscosityPaS()).isCloseTo(viscosity, within(3e-7));
    }
}
