package org.rexnet.core.study;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a study says about its simulation.
 *
 * @param from label of the first snapshot that counts; the horizon's first where it is empty
 * @param days that count, at least 1
 * @param warmUpDays before them, simulated and not counted, at least 0; the weather of the first days that count where the horizon has none
 *     before
 * @param arrivals at the market per period and participant, on average, above 0
 * @param threshold by how much prices at its place must have moved, as shares of each added up over periods, before a store plans anew
 *     although nothing else is new to it, at least 0; with 0 it plans anew whenever it has reason to come
 * @param flexible share of the participants with flexibility that keep theirs, from 0 to 1
 * @param windAndSun share of the energy needed that wind and sun can give, to which their capacities are scaled; as they are where it is
 *     empty
 * @param endValue of energy in stores at the end, in money per MWh; the mean price at their bus in the clearing of what is expected, where
 *     it is empty
 * @param newsHours between two forecasts that look far ahead, at least 1
 * @param newsHorizonHours how far those look ahead, in h, at least {@code newsHours}
 * @param capacities of candidates as they are simulated, by name, in the unit of their kind; others have what exists of them
 */
public record SimulationSettings(
        Optional<String> from,
        int days,
        int warmUpDays,
        double arrivals,
        double threshold,
        double flexible,
        OptionalDouble windAndSun,
        OptionalDouble endValue,
        int newsHours,
        int newsHorizonHours,
        Map<String, Double> capacities) {

    /**
     * A week after a day, from the first snapshot on; stores plan anew where prices moved by a whole one; forecasts every six hours for 36
     * hours ahead.
     */
    public static final SimulationSettings DEFAULTS = new SimulationSettings(
            Optional.empty(), 7, 1, 1, 1, 1, OptionalDouble.empty(), OptionalDouble.empty(), 6, 36, Map.of());

    public SimulationSettings {
        capacities = Collections.unmodifiableMap(new TreeMap<>(capacities));
        Attributes.check("Simulation", "of a study")
                .aboveZero("days", Profile.of(days))
                .atLeastZero("warm_up_days", warmUpDays)
                .aboveZero("arrivals", Profile.of(arrivals))
                .finite("arrivals", Profile.of(arrivals))
                .atLeastZero("threshold", Profile.of(threshold))
                .finite("threshold", Profile.of(threshold))
                .between("flexible", Profile.of(flexible), 0, 1)
                .between("wind_and_sun", Profile.of(windAndSun.orElse(0)), 0, 10)
                .aboveZero("news", Profile.of(newsHours))
                .ordered("news", newsHours, "news_horizon", newsHorizonHours)
                .done();
    }

    /** Returns these settings with so many days that count, after so many that do not. */
    public SimulationSettings withDays(int newDays, int newWarmUpDays) {
        return with(draft -> {
            draft.days = newDays;
            draft.warmUpDays = newWarmUpDays;
        });
    }

    /** Returns these settings with another mean number of visits to the market per period and participant, above 0. */
    public SimulationSettings withArrivals(double newArrivals) {
        return with(draft -> draft.arrivals = newArrivals);
    }

    /** Returns these settings with another threshold of prices, at least 0. */
    public SimulationSettings withThreshold(double newThreshold) {
        return with(draft -> draft.threshold = newThreshold);
    }

    /** Returns these settings with another share of the participants with flexibility that keep theirs, from 0 to 1. */
    public SimulationSettings withFlexible(double newFlexible) {
        return with(draft -> draft.flexible = newFlexible);
    }

    /** Returns these settings with capacities of wind and sun scaled to another share of the energy needed. */
    public SimulationSettings withWindAndSun(double newShare) {
        return with(draft -> draft.windAndSun = OptionalDouble.of(newShare));
    }

    /** Returns these settings with other capacities of candidates by name, in the unit of their kind. */
    public SimulationSettings withCapacities(Map<String, Double> newCapacities) {
        return with(draft -> draft.capacities = newCapacities);
    }

    /** Returns these settings with another value of energy in stores at the end, in money per MWh. */
    public SimulationSettings withEndValue(double newEndValue) {
        return with(draft -> draft.endValue = OptionalDouble.of(newEndValue));
    }

    /** Returns what is said, by the keys of {@code study.yaml}, in alphabetical order; defaults are left out. */
    public Map<String, String> toKeys() {
        Map<String, String> keys = new TreeMap<>();
        from.ifPresent(label -> keys.put("from", quoted(label)));
        put(keys, "days", days, DEFAULTS.days);
        put(keys, "warm_up_days", warmUpDays, DEFAULTS.warmUpDays);
        put(keys, "arrivals", arrivals, DEFAULTS.arrivals);
        put(keys, "threshold", threshold, DEFAULTS.threshold);
        put(keys, "flexible", flexible, DEFAULTS.flexible);
        windAndSun.ifPresent(share -> keys.put("wind_and_sun", Double.toString(share)));
        endValue.ifPresent(value -> keys.put("end_value", Double.toString(value)));
        if (!capacities.isEmpty()) {
            StringBuilder text = new StringBuilder();
            capacities.forEach(
                    (name, size) -> text.append(text.isEmpty() ? "" : "|").append(name + "=" + size));
            keys.put("capacities", quoted(text.toString()));
        }
        put(keys, "news", newsHours, DEFAULTS.newsHours);
        put(keys, "news_horizon", newsHorizonHours, DEFAULTS.newsHorizonHours);
        return keys;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void put(Map<String, String> keys, String key, Object value, Object otherwise) {
        if (!value.equals(otherwise)) {
            keys.put(key, value.toString());
        }
    }

    private SimulationSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /** The same values, to be changed before they are a record again; mutable, for one thread. */
    private static final class Draft {

        Optional<String> from;
        int days;
        int warmUpDays;
        double arrivals;
        double threshold;
        double flexible;
        OptionalDouble windAndSun;
        OptionalDouble endValue;
        int newsHours;
        int newsHorizonHours;
        Map<String, Double> capacities;

        Draft(SimulationSettings from) {
            this.from = from.from;
            days = from.days;
            warmUpDays = from.warmUpDays;
            arrivals = from.arrivals;
            threshold = from.threshold;
            flexible = from.flexible;
            windAndSun = from.windAndSun;
            endValue = from.endValue;
            newsHours = from.newsHours;
            newsHorizonHours = from.newsHorizonHours;
            capacities = from.capacities;
        }

        SimulationSettings made() {
            return new SimulationSettings(
                    from,
                    days,
                    warmUpDays,
                    arrivals,
                    threshold,
                    flexible,
                    windAndSun,
                    endValue,
                    newsHours,
                    newsHorizonHours,
                    capacities);
        }
    }
}
