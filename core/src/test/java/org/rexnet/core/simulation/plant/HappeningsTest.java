package org.rexnet.core.simulation.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.SmallWorlds;
import org.rexnet.core.simulation.world.World;

class HappeningsTest {

    private final World world = World.of(Setting.of(SmallWorlds.study(), new StandardSolver()), 7);
    private final Happenings happenings = new Happenings(world);

    @Test
    void allPeriodsOneAfterAnotherAreThoseOfTheWorld() {
        for (int period = 0; period < world.setting().count(); period++) {
            for (int number = 0; number < world.numbers(); number++) {
                assertThat(happenings.at(number, period)).isEqualTo(world.realized(number, period));
            }
        }
    }

    @Test
    void periodsInAnyOrderAreThoseOfTheWorld() {
        SplittableRandom random = new SplittableRandom(1);
        for (int k = 0; k < 1000; k++) {
            int number = random.nextInt(world.numbers());
            int period = random.nextInt(world.setting().count());
            assertThat(happenings.at(number, period)).isEqualTo(world.realized(number, period));
        }
    }
}
