package org.rexnet.core.simulation.experiment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an experiment keeps of one run.
 *
 * @param variant name of the variant
 * @param design name of the design
 * @param seed of the world
 * @param settingHash of the study over the simulated periods
 * @param worldHash of all that was drawn
 * @param logHash of all events in their order
 * @param figures indicators; without those that have no meaning in the run
 * @param surpluses of the actors, in their order
 * @param missingMoney by technology, in money per MW and year: its earnings beyond its running costs, with the sign turned: what fixed
 *     costs may not exceed
 * @param prices money per MWh by period and bus, over all periods
 * @param notes what did not hold
 */
public record Result(
        String variant,
        String design,
        long seed,
        long settingHash,
        long worldHash,
        long logHash,
        Map<Indicator, Double> figures,
        double[] surpluses,
        Map<String, Double> missingMoney,
        double[][] prices,
        List<String> notes) {

    public Result {
        EnumMap<Indicator, Double> copy = new EnumMap<>(Indicator.class);
        copy.putAll(figures);
        copy.values().removeIf(value -> value.isNaN());
        figures = Collections.unmodifiableMap(copy);
        missingMoney = Map.copyOf(missingMoney);
        notes = List.copyOf(notes);
    }

    /** Returns a figure; NaN where it has no meaning in the run. */
    public double figure(Indicator indicator) {
        return figures.getOrDefault(indicator, Double.NaN);
    }
}
