package org.rexnet.core.study;

import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.network.Pipe;

/** Pipes, plants of heat and power, and buildings of a {@link RandomStudy}. */
final class RandomHeat {

    private RandomHeat() {}

    static void pipes(Dice dice, StudyBuilder study) {
        study.add(new HeatSchedule("warm", dice.profile(65, 90), dice.profile(35, 50), dice.profile(4, 12)));
        study.add(pipe(dice, "main", dice.chance() ? Direction.BOTH : Direction.FORWARD)
                .build());
        study.add(pipe(dice, "second main", Direction.BOTH).build());
    }

    static void delay(Dice dice, StudyBuilder study) {
        study.add(pipe(dice, "long main", Direction.FORWARD)
                .delaySnapshots(dice.whole(1, 2))
                .build());
    }

    static void candidates(Dice dice, StudyBuilder study) {
        study.add(pipe(dice, "new main", Direction.BOTH)
                .designCapacityMw(5)
                .expansion(Expansion.of(1, 15, dice.number(5, 150)))
                .build());
        study.add(backPressure(dice, "new back-pressure")
                .expansion(RandomSupply.expansion(dice, 30, 20, 300))
                .build());
    }

    static void heatAndPower(Dice dice, StudyBuilder study) {
        study.add(backPressure(dice, "back-pressure").build());
        study.add(extraction(dice, "extraction").build());
        study.add(extraction(dice, "hydrogen turbine")
                .fuelBus(RandomStudy.HYDROGEN)
                .minPowerMw(dice.chance() ? 0 : 1)
                .build());
    }

    static void buildings(Dice dice, StudyBuilder study) {
        study.add(new Building(
                "house",
                dice.pick(RandomStudy.HEAT),
                dice.number(3, 8),
                dice.number(0.3, 2),
                dice.profile(0, 0.5),
                dice.profile(-5, 8),
                Profile.of(dice.number(15, 18)),
                Profile.of(dice.number(23, 26)),
                dice.number(8, 12)));
    }

    private static PipeOperation.Builder pipe(Dice dice, String id, Direction direction) {
        boolean forth = dice.chance();
        Pipe pipe = new Pipe(
                id,
                forth ? "warm" : "hot",
                forth ? "hot" : "warm",
                dice.number(0.5, 3),
                0.2,
                dice.chance() ? 0 : dice.number(0, 0.5),
                dice.number(2, 10));
        return PipeOperation.builder(pipe)
                .direction(direction)
                .maxPu(dice.profile(0.7, 1))
                .lossPerMw(dice.chance() ? 0 : dice.number(0, 0.05));
    }

    private static CombinedHeatPower.Builder backPressure(Dice dice, String id) {
        return CombinedHeatPower.backPressure(
                        id,
                        dice.pick(RandomStudy.POWER),
                        dice.pick(RandomStudy.HEAT),
                        dice.number(0.3, 0.4),
                        dice.number(0.4, 0.9))
                .carrier("chp")
                .capacityMw(dice.number(2, 15))
                .fuelCost(dice.profile(8, 25))
                .marginalCost(dice.profile(0, 4))
                .co2PerMwhFuel(0.2);
    }

    private static CombinedHeatPower.Builder extraction(Dice dice, String id) {
        return CombinedHeatPower.extraction(
                        id,
                        dice.pick(RandomStudy.POWER),
                        dice.pick(RandomStudy.HEAT),
                        dice.number(0.4, 0.5),
                        dice.number(0.3, 0.7),
                        dice.number(0.1, 0.2))
                .carrier("chp")
                .capacityMw(dice.number(2, 15))
                .maxHeatMw(dice.chance() ? Double.POSITIVE_INFINITY : dice.number(3, 10))
                .fuelCost(dice.profile(8, 25))
                .marginalCost(dice.profile(0, 4))
                .co2PerMwhFuel(0.2);
    }
}
