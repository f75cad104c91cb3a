package org.rexnet.core.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.study.PiecewiseCost.Point;
import org.rexnet.network.Link;

/** Generators, and links that behave as they do, of a {@link RandomStudy}. */
final class RandomSupply {

    private static final double LIFE_YEARS = 20;
    private static final List<String> CARRIERS = List.of("coal", "gas", "wind", "import", "");

    private RandomSupply() {}

    static void generators(Dice dice, StudyBuilder study) {
        for (int i = 0; i < 3; i++) {
            study.add(plant(dice, "plant " + i)
                    .minPu(dice.once(3) ? dice.profile(0, 0.2) : Profile.ZERO)
                    .efficiency(dice.profile(0.3, 0.9))
                    .build());
        }
        study.add(
                plant(dice, "pump").sign(-1).marginalCost(dice.profile(-60, 10)).build());
        study.add(plant(dice, "both ways").minPu(dice.profile(-0.5, 0)).build());
    }

    static void piecewiseCost(Dice dice, StudyBuilder study) {
        double first = dice.number(5, 20);
        double second = first + dice.number(0, 40);
        double idle = dice.number(0, 50);
        List<Point> points = List.of(
                new Point(0, idle), new Point(15, idle + 15 * first), new Point(40, idle + 15 * first + 25 * second));
        study.add(plant(dice, "stepwise")
                .piecewiseCost(new PiecewiseCost(points))
                .fixedCostPerHour(dice.number(0, 20))
                .build());
    }

    static void quadraticCost(Dice dice, StudyBuilder study) {
        study.add(plant(dice, "quadratic").quadraticCost(dice.profile(0.05, 1)).build());
        study.add(cable(dice, "quadratic cable")
                .quadraticCost(dice.profile(0.05, 1))
                .build());
    }

    static void ramps(Dice dice, StudyBuilder study) {
        study.add(plant(dice, "slow").rampLimits(rampLimits(dice)).build());
        study.add(cable(dice, "slow cable").rampLimits(rampLimits(dice)).build());
    }

    static void commitment(Dice dice, StudyBuilder study) {
        RampLimits limits = dice.chance() ? RampLimits.NONE : rampLimits(dice);
        study.add(plant(dice, "unit")
                .minPu(dice.profile(0.2, 0.4))
                .rampLimits(limits)
                .commitment(rules(dice, limits))
                .build());
        study.add(cable(dice, "unit cable")
                .minPu(dice.profile(0.2, 0.4))
                .commitment(rules(dice, RampLimits.NONE))
                .build());
        study.add(stack(dice));
        if (dice.once(3)) {
            study.add(modular(dice));
        }
    }

    /** Hot, in standby or cold, with an efficiency of its own at each load. */
    private static Electrolyser stack(Dice dice) {
        double least = dice.number(0.1, 0.3);
        return Electrolyser.builder("stack of states", dice.pick(RandomStudy.POWER), RandomStudy.HYDROGEN, 0.5)
                .curve(
                        new Electrolyser.Point(least, dice.number(0.4, 0.7)),
                        new Electrolyser.Point(0.6, dice.number(0.4, 0.7)),
                        new Electrolyser.Point(1, dice.number(0.4, 0.7)))
                .capacityMw(dice.number(3, 15))
                .standbyPu(dice.number(0.01, 0.1))
                .startCostPerMw(dice.profile(0, 20))
                .warmBefore(dice.chance() ? 0 : 1)
                .marginalCost(dice.profile(0, 3))
                .build();
    }

    /** Three modules that are on one by one. */
    private static Generator modular(Dice dice) {
        return plant(dice, "modules that are on")
                .capacityMw(30)
                .minPu(dice.profile(0.2, 0.4))
                .commitment(rules(dice, RampLimits.NONE).map(rules -> rules.withModules(10)))
                .build();
    }

    static void energyLimits(Dice dice, StudyBuilder study) {
        double hours = dice.snapshots();
        study.add(plant(dice, "scarce").maxEnergyMwh(dice.number(0, 20) * hours).build());
        study.add(
                plant(dice, "must burn").minEnergyMwh(dice.number(0, 5) * hours).build());
    }

    static void setPoints(Dice dice, StudyBuilder study) {
        study.add(plant(dice, "told")
                .carrier("")
                .capacityMw(30)
                .maxPu(Profile.ONE)
                .setPointMw(dice.nowAndThen(0, 30))
                .build());
        study.add(cable(dice, "told cable").setPointMw(dice.nowAndThen(0, 10)).build());
    }

    static void candidates(Dice dice, StudyBuilder study) {
        for (int i = 0; i < 2; i++) {
            study.add(plant(dice, "new plant " + i)
                    .expansion(expansion(dice, 100, 10, 250))
                    .build());
        }
    }

    static void modules(Dice dice, StudyBuilder study) {
        study.add(plant(dice, "new block")
                .expansion(new Expansion(0, 90, dice.number(20, 300), 15))
                .build());
    }

    /** A capacity between 0 (or little) and its most, at a cost over the horizon or one that is spent at once. */
    static Expansion expansion(Dice dice, double most, double cheap, double dear) {
        return expansion(dice, most, cheap, dear, 0.3);
    }

    /** The same with a share of the cost for upkeep; none where a constraint is about the cost of transmission. */
    static Expansion expansion(Dice dice, double most, double cheap, double dear, double upkeep) {
        double least = dice.chance() ? 0 : 0.1 * most;
        double cost = dice.number(cheap, dear);
        if (dice.chance()) {
            return Expansion.of(least, most, cost);
        }
        double rate = dice.number(0, 0.1);
        double overnight = (1 - upkeep) * cost / (Expansion.annuity(rate, LIFE_YEARS) * dice.years());
        return Expansion.of(
                least, most, new CapitalCost.Overnight(overnight, rate, LIFE_YEARS, upkeep * cost, dice.years()));
    }

    private static Generator.Builder plant(Dice dice, String id) {
        return Generator.builder(id, dice.pick(dice.once(4) ? RandomStudy.HEAT : RandomStudy.POWER))
                .carrier(dice.pick(CARRIERS))
                .capacityMw(dice.number(10, 50))
                .maxPu(dice.profile(0.4, 1))
                .marginalCost(dice.profile(-5, 90));
    }

    private static LinkOperation.Builder cable(Dice dice, String id) {
        String from = dice.pick(RandomStudy.POWER);
        String to = dice.other(RandomStudy.POWER, from);
        return LinkOperation.builder(Link.of(id, from, to, dice.number(10, 30)), List.of(dice.profile(0.8, 1)))
                .marginalCost(dice.profile(0, 5));
    }

    private static RampLimits rampLimits(Dice dice) {
        return new RampLimits(
                dice.profile(0.1, 0.6),
                dice.profile(0.1, 0.6),
                dice.chance() ? OptionalDouble.empty() : OptionalDouble.of(dice.number(0, 4)));
    }

    private static Optional<Commitment> rules(Dice dice, RampLimits limits) {
        boolean on = dice.chance();
        return Optional.of(new Commitment(
                dice.profile(0, 200),
                dice.profile(0, 100),
                dice.profile(0, 20),
                dice.whole(0, 3),
                dice.whole(0, 3),
                on ? dice.whole(1, 3) : 0,
                on ? 0 : dice.whole(1, 3),
                limits.areNone() ? Double.POSITIVE_INFINITY : dice.number(0.5, 1),
                limits.areNone() ? Double.POSITIVE_INFINITY : dice.number(0.5, 1)));
    }
}
