package org.rexnet.core.clearing.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;

/** What is said of supply by kind and carrier. */
final class SupplyTest {

    @Test
    void energyAndUseOfHeatAndPowerAreOfTheSameQuantity() {
        Study study = Study.builder("plant")
                .hours(2)
                .buses("power")
                .bus("homes", "heat")
                .add(CombinedHeatPower.backPressure("plant", "power", "homes", 0.4, 0.5)
                        .capacityMw(10)
                        .carrier("CHP")
                        .build())
                .generator("rest", "power", 20, 30)
                .load("power", "power", 8, 4)
                .load("heat", "homes", 12, 4)
                .generator("boiler", "homes", 20, 50)
                .build();

        Clearing clearing =
                new MarketClearing(new StandardSolver()).clear(study).orThrow();
        List<Supply> plants = Supply.of(clearing).stream()
                .filter(one -> one.kind() == ComponentKind.CHP)
                .toList();

        double power = sum(clearing, "p");
        double heat = sum(clearing, "q");
        assertThat(plants).extracting(Supply::carrier).containsExactly("CHP", "CHP heat");
        assertThat(plants.get(0).energyMwh()).isCloseTo(power, within(1e-6)).isPositive();
        assertThat(plants.get(0).capacityFactor() * plants.get(0).capacity() * 2)
                .isCloseTo(plants.get(0).energyMwh(), within(1e-6));
        assertThat(plants.get(1).energyMwh()).isCloseTo(heat, within(1e-6)).isPositive();
        assertThat(plants.get(1).capacity()).isNaN();
    }

    private static double sum(Clearing clearing, String attribute) {
        double sum = 0;
        for (double[] row : clearing.series(ComponentKind.CHP, attribute)) {
            sum += row[0];
        }
        return sum;
    }
}
