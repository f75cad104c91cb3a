package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/** Lines, transformers and links of a {@link RandomStudy}. */
final class RandomGrid {

    private RandomGrid() {}

    static void lines(Dice dice, StudyBuilder study) {
        study.add(line(dice, "a-b", "a", "b").build());
        study.add(line(dice, "b-c", "b", "c").build());
        study.add(line(dice, "c-a", "c", "a").build());
    }

    static void transformers(Dice dice, StudyBuilder study) {
        study.add(
                transformer(dice, "trafo", "a", "c").maxPu(dice.profile(0.6, 1)).build());
    }

    static void lineCandidates(Dice dice, StudyBuilder study) {
        study.add(line(dice, "new a-b", "a", "b")
                .expansion(Expansion.of(10, 60, dice.number(1, 60)))
                .build());
        study.add(transformer(dice, "new trafo", "b", "c")
                .expansion(Expansion.of(10, 60, dice.number(1, 60)))
                .build());
    }

    static void links(Dice dice, StudyBuilder study) {
        study.add(LinkOperation.builder(Link.of("cable", "a", "c", dice.number(5, 30)), List.of(dice.profile(0.9, 1)))
                .carrier("DC")
                .minPu(dice.profile(-1, 0))
                .maxPu(dice.profile(0.5, 1))
                .marginalCost(dice.profile(0, 3))
                .build());
        study.add(manyPorts(dice, "heat pump", List.of("warm", "hot"), 1, 2).build());
        study.add(manyPorts(dice, "electrolyser", List.of(RandomStudy.HYDROGEN, "warm"), 0.2, 0.6)
                .build());
        study.add(manyPorts(dice, "boiler with fan", List.of("hot", "b"), -0.1, 0.9)
                .build());
    }

    static void linkDelay(Dice dice, StudyBuilder study) {
        LinkOperation plant = manyPorts(dice, "slow electrolyser", List.of(RandomStudy.HYDROGEN, "warm"), 0.2, 0.6)
                .build();
        study.add(plant.toBuilder().delays(List.of(delay(dice), delay(dice))).build());
    }

    private static LinkDelay delay(Dice dice) {
        return new LinkDelay(dice.whole(0, 6), dice.chance());
    }

    static void couplers(Dice dice, StudyBuilder study) {
        study.add(coupler(dice, "coupler a-b", "a", "b"));
        study.add(coupler(dice, "second coupler a-b", dice.chance() ? "b" : "a", dice.chance() ? "b" : "c"));
    }

    private static LineOperation coupler(Dice dice, String id, String from, String to) {
        String end = to.equals(from) ? "c" : to;
        return LineOperation.builder(new Line(id, from, end, 0, 0, dice.number(5, 40), AngleLimits.NONE))
                .carrier("AC")
                .maxPu(dice.profile(0.6, 1))
                .build();
    }

    static void electrolysers(Dice dice, StudyBuilder study) {
        study.add(electrolyser(dice, "stack").build());
    }

    static void electrolyserCandidates(Dice dice, StudyBuilder study) {
        study.add(electrolyser(dice, "new stack")
                .expansion(RandomSupply.expansion(dice, 30, 10, 250))
                .build());
    }

    /** Makes less of each further MWh. */
    private static Electrolyser.Builder electrolyser(Dice dice, String id) {
        double full = dice.number(0.4, 0.6);
        double half = full + dice.number(0, 0.3);
        return Electrolyser.builder(id, dice.pick(RandomStudy.POWER), RandomStudy.HYDROGEN, full)
                .carrier("conversion")
                .curve(
                        new Electrolyser.Point(0, half),
                        new Electrolyser.Point(0.5, half),
                        new Electrolyser.Point(1, full))
                .capacityMw(dice.number(3, 15))
                .marginalCost(dice.profile(0, 3));
    }

    static void linkCandidates(Dice dice, StudyBuilder study) {
        study.add(manyPorts(dice, "new electrolyser", List.of(RandomStudy.HYDROGEN), 0.5, 0.8)
                .expansion(RandomSupply.expansion(dice, 40, 10, 250, 0))
                .build());
        study.add(manyPorts(dice, "new cable", List.of("a"), 0.9, 1)
                .lengthKm(dice.number(1, 50))
                .expansion(RandomSupply.expansion(dice, 40, 10, 250, 0))
                .build());
    }

    private static LineOperation.Builder line(Dice dice, String id, String from, String to) {
        double x = dice.number(0.05, 0.4);
        AngleLimits angles = dice.once(4) ? new AngleLimits(-20, 20) : AngleLimits.NONE;
        return LineOperation.builder(new Line(id, from, to, 0.1 * x, x, dice.number(10, 60), angles))
                .carrier("AC")
                .lengthKm(dice.number(1, 50))
                .maxPu(dice.profile(0.6, 1));
    }

    private static LineOperation.Builder transformer(Dice dice, String id, String from, String to) {
        double x = dice.number(0.05, 0.4);
        double shift = dice.chance() ? 0 : dice.number(-0.2, 0.2);
        return LineOperation.builder(new Transformer(
                id, from, to, 0.1 * x, x, dice.number(0.95, 1.05), shift, dice.number(20, 60), AngleLimits.NONE));
    }

    private static LinkOperation.Builder manyPorts(Dice dice, String id, List<String> to, double low, double high) {
        List<Profile> efficiencies = new ArrayList<>();
        to.forEach(bus -> efficiencies.add(dice.profile(low, high)));
        String from = dice.other(RandomStudy.POWER, to.getLast());
        return LinkOperation.builder(new Link(id, from, to, dice.number(3, 15)), efficiencies)
                .carrier("conversion")
                .maxPu(dice.profile(0.5, 1))
                .marginalCost(dice.profile(0, 3));
    }
}
