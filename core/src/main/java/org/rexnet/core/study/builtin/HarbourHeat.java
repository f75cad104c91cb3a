package org.rexnet.core.study.builtin;

import java.util.List;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.HeatPumps;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PipeDesign;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;
import org.rexnet.network.Link;
import org.rexnet.network.Pipe;

/**
 * District heat of the harbour town: sixteen districts on two strings of pipes, fed by a plant at the port.
 *
 * <pre>
 *    2 - gate - 3         1 - hospital - 4
 *          |                     |
 *    5 - lane - 6         8 -  school  - 7
 *          |                     |
 *  10 - church - 11       9 -  market  - 12
 *          |                     |
 *   16 - quay - 15       14 -   dock   - 13
 *           \                  /
 *            ------ plant -----
 * </pre>
 *
 * <p>Its shape is that of the network of 16 houses in DESTEST's common exercise (IBPSA Project 1, BSD-like licence), with districts in
 * place of houses: sixteen times the heat, pipes {@value #LENGTH_SCALE} times as long and {@value #DIAMETER_SCALE} times as wide, except
 * the older pipe from the plant to the dock, and a heat transfer that pipes of that size have. Supply has 70 C, and 1.5 K more for each
 * degree of frost, up to 85 C.
 *
 * <p>The heat pump takes its heat from the sea; its coefficient of performance is that of {@link HeatPumps} for water, times
 * {@link HeatPumps#FIELD_CORRECTION}.
 */
final class HarbourHeat {

    static final String PLANT = "heat plant";

    private static final double DISTRICT_MW = 16 * 0.0193472792969;
    private static final double LENGTH_SCALE = 20;
    private static final double DIAMETER_SCALE = 3;
    private static final double OLD_PIPE_METRES = 0.1;
    private static final double HEAT_TRANSFER = 0.25;
    private static final double RETURN_CELSIUS = 40;
    private static final double PIPE_COST_PER_MW_KM = 300_000;
    private static final double WEST = 10.919;
    private static final double SOUTH = 56.411;

    /** Junction, x and y in m in DESTEST, the two houses on it, and the diameter of their pipes in m. */
    private record Junction(String name, double x, double y, int left, int right, double diameter) {}

    /** Pipe between junctions: length and inner diameter in m in DESTEST. */
    private record Trunk(String from, String to, double length, double diameter) {}

    private static final List<Junction> JUNCTIONS = List.of(
            new Junction("gate", 20, 72, 2, 3, 0.025),
            new Junction("lane", 20, 48, 5, 6, 0.02),
            new Junction("church", 20, 24, 10, 11, 0.02),
            new Junction("quay", 20, 0, 16, 15, 0.02),
            new Junction("hospital", 68, 72, 1, 4, 0.025),
            new Junction("school", 68, 48, 8, 7, 0.02),
            new Junction("market", 68, 24, 9, 12, 0.02),
            new Junction("dock", 68, 0, 14, 13, 0.02));

    private static final List<Trunk> TRUNKS = List.of(
            new Trunk("plant", "quay", 36, 0.05),
            new Trunk("quay", "church", 24, 0.05),
            new Trunk("church", "lane", 24, 0.04),
            new Trunk("lane", "gate", 24, 0.032),
            new Trunk("plant", "dock", 36, 0.05),
            new Trunk("dock", "market", 24, 0.05),
            new Trunk("market", "school", 24, 0.04),
            new Trunk("school", "hospital", 24, 0.032));

    private final StudyBuilder study;
    private final HarbourYear year;
    private final ChosenHours hours;
    private final Profile supply;
    private final Profile ground;

    /** Prepares to add heat to a study of some hours of a year. */
    HarbourHeat(StudyBuilder study, HarbourYear year, ChosenHours hours) {
        this.study = study;
        this.year = year;
        this.hours = hours;
        supply = hours.profile(t -> supplyCelsius(year.outdoor[t]));
        ground = hours.profile(t -> year.ground[t]);
    }

    private static double supplyCelsius(double outdoorCelsius) {
        return HeatSchedule.DEFAULT_SUPPLY_CELSIUS + Math.clamp(-1.5 * outdoorCelsius, 0, 15);
    }

    void add() {
        study.add(new Bus("gas", "gas", 1, WEST, SOUTH - 0.002));
        addNetwork();
        addPlants();
        addCandidates();
    }

    private void addNetwork() {
        bus(PLANT, 44, -12);
        for (Junction junction : JUNCTIONS) {
            bus(heat(junction.name()), junction.x(), junction.y());
            district(junction, junction.left(), -12);
            district(junction, junction.right(), 12);
        }
        for (Trunk trunk : TRUNKS) {
            boolean old = trunk.to().equals("dock");
            double diameter = old ? OLD_PIPE_METRES : DIAMETER_SCALE * trunk.diameter();
            pipe(heat(trunk.from()), heat(trunk.to()), trunk.length(), diameter, old);
        }
    }

    private static String heat(String junction) {
        return "heat " + junction;
    }

    private void bus(String id, double x, double y) {
        // 1 degree of latitude has 111.3 km, one of longitude 61.6 km there.
        double lon = WEST + (x - 44) * LENGTH_SCALE / 61_600;
        double lat = SOUTH + (y + 12) * LENGTH_SCALE / 111_300;
        study.add(new Bus(id, "heat", 1, lon, lat));
        study.add(new HeatSchedule(id, supply, Profile.of(RETURN_CELSIUS), ground));
    }

    private void district(Junction junction, int number, double east) {
        String id = "district " + number;
        bus(id, junction.x() + east, junction.y());
        pipe(heat(junction.name()), id, 12, DIAMETER_SCALE * junction.diameter(), false);
        study.add(Load.builder("heating " + number, id)
                .carrier("heat")
                .powerMw(hours.profile(t -> DISTRICT_MW * year.heating[t]))
                .build());
    }

    private void pipe(String from, String to, double length, double diameter, boolean extendable) {
        double km = LENGTH_SCALE * length / 1000;
        double mw = PipeDesign.capacityMw(
                diameter, PipeDesign.DEFAULT_VELOCITY, HeatSchedule.DEFAULT_SUPPLY_CELSIUS, RETURN_CELSIUS);
        Pipe pipe = new Pipe(
                from.replace("heat ", "") + "-" + to.replace("heat ", ""), from, to, km, diameter, HEAT_TRANSFER, mw);
        PipeOperation.Builder operation = PipeOperation.builder(pipe)
                .direction(PipeOperation.Direction.FORWARD)
                .maxPu(supply.map(celsius ->
                        (celsius - RETURN_CELSIUS) / (HeatSchedule.DEFAULT_SUPPLY_CELSIUS - RETURN_CELSIUS)));
        if (extendable) {
            operation.expansion(HarbourTown.expansion(PIPE_COST_PER_MW_KM * km, 40, 0.01, mw, 4));
        }
        study.add(operation.build());
    }

    private void addPlants() {
        study.generator(
                "gas import",
                "gas",
                g -> g.carrier("natural gas").capacityMw(40).marginalCost(50));
        study.add(CombinedHeatPower.backPressure("CHP harbour", "harbour", PLANT, 0.41, 1.0)
                .carrier("CHP")
                .fuelBus("gas")
                .capacityMw(1.2)
                .marginalCost(Profile.of(6))
                .build());
        study.add(heatPump("sea heat pump", 0.35).build());
        study.add(LinkOperation.builder(Link.of("gas boiler plant", "gas", PLANT, 4.5), 0.92)
                .carrier("gas boiler")
                .marginalCost(2)
                .build());
        study.generator(
                "oil boiler hospital",
                heat("hospital"),
                g -> g.carrier("oil boiler").capacityMw(1.5).marginalCost(95).efficiency(0.9));
        study.store(
                "tank plant",
                PLANT,
                s -> s.carrier("heat tank")
                        .capacityMwh(25)
                        .standingLoss(0.000077)
                        .cyclic(true));
    }

    private LinkOperation.Builder heatPump(String id, double powerMw) {
        Profile cop = hours.profile(t -> HeatPumps.FIELD_CORRECTION
                * HeatPumps.cop(HeatPumps.Source.WATER, supplyCelsius(year.outdoor[t]) - year.sea[t]));
        return LinkOperation.builder(Link.of(id, "harbour", PLANT, powerMw), List.of(cop))
                .carrier("heat pump")
                .marginalCost(3);
    }

    private void addCandidates() {
        // 1,144 EUR per kW of heat, of which a kW of power gives about 2.7.
        study.add(heatPump("new heat pump", 0)
                .expansion(HarbourTown.expansion(2.7 * 1_144_000, 25, 0.0023, 0, 2))
                .build());
        study.store(
                "new tank",
                PLANT,
                s -> s.carrier("heat tank")
                        .expansion(HarbourTown.expansion(3_817, 40, 0.01, 0, 400))
                        .standingLoss(0.000077)
                        .cyclic(true));
    }
}
