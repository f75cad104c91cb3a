package org.rexnet.core.study.builtin;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.CapitalCost.Overnight;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Horizon.Snapshot;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;
import org.rexnet.network.Line;

/**
 * An invented port town of about 10 MW, and what could be built there by 2030.
 *
 * <p>Its network is PJM's training case divided by 100: F. Li and R. Bo, "Small Test Systems for Power System Economic
 * Studies", IEEE PES General Meeting 2010; numbers from case5_pjm of PGLib-OPF v23.07, copyright 2010 IEEE, CC BY 4.0.
 * Buses A to E are mill, old town, station, harbour and headland. Limits, loads and generators are 1/100 of the
 * original, reactances the same on a base 1/100 as large; generators cost six times as much, in EUR, and are too small
 * for the European emissions trade.
 *
 * <p>Costs of new capacity are those of the Danish Energy Agency's catalogues for 2030, in the collection technology-data of
 * PyPSA, except batteries, whose price has fallen below that: 130 EUR/kW and 120 EUR/kWh. A year's payment is at
 * {@value #DISCOUNT_RATE} interest. A line costs {@value #LINE_COST} EUR per MW and km.
 */
final class HarbourTown {

    private static final long SEED = 2030;
    private static final double COST_FACTOR = 6;
    private static final double DISCOUNT_RATE = 0.07;
    private static final double LINE_COST = 40_000;
    private static final int WEEK = 168;
    private static final int WEEKS_PER_SEASON = 13;
    private static final List<String> SEASONS = List.of("winter", "spring", "summer", "autumn");
    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** What of the candidates the simulation of markets has, in MW. */
    private static final Map<String, Double> SIMULATED =
            Map.of("new wind headland", 4.0, "new solar mill", 3.0, "new battery harbour", 1.0);

    private final HarbourYear year = new HarbourYear(SEED);
    private final ChosenHours hours;
    private final Horizon horizon;
    private final StudyBuilder study;

    private HarbourTown(String name, Horizon horizon, int[] hours) {
        this.horizon = horizon;
        this.hours = new ChosenHours(hours);
        Settings settings = Settings.DEFAULTS
                .withLostLoad(3000)
                .withSimulation(Settings.DEFAULTS.simulation().withCapacities(SIMULATED));
        study = Study.builder(name).settings(settings).horizon(horizon);
    }

    /** Returns the town over all hours of a year. */
    static Study year() {
        List<Snapshot> snapshots = new ArrayList<>();
        int[] hours = new int[HarbourYear.HOURS];
        for (int t = 0; t < HarbourYear.HOURS; t++) {
            hours[t] = t;
            snapshots.add(new Snapshot(label(t), 1, 1, 1, ""));
        }
        return new HarbourTown("harbour-year", new Horizon(snapshots), hours).build();
    }

    /**
     * Returns the town over one week of each quarter, a block each, that stands for a quarter of the year's hours: the
     * week whose means of demand, wind, sun and heating are nearest to those of the quarter, by the sum of squared relative
     * distances.
     */
    static Study fourWeeks() {
        HarbourYear year = new HarbourYear(SEED);
        double weight = (double) HarbourYear.HOURS / (SEASONS.size() * WEEK);
        List<Snapshot> snapshots = new ArrayList<>();
        int[] hours = new int[SEASONS.size() * WEEK];
        for (int season = 0; season < SEASONS.size(); season++) {
            int first = typicalWeek(year, season) * WEEK;
            for (int t = first; t < first + WEEK; t++) {
                hours[snapshots.size()] = t;
                snapshots.add(new Snapshot(label(t), weight, 1, weight, SEASONS.get(season)));
            }
        }
        return new HarbourTown("harbour", new Horizon(snapshots), hours).build();
    }

    private static int typicalWeek(HarbourYear year, int season) {
        List<double[]> series = List.of(year.homes, year.offices, year.port, year.headlandWind, year.sun, year.heating);
        int first = season * WEEKS_PER_SEASON;
        int nearest = first;
        double least = Double.POSITIVE_INFINITY;
        for (int week = first; week < first + WEEKS_PER_SEASON; week++) {
            double distance = 0;
            for (double[] values : series) {
                double ofSeason = mean(values, first * WEEK, WEEKS_PER_SEASON * WEEK);
                double relative = mean(values, week * WEEK, WEEK) / ofSeason - 1;
                distance += relative * relative;
            }
            if (distance < least) {
                least = distance;
                nearest = week;
            }
        }
        return nearest;
    }

    private static double mean(double[] values, int first, int count) {
        double sum = 0;
        for (int t = first; t < first + count; t++) {
            sum += values[t];
        }
        return sum / count;
    }

    private static String label(int t) {
        return LABEL.format(LocalDateTime.of(2030, 1, 1, 0, 0).plusHours(t));
    }

    private Study build() {
        addNetwork();
        addDemand();
        addPlants();
        addCandidates();
        addContracts();
        new HarbourHeat(study, year, hours).add();
        new HarbourCharging(study, SEED).add(horizon);
        HarbourForecasts.add(study);
        return study.build();
    }

    private void addNetwork() {
        study.add(new Bus("mill", Bus.DEFAULT_CARRIER, 20, 10.842, 56.404))
                .add(new Bus("old town", Bus.DEFAULT_CARRIER, 20, 10.878, 56.413))
                .add(new Bus("station", Bus.DEFAULT_CARRIER, 20, 10.893, 56.402))
                .add(new Bus("harbour", Bus.DEFAULT_CARRIER, 20, 10.921, 56.409))
                .add(new Bus("headland", Bus.DEFAULT_CARRIER, 20, 10.955, 56.431));
        addLine("mill", "old town", 0.00281, 0.0281, 4.00, 2.4, false);
        addLine("mill", "harbour", 0.00304, 0.0304, 4.26, 4.9, true);
        addLine("mill", "headland", 0.00064, 0.0064, 4.26, 7.6, false);
        addLine("old town", "station", 0.00108, 0.0108, 4.26, 1.5, false);
        addLine("station", "harbour", 0.00297, 0.0297, 4.26, 1.9, false);
        addLine("harbour", "headland", 0.00297, 0.0297, 2.40, 3.2, true);
    }

    private void addLine(String from, String to, double r, double x, double mw, double km, boolean extendable) {
        Line line = new Line(from + "-" + to, from, to, r, x, mw, Line.AngleLimits.NONE);
        LineOperation.Builder operation =
                LineOperation.builder(line).carrier("AC").lengthKm(km);
        if (extendable) {
            operation.expansion(Expansion.of(mw, 10, new Overnight(LINE_COST * km, DISCOUNT_RATE, 40, 0, 1)));
        }
        study.add(operation.build());
    }

    private void addDemand() {
        study.add(Load.builder("homes old town", "old town")
                .powerMw(profile(year.homes, 3))
                .build());
        study.add(Load.builder("offices station", "station")
                .powerMw(profile(year.offices, 3))
                .build());
        study.add(Load.builder("port harbour", "harbour")
                .powerMw(profile(year.port, 4))
                .build());
    }

    private void addPlants() {
        study.add(Carrier.of("coal", 0.34))
                .add(Carrier.of("biogas"))
                .add(Carrier.of("wood"))
                .add(Carrier.of("gas", 0.2))
                .add(Carrier.of("natural gas", 0.2))
                .add(Carrier.of("oil", 0.267))
                .add(Carrier.of("wind"))
                .add(Carrier.of("solar"))
                .add(Carrier.of("battery"))
                .add(Carrier.of("heat tank"))
                .add(Carrier.of("oil boiler", 0.267));
        addPlant("coal plant headland", "headland", "coal", 6.0, 10, 0.31);
        addPlant("biogas engine mill", "mill", "biogas", 0.4, 14, 0.43);
        addPlant("wood plant mill", "mill", "wood", 1.7, 15, 0.29);
        addPlant("gas engine station", "station", "gas", 5.2, 30, 0.43);
        addPlant("oil turbine harbour", "harbour", "oil", 2.0, 40, 0.33);
    }

    /** Adds the paper mill's turbine, which supplies the shipyard, and the fish market's cold store, which can wait. */
    private void addContracts() {
        study.add(new BilateralContract("paper mill to shipyard", "mill", "harbour", Profile.of(0.5), Profile.of(62)));
        study.add(new FlexibleLoad("cold store harbour", "harbour", Profile.of(0.3), 3, 24));
    }

    private void addPlant(String id, String bus, String carrier, double mw, double cost, double efficiency) {
        study.generator(
                id,
                bus,
                g -> g.carrier(carrier)
                        .capacityMw(mw)
                        .marginalCost(COST_FACTOR * cost)
                        .efficiency(efficiency));
    }

    private void addCandidates() {
        Expansion wind = expansion(1_383_000, 30, 0.0122, 0, 10);
        addWeather("new wind headland", "headland", "wind", year.headlandWind, wind, 1.8);
        addWeather("new wind mill", "mill", "wind", year.inlandWind, wind, 1.8);
        addWeather("new solar mill", "mill", "solar", year.sun, expansion(482_000, 40, 0.0248, 0, 6), 0);
        addWeather("new solar old town", "old town", "solar", year.sun, expansion(711_000, 40, 0.0157, 0, 4), 0);
        Expansion peaker = expansion(581_000, 25, 0.0178, 0, 10);
        study.generator(
                "new gas peaker station",
                "station",
                g -> g.carrier("gas").expansion(peaker).marginalCost(130).efficiency(0.41));
        addBattery("new battery harbour", "harbour");
        addBattery("new battery old town", "old town");
    }

    private void addWeather(
            String id, String bus, String carrier, double[] output, Expansion expansion, double marginalCost) {
        study.generator(
                id,
                bus,
                g -> g.carrier(carrier)
                        .expansion(expansion)
                        .maxPu(profile(output, 1))
                        .marginalCost(marginalCost));
    }

    private void addBattery(String id, String bus) {
        double hoursOfStorage = 4;
        double inverter = 130_000 * (Expansion.annuity(DISCOUNT_RATE, 10) + 0.0034);
        double cells = hoursOfStorage * 120_000 * Expansion.annuity(DISCOUNT_RATE, 25);
        study.storageUnit(
                id,
                bus,
                s -> s.carrier("battery")
                        .expansion(Expansion.of(0, 5, inverter + cells))
                        .maxHours(hoursOfStorage)
                        .minPu(-1)
                        .efficiencyStore(0.96)
                        .efficiencyDispatch(0.96)
                        .cyclic(true));
    }

    /** Returns a capacity that costs an investment in EUR per MW (MWh), and a share of it every year for upkeep. */
    static Expansion expansion(double investment, double years, double upkeep, double min, double max) {
        return Expansion.of(
                min, max, new CapitalCost.Overnight(investment, DISCOUNT_RATE, years, upkeep * investment, 1));
    }

    private Profile profile(double[] values, double scale) {
        return hours.profile(t -> scale * values[t]);
    }
}
