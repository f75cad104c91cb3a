package org.rexnet.investment.bench;

import java.util.List;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.builtin.BuiltInStudies;

/**
 * Towns on a ring of lines with chords, over a year: demand, wind, sun and charging are those of the harbour town, each town has its own
 * size, plants of its own cost, and every fifth a battery. Lines between unlike towns are full at times, so that prices differ.
 */
final class RingOfTowns {

    private static final int CHORD = 5;
    private static final double MOST_SESSIONS_MW = 0.3;

    private final Study year = BuiltInStudies.find("harbour-year").orElseThrow().study();
    private final int towns;
    private final StudyBuilder study;

    private RingOfTowns(int towns) {
        this.towns = towns;
        study = Study.builder("ring of towns")
                .settings(Settings.DEFAULTS.withLostLoad(3000))
                .horizon(year.horizon());
    }

    /**
     * Returns the study.
     *
     * @param sessions of vehicles, spread evenly over the year and the towns
     */
    static Study of(int towns, int sessions) {
        return new RingOfTowns(towns).study(sessions);
    }

    private Study study(int sessions) {
        for (int town = 0; town < towns; town++) {
            study.bus(bus(town), "AC");
        }
        for (int town = 0; town < towns; town++) {
            study.line(bus(town), bus((town + 1) % towns), 0.03 + 0.001 * (town % 7), 2.5 + 0.5 * (town % 3));
            if (town % 2 == 0) {
                study.line(bus(town), bus((town + CHORD) % towns), 0.05, 2);
            }
            addSupplyAndDemand(town);
        }
        addSessions(sessions);
        return study.build();
    }

    private void addSupplyAndDemand(int town) {
        List<Load> loads = year.loads().stream()
                .filter(load -> load.id().matches("(homes|offices|port) .*"))
                .toList();
        Load load = loads.get(town % loads.size());
        double size = 0.6 + 0.05 * (town % 17);
        study.add(Load.builder("load " + town, bus(town))
                .powerMw(load.powerMw().map(mw -> mw * size))
                .build());
        List<Generator> weather = year.generators().stream()
                .filter(generator -> !generator.maxPu().isConstant())
                .toList();
        Generator blown = weather.get(town % weather.size());
        study.generator(
                "weather " + town,
                bus(town),
                b -> b.capacityMw(1 + town % 4).maxPu(blown.maxPu()).marginalCost(0.01 * town));
        study.generator("plant " + town, bus(town), 2 + town % 3, 20 + 3.7 * (town * 7 % towns));
        study.generator("peaker " + town, bus(town), 3, 140 + town);
        if (town % CHORD == 0) {
            study.storageUnit(
                    "battery " + town,
                    bus(town),
                    b -> b.capacityMw(1).maxHours(4).efficiencyStore(0.95).efficiencyDispatch(0.95));
        }
        study.add(ChargingStation.of("station " + town, bus(town), MOST_SESSIONS_MW)
                .withPlugs(24)
                .withEfficiency(0.95));
    }

    private void addSessions(int count) {
        List<EvSession> all = year.components(EvSession.class);
        for (int i = 0; i < count; i++) {
            EvSession like = all.get((int) ((long) all.size() * i / count));
            study.add(EvSession.of(
                            like.id(),
                            "station " + i % towns,
                            like.arrival(),
                            like.departure(),
                            like.energyMwh(),
                            like.rateMw())
                    .withValue(1000));
        }
    }

    private static String bus(int town) {
        return "town " + town;
    }
}
