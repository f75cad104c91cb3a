package org.rexnet.core.simulation.design;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.run.DeliveryRecord;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.SimulationSettings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Link;

/**
 * Two towns joined by a line of 6 MW; power, heat and charging, stores of four hours.
 *
 * <pre>
 *   hill: coal 60, wind, battery  --- line ---  town: gas 100, homes, square (cars), heat pump
 *                                                          heat: boiler 70, heating, tank
 * </pre>
 */
final class DesignTowns {

    private static final Instant START = Instant.parse("2030-01-07T00:00:00Z");

    private static final String CLONE = " twin";

    private DesignTowns() {}

    /** A study of so many days after one that does not count. */
    static Study study(int days, boolean uncertain) {
        return study(days, uncertain, 1);
    }

    /** Begins a study of a day after one that does not count; power that is not served costs 3000. */
    static StudyBuilder twoDays(String name) {
        return twoDays(name, SimulationSettings.DEFAULTS);
    }

    /** As {@link #twoDays(String)}, with stores that are worth so much per MWh in the end. */
    static StudyBuilder twoDays(String name, double endValue) {
        return twoDays(name, SimulationSettings.DEFAULTS.withEndValue(endValue));
    }

    private static StudyBuilder twoDays(String name, SimulationSettings settings) {
        return Study.builder(name)
                .hours(48)
                .settings(Settings.DEFAULTS.withLostLoad(3000).withSimulation(settings.withDays(1, 1)));
    }

    /** Returns the names of originals by those of their clones. */
    static Map<String, String> originals(Study study) {
        Map<String, String> originals = new HashMap<>();
        study.components().forEach(one -> {
            if (one.id().endsWith(CLONE)) {
                originals.put(one.id(), one.id().substring(0, one.id().length() - CLONE.length()));
            }
        });
        return originals;
    }

    /** A study in which all but the buses is there so many times. */
    static Study study(int days, boolean uncertain, int copies) {
        int hours = 24 * (days + 1);
        Settings settings = Settings.DEFAULTS
                .withLostLoad(3000)
                .withSimulation(SimulationSettings.DEFAULTS.withDays(days, 1).withEndValue(60));
        StudyBuilder study = Study.builder("two towns")
                .horizon(Horizon.from(START, Duration.ofHours(1), hours))
                .settings(settings)
                .buses("hill", "town")
                .bus("heat", "heat")
                .line("hill", "town", 0.1 / copies, 6 * copies);
        for (int copy = 0; copy < copies; copy++) {
            addTowns(study, days, hours, copy == 0 ? "" : CLONE);
        }
        if (uncertain) {
            study.add(Forecast.of("wind", 0.08, 0.2))
                    .add(Forecast.of("loads", 0.02, 0.05))
                    .add(Forecast.of("ev_sessions", 0, 0).withPresence(new Forecast.Presence(1, 1, 0.2, 0.1)));
        }
        return study.build();
    }

    private static void addTowns(StudyBuilder study, int days, int hours, String clone) {
        study.generator("coal" + clone, "hill", 8, 60)
                .generator("gas" + clone, "town", 8, 100)
                .add(Generator.builder("wind" + clone, "hill")
                        .capacityMw(6)
                        .carrier("wind")
                        .maxPu(daily(hours, h -> 0.45 + 0.35 * Math.sin(2 * Math.PI * h / 17)))
                        .build())
                .storageUnit(
                        "battery" + clone,
                        "hill",
                        s -> s.capacityMw(1)
                                .maxHours(4)
                                .efficiencyStore(0.95)
                                .efficiencyDispatch(0.95)
                                .cyclic(true))
                .add(load("homes" + clone, "town", daily(hours, h -> 7 + 2.5 * Math.sin(2 * Math.PI * (h - 9) / 24))))
                .add(load("heating" + clone, "heat", daily(hours, h -> 2 + Math.cos(2 * Math.PI * h / 24))))
                .generator("boiler" + clone, "heat", 4, 70)
                .add(LinkOperation.builder(Link.of("heat pump" + clone, "town", "heat", 0.6), 3)
                        .marginalCost(1)
                        .build())
                .store(
                        "tank" + clone,
                        "heat",
                        s -> s.capacityMwh(5).standingLoss(0.001).cyclic(true))
                .add(ChargingStation.of("square" + clone, "town", 0.2));
        for (int day = 0; day <= days; day++) {
            for (int car = 0; car < 3; car++) {
                Instant arrival = START.plus(Duration.ofHours(24L * day + 8 + car));
                study.add(EvSession.of(
                                "car " + day + "-" + car + clone,
                                "square" + clone,
                                arrival,
                                arrival.plus(Duration.ofHours(6)),
                                0.2,
                                0.1)
                        .withValue(1000));
            }
        }
    }

    private static Load load(String id, String bus, Profile mw) {
        return Load.builder(id, bus).powerMw(mw).build();
    }

    private static Profile daily(int hours, IntToDoubleFunction ofHour) {
        double[] values = new double[hours];
        Arrays.setAll(values, ofHour);
        return Profile.of(values);
    }

    static World world(Study study, long seed) {
        return World.of(Setting.of(study, new StandardSolver()), seed);
    }

    /** Runs a design by its name. */
    static Run run(String design, World world) {
        return design(design).run(world, RunOptions.of(new StandardSolver()));
    }

    static Design design(String name) {
        return MarketDesigns.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the number of an actor: a participant, or a component that nobody owns. */
    static int actor(World world, String name) {
        return world.setting().actors().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .index();
    }

    /** Returns the number of the place of an actor at a bus or station. */
    static int place(World world, Run run, String actor, String bus) {
        return run.delivery().places().indexOf(new DeliveryRecord.Place(actor(world, actor), bus));
    }

    /** Returns what a place has in each period, of numbers by period and place. */
    static double[] column(double[][] byPeriod, int place) {
        return Arrays.stream(byPeriod).mapToDouble(row -> row[place]).toArray();
    }
}
