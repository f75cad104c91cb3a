package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyReader;

/**
 * A week of quarters of an hour on case118 with many participants: the case's plants, wind at a quarter of the buses, and for the rest
 * seven loads to three batteries of four hours; one arrival per period and participant on average, a day open at a time.
 */
final class SimulationWeek {

    private static final Instant START = Instant.parse("2030-01-07T00:00:00Z");
    private static final int PERIODS_PER_DAY = 96;
    /** Share of participants with a battery, in place of a load. */
    static final double BATTERIES = 0.3;

    private final Setting setting;

    SimulationWeek(Path path, int participants, int days) {
        this(path, participants, BATTERIES, days);
    }

    SimulationWeek(Path path, int participants, double batteries, int days) {
        setting = Setting.of(study(StudyReader.read(path), participants, batteries, days), new StandardSolver());
    }

    int participants() {
        return setting.actors().size();
    }

    /** Runs a design in the world of a seed. */
    Run run(String design, long seed) {
        return Designs.of(List.of(design)).get(0).run(World.of(setting, seed), RunOptions.of(new StandardSolver()));
    }

    private static Study study(Study known, int participants, double batteries, int days) {
        int periods = PERIODS_PER_DAY * days;
        Settings settings = known.settings()
                .withLostLoad(3000)
                .withMarket(MarketSettings.DEFAULTS.withContracts(new MarketSettings.Contracts(
                        java.util.OptionalDouble.of(0.01),
                        java.util.OptionalDouble.empty(),
                        java.util.OptionalDouble.empty(),
                        java.util.OptionalDouble.empty(),
                        java.util.OptionalInt.of(10),
                        java.util.OptionalInt.empty(),
                        1)))
                .withSimulation(Settings.DEFAULTS.simulation().withDays(days, 0).withEndValue(30));
        Study bare = known.filter(component -> component.networkBranch().isPresent());
        StudyBuilder study = bare.toBuilder()
                .settings(settings)
                .horizon(Horizon.from(START, Duration.ofMinutes(24 * 60 / PERIODS_PER_DAY), periods));
        for (Generator one : known.generators()) {
            if (one.capacityMw() > 0) {
                double cost = one.marginalCost().at(0) + one.quadraticCost().at(0) * one.capacityMw();
                study.generator(one.id(), one.bus(), one.capacityMw(), cost);
            }
        }
        SplittableRandom random = new SplittableRandom(118);
        addWind(study, known, periods, random);
        int loads = (int) Math.round(participants * (1 - batteries));
        double total =
                known.loads().stream().mapToDouble(one -> one.powerMw().at(0)).sum();
        for (int i = 0; i < loads; i++) {
            Load at = known.loads().get(i % known.loads().size());
            double mw = 0.9 * at.powerMw().at(0) * known.loads().size() / loads;
            study.add(Load.builder("load " + i, at.bus())
                    .powerMw(daily(periods, mw, 0.75, 0.25, 72))
                    .build());
            if (i % 7 == 0) {
                study.add(Forecast.of("loads:load " + i, 0.02, 0.05));
            }
        }
        double batteryMw = 0.1 * total / Math.max(1, participants - loads);
        for (int i = loads; i < participants; i++) {
            Load at = known.loads().get(i % known.loads().size());
            study.storageUnit(
                    "battery " + i,
                    at.bus(),
                    s -> s.capacityMw(batteryMw)
                            .maxHours(4)
                            .efficiencyStore(0.95)
                            .efficiencyDispatch(0.95)
                            .cyclic(true));
        }
        study.add(Forecast.of("wind", 0.08, 0.2));
        return study.build();
    }

    private static void addWind(StudyBuilder study, Study known, int periods, SplittableRandom random) {
        for (int i = 0; i < known.loads().size(); i += 4) {
            double phase = 60 * random.nextDouble();
            study.generator(
                    "wind " + i,
                    known.loads().get(i).bus(),
                    g -> g.carrier("wind").capacityMw(60).maxPu(daily(periods, 1, 0.45, 0.4, phase)));
        }
    }

    private static Profile daily(int periods, double scale, double mean, double swing, double phase) {
        double[] values = new double[periods];
        for (int t = 0; t < periods; t++) {
            values[t] = scale * (mean + swing * Math.cos(2 * Math.PI * (t - phase) / PERIODS_PER_DAY));
        }
        return Profile.of(values);
    }
}
