package org.rexnet.core.study.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Horizon.Snapshot;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;
import org.rexnet.network.Line;

/**
 * A village without a grid, and what its households could build: panels, batteries, diesel sets, lines to their neighbours and one to the
 * public grid, which is off more often than on.
 *
 * <p>Devices, costs and the hours of grid supply are those of Bahraich in CLOVER (github.com/CLOVER-energy/CLOVER, copyright Phil Sandwell
 * and Ben Winchester, MIT licence), in USD; see {@link VillageDevices} and {@link VillageSky}. Who owns which device is drawn from the
 * seed, and so are the houses' places, which are invented. What is not supplied is lit by kerosene: {@value #LAMP_HOUR} USD for an hour of
 * a lamp, in place of a light of 3 W, is the value of lost load.
 *
 * <p>CLOVER's cost of a connection and of a kilometre of line is taken for a line of {@value #LINE_KW} kW, other lines cost in proportion;
 * lines lose nothing. A battery is counted by what may be used of it, between 40 and 90 % of its charge, and lasts 1,500 cycles, one a
 * day. CLOVER says nothing of the lives of diesel sets (10 years here) and lines (20), of the distance to the grid, and of emissions per
 * MWh of grid and fuel. The mean day of a month stands for each season.
 */
final class Village {

    private static final long SEED = 2007;
    private static final double DISCOUNT_RATE = 0.1;
    private static final double LAMP_HOUR = 0.008;
    private static final double LINE_KW = 1;
    private static final double CONNECTION = 100;
    private static final double LINE_PER_KM = 5000;
    private static final double GRID_KM = 1.5;
    private static final double GRID_STATION = 2000;
    private static final double GRID_KW = 10;
    private static final double METRES_PER_DEGREE = 111_320;
    private static final List<String> SEASONS = List.of("winter", "spring", "summer", "autumn");
    private static final double DAYS_OF_SEASON = 365 / 4.0;

    /** Length of a snapshot, over which use and sun are averaged. */
    private static final int HOURS_PER_STEP = 3;

    private static final int STEPS_PER_DAY = VillageDevices.HOURS / HOURS_PER_STEP;

    /** Month, counted from 0, of which the mean day stands for the season. */
    private static final int[] MONTHS = {0, 3, 6, 9};

    private final VillageMap map;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final StudyBuilder study;
    private final List<List<String>> owned = new ArrayList<>();

    private Village(String name, int houses) {
        map = VillageMap.of(houses, random.split());
        Settings settings = Settings.DEFAULTS
                .withCurrency("USD")
                .withFormulation(FlowFormulation.TRANSPORT)
                .withLostLoad(LAMP_HOUR / 3 * 1e6)
                .asGrowthFromNothing();
        study = Study.builder(name).settings(settings).horizon(seasons());
    }

    /** Returns the village of 100 households. */
    static Study households() {
        return of("village", 100);
    }

    /** Returns a village of that many households, with a hundredth of the devices for each; at least 12. */
    static Study of(String name, int houses) {
        return new Village(name, houses).build();
    }

    private static Horizon seasons() {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int season = 0; season < SEASONS.size(); season++) {
            for (int hour = 0; hour < VillageDevices.HOURS; hour += HOURS_PER_STEP) {
                String label = String.format(Locale.ROOT, "2030-%02d-15 %02d:00:00", MONTHS[season] + 1, hour);
                double weight = DAYS_OF_SEASON * HOURS_PER_STEP;
                snapshots.add(new Snapshot(label, weight, HOURS_PER_STEP, weight, SEASONS.get(season)));
            }
        }
        return new Horizon(snapshots);
    }

    /** Number by hour of the day and month. */
    private interface Hourly {
        double at(int hour, int month);
    }

    /** Returns the mean of an hourly number over each snapshot. */
    private static double[] means(Hourly hourly) {
        double[] means = new double[MONTHS.length * STEPS_PER_DAY];
        for (int t = 0; t < means.length; t++) {
            for (int k = 0; k < HOURS_PER_STEP; k++) {
                int hour = t % STEPS_PER_DAY * HOURS_PER_STEP + k;
                means[t] += hourly.at(hour, MONTHS[t / STEPS_PER_DAY]) / HOURS_PER_STEP;
            }
        }
        return means;
    }

    private Study build() {
        study.add(Carrier.of("solar"))
                .add(Carrier.of("battery"))
                .add(Carrier.of("diesel", 0.267))
                .add(Carrier.of("grid", 0.7));
        for (int house = 0; house < map.houses(); house++) {
            owned.add(new ArrayList<>());
            place(bus(house), map.east()[house], map.north()[house]);
        }
        double[][] watts = new double[map.houses()][MONTHS.length * STEPS_PER_DAY];
        VillageDevices.domestic().forEach(device -> spread(device, watts));
        List<Integer> businesses = houses();
        addCommercial(businesses, watts);
        for (int house = 0; house < map.houses(); house++) {
            addHousehold(house, watts[house]);
        }
        addLines();
        addGrid();
        for (int house = 0; house < map.houses(); house++) {
            study.add(new Participant("household " + (house + 1), owned.get(house)));
        }
        study.add(new Participant("utility", List.of("generators:grid", "lines:grid")));
        return study.build();
    }

    private void place(String bus, double east, double north) {
        double perDegree = METRES_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(27.6));
        study.add(new Bus(bus, Bus.DEFAULT_CARRIER, 0.23, 81.6 + east / perDegree, 27.6 + north / METRES_PER_DEGREE));
    }

    private static String bus(int house) {
        return "house " + (house + 1);
    }

    private void own(int house, String table, String name) {
        owned.get(house).add(table + ":" + name);
    }

    /** Gives every house the same whole number of devices, and one more to as many as are left, chosen at random. */
    private void spread(VillageDevices device, double[][] watts) {
        int count = count(device);
        int each = count / map.houses();
        List<Integer> houses = houses();
        for (int k = 0; k < houses.size(); k++) {
            addUse(device, each + (k < count % map.houses() ? 1 : 0), watts[houses.get(k)]);
        }
    }

    /** Gives one machine each to the first of the given houses; the mill and the workshops have room for a diesel set. */
    private void addCommercial(List<Integer> houses, double[][] watts) {
        int next = 0;
        for (VillageDevices device : VillageDevices.commercial()) {
            for (int k = 0; k < count(device); k++) {
                int house = houses.get(next++);
                addUse(device, 1, watts[house]);
                if (!device.name().equals("shop")) {
                    addDiesel(house);
                }
            }
        }
    }

    /** Returns the number in this village: of everything there is at least one. */
    private int count(VillageDevices device) {
        return Math.max(1, (int) Math.rint(device.count() * map.houses() / 100.0));
    }

    private static void addUse(VillageDevices device, int number, double[] watts) {
        double[] mean = means((hour, month) -> device.watts(number, hour, month));
        for (int t = 0; t < watts.length; t++) {
            watts[t] += mean[t];
        }
    }

    /** Returns all houses in a random order. */
    private List<Integer> houses() {
        List<Integer> houses = new ArrayList<>();
        for (int house = 0; house < map.houses(); house++) {
            houses.add(random.nextInt(house + 1), house);
        }
        return houses;
    }

    private void addHousehold(int house, double[] watts) {
        String number = " " + (house + 1);
        Profile mw = Profile.of(watts).map(w -> w / 1e6);
        Profile sun = Profile.of(means(VillageSky::sun));
        study.add(Load.builder("devices" + number, bus(house)).powerMw(mw).build());
        own(house, "loads", "devices" + number);
        Expansion panels = Expansion.of(0, 0.001, cost(800, 20, 5));
        study.generator(
                "solar" + number,
                bus(house),
                g -> g.carrier("solar").expansion(panels).maxPu(sun));
        own(house, "generators", "solar" + number);
        addBattery(house, "battery" + number);
        own(house, "storage_units", "battery" + number);
    }

    /** A battery charges and discharges at a third of its capacity per hour; half of the capacity may be used. */
    private void addBattery(int house, String id) {
        double kwhPerKw = 1 / 0.33;
        Expansion expansion = Expansion.of(0, 0.001, cost(400 * kwhPerKw, 1500 / 365.0, 10 * kwhPerKw));
        study.storageUnit(
                id,
                bus(house),
                s -> s.carrier("battery")
                        .expansion(expansion)
                        .maxHours((0.9 - 0.4) * kwhPerKw)
                        .efficiencyStore(0.95)
                        .efficiencyDispatch(0.95)
                        .standingLoss(0.004)
                        .cyclic(true));
    }

    private void addDiesel(int house) {
        String id = "diesel " + (house + 1);
        double litresPerKwh = 0.4;
        double kwhPerLitre = 10;
        Expansion expansion = Expansion.of(0, 0.005, cost(250, 10, 20));
        study.generator(
                id,
                bus(house),
                g -> g.carrier("diesel")
                        .expansion(expansion)
                        .marginalCost(0.9 * litresPerKwh * 1000)
                        .efficiency(1 / (litresPerKwh * kwhPerLitre)));
        own(house, "generators", id);
    }

    private void addLines() {
        for (int house = 0; house < map.houses(); house++) {
            for (int other : map.neighboursAfter(house)) {
                String id = "line %d-%d".formatted(house + 1, other + 1);
                double km = map.metres(house, other) / 1000;
                addLine(id, bus(house), bus(other), km, cost((CONNECTION + LINE_PER_KM * km) / LINE_KW, 20, 0));
                own(house, "lines", id);
                own(other, "lines", id);
            }
        }
    }

    private void addLine(String id, String from, String to, double km, CapitalCost.Overnight cost) {
        Line line = new Line(id, from, to, 0, 1, 0, Line.AngleLimits.NONE);
        Expansion expansion = Expansion.of(0, GRID_KW / 1000, cost);
        study.add(LineOperation.builder(line).lengthKm(km).expansion(expansion).build());
    }

    /** The grid comes from the east; a share of its line costs a share of the whole. */
    private void addGrid() {
        int nearest = 0;
        for (int house = 1; house < map.houses(); house++) {
            nearest = map.east()[house] > map.east()[nearest] ? house : nearest;
        }
        place("road", map.east()[nearest] + 1000 * GRID_KM, map.north()[nearest]);
        double[] hours = VillageSky.grid(random.split());
        Profile on = Profile.of(means((hour, month) -> hours[month * VillageDevices.HOURS + hour]));
        study.generator(
                "grid",
                "road",
                g -> g.carrier("grid").capacityMw(GRID_KW / 1000).maxPu(on).marginalCost(10));
        double perKw = (GRID_STATION + LINE_PER_KM * GRID_KM) / GRID_KW;
        addLine("grid", "road", bus(nearest), GRID_KM, cost(perKw, 20, 0));
    }

    /** Returns the cost per MW of what costs so much per kW, lasts so long, and needs so much upkeep per kW a year. */
    private static CapitalCost.Overnight cost(double perKw, double years, double upkeepPerKw) {
        return new CapitalCost.Overnight(1000 * perKw, DISCOUNT_RATE, years, 1000 * upkeepPerKw, 1);
    }
}
