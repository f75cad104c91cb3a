package org.rexnet.core.clearing;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Pipe;
import org.rexnet.network.Transformer;

/** One study for each limit that can stand in the way of a dispatch. */
final class InfeasibleStudies {

    private InfeasibleStudies() {}

    /** Kind of study, the words of its worst cause, in order, and its size. */
    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments(
                        "capacity", plant(100, 130), "short at bus b: 30 MW more supply there, or 30 MW less load", 30),
                arguments(
                        "line",
                        line(),
                        "line a-b is full: 30 MW more on it (at best 130 MW, limit 100 MW), or 30 MW less load at b",
                        30),
                arguments("transformer", transformer(0, 130), "transformer t is full: 30 MW more on it", 30),
                arguments("phase shift", transformer(30, 0), "transformer t is full", 161.8),
                arguments(
                        "ramp",
                        ramp(),
                        "ramp up of generator g is too slow: a ramp of 40 MW more, or 40 MW less load at b",
                        40),
                arguments("ramp down", rampDown(), "ramp down of generator g is too slow: a ramp of 40 MW more", 40),
                arguments(
                        "start ramp",
                        startRamp(),
                        "start ramp of generator g is too slow: a start ramp of 50 MW more",
                        50),
                arguments(
                        "minimum output",
                        one(g -> g.capacityMw(100).minPu(0.5), 30),
                        "minimum output of generator g is too much: 20 MW less",
                        20),
                arguments("up time", upTime(), "minimum up time keeps generator g on", 1),
                arguments("down time", downTime(), "minimum down time keeps generator g off", 1),
                arguments(
                        "commitment gap",
                        one(g -> g.capacityMw(100).minPu(0.5).commitment(Commitment.free()), 30),
                        "generator g is off or at its minimum output and above: a minimum output of 20 MW less; on, 20"
                                + " MW are too many at b; off, 30 MW are short at b",
                        20),
                arguments(
                        "least energy",
                        one(g -> g.capacityMw(100).minEnergyMwh(70), 30, 30),
                        "energy of generator g cannot keep to its sum: an e_sum_min of 10 MWh less",
                        10),
                arguments(
                        "most energy",
                        one(g -> g.capacityMw(100).maxEnergyMwh(40), 30, 30),
                        "energy of generator g cannot keep to its sum: an e_sum_max of 20 MWh more",
                        20),
                arguments(
                        "emissions", emissions(), "global constraint cap cannot be kept: a constant higher by 40", 40),
                arguments(
                        "operational limit",
                        operationalLimit(),
                        "global constraint gas cannot be kept: a constant higher by 20",
                        20),
                arguments(
                        "cyclic level",
                        cyclic(),
                        "short at bus b: 10 MW more supply there, or 10 MW less load at b, or 20 MWh less at the end"
                                + " than at first in store s, which is cyclic",
                        10),
                arguments(
                        "initial level",
                        initial(0),
                        "short at bus b: 10 MW more supply there, or 10 MW less load at b, or 10 MWh more at first in"
                                + " store s",
                        10),
                arguments("set level", setLevel(), "set level of store s cannot be met", 30),
                arguments(
                        "p_set",
                        one(g -> g.capacityMw(100).setPointMw(Profile.of(50)), 30),
                        "set point of generator g cannot be met: 20 MW less",
                        20),
                arguments(
                        "delay",
                        delay(),
                        "short at bus b: 10 MW more supply there, or 10 MW less load at b; pipe p brings what was sent"
                                + " 1 snapshot before",
                        10),
                arguments("link", link(), "link l is full: 30 MW more on it", 30),
                arguments("pipe", pipe(), "pipe p is full: 5 MW more on it", 5),
                arguments("CHP region", region(), "power and heat of chp plant lie outside its region", 10),
                arguments("heat", heat(), "short at bus heat: 5 MW more supply there", 5),
                arguments("station", station(1), "charging station park is full: 2 MW more on it", 2),
                arguments("fleet", station(3), "charging station park is full: 8 MW more on it", 8),
                arguments("spill", spill(), "set level of storage unit dam cannot be met: 9 MWh more", 9),
                arguments(
                        "plug",
                        plug(),
                        "EV session late cannot charge faster: a rate of 3 MW more, or 3 MWh less energy for EV session"
                                + " late; all plugs at charging station park were taken until 2030-01-01 01:00:00",
                        3),
                arguments("session", session(), "EV session car cannot charge faster: a rate of 3 MW more", 3),
                arguments(
                        "contract",
                        contract(),
                        "line a-b is full: 50 MW more on it (at best 150 MW, limit 100 MW), or 50 MW less load at b,"
                                + " of which some is of contract steel",
                        50),
                arguments("flexible window", flexible(), "flexible load wash cannot draw more: 0.5 MW more", 0.5),
                arguments("building", building(), "building house cannot draw more", 0.5));
    }

    static StudyBuilder at(int hours) {
        return Study.builder("study").buses("b").hours(hours);
    }

    static Study plant(double capacityMw, double loadMw) {
        return at(1).generator("g", "b", capacityMw, 10).load("l", "b", loadMw).build();
    }

    static Study one(UnaryOperator<Generator.Builder> attributes, double... loadMw) {
        return at(loadMw.length)
                .generator("g", "b", attributes)
                .load("l", "b", loadMw)
                .build();
    }

    static Study line() {
        return Study.builder("study")
                .buses("a", "b")
                .hours(1)
                .line("a", "b", 0.1, 100)
                .generator("g", "a", 200, 10)
                .load("l", "b", 130)
                .build();
    }

    static Study transformer(double shiftDegrees, double loadMw) {
        var builder = Study.builder("study").buses("a", "b").hours(1);
        builder.add(new Transformer("t", "a", "b", 0, 0.001, 1, Math.toRadians(shiftDegrees), 100, AngleLimits.NONE));
        if (shiftDegrees != 0) {
            builder.add(new Transformer("u", "a", "b", 0, 0.001, 1, 0, 100, AngleLimits.NONE));
        }
        return builder.generator("g", "a", 200, 10).load("l", "b", loadMw).build();
    }

    private static Study ramp() {
        return one(g -> g.capacityMw(100).rampLimits(RampLimits.of(0.1, 1)), 20, 70);
    }

    private static Study rampDown() {
        return one(g -> g.capacityMw(100).rampLimits(RampLimits.of(1, 0.1)), 70, 20);
    }

    private static Study startRamp() {
        Commitment free = Commitment.free();
        Commitment slow = new Commitment(
                free.startUpCost(), free.shutDownCost(), free.standByCost(), 0, 0, 0, 1, 0.3, Double.POSITIVE_INFINITY);
        return one(g -> g.capacityMw(100).commitment(slow), 80);
    }

    private static Study upTime() {
        return one(
                g -> g.capacityMw(100)
                        .minPu(0.3)
                        .commitment(Commitment.free().withMinTimes(3, 0).withHistory(1, 0)),
                50,
                0);
    }

    private static Study downTime() {
        return one(
                g -> g.capacityMw(100)
                        .commitment(Commitment.free().withMinTimes(0, 3).withHistory(0, 1)),
                50,
                50,
                50);
    }

    private static Study emissions() {
        return at(1).add(Carrier.of("coal", 1.0))
                .generator("g", "b", g -> g.carrier("coal").capacityMw(100))
                .load("l", "b", 50)
                .add(GlobalConstraint.co2Limit("cap", 10))
                .build();
    }

    private static Study operationalLimit() {
        return at(2).add(Carrier.of("gas", 0.2))
                .generator("g", "b", g -> g.carrier("gas").capacityMw(100))
                .load("l", "b", 30, 30)
                .add(new GlobalConstraint(
                        "gas", GlobalConstraint.Type.OPERATIONAL_LIMIT, "gas", "", GlobalConstraint.Sense.AT_MOST, 40))
                .build();
    }

    private static Study cyclic() {
        return at(2).store("s", "b", s -> s.capacityMwh(100).cyclic(true))
                .load("l", "b", 10, 10)
                .build();
    }

    private static Study initial(double initialMwh) {
        return at(2).store("s", "b", s -> s.capacityMwh(100).initialMwh(initialMwh))
                .generator("sun", "b", g -> g.capacityMw(100).maxPu(Profile.of(new double[] {0, 1})))
                .load("l", "b", 10, 10)
                .build();
    }

    private static Study setLevel() {
        return at(1).store("s", "b", s -> s.capacityMwh(100).initialMwh(20).levelSetMwh(Profile.of(50)))
                .build();
    }

    private static StudyBuilder plantAndTown() {
        return Study.builder("study").bus("a", "heat").bus("b", "heat");
    }

    private static Study delay() {
        return plantAndTown()
                .hours(2)
                .generator("boiler", "a", g -> g.capacityMw(100).maxPu(Profile.of(new double[] {0, 1})))
                .add(PipeOperation.builder(new Pipe("p", "a", "b", 1, 0.3, 0, 50))
                        .direction(PipeOperation.Direction.FORWARD)
                        .delaySnapshots(1)
                        .build())
                .load("l", "b", 0, 10)
                .build();
    }

    private static Study pipe() {
        return plantAndTown()
                .hours(1)
                .generator("boiler", "a", 100, 10)
                .add(PipeOperation.builder(new Pipe("p", "a", "b", 1, 0.3, 0, 5))
                        .build())
                .load("l", "b", 10)
                .build();
    }

    private static Study heat() {
        return Study.builder("study")
                .bus("heat", "heat")
                .hours(1)
                .generator("boiler", "heat", 10, 10)
                .load("l", "heat", 15)
                .build();
    }

    private static Study link() {
        return Study.builder("study")
                .buses("a", "b")
                .hours(1)
                .generator("g", "a", 200, 10)
                .link("l", "a", "b", 100, 1)
                .load("l", "b", 130)
                .build();
    }

    private static Study region() {
        return Study.builder("study")
                .buses("b")
                .bus("heat", "heat")
                .hours(1)
                .add(CombinedHeatPower.backPressure("plant", "b", "heat", 0.4, 1)
                        .capacityMw(30)
                        .build())
                .load("power", "b", 10)
                .load("homes", "heat", 20)
                .build();
    }

    static StudyBuilder charging() {
        return Study.builder("study")
                .buses("b")
                .horizon(Horizon.from(Instants.of("2030-01-01"), Duration.ofHours(1), 2))
                .generator("g", "b", 100, 10);
    }

    private static Study station(int vehicles) {
        StudyBuilder builder = charging().chargingStation("park", "b", 1);
        for (int i = 0; i < vehicles; i++) {
            builder.evSession("car " + i, "park", "2030-01-01 00:00", "2030-01-01 02:00", 6, 5);
        }
        return builder.build();
    }

    /**
     * A dam of 10 MWh falls by no more than the 1 MW of its turbines, as no more is spilt than flows in. Spill by itself never stands in
     * the way: whatever flows in may be spilt, so that only a level that is prescribed can be too low for it.
     */
    private static Study spill() {
        return at(1).load("town", "b", 10)
                .generator("g", "b", 20, 10)
                .storageUnit(
                        "dam",
                        "b",
                        s -> s.capacityMw(1)
                                .maxHours(20)
                                .initialMwh(10)
                                .inflowMw(2)
                                .levelSetMwh(Profile.of(0)))
                .build();
    }

    /** One plug: the second vehicle waits for an hour, and one more at 5 MW is not enough for 8 MWh. */
    private static Study plug() {
        return charging()
                .add(ChargingStation.of("park", "b", 20).withPlugs(1))
                .evSession("early", "park", "2030-01-01 00:00", "2030-01-01 01:00", 2, 5)
                .evSession("late", "park", "2030-01-01 00:00", "2030-01-01 02:00", 8, 5)
                .build();
    }

    private static Study session() {
        return charging()
                .chargingStation("park", "b", 100)
                .evSession("car", "park", "2030-01-01 00:00", "2030-01-01 02:00", 8, 1)
                .build();
    }

    private static Study contract() {
        return Study.builder("study")
                .buses("a", "b")
                .hours(1)
                .line("a", "b", 0.1, 100)
                .add(new BilateralContract("steel", "a", "b", Profile.of(150), Profile.of(40)))
                .build();
    }

    private static Study flexible() {
        return at(4).generator("g", "b", 100, 10)
                .add(new FlexibleLoad("wash", "b", Profile.of(2), 10, 4))
                .build();
    }

    private static Study building() {
        return at(3).generator("g", "b", 100, 10)
                .add(new Building(
                        "house", "b", 10, 1, Profile.ZERO, Profile.of(-10), Profile.of(20), Profile.of(25), 2.5))
                .build();
    }
}
