package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Study;

/**
 * Who feeds a carrier and who draws from it, in MW by snapshot.
 *
 * @param carrier what balances
 * @param supplies what comes in, by technology; never below 0
 * @param draws what is converted or kept, by technology; never above 0
 * @param demand what is used, unserved demand included
 */
record Balance(String carrier, Map<String, double[]> supplies, Map<String, double[]> draws, double[] demand) {

    private static final double SMALLEST_MW = 1e-9;
    private static final String[] BY_WEATHER = {"wind", "solar", "sun", "pv", "photovoltaic"};

    /** Name of demand that is not served. */
    static final String UNSERVED = "unserved";

    /** Returns the balances of all carriers that buses have, in the order of the network. */
    static List<Balance> of(Clearing clearing) {
        Study study = clearing.study();
        int snapshots = study.horizon().size();
        Map<String, Balance> balances = new LinkedHashMap<>();
        study.network()
                .buses()
                .forEach(bus -> balances.computeIfAbsent(
                        bus.carrier(),
                        name -> new Balance(
                                name, new LinkedHashMap<>(), new LinkedHashMap<>(), new double[snapshots])));
        for (Injection injection : clearing.injections()) {
            String carrier = study.network().buses().get(injection.bus()).carrier();
            Objects.requireNonNull(balances.get(carrier)).add(injection, technology(study, injection), snapshots);
        }
        return balances.values().stream().map(Balance::cleaned).toList();
    }

    /** Returns the technology of a component, or its kind where it names none. */
    static String technology(Study study, Injection injection) {
        return study.components()
                .find(injection.component())
                .flatMap(Component::technology)
                .orElse(injection.component().kind().plural());
    }

    private void add(Injection injection, String technology, int snapshots) {
        switch (injection.role()) {
            case USE -> add(demand, injection, snapshots, -1);
            case SUPPLY -> split(injection, technology, technology + ", drawing", snapshots);
            case STORAGE -> split(injection, technology, technology + ", charging", snapshots);
            case CONVERSION -> split(injection, technology, "to " + technology, snapshots);
            case TRANSPORT -> add(line(draws, "losses", snapshots), injection, snapshots, 1);
            case IMBALANCE -> split(injection, UNSERVED, "surplus", snapshots);
        }
    }

    private static double[] line(Map<String, double[]> lines, String name, int snapshots) {
        return lines.computeIfAbsent(name, any -> new double[snapshots]);
    }

    private static void add(double[] sums, Injection injection, int snapshots, double sign) {
        for (int t = 0; t < snapshots; t++) {
            sums[t] += sign * injection.mw(t);
        }
    }

    private void split(Injection injection, String in, String out, int snapshots) {
        double[] up = line(supplies, in, snapshots);
        double[] down = line(draws, out, snapshots);
        for (int t = 0; t < snapshots; t++) {
            double mw = injection.mw(t);
            if (mw > 0) {
                up[t] += mw;
            } else {
                down[t] += mw;
            }
        }
    }

    /** Returns the same without what is never there, and with no trace of rounding beyond 0. */
    private Balance cleaned() {
        return new Balance(carrier, some(supplies), some(draws), demand);
    }

    private static Map<String, double[]> some(Map<String, double[]> lines) {
        Map<String, double[]> some = new LinkedHashMap<>();
        lines.forEach((name, values) -> {
            if (Arrays.stream(values).anyMatch(mw -> Math.abs(mw) > SMALLEST_MW)) {
                some.put(name, values);
            }
        });
        return some;
    }

    /** Returns whether anything comes in at all. */
    boolean isEmpty() {
        return supplies.isEmpty() && Arrays.stream(demand).allMatch(mw -> Math.abs(mw) <= SMALLEST_MW);
    }

    /** Returns the lines with the most energy, the others summed up as one. */
    static Map<String, double[]> most(Map<String, double[]> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> ranked = new ArrayList<>(lines.keySet());
        ranked.sort(Comparator.comparingDouble(
                name -> -Math.abs(Arrays.stream(lines.get(name)).sum())));
        List<String> kept = ranked.subList(0, most - 1);
        Map<String, double[]> result = new LinkedHashMap<>();
        double[] rest = new double[lines.values().iterator().next().length];
        lines.forEach((name, values) -> {
            if (kept.contains(name)) {
                result.put(name, values);
            } else {
                for (int t = 0; t < rest.length; t++) {
                    rest[t] += values[t];
                }
            }
        });
        result.put("others (%d)".formatted(lines.size() - kept.size()), rest);
        return result;
    }

    /** Returns whether anything of it comes from wind or sun. */
    boolean hasWeather() {
        return supplies.keySet().stream().anyMatch(Balance::isWeather);
    }

    private static boolean isWeather(String technology) {
        String name = technology.toLowerCase(java.util.Locale.ROOT);
        return Arrays.stream(BY_WEATHER).anyMatch(name::contains);
    }

    /** Returns the demand that wind and sun leave to others. */
    double[] residual() {
        double[] rest = demand.clone();
        supplies.forEach((name, values) -> {
            for (int t = 0; t < rest.length && isWeather(name); t++) {
                rest[t] -= values[t];
            }
        });
        return rest;
    }
}
