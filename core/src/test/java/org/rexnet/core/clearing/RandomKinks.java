package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Dice;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/**
 * Random studies whose loads and capacities are multiples of 5 MW, so that demand often stands where one unit ends and the next begins:
 * units with ramps, commitment and capacities to be found, a triangle of lines, a battery and a heat pump, in 1 to 4 snapshots of
 * different weights.
 */
public final class RandomKinks {

    private static final List<String> BUSES = List.of("a", "b", "c");

    private final Dice dice;
    private final int snapshots;
    private final boolean committed;
    private final List<Consumer<StudyBuilder>> rows = new ArrayList<>();

    private RandomKinks(long seed) {
        snapshots = new Dice(seed, 1).whole(1, 4);
        dice = new Dice(seed, snapshots);
        committed = dice.once(4);
    }

    /** Draws a study. */
    public static Study of(long seed) {
        return build(seed, false);
    }

    /** Draws the same study with the rows of its components in the opposite order. */
    static Study reversed(long seed) {
        return build(seed, true);
    }

    private static Study build(long seed, boolean reversed) {
        RandomKinks kinks = new RandomKinks(seed);
        StudyBuilder study = Study.builder("kinks " + seed)
                .horizon(kinks.horizon())
                .settings(kinks.dice.once(3) ? Settings.DEFAULTS.withLostLoad(300) : Settings.DEFAULTS);
        kinks.draw();
        study.buses(BUSES.toArray(String[]::new)).bus("warm", "heat");
        if (reversed) {
            Collections.reverse(kinks.rows);
        }
        kinks.rows.forEach(row -> row.accept(study));
        return study.build();
    }

    private Horizon horizon() {
        return new Horizon(IntStream.range(0, snapshots)
                .mapToObj(t -> {
                    double hours = dice.pick(List.of(1.0, 2.0, 4.0));
                    return new Horizon.Snapshot("" + t, hours, hours, hours, "");
                })
                .toList());
    }

    private double five(int low, int high) {
        return 5 * dice.whole(low, high);
    }

    private double[] fives(int low, int high) {
        return IntStream.range(0, snapshots).mapToDouble(t -> five(low, high)).toArray();
    }

    private void draw() {
        for (String bus : BUSES) {
            double[] load = fives(0, 5);
            rows.add(study -> study.add(
                    Load.builder("load " + bus, bus).powerMw(Profile.of(load)).build()));
        }
        double[] heat = fives(0, 2);
        rows.add(study -> study.add(
                Load.builder("houses", "warm").powerMw(Profile.of(heat)).build()));
        rows.add(study -> study.generator("boiler", "warm", 50, 70));
        int units = dice.whole(4, 8);
        for (int i = 0; i < units; i++) {
            unit("unit " + i);
        }
        for (String bus : BUSES) {
            double cost = 150 + 10 * dice.whole(0, 3);
            rows.add(study -> study.generator("spare " + bus, bus, 100, cost));
        }
        for (int i = 0; i < 3; i++) {
            String from = BUSES.get(i);
            String to = BUSES.get((i + 1) % 3);
            double limit = dice.once(4) ? 200 : five(1, 4);
            rows.add(study -> study.line(from, to, 0.1, limit));
        }
        if (dice.chance()) {
            double power = five(1, 2);
            double level = five(0, 2);
            rows.add(study -> study.storageUnit(
                    "battery",
                    "a",
                    s -> s.capacityMw(power).maxHours(2).initialMwh(level).efficiencyStore(0.8)));
        }
        if (dice.chance()) {
            rows.add(study -> study.link("heat pump", "b", "warm", 5, 2));
        }
    }

    private void unit(String name) {
        String bus = dice.pick(BUSES);
        double mw = five(1, 5);
        double cost = 10 * dice.whole(0, 9);
        boolean ramps = dice.once(4);
        boolean isNew = dice.once(5);
        boolean onOrOff = committed && !isNew && dice.chance();
        double capital = dice.whole(1, 40);
        rows.add(study -> study.generator(name, bus, g -> {
            g.capacityMw(isNew ? 0 : mw).marginalCost(cost);
            if (isNew) {
                g.expansion(Expansion.of(0, mw, capital));
            }
            if (onOrOff) {
                g.minPu(0.4).commitment(Commitment.free().withCosts(20, 0));
            } else if (ramps && !isNew) {
                g.rampLimits(RampLimits.of(0.4, 0.4));
            }
            return g;
        }));
    }
}
