package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.study.GlobalConstraint.Sense;
import org.rexnet.core.study.GlobalConstraint.Type;
import org.rexnet.core.study.Scenario.Attribute;
import org.rexnet.network.Carrier;

/** Limits over many components, and what may turn out otherwise, of a {@link RandomStudy}. */
final class RandomLimits {

    private static final double ROUNDING = 1e-9;

    private RandomLimits() {}

    /** Two plants of their own make some power together, and less than both could. */
    static void output(Dice dice, StudyBuilder study) {
        for (String id : List.of("shared 0", "shared 1")) {
            String bus = dice.pick(RandomStudy.POWER);
            double mw = dice.number(20, 40);
            Profile most = dice.profile(0.5, 1);
            Profile cost = dice.profile(-5, 90);
            study.generator(id, bus, g -> g.capacityMw(mw).maxPu(most).marginalCost(cost));
        }
        List<OutputLimit.Term> both = List.of(
                new OutputLimit.Term("shared 0", 1),
                new OutputLimit.Term("shared 1", dice.number(0.5, 1.5)),
                new OutputLimit.Term("source a", 0.1));
        study.add(new OutputLimit("together", both, dice.number(0, 8), dice.number(15, 40)));
    }

    static void energy(Dice dice, StudyBuilder study) {
        double snapshots = dice.snapshots();
        study.add(new GlobalConstraint(
                "co2", Type.PRIMARY_ENERGY, Carrier.CO2_EMISSIONS, "", Sense.AT_MOST, snapshots * dice.number(1, 30)));
        study.add(new GlobalConstraint(
                "gas", Type.OPERATIONAL_LIMIT, "gas", "", Sense.AT_MOST, snapshots * dice.number(0, 60)));
        study.add(new GlobalConstraint(
                "spare", Type.OPERATIONAL_LIMIT, "spare", "", Sense.AT_LEAST, snapshots * dice.number(0, 150)));
        study.add(new GlobalConstraint(
                "water", Type.OPERATIONAL_LIMIT, "water", "", Sense.AT_MOST, snapshots * dice.number(5, 20)));
    }

    static void capacity(Dice dice, StudyBuilder study) {
        study.add(new GlobalConstraint(
                "wind built", Type.TECH_CAPACITY_EXPANSION_LIMIT, "wind", "", Sense.AT_MOST, dice.number(40, 120)));
        study.add(new GlobalConstraint(
                "battery built",
                Type.TECH_CAPACITY_EXPANSION_LIMIT,
                "battery",
                "",
                Sense.AT_MOST,
                dice.number(40, 120)));
        study.add(new GlobalConstraint(
                "km",
                Type.TRANSMISSION_VOLUME_EXPANSION_LIMIT,
                "AC, conversion",
                "",
                Sense.AT_MOST,
                dice.number(4000, 6000)));
        study.add(new GlobalConstraint(
                "money",
                Type.TRANSMISSION_EXPANSION_COST_LIMIT,
                "AC, conversion",
                "",
                Sense.AT_MOST,
                dice.number(3000, 5000)));
    }

    static void scenarios(Dice dice, StudyBuilder study) {
        int count = dice.whole(2, 3);
        List<Scenario> scenarios = new ArrayList<>();
        double left = 1;
        for (int i = 0; i < count; i++) {
            double probability = i == count - 1 ? left : 0.1 * dice.whole(1, 4);
            left -= probability;
            scenarios.add(new Scenario(
                    "future " + i,
                    probability,
                    List.of(
                            Scenario.Override.factor(Attribute.LOAD, dice.number(0.8, 1.2)),
                            Scenario.Override.factor(Attribute.GENERATOR_COST, dice.number(0.7, 1.3)),
                            Scenario.Override.factor(Attribute.LINK_COST, dice.number(0.7, 1.3)),
                            Scenario.Override.factor(Attribute.INFLOW, dice.number(0.5, 1.5)),
                            windy(dice, leastAvailability(study.build())))));
        }
        study.settings(study.build().settings().withScenarios(scenarios));
    }

    /** Returns the least share of its availability that wind may have, so that units that are on can run at their least output. */
    private static double leastAvailability(Study study) {
        double least = 0;
        for (Generator generator : study.generators()) {
            for (int t = 0; t < study.horizon().size() && generator.carrier().equals("wind"); t++) {
                double needed = generator.minPu().at(t) <= 0
                        ? 0
                        : generator.minPu().at(t) / generator.maxPu().at(t);
                least = Math.max(least, Math.min(1, needed * (1 + ROUNDING)));
            }
        }
        return least;
    }

    private static Scenario.Override windy(Dice dice, double least) {
        return new Scenario.Override(
                Attribute.AVAILABILITY,
                Optional.empty(),
                Optional.of("wind"),
                Math.max(least, dice.number(0.8, 1)),
                OptionalDouble.empty());
    }
}
