package org.rexnet.core.simulation.world;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Exogenous;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Forecast.Errors;
import org.rexnet.core.study.Forecast.Outages;
import org.rexnet.core.study.Forecasts;
import org.rexnet.core.study.Profile;

/** Draws the series of one world: needs, weather and failures. */
final class WorldSeries {

    private static final double KELVIN_UNIT = 1e-3;
    private static final double COLDEST = -100;
    private static final double HOTTEST = 100;
    private static final double MOST_OF_NEED = 3;
    private static final double HEADROOM_OF_WEATHER = 1.25;
    private static final double WATT = 1e-6;
    private static final double MOST_IN_WATTS = 1000;

    private final Setting setting;
    private final long seed;
    private final Martingales martingales;
    private final Map<ComponentKey, Series> all = new LinkedHashMap<>();

    WorldSeries(Setting setting, long seed) {
        this.setting = setting;
        this.seed = seed;
        martingales = new Martingales(setting, seed);
    }

    /** Returns the series of all components about which the world decides anything. */
    Map<ComponentKey, Series> all() {
        Forecasts forecasts = Forecasts.of(setting.study());
        for (Component component : setting.study().components()) {
            Optional<Forecast> forecast = forecasts.find(component);
            Optional<Series> given = component.exogenous().map(one -> given(component, one, forecast));
            Optional<Series> up = forecast.map(Forecast::outages)
                    .filter(Outages::any)
                    .map(outages -> new OutageSeries(
                            seed, setting.drawKey(component.key()), outages, setting.periodHours(), setting.count()));
            if (given.isPresent()) {
                all.put(
                        component.key(),
                        up.<Series>map(one -> new ProductSeries(given.get(), one))
                                .orElse(given.get()));
            } else {
                up.ifPresent(one -> all.put(component.key(), one));
            }
        }
        martingales.draw();
        return all;
    }

    private Series given(Component component, Exogenous exogenous, Optional<Forecast> forecast) {
        double[] base = values(exogenous.values());
        Errors errors = forecast.map(Forecast::errors).orElse(Errors.NONE);
        DataPair pair = setting.pairs().get(component.key());
        if (pair != null) {
            double kept = Math.pow(errors.correlation(), setting.periodHours());
            double[] most = new double[base.length];
            Arrays.fill(
                    most, exogenous.cause() == Exogenous.Cause.NEED ? Double.POSITIVE_INFINITY : component.capacity());
            double scale = pair.capacityMw() > 0 ? component.capacity() / pair.capacityMw() : 1;
            return new PairedSeries(seed, pair, scale, base, most, setting.periodsPerDay(), kept);
        }
        boolean isNegative = Arrays.stream(base).anyMatch(value -> value < 0);
        boolean isSure = exogenous.cause() == Exogenous.Cause.CAPABILITY
                || isNegative && exogenous.cause() != Exogenous.Cause.TEMPERATURE;
        return isSure || !errors.any() ? new FixedSeries(base) : uncertain(component, exogenous, errors, base);
    }

    private Series uncertain(Component component, Exogenous exogenous, Errors errors, double[] base) {
        double[] most = ceiling(exogenous, component);
        if (exogenous.cause() == Exogenous.Cause.TEMPERATURE) {
            double[] kelvin = new double[base.length];
            Arrays.fill(kelvin, 1);
            return martingales.add(component, errors, -1, COLDEST, KELVIN_UNIT, base, most, kelvin);
        }
        double[] size = exogenous.cause() == Exogenous.Cause.NEED
                ? base
                : IntStream.range(0, base.length)
                        .mapToDouble(t -> 2 * Math.sqrt(Math.max(0, base[t] * (most[t] - base[t]))))
                        .toArray();
        double unit = Arrays.stream(most).max().orElse(0) < MOST_IN_WATTS ? WATT : 1000 * WATT;
        return martingales.add(component, errors, 1, 0, unit, base, most, size);
    }

    /**
     * Returns the most that can happen: three times a need; of the weather a quarter more than on the best day at the same time, at most
     * the capacity.
     */
    private double[] ceiling(Exogenous exogenous, Component component) {
        double[] base = values(exogenous.values());
        int perDay = setting.periodsPerDay();
        double[] best = new double[perDay];
        for (int t = 0; t < base.length; t++) {
            best[t % perDay] = Math.max(best[t % perDay], base[t]);
        }
        return IntStream.range(0, base.length)
                .mapToDouble(t -> switch (exogenous.cause()) {
                    case NEED -> MOST_OF_NEED * base[t];
                    case TEMPERATURE -> HOTTEST;
                    case CAPABILITY -> base[t];
                    case WEATHER ->
                        Math.max(base[t], Math.min(component.capacity(), HEADROOM_OF_WEATHER * best[t % perDay]));
                })
                .toArray();
    }

    private double[] values(Profile profile) {
        return IntStream.range(0, setting.count()).mapToDouble(profile::at).toArray();
    }
}
