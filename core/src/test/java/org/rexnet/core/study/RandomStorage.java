package org.rexnet.core.study;

import java.util.List;

/** Storage units and stores of a {@link RandomStudy}. */
final class RandomStorage {

    private RandomStorage() {}

    static void units(Dice dice, StudyBuilder study) {
        study.add(battery(dice, "battery").build());
        study.add(reservoir(dice, "reservoir").build());
    }

    static void stores(Dice dice, StudyBuilder study) {
        study.add(store(dice, "cavern", RandomStudy.HYDROGEN).build());
        study.add(store(dice, "tank", dice.pick(RandomStudy.HEAT)).build());
    }

    static void standingLoss(Dice dice, StudyBuilder study) {
        study.add(battery(dice, "leaking battery")
                .standingLoss(dice.profile(0, 0.1))
                .build());
        study.add(store(dice, "cooling tank", dice.pick(RandomStudy.HEAT))
                .standingLoss(dice.profile(0, 0.1))
                .build());
    }

    /** What is prescribed can be reached: a wide store at a bus that takes and gives anything. */
    static void setLevels(Dice dice, StudyBuilder study) {
        study.add(battery(dice, "told battery")
                .capacityMw(100)
                .levelSetMwh(dice.nowAndThen(0, 20))
                .build());
        study.add(bound(dice, battery(dice, "bound battery").capacityMw(60).maxHours(40))
                .initialMwh(1200)
                .cyclic(false)
                .build());
        study.add(store(dice, "told store", dice.pick(RandomStudy.HEAT))
                .carrier("battery")
                .capacityMwh(1000)
                .minPu(0)
                .cyclic(false)
                .levelSetMwh(dice.nowAndThen(0, 20))
                .build());
        study.add(store(dice, "bound store", dice.pick(RandomStudy.HEAT))
                .carrier("battery")
                .capacityMwh(1000)
                .initialMwh(500)
                .cyclic(false)
                .setPointMw(dice.nowAndThen(-5, 5))
                .build());
    }

    private static StorageUnit.Builder bound(Dice dice, StorageUnit.Builder unit) {
        return switch (dice.whole(1, 3)) {
            case 1 -> unit.setPointMw(dice.nowAndThen(-5, 5));
            case 2 -> unit.dispatchSetMw(dice.nowAndThen(0, 5));
            default -> unit.storeSetMw(dice.nowAndThen(0, 5));
        };
    }

    static void candidates(Dice dice, StudyBuilder study) {
        study.add(battery(dice, "new battery")
                .expansion(RandomSupply.expansion(dice, 50, 5, 200))
                .build());
        study.add(store(dice, "new tank", dice.pick(RandomStudy.HEAT))
                .expansion(RandomSupply.expansion(dice, 100, 1, 40))
                .build());
    }

    private static StorageUnit.Builder battery(Dice dice, String id) {
        return StorageUnit.builder(id, dice.pick(RandomStudy.POWER))
                .carrier(dice.pick(List.of("battery", "water")))
                .capacityMw(dice.number(5, 20))
                .maxHours(dice.number(1, 6))
                .minPu(dice.profile(-1, -0.3))
                .maxPu(dice.profile(0.4, 1))
                .efficiencyStore(dice.profile(0.8, 1))
                .efficiencyDispatch(dice.profile(0.8, 1))
                .initialMwh(dice.number(0, 5))
                .cyclic(dice.chance())
                .marginalCost(dice.profile(0, 3));
    }

    private static StorageUnit.Builder reservoir(Dice dice, String id) {
        return StorageUnit.builder(id, dice.pick(RandomStudy.POWER))
                .carrier("water")
                .capacityMw(dice.number(5, 20))
                .maxHours(dice.number(4, 12))
                .minPu(0)
                .efficiencyDispatch(dice.profile(0.8, 1))
                .inflowMw(dice.profile(0, 8))
                .initialMwh(dice.number(0, 20))
                .cyclic(dice.once(3))
                .storageCost(dice.profile(0, 0.5))
                .spillCost(dice.profile(0, 2));
    }

    private static Store.Builder store(Dice dice, String id, String bus) {
        return Store.builder(id, bus)
                .carrier(dice.pick(List.of("gas", "battery")))
                .capacityMwh(dice.number(20, 60))
                .minPu(dice.once(3) ? dice.profile(0, 0.1) : Profile.ZERO)
                .maxPu(dice.profile(0.6, 1))
                .initialMwh(dice.number(6, 12))
                .cyclic(dice.chance())
                .marginalCost(dice.profile(0, 3))
                .storageCost(dice.profile(0, 0.5));
    }
}
