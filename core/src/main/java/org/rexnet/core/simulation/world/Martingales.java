package org.rexnet.core.simulation.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;
import org.rexnet.core.simulation.random.Samples;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Forecast.Errors;
import org.rexnet.network.Network;

/**
 * Draws how forecasts change: at each news time a first-order autoregression over the periods it looks at, part of it common to all of a
 * carrier; scaled so that the error left at a lead time of h hours has the variance hour^2 h up to an hour, and goes on linearly to day^2
 * at 24 hours and beyond. Mutable, for one world.
 */
final class Martingales {

    private static final double DAY_HOURS = 24;

    private final Setting setting;
    private final NewsTimes news;
    private final long seed;
    private final Samples samples = new Samples();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * A forecast that is to be drawn.
     *
     * @param group whose common part it shares
     * @param sign of the common part
     * @param size of an error of 1, in units, by period
     */
    private record Entry(
            LotMartingale series, Errors errors, long group, int sign, double[] size, long own, long rounding) {}

    Martingales(Setting setting, long seed) {
        this.setting = setting;
        news = setting.news();
        this.seed = seed;
    }

    /**
     * Adds one.
     *
     * @param sign of the common part: -1 of a temperature, which needs for heat go against
     * @param origin value of 0 units
     * @param unit size of a unit
     * @param base expected before any news, by period
     * @param most upper bound, by period
     * @param size of an error of 1, by period
     */
    Series add(
            Component component,
            Errors errors,
            int sign,
            double origin,
            double unit,
            double[] base,
            double[] most,
            double[] size) {
        int[] units = Arrays.stream(base)
                .mapToInt(value -> (int) Math.round((value - origin) / unit))
                .toArray();
        int[] bound = new int[units.length];
        for (int t = 0; t < bound.length; t++) {
            bound[t] = Math.max(units[t], (int) Math.floor((most[t] - origin) / unit));
        }
        LotMartingale series = new LotMartingale(news, origin, unit, units, bound);
        long key = setting.drawKey(component.key());
        entries.add(new Entry(
                series,
                errors,
                KeyedDraws.key("carrier:" + group(component)),
                sign,
                Arrays.stream(size).map(one -> one / unit).toArray(),
                KeyedDraws.stream(seed, key, DrawPurpose.NEWS),
                KeyedDraws.stream(seed, key, DrawPurpose.ROUNDING)));
        return series;
    }

    /** Returns what errors are common to: the carrier, or that of the bus; buildings and loads of a heat bus share the weather. */
    private String group(Component component) {
        Network network = setting.study().network();
        String ofBus = network.bus(component.buses().get(0)).carrier();
        boolean isHeat = ofBus.equals("heat");
        return isHeat || component.carrier().isEmpty() ? ofBus + " " + isHeat : component.carrier();
    }

    /** Draws all changes, and what happens. */
    void draw() {
        int count = setting.count();
        int[] known = new int[count];
        for (int i = 0; i < news.issues.length; i++) {
            Map<List<Long>, double[]> common = new LinkedHashMap<>();
            for (Entry entry : entries) {
                change(entry, i, known, common);
            }
            for (int t = news.first[i]; t < news.end[i]; t++) {
                known[t]++;
            }
        }
        for (Entry entry : entries) {
            happen(entry, known);
        }
    }

    private void change(Entry entry, int issue, int[] known, Map<List<Long>, double[]> common) {
        int first = news.first[issue];
        int end = news.end[issue];
        double rho = Math.pow(entry.errors().correlation(), news.periodHours());
        double[] shared = common.computeIfAbsent(
                List.of(entry.group(), Double.doubleToLongBits(rho)),
                key -> regression(
                        KeyedDraws.stream(seed, entry.group(), DrawPurpose.SHARED_NEWS), issue, first, end, rho));
        double[] own = regression(entry.own(), issue, first, end, rho);
        double ofShared = entry.sign() * Math.sqrt(entry.errors().shared());
        double ofOwn = Math.sqrt(1 - entry.errors().shared());
        for (int t = first; t < end; t++) {
            int change = known[t];
            double before =
                    change == 0 ? news.mostHours() : news.leadHours(news.issueOf[news.offsets[t] + change - 1], t);
            double spread = spread(entry.errors(), before, news.leadHours(issue, t));
            double error = ofShared * shared[t - first] + ofOwn * own[t - first];
            entry.series().move(t, change, spread * error * entry.size()[t], uniform(entry, issue, t));
        }
    }

    /** Draws the outcome around the last forecast; the news of a period's end is the news time behind all others. */
    private void happen(Entry entry, int[] known) {
        int end = setting.count();
        for (int t = 0; t < end; t++) {
            long at = index(news.issues.length + t, t);
            double shared = samples.normal(KeyedDraws.stream(seed, entry.group(), DrawPurpose.SHARED_NEWS), at);
            double error = entry.sign() * Math.sqrt(entry.errors().shared()) * shared
                    + Math.sqrt(1 - entry.errors().shared()) * samples.normal(entry.own(), at);
            double lead =
                    known[t] == 0 ? news.mostHours() : news.leadHours(news.issueOf[news.offsets[t] + known[t] - 1], t);
            double spread = spread(entry.errors(), lead, 0);
            entry.series()
                    .move(t, known[t], spread * error * entry.size()[t], uniform(entry, news.issues.length + t, t));
        }
    }

    private double uniform(Entry entry, int issue, int target) {
        return (KeyedDraws.bits(entry.rounding(), index(issue, target)) >>> 11) * 0x1.0p-53;
    }

    private double[] regression(long stream, int issue, int first, int end, double rho) {
        double[] z = new double[end - first];
        double fresh = Math.sqrt(1 - rho * rho);
        for (int t = first; t < end; t++) {
            double normal = samples.normal(stream, index(issue, t));
            z[t - first] = t == first ? normal : rho * z[t - first - 1] + fresh * normal;
        }
        return z;
    }

    private static long index(int issue, int target) {
        return ((long) issue << 32) + target;
    }

    /** Returns the standard deviation of what is learnt between two lead times in hours. */
    private static double spread(Errors errors, double before, double after) {
        return Math.sqrt(Math.max(0, variance(errors, before) - variance(errors, after)));
    }

    /** Returns the variance of the error left at a lead time in hours. */
    static double variance(Errors errors, double hours) {
        double hour = errors.hour() * errors.hour();
        if (hours <= 1) {
            return hour * hours;
        }
        double day = errors.day() * errors.day();
        return hour + (day - hour) * Math.min(1, (hours - 1) / (DAY_HOURS - 1));
    }
}
