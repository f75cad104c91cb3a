package org.rexnet.investment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Dice;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/**
 * Candidates whose operation is prescribed, added to random studies: what they must do needs a capacity, and some may not have as much as
 * that, so that there is no plan. The studies draw from everything that may be planned by both methods.
 */
public final class Prescriptions {

    private static final List<String> POWER = List.of("a", "b", "c");

    private Prescriptions() {}

    /** Adds one kind of prescription. */
    @FunctionalInterface
    private interface Kind {
        void addTo(StudyBuilder study, Dice dice);
    }

    private static final List<Kind> KINDS = List.of(
            Prescriptions::output,
            Prescriptions::leastOutput,
            Prescriptions::outputBefore,
            Prescriptions::energy,
            Prescriptions::linkOutput,
            Prescriptions::level,
            Prescriptions::dispatch,
            Prescriptions::firstLevel,
            Prescriptions::storeLevel,
            Prescriptions::storeOutput,
            Prescriptions::leastPower,
            Prescriptions::phaseShift,
            Prescriptions::charging,
            Prescriptions::island);

    /** Draws a study of a seed, with every other kind of prescription. */
    public static Study study(long seed) {
        StudyBuilder study =
                RandomStudy.without(seed, Set.of(RandomStudy.Feature.COMMITMENT, RandomStudy.Feature.SCENARIOS))
                        .toBuilder();
        Dice chances = new Dice(seed, 1);
        int snapshots = study.build().horizon().size();
        for (int kind = 0; kind < KINDS.size(); kind++) {
            if (chances.chance()) {
                KINDS.get(kind).addTo(study, new Dice(1_009 * seed + kind, snapshots));
            }
        }
        return study.build();
    }

    private static Expansion upTo(Dice dice, double low, double high) {
        double most = dice.number(low, high);
        return Expansion.of(dice.chance() ? 0 : Math.min(2, most), most, dice.number(1, 200));
    }

    private static void output(StudyBuilder study, Dice dice) {
        study.generator(
                "prescribed",
                dice.pick(POWER),
                g -> g.setPointMw(dice.nowAndThen(0, 30))
                        .maxPu(dice.profile(0.5, 1))
                        .marginalCost(dice.profile(-5, 90))
                        .expansion(upTo(dice, 45, 150)));
    }

    private static void leastOutput(StudyBuilder study, Dice dice) {
        study.generator(
                "never off",
                dice.pick(POWER),
                g -> g.minPu(dice.profile(0.1, 0.5))
                        .maxPu(dice.profile(0.5, 1))
                        .marginalCost(dice.profile(-5, 90))
                        .expansion(Expansion.of(5, dice.number(10, 80), dice.number(1, 200))));
    }

    private static void outputBefore(StudyBuilder study, Dice dice) {
        study.generator(
                "was on",
                dice.pick(POWER),
                g -> g.rampLimits(new RampLimits(
                                dice.profile(0.1, 0.6), dice.profile(0.1, 0.6), OptionalDouble.of(dice.number(0, 30))))
                        .marginalCost(dice.number(20, 90))
                        .expansion(upTo(dice, 15, 80)));
    }

    private static void energy(StudyBuilder study, Dice dice) {
        double hours = dice.snapshots();
        Generator.Builder builder = Generator.builder("must burn new", dice.pick(POWER))
                .minEnergyMwh(dice.number(0, 10) * hours)
                .maxEnergyMwh(dice.number(10, 20) * hours)
                .marginalCost(dice.number(20, 90))
                .expansion(upTo(dice, 15, 60));
        study.add(builder.build());
    }

    private static void linkOutput(StudyBuilder study, Dice dice) {
        String from = dice.pick(POWER);
        study.add(LinkOperation.builder(
                        Link.of("prescribed link", from, dice.other(POWER, from), 0), List.of(dice.profile(0.8, 1)))
                .setPointMw(dice.nowAndThen(-5, 10))
                .minPu(-1)
                .expansion(upTo(dice, 9, 40))
                .build());
    }

    private static StorageUnit.Builder unit(Dice dice, String id) {
        return StorageUnit.builder(id, dice.pick(POWER))
                .maxHours(dice.number(2, 6))
                .minPu(-1)
                .efficiencyStore(dice.number(0.8, 1))
                .efficiencyDispatch(dice.number(0.8, 1))
                .standingLoss(dice.chance() ? 0 : 0.02)
                .expansion(upTo(dice, 12, 60));
    }

    private static void level(StudyBuilder study, Dice dice) {
        study.add(unit(dice, "prescribed level")
                .levelSetMwh(dice.nowAndThen(0, 25))
                .cyclic(dice.chance())
                .initialMwh(dice.number(0, 10))
                .build());
    }

    private static void dispatch(StudyBuilder study, Dice dice) {
        study.add(unit(dice, "prescribed dispatch")
                .dispatchSetMw(dice.nowAndThen(0, 6))
                .cyclic(true)
                .build());
        study.add(unit(dice, "prescribed storing")
                .storeSetMw(dice.nowAndThen(0, 6))
                .initialMwh(dice.number(0, 5))
                .build());
    }

    private static void firstLevel(StudyBuilder study, Dice dice) {
        study.add(unit(dice, "full before")
                .initialMwh(dice.number(0, 80))
                .inflowMw(dice.profile(0, 5))
                .cyclic(false)
                .build());
    }

    private static void storeLevel(StudyBuilder study, Dice dice) {
        study.add(Store.builder("prescribed store", dice.pick(List.of("warm", "hot", "h")))
                .levelSetMwh(dice.nowAndThen(0, 30))
                .minPu(dice.chance() ? Profile.ZERO : dice.profile(0, 0.2))
                .maxPu(dice.profile(0.6, 1))
                .initialMwh(dice.number(0, 30))
                .cyclic(dice.chance())
                .expansion(upTo(dice, 40, 150))
                .build());
    }

    private static void storeOutput(StudyBuilder study, Dice dice) {
        study.add(Store.builder("store with prescribed output", dice.pick(List.of("warm", "hot", "h")))
                .setPointMw(dice.nowAndThen(-5, 5))
                .initialMwh(dice.number(0, 30))
                .cyclic(dice.chance())
                .expansion(upTo(dice, 30, 150))
                .build());
    }

    private static void leastPower(StudyBuilder study, Dice dice) {
        study.add(CombinedHeatPower.backPressure(
                        "plant with a minimum", dice.pick(POWER), dice.pick(List.of("warm", "hot")), 0.4, 0.7)
                .minPowerMw(dice.number(0, 8))
                .fuelCost(dice.profile(8, 25))
                .expansion(Optional.of(upTo(dice, 7, 30)))
                .build());
    }

    /** A shift drives a flow round through whatever else joins two buses. */
    private static void phaseShift(StudyBuilder study, Dice dice) {
        double shift = dice.number(-0.4, 0.4);
        study.add(LineOperation.builder(
                        new Transformer("shifting", "a", "b", 0, dice.number(0.05, 0.4), 1, shift, 5, AngleLimits.NONE))
                .expansion(Expansion.of(5, dice.number(20, 400), dice.number(1, 60)))
                .build());
        study.add(LineOperation.builder(
                        new Transformer("straight", "a", "b", 0, dice.number(0.05, 0.4), 1, 0, 5, AngleLimits.NONE))
                .expansion(Expansion.of(5, dice.number(20, 400), dice.number(1, 60)))
                .build());
    }

    /** Vehicles that nobody may leave without energy. */
    private static void charging(StudyBuilder study, Dice dice) {
        study.add(ChargingStation.of("garage", dice.pick(POWER), 0).withExpansion(upTo(dice, 2, 10)));
        for (int i = 0; i < 2; i++) {
            var arrival = dice.quarter(RandomStudy.START, 0, dice.snapshots());
            study.add(EvSession.of(
                    "van " + i, "garage", arrival, dice.quarter(arrival, 3, 8), dice.number(1, 4), dice.number(1, 3)));
        }
    }

    /** A bus with nothing but a load and what may be built for it. */
    private static void island(StudyBuilder study, Dice dice) {
        study.buses("island");
        study.add(Load.builder("load of the island", "island")
                .powerMw(dice.profile(5, 25))
                .build());
        study.generator(
                "diesel", "island", g -> g.marginalCost(dice.number(80, 200)).expansion(upTo(dice, 22, 80)));
        study.generator(
                "sun of the island", "island", g -> g.maxPu(dice.profile(0, 1)).expansion(upTo(dice, 0, 50)));
    }
}
